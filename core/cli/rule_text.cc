// One function a kind of node, as in the page's rule_text.ts, whose comments
// say why.
#include "core/cli/rule_text.h"

#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "core/base/json_text.h"
#include "core/base/money.h"

namespace shuke::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::pair<std::string_view, std::string_view> kSymbols[] = {
    {"CNY", "¥"},   {"USD", "$"},   {"EUR", "€"},   {"GBP", "£"},
    {"JPY", "JP¥"}, {"HKD", "HK$"}, {"TWD", "NT$"}, {"KRW", "₩"},
    {"AUD", "A$"},  {"CAD", "CA$"}, {"SGD", "S$"}};
// Of orders, in the order in which they are told.
constexpr const char* kConditions[] = {
    "from",      "to",         "platforms",
    "shops",     "categories", "line_categories",
    "products",  "provinces",  "cities",
    "countries", "city_tiers", "weekdays",
    "hours",     "items",      "order_minor",
    "nth",       "gap_days"};
constexpr std::string_view kMinus = "\u2212";
constexpr std::string_view kNoBreak = "\u00a0";
constexpr std::string_view kDash = "—";

// "-1234567.5" -> "−1,234,567.5".
std::string Figure(std::string text) {
  const bool negative = !text.empty() && text[0] == '-';
  if (negative) text.erase(0, 1);
  const size_t point = std::min(text.find('.'), text.size());
  for (size_t i = point; i > 3;) {
    i -= 3;
    text.insert(i, ",");
  }
  return negative && text.find_first_of("123456789") != std::string::npos
             ? std::string(kMinus) + text
             : text;
}

std::string Decimal(double value, int decimals) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  return Figure(text);
}

bool EndsIn(std::string_view text, std::string_view end) {
  return text.size() >= end.size() &&
         text.substr(text.size() - end.size()) == end;
}

class Speaker {
 public:
  Speaker(std::string_view facts_json, const RuleUnits& units,
          const Messages& messages)
      : units_(units), messages_(messages) {
    const Json facts = ParseOrderedJson(facts_json);
    for (const Json& fact : facts)
      types_[fact.value("id", "")] = fact.value("type", "");
  }

  std::string Say(const Json& rule) const {
    if (rule.contains("all")) {
      return rule["all"].empty() ? messages_.Say("ui.rule.everybody")
                                 : All(rule["all"]);
    }
    if (rule.contains("any")) {
      return rule["any"].empty()
                 ? messages_.Say("ui.rule.nobody")
                 : Joined(rule["any"], messages_.Say("ui.rule.or"));
    }
    if (rule.contains("not"))
      return messages_.Say("ui.rule.not", {{"rule", Say(rule["not"])}});
    return rule.contains("bought") ? Orders(rule) : Leaf(rule);
  }

 private:
  std::string FactName(const std::string& fact) const {
    const std::string key = "fact." + fact;
    return messages_.Has(key) ? messages_.Say(key) : fact;
  }

  std::string Code(const std::string& fact, const std::string& code) const {
    for (const std::string& key :
         {fact + "." + code, "fact." + fact + "." + code}) {
      if (messages_.Has(key)) return messages_.Say(key);
    }
    return code;
  }

  std::string Money(int64_t minor) const {
    std::string symbol = units_.currency + std::string(kNoBreak);
    for (const auto& [code, sign] : kSymbols) {
      if (code == units_.currency) symbol = sign;
    }
    const std::string amount =
        Figure(FormatMinor(minor < 0 ? -minor : minor, units_.minor_digits));
    return (minor < 0 ? std::string(kMinus) : "") + symbol + amount;
  }

  std::string Value(const Json& leaf, const Json& value) const {
    const std::string fact = leaf["fact"].get<std::string>();
    const auto type = types_.find(fact);
    const std::string plain =
        value.is_string() ? value.get<std::string>() : value.dump();
    if (leaf["op"] == "within_days" || type == types_.end()) return plain;
    if (plain.empty()) return std::string(kDash);
    if (type->second == "money") return Money(value.get<int64_t>());
    if (type->second == "count") return Figure(plain);
    if (type->second == "number") {
      const bool rate = EndsIn(fact, "_rate") || EndsIn(fact, "_share");
      return rate ? Decimal(value.get<double>() * 100, 1) +
                        std::string(kNoBreak) + "%"
                  : Decimal(value.get<double>(), 2);
    }
    if (type->second == "code") return Code(fact, plain);
    if (fact == "platform" && messages_.Has("ui.scope." + plain))
      return messages_.Say("ui.scope." + plain);
    return plain;
  }

  std::string Leaf(const Json& leaf) const {
    const std::string op = leaf["op"].get<std::string>();
    const std::string fact = FactName(leaf["fact"].get<std::string>());
    // Nothing is said as nothing: "none", not an empty name.
    if (leaf["value"] == "" && (op == "eq" || op == "ne"))
      return messages_.Say("ui.rule." + op + "_none", {{"fact", fact}});
    std::vector<std::string> texts;
    if (leaf["value"].is_array()) {
      for (const Json& value : leaf["value"])
        texts.push_back(Value(leaf, value));
    } else {
      texts.push_back(Value(leaf, leaf["value"]));
    }
    if (op == "between") {
      return messages_.Say(
          "ui.rule.between",
          {{"fact", fact}, {"low", texts.front()}, {"high", texts.back()}});
    }
    std::string list;
    for (const std::string& text : texts)
      list += (list.empty() ? "" : messages_.Say("ui.list_separator")) + text;
    return messages_.Say("ui.rule." + op, {{"fact", fact}, {"value", list}});
  }

