// A leaf about integers comes down to one closed interval, but for ne and in;
// a leaf about text to one verdict for each distinct string.
#include "core/segment/rule.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "core/base/ascii.h"
#include "core/base/hot_loop.h"
#include "core/base/json_fields.h"
#include "core/base/json_text.h"

namespace shuke::segment {
namespace {

using nlohmann::json;
using table::StringId;

// By RuleOp.
constexpr std::string_view kOpNames[] = {
    "eq", "ne",      "lt", "le",       "gt",
    "ge", "between", "in", "contains", "within_days"};
constexpr std::string_view kTextOps[] = {"eq", "ne", "in", "contains"};
constexpr std::string_view kTextsOps[] = {"eq", "in", "contains"};
constexpr std::string_view kListOps[] = {"in"};
constexpr std::string_view kCodeOps[] = {"eq", "ne", "in"};
constexpr std::string_view kOrderedOps[] = {"eq", "ne", "lt",      "le",
                                            "gt", "ge", "between", "in"};
constexpr std::string_view kDayOps[] = {
    "eq", "ne", "lt", "le", "gt", "ge", "between", "in", "within_days"};

constexpr std::string_view kForms =
    "{all} | {any} | {not} | {fact, op, value} | "
    "{bought, orders | net_minor}";
constexpr std::string_view kLeafKeys[] = {"fact", "op", "value"};

// A hundred thousand years: as-of less so many days still fits a Day.
constexpr int64_t kMostDays = 36'525'000;

std::span<const std::string_view> OpsOf(FactType type) {
  switch (type) {
    case FactType::kText:
      return kTextOps;
    case FactType::kTexts:
      return kTextsOps;
    case FactType::kCode:
      return kCodeOps;
    case FactType::kDay:
      return kDayOps;
    case FactType::kLists:
      return kListOps;
    case FactType::kCount:
    case FactType::kMoney:
    case FactType::kNumber:
      break;
  }
  return kOrderedOps;
}

Error Fault(std::string code, std::string path, std::string got,
            std::string_view expected) {
  return {std::move(code),
          {{"path", std::move(path)},
           {"got", std::move(got)},
           {"expected", std::string{expected}}}};
}

bool Contains(std::span<const std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// What one operand looks like, for errors.
std::string OperandNotation(const FactInfo& fact, RuleOp op) {
  if (op == RuleOp::kWithinDays) return "1.." + std::to_string(kMostDays);
  switch (fact.type) {
    case FactType::kText:
    case FactType::kTexts:
      return op == RuleOp::kContains ? "\"…\" (1+)" : "\"…\"";
    case FactType::kCode:
      return JoinChoices(fact.codes);
    case FactType::kDay:
      return "\"YYYY-MM-DD\"";
    case FactType::kLists:
      return "\"…\" (1+)";
    case FactType::kNumber:
      return "0.5";
    case FactType::kCount:
    case FactType::kMoney:
      break;
  }
  return "123";
}

// Reads one operand into the rule; false if it is none.
bool ReadOperand(const FactInfo& fact, const json& value, Rule& rule) {
  if (rule.op == RuleOp::kWithinDays) {
    const std::optional<int64_t> days = JsonInteger(value);
    if (!days || *days < 1 || *days > kMostDays) return false;
    rule.integers.push_back(*days);
    return true;
  }
  switch (fact.type) {
    case FactType::kText:
    case FactType::kTexts: {
      if (!value.is_string()) return false;
      const std::string& text = value.get_ref<const std::string&>();
      if (rule.op == RuleOp::kContains && text.empty()) return false;
      rule.texts.push_back(text);
      return true;
    }
    case FactType::kCode: {
      if (!value.is_string()) return false;
      const auto found = std::find(fact.codes.begin(), fact.codes.end(),
                                   value.get_ref<const std::string&>());
      if (found == fact.codes.end()) return false;
      rule.integers.push_back(found - fact.codes.begin());
      return true;
    }
    case FactType::kDay: {
      if (!value.is_string()) return false;
      const std::optional<Day> day =
          ParseIsoDay(value.get_ref<const std::string&>());
      if (!day) return false;
      rule.integers.push_back(*day);
      return true;
    }
    case FactType::kLists: {
      if (!value.is_string() || value.get_ref<const std::string&>().empty())
        return false;
      rule.texts.push_back(value.get_ref<const std::string&>());
      return true;
    }
    case FactType::kNumber: {
      if (!value.is_number()) return false;
      rule.numbers.push_back(value.get<double>());
      return true;
    }
    case FactType::kCount:
    case FactType::kMoney: {
      const std::optional<int64_t> number = JsonInteger(value);
      if (!number) return false;
      rule.integers.push_back(*number);
      return true;
    }
  }
  return false;
}

template <typename T>
bool Reversed(const std::vector<T>& pair) {
  return pair.size() == 2 && pair[0] > pair[1];
}

Status ReadValue(const FactInfo& fact, const json& value,
                 const std::string& path, Rule& rule) {
  const std::string one = OperandNotation(fact, rule.op);
  const auto fault = [](const std::string& at, const json& got,
                        std::string_view expected) -> Status {
    return Fault("rule_bad_value", at, QuoteJson(got), expected);
  };
  if (rule.op != RuleOp::kBetween && rule.op != RuleOp::kIn) {
    if (!ReadOperand(fact, value, rule)) return fault(path, value, one);
    return Ok();
  }
  const bool between = rule.op == RuleOp::kBetween;
  if (!value.is_array() || (between && value.size() != 2)) {
    return fault(path, value,
                 between ? "[" + one + ", " + one + "]" : "[" + one + ", …]");
  }
  for (size_t i = 0; i < value.size(); ++i) {
    if (!ReadOperand(fact, value[i], rule)) {
      return fault(JsonPath(path, i), value[i], one);
    }
  }
  if (between && (Reversed(rule.integers) || Reversed(rule.numbers))) {
    return fault(path, value, "[a ≤ b]");
  }
  return Ok();
}

Result<Rule> ReadLeaf(const json& node, const std::string& path) {
  for (const auto& [key, value] : node.items()) {
    if (!Contains(kLeafKeys, key)) {
      return Fault("rule_bad_shape", JsonPath(path, key), QuoteJson(json(key)),
                   JoinChoices(kLeafKeys));
    }
  }
  for (const std::string_view key : kLeafKeys) {
    if (!node.contains(std::string{key})) {
      return Fault("rule_bad_shape", path, QuoteJson(node),
                   "{fact, op, value}");
    }
  }
  Rule rule;
  rule.kind = Rule::Kind::kFact;

  const json& fact = node["fact"];
  const std::optional<FactIndex> index =
      fact.is_string() ? FindFact(fact.get_ref<const std::string&>())
                       : std::nullopt;
  if (!index) {
    std::vector<std::string_view> ids;
    for (const FactInfo& info : Facts()) ids.push_back(info.id);
    return Fault("rule_unknown_fact", JsonPath(path, "fact"), QuoteJson(fact),
                 JoinChoices(ids));
  }
  rule.fact = *index;

  const FactInfo& info = Facts()[rule.fact];
  const json& op = node["op"];
  if (!op.is_string() ||
      !Contains(OpsOf(info.type), op.get_ref<const std::string&>())) {
    return Fault("rule_unknown_operator", JsonPath(path, "op"), QuoteJson(op),
                 JoinChoices(OpsOf(info.type)));
  }
  rule.op =
      static_cast<RuleOp>(std::find(std::begin(kOpNames), std::end(kOpNames),
                                    op.get_ref<const std::string&>()) -
                          std::begin(kOpNames));

  const Status status =
      ReadValue(info, node["value"], JsonPath(path, "value"), rule);
  if (!status.ok()) return status.error();
  return rule;
}

Result<Rule> ReadNode(const json& node, const std::string& path, int depth) {
  if (depth > kMaxRuleDepth) {
    return Fault("rule_bad_shape", path, QuoteJson(node),
                 "≤ " + std::to_string(kMaxRuleDepth) + " × {…}");
  }
  if (!node.is_object() || node.empty()) {
    return Fault("rule_bad_shape", path, QuoteJson(node), kForms);
  }
  if (node.contains("fact")) return ReadLeaf(node, path);
  if (node.contains("bought")) {
    Result<OrderRule> orders = OrderRuleFromJson(node, path);
    if (!orders.ok()) return orders.error();
    Rule rule;
    rule.kind = Rule::Kind::kOrders;
    rule.orders = std::move(orders).value();
    return rule;
  }

  const std::string& key = node.begin().key();
  const json& value = node.begin().value();
  const std::string inner = JsonPath(path, key);
  Rule rule;
  if (key == "all") {
    rule.kind = Rule::Kind::kAll;
  } else if (key == "any") {
    rule.kind = Rule::Kind::kAny;
  } else if (key == "not") {
    rule.kind = Rule::Kind::kNot;
  } else {
    return Fault("rule_bad_shape", inner, QuoteJson(json(key)), kForms);
  }
  if (node.size() > 1) {
    const std::string second = std::next(node.begin()).key();
    return Fault("rule_bad_shape", JsonPath(path, second),
                 QuoteJson(json(second)), kForms);
  }
  if (rule.kind == Rule::Kind::kNot) {
    Result<Rule> child = ReadNode(value, inner, depth + 1);
    if (!child.ok()) return child;
    rule.children.push_back(std::move(child).value());
    return rule;
  }
  if (!value.is_array()) {
    return Fault("rule_bad_shape", inner, QuoteJson(value), "[{…}, …]");
  }
  for (size_t i = 0; i < value.size(); ++i) {
    Result<Rule> child = ReadNode(value[i], JsonPath(inner, i), depth + 1);
    if (!child.ok()) return child;
    rule.children.push_back(std::move(child).value());
  }
  return rule;
}

json OperandToJson(const FactInfo& fact, const Rule& rule, size_t i) {
  if (!rule.texts.empty()) return rule.texts[i];
  if (!rule.numbers.empty()) return rule.numbers[i];
  const int64_t value = rule.integers[i];
  if (rule.op == RuleOp::kWithinDays) return value;
  if (fact.type == FactType::kCode) return std::string{fact.codes[value]};
  if (fact.type == FactType::kDay) return FormatDay(static_cast<Day>(value));
  return value;
}

template <typename T, typename Holds>
std::vector<uint8_t> Test(const std::vector<T>& values, T absent, Holds holds) {
  std::vector<uint8_t> matches(values.size());
  HotLoop(values.size(), [&](size_t i) {
    matches[i] = values[i] != absent && holds(values[i]);
  });
  return matches;
}

template <typename T>
std::vector<uint8_t> TestOrdered(const std::vector<T>& values, T absent,
                                 RuleOp op, std::vector<T> operands) {
  const T a = operands.empty() ? absent : operands.front();
  const T b = operands.empty() ? absent : operands.back();
  switch (op) {
    case RuleOp::kEq:
      return Test(values, absent, [a](T value) { return value == a; });
    case RuleOp::kNe:
      return Test(values, absent, [a](T value) { return value != a; });
    case RuleOp::kLt:
      return Test(values, absent, [a](T value) { return value < a; });
    case RuleOp::kLe:
      return Test(values, absent, [a](T value) { return value <= a; });
    case RuleOp::kGt:
      return Test(values, absent, [a](T value) { return value > a; });
    case RuleOp::kGe:
      return Test(values, absent, [a](T value) { return value >= a; });
    case RuleOp::kBetween:
      return Test(values, absent,
                  [a, b](T value) { return a <= value && value <= b; });
    case RuleOp::kIn:
      std::sort(operands.begin(), operands.end());
      return Test(values, absent, [&](T value) {
        return std::binary_search(operands.begin(), operands.end(), value);
      });
    case RuleOp::kContains:
    case RuleOp::kWithinDays:
      break;
  }
  assert(false);  // the one is about text, the other comes here as kBetween
  return std::vector<uint8_t>(values.size(), 0);
}

// What a leaf says of a text; each distinct one is looked at once, when it
// first comes up.
class TextJudge {
 public:
  TextJudge(const Rule& rule, const table::Dictionary& dictionary)
      : rule_(rule),
        dictionary_(dictionary),
        part_(rule.op == RuleOp::kContains ? LowerAscii(rule.texts[0]) : ""),
        verdicts_(dictionary.size(), kUnseen) {}

  bool Holds(StringId id) {
    uint8_t& verdict = verdicts_[id];
    if (verdict == kUnseen) verdict = Judge(dictionary_.At(id)) ? kYes : kNo;
    return verdict == kYes;
  }

 private:
  enum : uint8_t { kUnseen, kNo, kYes };

  bool Judge(std::string_view text) const {
    if (rule_.op == RuleOp::kContains) return ContainsIgnoringCase(text, part_);
    const bool listed = std::find(rule_.texts.begin(), rule_.texts.end(),
                                  text) != rule_.texts.end();
    return listed != (rule_.op == RuleOp::kNe);
  }

  const Rule& rule_;
  const table::Dictionary& dictionary_;
  std::string part_;
  std::vector<uint8_t> verdicts_;
};

std::vector<uint8_t> TestLists(const TextLists* lists, size_t customers,
                               TextJudge judge) {
  std::vector<uint8_t> matches(customers, 0);
  if (lists == nullptr) return matches;
  for (customers::CustomerId id = 0; id < customers; ++id)
    for (const StringId text : lists->Of(id)) matches[id] |= judge.Holds(text);
  return matches;
}

// The bits of the lists that the rule names; 0 if there are none.
int64_t ListMask(const Rule& rule, const Marks* marks) {
  int64_t mask = 0;
  if (marks == nullptr) return mask;
  for (size_t i = 0; i < marks->lists.size(); ++i) {
    if (std::find(rule.texts.begin(), rule.texts.end(), marks->lists[i]) !=
        rule.texts.end())
      mask |= int64_t{1} << i;
  }
  return mask;
}

std::vector<uint8_t> EvaluateLeaf(const Rule& rule, FactTable& facts) {
  const FactType type = Facts()[rule.fact].type;
  const table::Dictionary& dictionary = facts.inputs().dictionary;
  if (type == FactType::kTexts)
    return TestLists(facts.Lists(rule.fact), facts.size(),
                     TextJudge(rule, dictionary));
  const FactColumn& column = facts.Column(rule.fact);
  switch (type) {
    case FactType::kText: {
      TextJudge judge(rule, dictionary);
      return Test(column.texts, table::kEmptyString,
                  [&](StringId id) { return judge.Holds(id); });
    }
    case FactType::kLists: {
      const int64_t mask = ListMask(rule, facts.inputs().Marked());
      return Test(column.integers, kNoInteger,
                  [mask](int64_t lists) { return (lists & mask) != 0; });
    }
    case FactType::kNumber:
      return TestOrdered(column.numbers, kNoNumber, rule.op, rule.numbers);
    default:
      break;
  }
  if (rule.op == RuleOp::kWithinDays) {
    const int64_t as_of = facts.inputs().as_of;
    return TestOrdered<int64_t>(column.integers, kNoInteger, RuleOp::kBetween,
                                {as_of - rule.integers[0] + 1, as_of});
  }
  return TestOrdered(column.integers, kNoInteger, rule.op, rule.integers);
}

}  // namespace

Result<Rule> ParseRule(std::string_view json_text) {
  const json document = ParseJson(json_text);
  if (document.is_discarded()) {
    return Error{"rule_not_json", {{"at", JsonFault(json_text)}}};
  }
  return RuleFromJson(document, "");
}

Result<Rule> RuleFromJson(const json& json, std::string_view path) {
  return ReadNode(json, std::string{path}, 1);
}

json RuleToJson(const Rule& rule) {
  if (rule.kind == Rule::Kind::kFact) {
    const FactInfo& fact = Facts()[rule.fact];
    json value;
    if (rule.op == RuleOp::kIn || rule.op == RuleOp::kBetween) {
      value = json::array();
      const size_t count =
          rule.integers.size() + rule.numbers.size() + rule.texts.size();
      for (size_t i = 0; i < count; ++i) {
        value.push_back(OperandToJson(fact, rule, i));
      }
    } else {
      value = OperandToJson(fact, rule, 0);
    }
    return {{"fact", fact.id},
            {"op", kOpNames[static_cast<size_t>(rule.op)]},
            {"value", std::move(value)}};
  }
  if (rule.kind == Rule::Kind::kOrders) return OrderRuleToJson(*rule.orders);
  if (rule.kind == Rule::Kind::kNot) {
    return {{"not", RuleToJson(rule.children[0])}};
  }
  json children = json::array();
  for (const Rule& child : rule.children) {
    children.push_back(RuleToJson(child));
  }
  return {{rule.kind == Rule::Kind::kAll ? "all" : "any", std::move(children)}};
}

std::vector<uint8_t> EvaluateRule(const Rule& rule, FactTable& facts) {
  if (rule.kind == Rule::Kind::kFact) return EvaluateLeaf(rule, facts);
  if (rule.kind == Rule::Kind::kOrders)
    return EvaluateOrderRule(*rule.orders, facts.inputs());
  if (rule.kind == Rule::Kind::kNot) {
    std::vector<uint8_t> matches = EvaluateRule(rule.children[0], facts);
    for (uint8_t& match : matches) match ^= 1;
    return matches;
  }
  const bool all = rule.kind == Rule::Kind::kAll;
  std::vector<uint8_t> matches(facts.size(), all ? 1 : 0);
  for (const Rule& child : rule.children) {
    const std::vector<uint8_t> other = EvaluateRule(child, facts);
    for (size_t i = 0; i < matches.size(); ++i) {
      matches[i] = all ? matches[i] & other[i] : matches[i] | other[i];
    }
  }
  return matches;
}

}  // namespace shuke::segment
