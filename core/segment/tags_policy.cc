#include "core/segment/tags_policy.h"

#include <nlohmann/json.hpp>

#include "core/base/json_fields.h"

namespace shuke::segment {
namespace {

using nlohmann::json;

constexpr int64_t kMostMajor = 1'000'000'000'000;
constexpr int kMostDays = 36'500;
constexpr int kMostOrders = 1'000'000;
constexpr int kMostPercent = 100'000;

struct IntegerField {
  std::string_view key;
  int TagsPolicy::*member;
  int low, high;
};

constexpr IntegerField kIntegers[] = {
    {"slow_delivery_days", &TagsPolicy::slow_delivery_days, 0, kMostDays},
    {"usual_orders", &TagsPolicy::usual_orders, 1, kMostOrders},
    {"stock_up_items", &TagsPolicy::stock_up_items, 1, kMostOrders},
    {"stock_up_percent", &TagsPolicy::stock_up_percent, 100, kMostPercent},
    {"occasion_percent", &TagsPolicy::occasion_percent, 1, 100},
    {"coupon_high_percent", &TagsPolicy::coupon_high_percent, 1, 100},
    {"refund_high_percent", &TagsPolicy::refund_high_percent, 1, 100},
    {"high_score", &TagsPolicy::high_score, 2, 5},
    {"low_score", &TagsPolicy::low_score, 1, 4},
    {"several_categories", &TagsPolicy::several_categories, 1, kMostOrders},
    {"clear_preference_percent", &TagsPolicy::clear_preference_percent, 1, 100},
    {"bad_actor_orders", &TagsPolicy::bad_actor_orders, 1, kMostOrders},
    {"bad_actor_refund_percent", &TagsPolicy::bad_actor_refund_percent, 1, 100},
    {"leaving_last_orders", &TagsPolicy::leaving_last_orders, 1, kMostOrders},
    {"leaving_slow_percent", &TagsPolicy::leaving_slow_percent, 100,
     kMostPercent},
    {"leaving_gone_days", &TagsPolicy::leaving_gone_days, 1, kMostDays},
    {"leaving_gone_orders", &TagsPolicy::leaving_gone_orders, 1, kMostOrders},
    {"leaving_price_percent", &TagsPolicy::leaving_price_percent, 101,
     kMostPercent},
    {"leaving_price_days", &TagsPolicy::leaving_price_days, 1, kMostDays},
    {"leaving_discount_percent", &TagsPolicy::leaving_discount_percent, 1, 100},
    {"leaving_discount_fall_percent",
     &TagsPolicy::leaving_discount_fall_percent, 0, 99},
};

void ReadWords(JsonFields& fields, std::string_view key,
               std::vector<std::string>& words) {
  const json* list = fields.Member(key);
  if (list == nullptr) return;
  const std::string path = fields.Path(key);
  if (!list->is_array()) {
    fields.Fail(
        PolicyInvalid(path, "wrong_type", QuoteJson(*list), "[\"…\", …]"));
    return;
  }
  std::vector<std::string> read;
  for (size_t i = 0; i < list->size(); ++i) {
    const json& word = (*list)[i];
    if (!word.is_string() || word.get_ref<const std::string&>().empty()) {
      fields.Fail(PolicyInvalid(JsonPath(path, i), "wrong_type",
                                QuoteJson(word), "\"…\""));
      return;
    }
    read.push_back(word.get<std::string>());
  }
  words = std::move(read);
}

}  // namespace

void ToJson(const TagsPolicy& policy, json& json) {
  json = {{"price_bands_major", policy.price_bands_major},
          {"recency_band_days", policy.recency_band_days},
          {"deal_channel_words", policy.deal_channel_words}};
  for (const IntegerField& field : kIntegers)
    json[std::string(field.key)] = policy.*field.member;
}

Status FromJson(const json& json, std::string_view path, TagsPolicy& policy) {
  using Order = JsonFields::Order;
  JsonFields fields(json, path);
  fields.Integers("price_bands_major", 1, kMostMajor, Order::kRising,
                  policy.price_bands_major);
  fields.Integers("recency_band_days", 1, kMostDays, Order::kRising,
                  policy.recency_band_days);
  ReadWords(fields, "deal_channel_words", policy.deal_channel_words);
  for (const IntegerField& field : kIntegers)
    fields.Integer(field.key, field.low, field.high, policy.*field.member);
  if (fields.ok() && policy.low_score >= policy.high_score) {
    fields.Fail(PolicyInvalid(fields.Path("low_score"), "wrong_order",
                              std::to_string(policy.low_score),
                              "1.." + std::to_string(policy.high_score - 1)));
  }
  return fields.Finish();
}

}  // namespace shuke::segment