  // "≥ 2", "3", "1～5"; `write` turns an end into text.
  template <typename Write>
  std::string Span(const Json& range, Write write) const {
    const Json &low = range[0], &high = range[1];
    if (low.is_null() && high.is_null())
      return messages_.Say("ui.rule.span_any");
    if (low.is_null())
      return messages_.Say("ui.rule.span_most", {{"high", write(high)}});
    if (high.is_null())
      return messages_.Say("ui.rule.span_least", {{"low", write(low)}});
    if (low == high) return write(low);
    return messages_.Say("ui.rule.span",
                         {{"low", write(low)}, {"high", write(high)}});
  }

  std::string Condition(const std::string& key, const Json& value) const {
    const auto count = [](const Json& end) { return Figure(end.dump()); };
    const auto amount = [this](const Json& end) {
      return Money(end.get<int64_t>());
    };
    std::string text;
    if (key == "order_minor") {
      text = Span(value, amount);
    } else if (key == "items" || key == "nth" || key == "gap_days") {
      text = Span(value, count);
    } else if (value.is_array()) {
      for (const Json& one : value) {
        text += (text.empty() ? "" : messages_.Say("ui.list_separator")) +
                OrderWord(key, one);
      }
    } else {
      text = value.get<std::string>();
    }
    return messages_.Say("ui.rule.order." + key, {{"value", text}});
  }

  std::string OrderWord(const std::string& key, const Json& value) const {
    const std::string plain =
        value.is_string() ? value.get<std::string>() : value.dump();
    if (plain.empty()) return std::string(kDash);
    for (const std::string& known :
         {key == "platforms"    ? "ui.scope." + plain
          : key == "city_tiers" ? "fact.city_tier." + plain
          : key == "weekdays"   ? "ui.weekday." + plain
                                : ""}) {
      if (!known.empty() && messages_.Has(known)) return messages_.Say(known);
    }
    return plain;
  }

  std::string Orders(const Json& rule) const {
    std::string conditions;
    for (const char* key : kConditions) {
      if (!rule["bought"].contains(key)) continue;
      conditions +=
          (conditions.empty() ? "" : messages_.Say("ui.rule.order_and")) +
          Condition(key, rule["bought"][key]);
    }
    const bool money = rule.contains("net_minor");
    const std::string span = money ? Span(rule["net_minor"],
                                          [this](const Json& end) {
                                            return Money(end.get<int64_t>());
                                          })
                                   : Span(rule["orders"], [](const Json& end) {
                                       return Figure(end.dump());
                                     });
    const std::string key = money ? "ui.rule.bought_for" : "ui.rule.bought";
    return conditions.empty()
               ? messages_.Say(key + "_any", {{"span", span}})
               : messages_.Say(key, {{"span", span}, {"orders", conditions}});
  }

  // Two leaves that together say from where to where; "" if they do not.
  std::string Range(const Json& low, const Json& high) const {
    if (!low.contains("fact") || !high.contains("fact")) return "";
    if (low["fact"] != high["fact"] || low["op"] != "ge" || high["op"] != "lt")
      return "";
    return messages_.Say("ui.rule.range",
                         {{"fact", FactName(low["fact"].get<std::string>())},
                          {"low", Value(low, low["value"])},
                          {"high", Value(high, high["value"])}});
  }

  std::string Part(const Json& rule, size_t among) const {
    const bool compound = rule.contains("all") || rule.contains("any");
    return compound && among > 1
               ? messages_.Say("ui.rule.group", {{"rule", Say(rule)}})
               : Say(rule);
  }

  std::string All(const Json& rules) const {
    std::string out;
    for (size_t i = 0; i < rules.size(); ++i) {
      if (i > 0) out += messages_.Say("ui.rule.and");
      const std::string range =
          i + 1 < rules.size() ? Range(rules[i], rules[i + 1]) : "";
      if (range.empty()) {
        out += Part(rules[i], rules.size());
      } else {
        out += range;
        ++i;
      }
    }
    return out;
  }

  std::string Joined(const Json& rules, const std::string& word) const {
    std::string out;
    for (const Json& rule : rules)
      out += (out.empty() ? "" : word) + Part(rule, rules.size());
    return out;
  }

  const RuleUnits& units_;
  const Messages& messages_;
  std::map<std::string, std::string> types_;
};

}  // namespace

std::string RuleText(std::string_view rule_json, std::string_view facts_json,
                     const RuleUnits& units, const Messages& messages) {
  const Json rule = ParseOrderedJson(rule_json);
  if (!rule.is_object()) return std::string(rule_json);
  return Speaker(facts_json, units, messages).Say(rule);
}

}  // namespace shuke::cli
