#include "core/segment/saved_segments.h"

#include <algorithm>
#include <cassert>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/json_fields.h"

namespace shuke::segment {
namespace {

using nlohmann::json;

// What may name a segment: it also names files and stands in addresses.
constexpr std::string_view kIdCharacters =
    "abcdefghijklmnopqrstuvwxyz0123456789_";
constexpr size_t kLongestId = 64;
constexpr char kIdNotation[] = "a-z 0-9 _ (1..64)";

struct ReadyMade {
  const char* id;
  const char* zh;
  const char* en;
  const char* rule;
};

// clang-format off
constexpr ReadyMade kReadyMade[] = {
    {"second_order_now", "二单机会（45天内）", "Second order, within 45 days",
     R"({"all":[{"fact":"orders","op":"eq","value":1},
                {"fact":"recency_days","op":"lt","value":45}]})"},
    {"second_order_late", "二单机会（45–90天）", "Second order, 45 to 90 days",
     R"({"all":[{"fact":"orders","op":"eq","value":1},
                {"fact":"recency_days","op":"ge","value":45},
                {"fact":"recency_days","op":"lt","value":90}]})"},
    {"generous_first_order", "首单大额新客", "Generous first order",
     R"({"all":[{"fact":"orders","op":"eq","value":1},
                {"fact":"recency_days","op":"lt","value":90},
                {"fact":"net_minor","op":"ge","value":50000}]})"},
    {"loyal_active", "活跃忠实客户", "Loyal and active",
     R"({"all":[{"fact":"orders","op":"ge","value":3},
                {"fact":"recency_days","op":"lt","value":90}]})"},
    {"silent_vips", "沉默的VIP", "Silent VIPs",
     R"({"all":[{"fact":"level","op":"in","value":["supreme","vip"]},
                {"fact":"stage","op":"in","value":["silent","sleeping"]}]})"},
    {"big_spenders_at_risk", "高消费预警", "Big spenders at risk",
     R"({"all":[{"fact":"net_minor","op":"ge","value":200000},
                {"fact":"recency_days","op":"ge","value":90},
                {"fact":"recency_days","op":"lt","value":365}]})"},
    {"lost_worth_winning", "值得挽回的流失客户", "Lost, worth winning back",
     R"({"all":[{"fact":"stage","op":"eq","value":"lost"},
                {"any":[{"fact":"orders","op":"ge","value":3},
                        {"fact":"net_minor","op":"ge","value":100000}]}]})"},
    {"several_categories", "多品类客户", "Several categories",
     R"({"all":[{"fact":"categories","op":"ge","value":2},
                {"fact":"recency_days","op":"lt","value":180}]})"},
    {"discount_lovers", "爱用优惠的客户", "Discount lovers",
     R"({"all":[{"fact":"coupon_affinity","op":"eq","value":"high"},
                {"fact":"orders","op":"ge","value":2}]})"},
    {"gift_givers", "送礼的客户", "Gift givers",
     R"({"fact":"occasion","op":"eq","value":"gift"})"},
    {"leaving_soon", "将要流失（预测）", "About to leave (predicted)",
     R"({"fact":"early_warning","op":"eq","value":"leaving"})"},
    {"second_order_likely", "最可能下第二单（预测）", "Likeliest second order (predicted)",
     R"({"fact":"second_order_chance","op":"eq","value":"candidate"})"},
    {"worth_most", "预计价值最高（预测）", "Worth most (predicted)",
     R"({"fact":"clv_band","op":"in","value":["top","high"]})"},
    {"due_this_week", "本周该复购（预测）", "Due this week (predicted)",
     R"({"fact":"due_by_cycle","op":"ne","value":""})"},
    {"often_refunded", "退款偏多的客户", "Often refunded",
     R"({"all":[{"fact":"refunded_orders","op":"ge","value":2},
                {"fact":"refund_rate","op":"ge","value":0.3}]})"},
};
// clang-format on

// The leaves of a rule with their paths, in order, until `visit` fails.
template <typename Visit>
Status WalkLeaves(const Rule& rule, const std::string& path, Visit visit) {
  if (rule.IsLeaf()) return visit(rule, path);
  const std::string inner =
      JsonPath(path, rule.kind == Rule::Kind::kAll   ? "all"
                     : rule.kind == Rule::Kind::kAny ? "any"
                                                     : "not");
  const bool list = rule.kind != Rule::Kind::kNot;
  for (size_t i = 0; i < rule.children.size(); ++i) {
    const Status status =
        WalkLeaves(rule.children[i], list ? JsonPath(inner, i) : inner, visit);
    if (!status.ok()) return status;
  }
  return Ok();
}

bool IsId(std::string_view id) {
  return !id.empty() && id.size() <= kLongestId &&
         id.find_first_not_of(kIdCharacters) == std::string_view::npos;
}

