#include "core/campaign/definition.h"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/json_fields.h"
#include "core/base/json_text.h"
#include "core/base/utf8.h"
#include "core/campaign/template.h"

namespace shuke::campaign {
namespace {

using nlohmann::json;

constexpr int64_t kMostCustomers = 1'000'000'000;
constexpr int64_t kMostPiece = 100'000'000;
constexpr std::string_view kUnnamed = "campaign";

// The words that JsonFields uses for a policy, said of a request.
Status OfRequest(Status status) {
  if (status.ok() || status.error().code != "policy_invalid") return status;
  Error error = status.error();
  error.code = "draft_invalid";
  return error;
}

void ReadText(JsonFields& fields, std::string_view key, bool there,
              std::optional<std::string>& value) {
  std::string text;
  fields.Text(key, 0, text);
  if (there) value = std::move(text);
}

// The day of sending, "YYYY-MM-DD".
void ReadSent(JsonFields& fields, std::optional<Day>& sent) {
  const json* member = fields.Member("sent");
  if (member == nullptr) return;
  if (member->is_string())
    sent = ParseIsoDay(member->get_ref<const std::string&>());
  if (!sent) {
    fields.Fail(PolicyInvalid(fields.Path("sent"), "wrong_type",
                              QuoteJson(*member), "\"YYYY-MM-DD\""));
  }
}

template <typename Integer, typename There>
void ReadNumber(JsonFields& fields, const char* key, int64_t low, int64_t high,
                const There& there, std::optional<Integer>& value) {
  Integer number = 0;
  fields.Integer(key, low, high, number);
  if (there(key)) value = number;
}

std::string KnownNames(const CampaignPolicy& policy) {
  std::string names;
  for (const Activity& activity : policy.activities) {
    names.append(activity.name).append(", ");
  }
  return names + "stage:…, level:…";
}

// Fails unless the template can be filled in and says something.
Status CheckTemplate(const std::string& text) {
  const Result<Template> parsed = Template::Parse(text);
  if (!parsed.ok()) return parsed.error();
  if (TrimBlanks(text).empty()) return Error{"template_empty", {}};
  return Ok();
}

}  // namespace

Result<DraftRequest> ParseDraftRequest(std::string_view json_text) {
  const json object = ParseJson(json_text);
  if (object.is_discarded()) {
    return OfRequest(PolicyInvalid("", "not_json", "", "{…}")).error();
  }
  const auto there = [&](const char* key) {
    return object.is_object() && object.contains(key);
  };
  DraftRequest request;
  JsonFields fields(object, "");
  fields.Text("activity", 0, request.activity);
  fields.Text("name", 0, request.name);
  fields.Text("shop", 0, request.shop);
  fields.Text("coupon", 0, request.coupon);
  fields.Text("product", 0, request.product);
  fields.Text("link", 0, request.link);
  ReadText(fields, "template", there("template"), request.text);
  ReadText(fields, "subject", there("subject"), request.subject);
  ReadText(fields, "opt_out", there("opt_out"), request.opt_out);
  ReadText(fields, "fan_name", there("fan_name"), request.fan_name);
  auto language = static_cast<size_t>(request.language);
  fields.Word("language", kLanguageCodes, language);
  request.language = static_cast<Language>(language);
  size_t channel = 0;
  fields.Word("channel", kChannelCodes, channel);
  if (there("channel")) request.channel = static_cast<Channel>(channel);
  size_t unpaid = 0;
  fields.Word("unpaid", kUnpaidStepCodes, unpaid);
  if (there("unpaid")) request.unpaid = static_cast<UnpaidStep>(unpaid);
  int control_percent = 0;
  fields.Integer("control_percent", 0, 50, control_percent);
  if (there("control_percent")) request.control_percent = control_percent;
  int64_t control_min = 0;
  fields.Integer("control_min", 0, kMostCustomers, control_min);
  if (there("control_min")) request.control_min = control_min;
  fields.Text("project", 0, request.project);
  ReadSent(fields, request.sent);
  ReadNumber(fields, "window_days", 1, 365, there, request.window_days);
  ReadNumber(fields, "due_days", 1, 366, there, request.due_days);
  ReadNumber(fields, "coupon_minor", 0, kMostPiece, there,
             request.coupon_minor);
  ReadNumber(fields, "gift_minor", 0, kMostPiece, there, request.gift_minor);
  double planned_lift = 0;
  fields.Number("planned_lift", 0, 1, planned_lift);
  if (there("planned_lift")) request.planned_lift = planned_lift;
  if (const json* rule = fields.Member("rule")) {
    Result<segment::Rule> read =
        segment::RuleFromJson(*rule, fields.Path("rule"));
    if (read.ok()) {
      request.rule = std::move(read).value();
    } else {
      fields.Fail(read.error());
    }
  }
  const Status status = OfRequest(fields.Finish());
  if (!status.ok()) return status.error();
  return request;
}

Result<CampaignDefinition> DefineCampaign(const DraftRequest& request,
                                          const CampaignPolicy& policy) {
  if (request.activity.empty() && !request.rule) {
    return Error{"draft_no_audience", {}};
  }
  const Language language = request.language;
  CampaignDefinition definition;
  definition.activity = request.activity;
  definition.goal = "other";
  definition.language = language;
  definition.text = policy.general_text.In(language);
  definition.coupon = policy.general_coupon.In(language);
  if (const Activity* activity = policy.FindActivity(request.activity)) {
    definition.kind = activity->kind;
    definition.goal = activity->goal;
    definition.rule = activity->rule;
    definition.channel = activity->channel;
    definition.text = activity->text.In(language);
    definition.coupon = activity->coupon.In(language);
    definition.coupon_minor = activity->coupon_minor;
    definition.gift_minor = activity->gift_minor;
    definition.window_days = activity->window_days;
  } else if (std::optional<segment::Rule> group = GroupRule(request.activity)) {
    definition.rule = *std::move(group);
  } else if (!request.activity.empty() &&
             !(request.rule && request.activity.starts_with(kSegmentPrefix))) {
    return Error{"draft_unknown_activity",
                 {{"name", request.activity}, {"known", KnownNames(policy)}}};
  }
  if (request.rule) definition.rule = *request.rule;

  definition.name = !request.name.empty()       ? request.name
                    : !request.activity.empty() ? request.activity
                                                : std::string(kUnnamed);
  definition.unpaid = request.unpaid;
  definition.channel = request.channel.value_or(definition.channel);
  definition.text = request.text.value_or(definition.text);
  if (!request.coupon.empty()) definition.coupon = request.coupon;
  definition.shop = request.shop;
  definition.fan_name = request.fan_name.value_or(policy.fan_name.In(language));
  definition.product = request.product;
  definition.link = request.link;
  definition.control_percent =
      request.control_percent.value_or(policy.control_percent);
  definition.control_min = request.control_min.value_or(policy.control_min);

  definition.project = request.project;
  definition.sent = request.sent;
  definition.planned_lift = request.planned_lift;
  definition.window_days = request.window_days.value_or(definition.window_days);
  definition.coupon_minor =
      request.coupon_minor.value_or(definition.coupon_minor);
  definition.gift_minor = request.gift_minor.value_or(definition.gift_minor);

  Status status = CheckTemplate(definition.text);
  if (!status.ok()) return status.error();
  if (definition.channel == Channel::kSms) {
    definition.opt_out =
        request.opt_out.value_or(policy.sms_opt_out.In(language));
    VariableValues values;
    values[static_cast<size_t>(Variable::kShop)] = request.shop;
    const Result<Template> signature =
        Template::Parse(policy.signature.In(language));
    if (!signature.ok()) return signature.error();
    definition.signature =
        signature.value().Render(values).value_or(std::string());
  }
  if (definition.channel == Channel::kEmail) {
    definition.opt_out =
        request.opt_out.value_or(policy.email_opt_out.In(language));
    definition.subject =
        request.subject.value_or(policy.email_subject.In(language));
    status = CheckTemplate(definition.subject);
    if (!status.ok()) return status.error();
  }
  return definition;
}

void ToJson(const CampaignDefinition& definition, json& json_out) {
  json_out = {
      {"name", definition.name},
      {"activity", definition.activity},
      {"kind", kActivityKindCodes[static_cast<size_t>(definition.kind)]},
      {"goal", definition.goal},
      {"rule", segment::RuleToJson(definition.rule)},
      {"channel", kChannelCodes[static_cast<size_t>(definition.channel)]},
      {"language", kLanguageCodes[static_cast<size_t>(definition.language)]},
      {"template", definition.text},
      {"subject", definition.subject},
      {"signature", definition.signature},
      {"opt_out", definition.opt_out},
      {"shop", definition.shop},
      {"fan_name", definition.fan_name},
      {"coupon", definition.coupon},
      {"product", definition.product},
      {"link", definition.link},
      {"control_percent", definition.control_percent},
      {"control_min", definition.control_min},
      {"project", definition.project},
      {"coupon_minor", definition.coupon_minor},
      {"gift_minor", definition.gift_minor},
  };
  if (definition.unpaid) {
    json_out["unpaid"] =
        kUnpaidStepCodes[static_cast<size_t>(*definition.unpaid)];
  }
}

}  // namespace shuke::campaign
