// The table of the plan gives how many SMS and e-mails a stage has and what
// they are about; the days within the stage are ours: the middle of equal
// parts, but that care comes first and marketing keeps the gap.
#include "core/campaign/plan_policy.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/json_fields.h"

namespace shuke::campaign {
namespace {

using nlohmann::json;

constexpr ActivityKind kCare = ActivityKind::kCare;
constexpr ActivityKind kMarketing = ActivityKind::kMarketing;

// In a stage; what nobody would send.
constexpr int kMostContacts = 1000;

constexpr std::array<std::string_view, 2> kWhoCodes = {"new", "old"};

// The list at `key`, each entry read by `read`; replaces `list`.
template <typename T, typename Read>
void ReadList(JsonFields& fields, std::string_view key, std::vector<T>& list,
              const Read& read) {
  const json* member = fields.Member(key);
  if (member == nullptr) return;
  const std::string path = fields.Path(key);
  if (!member->is_array()) {
    fields.Fail(PolicyInvalid(path, "wrong_type", QuoteJson(*member), "[…]"));
    return;
  }
  std::vector<T> read_list;
  for (size_t i = 0; i < member->size(); ++i) {
    JsonFields inner((*member)[i], JsonPath(path, i));
    T entry;
    read(inner, entry);
    fields.Take(inner.Finish());
    read_list.push_back(std::move(entry));
  }
  list = std::move(read_list);
}

// The member "days" of an occasion.
void ReadDays(JsonFields& fields, std::vector<std::string>& days) {
  const json* member = fields.Member("days");
  if (member == nullptr) return;
  const std::string path = fields.Path("days");
  if (!member->is_array()) {
    fields.Fail(PolicyInvalid(path, "wrong_type", QuoteJson(*member), "[…]"));
    return;
  }
  days.clear();
  for (size_t i = 0; i < member->size(); ++i) {
    const json& text = (*member)[i];
    if (!text.is_string() ||
        !IsOccasionDay(text.get_ref<const std::string&>())) {
      fields.Fail(PolicyInvalid(JsonPath(path, i), "out_of_range",
                                QuoteJson(text), "MM-DD, YYYY-MM-DD"));
      return;
    }
    days.push_back(text.get<std::string>());
  }
}

// The member "guide". No range ends below where it begins.
void ReadGuide(JsonFields& fields, GuideRanges& guide) {
  const json* member = fields.Member("guide");
  if (member == nullptr) return;
  JsonFields inner(*member, fields.Path("guide"));
  const auto read = [&](std::string_view from_key, std::string_view to_key,
                        std::array<int, kGuideStages>& from,
                        std::array<int, kGuideStages>& to) {
    constexpr auto kAny = JsonFields::Order::kAny;
    inner.Integers(from_key, 0, kMostContacts, kAny, from);
    inner.Integers(to_key, 0, kMostContacts, kAny, to);
    for (size_t i = 0; i < kGuideStages && inner.ok(); ++i) {
      if (to[i] >= from[i]) continue;
      inner.Fail(PolicyInvalid(
          JsonPath(inner.Path(to_key), i), "out_of_range",
          std::to_string(to[i]),
          std::to_string(from[i]) + ".." + std::to_string(kMostContacts)));
    }
  };
  read("care_from", "care_to", guide.care_from, guide.care_to);
  read("marketing_from", "marketing_to", guide.marketing_from,
       guide.marketing_to);
  fields.Take(inner.Finish());
}

}  // namespace

std::vector<Touch> DefaultTouches() {
  const Channel sms = Channel::kSms;
  const Channel email = Channel::kEmail;
  return {
      {false, 1, sms, kCare, "shipping_notice"},
      {false, 5, sms, kCare, "review_reward"},
      {false, 10, sms, kMarketing, "new_arrivals"},
      {false, 18, email, kMarketing, "shop_event"},
      {false, 25, sms, kMarketing, "second_order"},
      {false, 38, email, kMarketing, "new_arrivals"},
      {false, 46, sms, kMarketing, "win_back_45"},
      {false, 60, email, kMarketing, "related_products"},
      {false, 78, sms, kMarketing, "targeted_offer"},
      {false, 95, sms, kMarketing, "win_back_90"},
      {false, 135, email, kMarketing, "deal_sites"},
      {false, 200, sms, kMarketing, "big_sale"},
      {true, 1, sms, kCare, "shipping_notice"},
      {true, 5, sms, kCare, "review_reward"},
      {true, 14, sms, kMarketing, "related_products"},
      {true, 30, email, kMarketing, "new_arrivals"},
      {true, 46, sms, kMarketing, "repeat_offer"},
      {true, 55, email, kMarketing, "related_products"},
      {true, 70, sms, kMarketing, "targeted_offer"},
      {true, 82, email, kMarketing, "new_arrivals"},
      {true, 95, sms, kMarketing, "win_back_90"},
      {true, 135, email, kMarketing, "deal_sites"},
      {true, 200, sms, kMarketing, "big_sale"},
  };
}

std::vector<DueTrigger> DefaultTriggers() {
  return {{"unpaid_reminder", 0},   {"trouble_care", 0},
          {"care_7_days", 7},       {"second_order", 15},
          {"care_28_days", 28},     {"gift_30_days", 30},
          {"win_back_45", 45},      {"repeat_offer", 45},
          {"win_back_90", 90},      {"gift_100_days", 100},
          {"win_back_140", 140},    {"lost_win_back_high_value", 365},
          {"lost_goodbye", 365},    {"cycle_reminder", 0},
          {"membership_expiry", 0}, {"level_falling", 0},
          {"level_raised", 0},      {"anniversary", 0}};
}

void ToJson(const PlanPolicy& policy, json& json_out) {
  json touches = json::array();
  for (const Touch& touch : policy.touches) {
    touches.push_back(
        {{"who", kWhoCodes[touch.old ? 1 : 0]},
         {"day", touch.day},
         {"channel", kChannelCodes[static_cast<size_t>(touch.channel)]},
         {"kind", kActivityKindCodes[static_cast<size_t>(touch.kind)]},
         {"activity", touch.activity}});
  }
  json triggers = json::array();
  for (const DueTrigger& trigger : policy.triggers) {
    triggers.push_back({{"activity", trigger.activity}, {"day", trigger.day}});
  }
  json occasions = json::array();
  for (const Occasion& occasion : policy.occasions) {
    occasions.push_back({{"name", occasion.name},
                         {"activity", occasion.activity},
                         {"days_before", occasion.days_before},
                         {"days", occasion.days}});
  }
  json_out = {{"cap_contacts", policy.cap_contacts},
              {"cap_days", policy.cap_days},
              {"gap_days", policy.gap_days},
              {"horizon_days", policy.horizon_days},
              {"due_days", policy.due_days},
              {"unpaid_hours", policy.unpaid_hours},
              {"unpaid_chat_minutes", policy.unpaid_chat_minutes},
              {"unpaid_chat_channel",
               kChannelCodes[static_cast<size_t>(policy.unpaid_chat_channel)]},
              {"guide_from_days", policy.guide_from_days},
              {"guide",
               {{"care_from", policy.guide.care_from},
                {"care_to", policy.guide.care_to},
                {"marketing_from", policy.guide.marketing_from},
                {"marketing_to", policy.guide.marketing_to}}},
              {"care_share_percent", policy.care_share_percent},
              {"touches", std::move(touches)},
              {"triggers", std::move(triggers)},
              {"occasions", std::move(occasions)}};
}

Status FromJson(const json& json_in, std::string_view path,
                PlanPolicy& policy) {
  JsonFields fields(json_in, path);
  fields.Integer("cap_contacts", 0, 1000, policy.cap_contacts);
  fields.Integer("cap_days", 1, 3660, policy.cap_days);
  fields.Integer("gap_days", 0, 365, policy.gap_days);
  fields.Integer("horizon_days", 1, 366, policy.horizon_days);
  fields.Integer("due_days", 1, 366, policy.due_days);
  if (fields.Member("unpaid_hours") != nullptr) {
    std::vector<int64_t> hours(5);
    fields.Integers("unpaid_hours", 0, 8784, JsonFields::Order::kRising, hours);
    policy.unpaid_hours = std::move(hours);
  }
  fields.Integer("unpaid_chat_minutes", 0, 1440, policy.unpaid_chat_minutes);
  auto chat = static_cast<size_t>(policy.unpaid_chat_channel);
  fields.Word("unpaid_chat_channel", kChannelCodes, chat);
  policy.unpaid_chat_channel = static_cast<Channel>(chat);
  fields.Integers("guide_from_days", 1, 3660, JsonFields::Order::kRising,
                  policy.guide_from_days);
  ReadGuide(fields, policy.guide);
  fields.Integer("care_share_percent", 0, 100, policy.care_share_percent);
  ReadList(fields, "touches", policy.touches,
           [](JsonFields& inner, Touch& touch) {
             size_t who = 0, channel = 0, kind = 1;
             inner.Word("who", kWhoCodes, who);
             inner.Integer("day", 0, 3660, touch.day);
             inner.Word("channel", kChannelCodes, channel);
             inner.Word("kind", kActivityKindCodes, kind);
             inner.Text("activity", 1, touch.activity);
             touch.old = who == 1;
             touch.channel = static_cast<Channel>(channel);
             touch.kind = static_cast<ActivityKind>(kind);
           });
  ReadList(fields, "triggers", policy.triggers,
           [](JsonFields& inner, DueTrigger& trigger) {
             inner.Text("activity", 1, trigger.activity);
             inner.Integer("day", 0, 3660, trigger.day);
           });
  ReadList(fields, "occasions", policy.occasions,
           [](JsonFields& inner, Occasion& occasion) {
             inner.Text("name", 1, occasion.name);
             inner.Text("activity", 1, occasion.activity);
             inner.Integer("days_before", 0, 365, occasion.days_before);
             ReadDays(inner, occasion.days);
           });
  return fields.Finish();
}

}  // namespace shuke::campaign
