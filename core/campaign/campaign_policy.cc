#include "core/campaign/campaign_policy.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "core/base/json_fields.h"
#include "core/campaign/template.h"
#include "core/segment/saved_segments.h"

namespace shuke::campaign {
namespace {

using nlohmann::json;

constexpr int64_t kMostCustomers = 1'000'000'000;
// A thousand yuan for one message; times 10^9 messages it still fits 64 bits.
constexpr int64_t kMostUnitCost = 10'000'000;
// A million yuan for one coupon or gift.
constexpr int64_t kMostPiece = 100'000'000;
constexpr std::array<std::string_view, 2> kPositionCodes = {"front", "back"};
// What may name an activity: it also names files.
constexpr std::string_view kNameCharacters =
    "abcdefghijklmnopqrstuvwxyz0123456789_";

json WordingToJson(const Wording& wording) {
  return {{"zh", wording.zh}, {"en", wording.en}};
}

// Which variables a template may use.
enum class Variables { kAll, kShopOnly };

void CheckTemplate(JsonFields& fields, std::string_view key,
                   const std::string& text, Variables variables) {
  const Result<Template> parsed = Template::Parse(text);
  if (!parsed.ok()) {
    Error error = parsed.error();
    error.args.emplace_back("path", fields.Path(key));
    fields.Fail(std::move(error));
    return;
  }
  if (variables == Variables::kAll) return;
  VariableValues shop_alone;
  shop_alone[static_cast<size_t>(Variable::kShop)] = "-";
  if (!parsed.value().Render(shop_alone)) {
    fields.Fail(PolicyInvalid(fields.Path(key), "out_of_range",
                              QuoteJson(json(text)), "{shop}"));
  }
}

void ReadWording(JsonFields& fields, std::string_view key, Wording& wording) {
  const json* member = fields.Member(key);
  if (member == nullptr) return;
  JsonFields inner(*member, fields.Path(key));
  inner.Text("zh", 0, wording.zh);
  inner.Text("en", 0, wording.en);
  fields.Take(inner.Finish());
}

void ReadTemplates(JsonFields& fields, std::string_view key,
                   Variables variables, Wording& wording) {
  const json* member = fields.Member(key);
  if (member == nullptr) return;
  JsonFields inner(*member, fields.Path(key));
  inner.Text("zh", 0, wording.zh);
  inner.Text("en", 0, wording.en);
  if (inner.ok()) CheckTemplate(inner, "zh", wording.zh, variables);
  if (inner.ok()) CheckTemplate(inner, "en", wording.en, variables);
  fields.Take(inner.Finish());
}

template <typename Enum, size_t n>
void ReadCode(JsonFields& fields, std::string_view key,
              const std::array<std::string_view, n>& codes, Enum& value) {
  auto index = static_cast<size_t>(value);
  fields.Word(key, codes, index);
  value = static_cast<Enum>(index);
}

json ActivityToJson(const Activity& activity) {
  return {
      {"kind", kActivityKindCodes[static_cast<size_t>(activity.kind)]},
      {"goal", activity.goal},
      {"rule", segment::RuleToJson(activity.rule)},
      {"channel", kChannelCodes[static_cast<size_t>(activity.channel)]},
      {"template", WordingToJson(activity.text)},
      {"coupon", WordingToJson(activity.coupon)},
      {"coupon_minor", activity.coupon_minor},
      {"gift_minor", activity.gift_minor},
      {"window_days", activity.window_days},
  };
}

Status ReadActivity(const json& object, std::string_view path, bool known,
                    Activity& activity) {
  JsonFields fields(object, path);
  ReadCode(fields, "kind", kActivityKindCodes, activity.kind);
  fields.Text("goal", 1, activity.goal);
  ReadCode(fields, "channel", kChannelCodes, activity.channel);
  ReadTemplates(fields, "template", Variables::kAll, activity.text);
  ReadWording(fields, "coupon", activity.coupon);
  fields.Integer("coupon_minor", 0, kMostPiece, activity.coupon_minor);
  fields.Integer("gift_minor", 0, kMostPiece, activity.gift_minor);
  fields.Integer("window_days", 0, 365, activity.window_days);
  const json* rule = fields.Member("rule");
  if (rule != nullptr) {
    Result<segment::Rule> read =
        segment::RuleFromJson(*rule, fields.Path("rule"));
    if (read.ok()) {
      activity.rule = std::move(read).value();
      fields.Take(
          segment::RefusePersonalFacts(activity.rule, fields.Path("rule")));
    } else {
      fields.Fail(read.error());
    }
  }
  // Without these a new activity would go to everybody, or say nothing.
  if (!known && rule == nullptr) {
    fields.Fail(PolicyInvalid(fields.Path("rule"), "wrong_type", "null",
                              "{all} | {any} | {not} | {fact, op, value}"));
  }
  if (!known && activity.text.zh.empty()) {
    fields.Fail(PolicyInvalid(JsonPath(fields.Path("template"), "zh"),
                              "wrong_type", "null", "\"…\" (1+)"));
  }
  return fields.Finish();
}

Status ReadActivities(const json& object, std::string_view path,
                      std::vector<Activity>& activities) {
  if (!object.is_object()) {
    return PolicyInvalid(std::string(path), "wrong_type", QuoteJson(object),
                         "{…}");
  }
  for (const auto& [name, value] : object.items()) {
    const std::string inner = JsonPath(path, name);
    const bool plain =
        !name.empty() &&
        name.find_first_not_of(kNameCharacters) == std::string::npos;
    if (!plain) {
      return PolicyInvalid(inner, "unknown_key", QuoteJson(json(name)),
                           "a-z 0-9 _");
    }
    // A name of its own: clang 14 captures no structured binding in a lambda.
    const std::string& key = name;
    const auto found =
        std::find_if(activities.begin(), activities.end(),
                     [&](const Activity& a) { return a.name == key; });
    const bool known = found != activities.end();
    Activity activity;
    if (known) activity = *found;
    activity.name = name;
    if (!known) activity.goal = name;
    const Status status = ReadActivity(value, inner, known, activity);
    if (!status.ok()) return status;
    if (known) {
      *found = std::move(activity);
    } else {
      activities.push_back(std::move(activity));
    }
  }
  return Ok();
}

}  // namespace

const Activity* CampaignPolicy::FindActivity(std::string_view name) const {
  for (const Activity& activity : activities) {
    if (activity.name == name) return &activity;
  }
  return nullptr;
}

void ToJson(const CampaignPolicy& policy, json& json_out) {
  json costs = json::object();
  for (size_t i = 0; i < kChannels; ++i) {
    costs[std::string(kChannelCodes[i])] = policy.unit_cost_minor_x100[i];
  }
  json activities = json::object();
  for (const Activity& activity : policy.activities) {
    activities[activity.name] = ActivityToJson(activity);
  }
  json_out = {
      {"control_percent", policy.control_percent},
      {"control_min", policy.control_min},
      {"unit_cost_minor_x100", std::move(costs)},
      {"batch_size", policy.batch_size},
      {"product_width", policy.product_width},
      {"fan_name", WordingToJson(policy.fan_name)},
      {"signature", WordingToJson(policy.signature)},
      {"signature_position",
       kPositionCodes[static_cast<size_t>(policy.signature_position)]},
      {"sms_opt_out", WordingToJson(policy.sms_opt_out)},
      {"email_subject", WordingToJson(policy.email_subject)},
      {"email_opt_out", WordingToJson(policy.email_opt_out)},
      {"general_template", WordingToJson(policy.general_text)},
      {"general_coupon", WordingToJson(policy.general_coupon)},
      {"activities", std::move(activities)},
  };
}

Status FromJson(const json& json_in, std::string_view path,
                CampaignPolicy& policy) {
  JsonFields fields(json_in, path);
  fields.Integer("control_percent", 0, 50, policy.control_percent);
  fields.Integer("control_min", 0, kMostCustomers, policy.control_min);
  if (const json* costs = fields.Member("unit_cost_minor_x100")) {
    JsonFields inner(*costs, fields.Path("unit_cost_minor_x100"));
    for (size_t i = 0; i < kChannels; ++i) {
      inner.Integer(kChannelCodes[i], 0, kMostUnitCost,
                    policy.unit_cost_minor_x100[i]);
    }
    fields.Take(inner.Finish());
  }
  fields.Integer("batch_size", 0, kMostCustomers, policy.batch_size);
  fields.Integer("product_width", 0, 200, policy.product_width);
  ReadWording(fields, "fan_name", policy.fan_name);
  ReadTemplates(fields, "signature", Variables::kShopOnly, policy.signature);
  ReadCode(fields, "signature_position", kPositionCodes,
           policy.signature_position);
  ReadWording(fields, "sms_opt_out", policy.sms_opt_out);
  ReadTemplates(fields, "email_subject", Variables::kAll, policy.email_subject);
  ReadWording(fields, "email_opt_out", policy.email_opt_out);
  ReadTemplates(fields, "general_template", Variables::kAll,
                policy.general_text);
  ReadWording(fields, "general_coupon", policy.general_coupon);
  if (const json* activities = fields.Member("activities")) {
    fields.Take(ReadActivities(*activities, fields.Path("activities"),
                               policy.activities));
  }
  return fields.Finish();
}

}  // namespace shuke::campaign