void ReadName(JsonFields& fields, SegmentName& name) {
  const json* member = fields.Member("name");
  const std::string path = fields.Path("name");
  if (member == nullptr) {
    fields.Fail(PolicyInvalid(path, "wrong_type", "null", "{zh, en}"));
    return;
  }
  JsonFields inner(*member, path);
  inner.Text("zh", 0, name.zh);
  inner.Text("en", 0, name.en);
  if (inner.ok() && name.zh.empty() && name.en.empty()) {
    inner.Fail(
        PolicyInvalid(inner.Path("zh"), "out_of_range", "\"\"", "\"…\" (1+)"));
  }
  fields.Take(inner.Finish());
}

Status ReadSegment(const json& value, std::string_view path,
                   const std::vector<SavedSegment>& before,
                   SavedSegment& segment) {
  JsonFields fields(value, path);
  fields.Text("id", 1, segment.id);
  if (fields.ok() && !IsId(segment.id)) {
    fields.Fail(PolicyInvalid(fields.Path("id"), "out_of_range",
                              QuoteJson(json(segment.id)), kIdNotation));
  }
  if (std::any_of(before.begin(), before.end(), [&](const SavedSegment& other) {
        return other.id == segment.id;
      })) {
    fields.Fail(PolicyInvalid(fields.Path("id"), "repeated",
                              QuoteJson(json(segment.id)), kIdNotation));
  }
  ReadName(fields, segment.name);
  const json* rule = fields.Member("rule");
  const std::string rule_path = fields.Path("rule");
  if (rule == nullptr) {
    fields.Fail(PolicyInvalid(rule_path, "wrong_type", "null",
                              "{all} | {any} | {not} | {fact, op, value}"));
  } else if (fields.ok()) {
    Result<Rule> read = RuleFromJson(*rule, rule_path);
    if (read.ok()) {
      segment.rule = std::move(read).value();
      fields.Take(RefusePersonalFacts(segment.rule, rule_path));
    } else {
      fields.Fail(read.error());
    }
  }
  return fields.Finish();
}

}  // namespace

std::vector<SavedSegment> ReadyMadeSegments() {
  std::vector<SavedSegment> segments;
  for (const ReadyMade& ready : kReadyMade) {
    Result<Rule> rule = ParseRule(ready.rule);
    assert(rule.ok());  // they are tested; input cannot reach them
    segments.push_back(
        {ready.id, {ready.zh, ready.en}, std::move(rule).value()});
  }
  return segments;
}

const SavedSegment* SegmentsPolicy::Find(std::string_view id) const {
  for (const SavedSegment& segment : saved) {
    if (segment.id == id) return &segment;
  }
  return nullptr;
}

void ToJson(const SegmentsPolicy& policy, json& json_out) {
  json saved = json::array();
  for (const SavedSegment& segment : policy.saved) {
    saved.push_back(
        {{"id", segment.id},
         {"name", {{"zh", segment.name.zh}, {"en", segment.name.en}}},
         {"rule", RuleToJson(segment.rule)}});
  }
  json_out = {{"saved", std::move(saved)}};
}

Status FromJson(const json& json_in, std::string_view path,
                SegmentsPolicy& policy) {
  JsonFields fields(json_in, path);
  const json* saved = fields.Member("saved");
  if (saved == nullptr) return fields.Finish();
  const std::string list_path = fields.Path("saved");
  if (!saved->is_array()) {
    fields.Fail(PolicyInvalid(list_path, "wrong_type", QuoteJson(*saved),
                              "[{id, name, rule}, …]"));
    return fields.Finish();
  }
  if (saved->size() > kMostSavedSegments) {
    fields.Fail(PolicyInvalid(list_path, "out_of_range",
                              std::to_string(saved->size()),
                              "0.." + std::to_string(kMostSavedSegments)));
    return fields.Finish();
  }
  std::vector<SavedSegment> segments;
  for (size_t i = 0; i < saved->size() && fields.ok(); ++i) {
    SavedSegment segment;
    fields.Take(
        ReadSegment((*saved)[i], JsonPath(list_path, i), segments, segment));
    segments.push_back(std::move(segment));
  }
  policy.saved = std::move(segments);
  return fields.Finish();
}

Status RefusePersonalFacts(const Rule& rule, std::string_view path) {
  return WalkLeaves(rule, std::string(path),
                    [](const Rule& leaf, const std::string& at) -> Status {
                      if (leaf.kind != Rule::Kind::kFact) return Ok();
                      const FactInfo& fact = Facts()[leaf.fact];
                      if (!fact.personal) return Ok();
                      return Error{"rule_personal_fact",
                                   {{"path", JsonPath(at, "fact")},
                                    {"got", std::string(fact.id)}}};
                    });
}

}  // namespace shuke::segment
