#include "core/segment/rfm_policy.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "core/base/json_fields.h"

namespace shuke::segment {
namespace {

constexpr int kMostMonths = 1200;
constexpr int kMostOrders = 1'000'000;
// Times 10^4, the most minor digits a currency has, this still fits 64 bits a
// hundredfold.
constexpr int64_t kMostMajor = 1'000'000'000'000;
constexpr int kMostWeight = 1000;
constexpr int kMostValue = 15 * kMostWeight;  // 5 points in each of R, F, M

// Five rows of five codes, R = 1 first.
void ReadGrid(JsonFields& fields, RfmGrid& grid) {
  const nlohmann::json* rows = fields.Member("segments");
  if (rows == nullptr) return;
  const std::string path = fields.Path("segments");
  const auto fail = [&](const std::string& at, const nlohmann::json& got,
                        const char* problem, const std::string& expected) {
    fields.Fail(PolicyInvalid(at, problem, QuoteJson(got), expected));
  };
  if (!rows->is_array() || rows->size() != grid.size()) {
    fail(path, *rows, "wrong_type", "[R1, R2, R3, R4, R5]");
    return;
  }
  for (size_t r = 0; r < grid.size(); ++r) {
    const nlohmann::json& row = (*rows)[r];
    if (!row.is_array() || row.size() != grid[r].size()) {
      fail(JsonPath(path, r), row, "wrong_type", "[F1, F2, F3, F4, F5]");
      return;
    }
    for (size_t f = 0; f < grid[r].size(); ++f) {
      const auto known =
          !row[f].is_string()
              ? kRfmSegmentCodes.end()
              : std::find(kRfmSegmentCodes.begin(), kRfmSegmentCodes.end(),
                          row[f].get_ref<const std::string&>());
      if (known == kRfmSegmentCodes.end()) {
        fail(JsonPath(JsonPath(path, r), f), row[f],
             row[f].is_string() ? "out_of_range" : "wrong_type",
             JoinChoices(kRfmSegmentCodes));
        return;
      }
      grid[r][f] = static_cast<RfmSegment>(known - kRfmSegmentCodes.begin());
    }
  }
}

}  // namespace

RfmGrid DefaultRfmGrid() {
  using enum RfmSegment;
  return {{
      {kLost, kHibernating, kAtRisk, kAtRisk, kCannotLose},
      {kHibernating, kHibernating, kAtRisk, kAtRisk, kCannotLose},
      {kAboutToSleep, kAboutToSleep, kNeedAttention, kLoyal, kLoyal},
      {kPromising, kPotentialLoyalist, kPotentialLoyalist, kLoyal, kLoyal},
      {kNew, kPotentialLoyalist, kPotentialLoyalist, kChampions, kChampions},
  }};
}

void ToJson(const RfmPolicy& policy, nlohmann::json& json) {
  nlohmann::json segments = nlohmann::json::array();
  for (const auto& row : policy.segments) {
    nlohmann::json codes = nlohmann::json::array();
    for (const RfmSegment segment : row)
      codes.push_back(kRfmSegmentCodes[static_cast<size_t>(segment)]);
    segments.push_back(std::move(codes));
  }
  json = {{"scheme", kRfmSchemeCodes[static_cast<size_t>(policy.scheme)]},
          {"frequency_by",
           kFrequencyByCodes[static_cast<size_t>(policy.frequency_by)]},
          {"monetary_by",
           kMonetaryByCodes[static_cast<size_t>(policy.monetary_by)]},
          {"window_months", policy.window_months},
          {"recency_months", policy.recency_months},
          {"frequency_orders", policy.frequency_orders},
          {"monetary_major", policy.monetary_major},
          {"recency_weight", policy.recency_weight},
          {"frequency_weight", policy.frequency_weight},
          {"monetary_weight", policy.monetary_weight},
          {"level_value", policy.level_value},
          {"segments", std::move(segments)}};
}

Status FromJson(const nlohmann::json& json, std::string_view path,
                RfmPolicy& policy) {
  using Order = JsonFields::Order;
  JsonFields fields(json, path);
  fields.Code("scheme", kRfmSchemeCodes, policy.scheme);
  fields.Code("frequency_by", kFrequencyByCodes, policy.frequency_by);
  fields.Code("monetary_by", kMonetaryByCodes, policy.monetary_by);
  fields.Integer("window_months", 1, kMostMonths, policy.window_months);
  fields.Integers("recency_months", 0, kMostMonths, Order::kRising,
                  policy.recency_months);
  fields.Integers("frequency_orders", 1, kMostOrders, Order::kFalling,
                  policy.frequency_orders);
  fields.Integers("monetary_major", 0, kMostMajor, Order::kFalling,
                  policy.monetary_major);
  fields.Integer("recency_weight", 0, kMostWeight, policy.recency_weight);
  fields.Integer("frequency_weight", 0, kMostWeight, policy.frequency_weight);
  fields.Integer("monetary_weight", 0, kMostWeight, policy.monetary_weight);
  fields.Integers("level_value", 0, kMostValue, Order::kFalling,
                  policy.level_value);
  ReadGrid(fields, policy.segments);
  // A bound beyond the window could never part anybody.
  if (fields.ok() && policy.recency_months.back() > policy.window_months) {
    fields.Fail(PolicyInvalid(fields.Path("recency_months"), "wrong_order",
                              std::to_string(policy.recency_months.back()),
                              "0.." + std::to_string(policy.window_months)));
  }
  return fields.Finish();
}

}  // namespace shuke::segment
