// Each word is looked up in the dictionary once. Customers' orders are walked
// oldest first, so that the place of an order is a count and its gap the
// difference to the one before.
#include "core/segment/order_rule.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/json_fields.h"
#include "core/segment/places.h"
#include "core/table/line_products.h"

namespace shuke::segment {
namespace {

using customers::CustomerId;
using nlohmann::json;
using table::StringId;
using table::TextField;

struct TextList {
  std::string_view key;
  std::vector<std::string> OrderRule::*list;
};
constexpr std::array<TextList, 9> kTextLists = {{
    {"platforms", &OrderRule::platforms},
    {"shops", &OrderRule::shops},
    {"categories", &OrderRule::categories},
    {"products", &OrderRule::products},
    {"line_categories", &OrderRule::line_categories},
    {"provinces", &OrderRule::provinces},
    {"cities", &OrderRule::cities},
    {"countries", &OrderRule::countries},
    {"city_tiers", &OrderRule::city_tiers},
}};

struct NumberList {
  std::string_view key;
  std::vector<int64_t> OrderRule::*list;
  int64_t least, most;
};
constexpr std::array<NumberList, 2> kNumberLists = {{
    {"weekdays", &OrderRule::weekdays, 1, 7},
    {"hours", &OrderRule::hours, 0, 23},
}};

struct RangeOf {
  std::string_view key;
  std::optional<OpenRange> OrderRule::*range;
};
constexpr std::array<RangeOf, 4> kRanges = {{
    {"items", &OrderRule::items},
    {"order_minor", &OrderRule::order_minor},
    {"nth", &OrderRule::nth},
    {"gap_days", &OrderRule::gap_days},
}};

constexpr std::array<std::string_view, 2> kMeasures = {"orders", "net_minor"};

Error BadValue(std::string path, const json& got, std::string expected) {
  return {"rule_bad_value",
          {{"path", std::move(path)},
           {"got", QuoteJson(got)},
           {"expected", std::move(expected)}}};
}

Error BadShape(std::string path, const json& got, std::string expected) {
  return {"rule_bad_shape",
          {{"path", std::move(path)},
           {"got", QuoteJson(got)},
           {"expected", std::move(expected)}}};
}

Result<OpenRange> ReadRange(const json& value, const std::string& path) {
  const std::string expected = "[a | null, b | null], a ≤ b";
  if (!value.is_array() || value.size() != 2)
    return BadValue(path, value, expected);
  std::array<std::optional<int64_t>, 2> ends;
  for (size_t i = 0; i < 2; ++i) {
    if (value[i].is_null()) continue;
    ends[i] = JsonInteger(value[i]);
    if (!ends[i]) return BadValue(path, value, expected);
  }
  if (ends[0] && ends[1] && *ends[0] > *ends[1])
    return BadValue(path, value, expected);
  return OpenRange{ends[0], ends[1]};
}

json RangeJson(const OpenRange& range) {
  return json::array({range.low ? json(*range.low) : json(nullptr),
                      range.high ? json(*range.high) : json(nullptr)});
}

Status ReadTexts(const json& value, const std::string& path,
                 std::vector<std::string>& texts) {
  if (!value.is_array()) return BadValue(path, value, "[\"…\", …]");
  for (size_t i = 0; i < value.size(); ++i) {
    if (!value[i].is_string())
      return BadValue(JsonPath(path, i), value[i], "\"…\"");
    texts.push_back(value[i].get<std::string>());
  }
  return Ok();
}

Status ReadNumbers(const json& value, const std::string& path,
                   const NumberList& field, std::vector<int64_t>& numbers) {
  const std::string one =
      std::to_string(field.least) + ".." + std::to_string(field.most);
  if (!value.is_array()) return BadValue(path, value, "[" + one + ", …]");
  for (size_t i = 0; i < value.size(); ++i) {
    const auto number = JsonInteger(value[i]);
    if (!number || *number < field.least || *number > field.most)
      return BadValue(JsonPath(path, i), value[i], one);
    numbers.push_back(*number);
  }
  return Ok();
}

Status ReadCondition(const std::string& key, const json& value,
                     const std::string& path, OrderRule& rule) {
  if (key == "from" || key == "to") {
    const auto day = value.is_string()
                         ? ParseIsoDay(value.get_ref<const std::string&>())
                         : std::nullopt;
    if (!day) return BadValue(path, value, "\"YYYY-MM-DD\"");
    (key == "from" ? rule.from : rule.to) = day;
    return Ok();
  }
  for (const TextList& field : kTextLists) {
    if (key != field.key) continue;
    const Status status = ReadTexts(value, path, rule.*field.list);
    if (!status.ok() || key != "city_tiers") return status;
    for (const std::string& tier : rule.city_tiers) {
      if (std::find(kCityTierCodes.begin(), kCityTierCodes.end(), tier) ==
          kCityTierCodes.end()) {
        return BadValue(path, json(tier), JoinChoices(kCityTierCodes));
      }
    }
    return Ok();
  }
  for (const NumberList& field : kNumberLists) {
    if (key == field.key)
      return ReadNumbers(value, path, field, rule.*field.list);
  }
  for (const RangeOf& field : kRanges) {
    if (key != field.key) continue;
    auto range = ReadRange(value, path);
    if (!range.ok()) return range.error();
    rule.*field.range = range.value();
    return Ok();
  }
  std::vector<std::string_view> known = {"from", "to"};
  for (const TextList& field : kTextLists) known.push_back(field.key);
  for (const NumberList& field : kNumberLists) known.push_back(field.key);
  for (const RangeOf& field : kRanges) known.push_back(field.key);
  return BadShape(path, json(key), JoinChoices(known));
}

// ---- evaluation

// The ids of those words that occur at all; no words let everything through.
class Words {
 public:
  Words(const table::Dictionary& dictionary,
        const std::vector<std::string>& words)
      : any_(words.empty()) {
    for (const std::string& word : words) {
      StringId id = table::kEmptyString;
      if (word.empty() || dictionary.Find(word, id)) ids_.push_back(id);
    }
  }
  bool any() const { return any_; }
  bool Has(StringId id) const {
    return any_ || std::find(ids_.begin(), ids_.end(), id) != ids_.end();
  }

 private:
  bool any_;
  std::vector<StringId> ids_;
};

bool HasNumber(const std::vector<int64_t>& wanted, int64_t number) {
  return wanted.empty() ||
         std::find(wanted.begin(), wanted.end(), number) != wanted.end();
}

bool InRange(const std::optional<OpenRange>& range, int64_t value) {
  return !range || range->Has(value);
}

class OrderTest {
 public:
  OrderTest(const OrderRule& rule, const SegmentInputs& inputs)
      : rule_(rule),
        inputs_(inputs),
        platforms_(inputs.dictionary, rule.platforms),
        shops_(inputs.dictionary, rule.shops),
        categories_(inputs.dictionary, rule.categories),
        products_(inputs.dictionary, rule.products),
        line_categories_(inputs.dictionary, rule.line_categories),
        provinces_(inputs.dictionary, rule.provinces),
        cities_(inputs.dictionary, rule.cities),
        countries_(inputs.dictionary, rule.countries) {
    if (!products_.any()) products_of_.emplace(inputs.lines, inputs.dictionary);
  }

  bool InPart(uint32_t order) const {
    if (!platforms_.any() && !platforms_.Has(Platform(order))) return false;
    if (!shops_.any() && !shops_.Has(FirstText(order, TextField::kShop)))
      return false;
    return categories_.any() || AnyLine(order, [&](uint32_t line) {
             return categories_.Has(
                 inputs_.lines.Text(TextField::kCategory, line));
           });
  }

  // Of an order of the part that is the customer's nth and came so many days
  // after the one before, which the first does not have.
  bool Counts(uint32_t order, Day day, int64_t nth, int64_t gap) const {
    if ((rule_.from && day < *rule_.from) || (rule_.to && day > *rule_.to))
      return false;
    if (!InRange(rule_.nth, nth)) return false;
    if (rule_.gap_days && (nth == 1 || !rule_.gap_days->Has(gap))) return false;
    const table::Orders& orders = inputs_.orders;
    if (!InRange(rule_.items, orders.items[order]) ||
        !InRange(rule_.order_minor, orders.NetMinor(order))) {
      return false;
    }
    if (!HasNumber(rule_.weekdays, IsoWeekday(day)) ||
        !HasNumber(rule_.hours, SecondsOfDay(orders.time[order]) / 3600)) {
      return false;
    }
    return InPlace(order) && HasLines(order);
  }

 private:
  // 1970-01-01 was a Thursday.
  static int64_t IsoWeekday(Day day) {
    return ((int64_t{day} + 3) % 7 + 7) % 7 + 1;
  }

  template <typename Holds>
  bool AnyLine(uint32_t order, Holds holds) const {
    const auto lines = inputs_.orders.Lines(order);
    return std::any_of(lines.begin(), lines.end(), holds);
  }

  StringId Platform(uint32_t order) const {
    const uint32_t line = inputs_.orders.Lines(order).front();
    return inputs_.platform_of_file.empty()
               ? table::kEmptyString
               : inputs_.platform_of_file[inputs_.lines.file[line]];
  }

  StringId FirstText(uint32_t order, TextField field) const {
    for (const uint32_t line : inputs_.orders.Lines(order)) {
      const StringId text = inputs_.lines.Text(field, line);
      if (text != table::kEmptyString) return text;
    }
    return table::kEmptyString;
  }

  bool InPlace(uint32_t order) const {
    const auto says = [&](const Words& words, TextField field) {
      return words.any() || words.Has(FirstText(order, field));
    };
    if (!says(provinces_, TextField::kProvince) ||
        !says(cities_, TextField::kCity) ||
        !says(countries_, TextField::kCountry)) {
      return false;
    }
    if (rule_.city_tiers.empty()) return true;
    const uint32_t line = inputs_.orders.Lines(order).front();
    const auto text = [&](TextField field) {
      return inputs_.dictionary.At(inputs_.lines.Text(field, line));
    };
    const auto tier =
        CityTierOf(text(TextField::kProvince), text(TextField::kCity));
    return tier && std::find(rule_.city_tiers.begin(), rule_.city_tiers.end(),
                             kCityTierCodes[*tier]) != rule_.city_tiers.end();
  }

  bool HasLines(uint32_t order) const {
    if (products_.any() && line_categories_.any()) return true;
    return AnyLine(order, [&](uint32_t line) {
      return HasProduct(line) && line_categories_.Has(inputs_.lines.Text(
                                     TextField::kCategory, line));
    });
  }

  bool HasProduct(uint32_t line) const {
    if (products_.any()) return true;
    const auto named = products_of_->Of(line);
    if (named.empty()) return products_.Has(table::kEmptyString);
    return std::any_of(named.begin(), named.end(), [&](StringId product) {
      return products_.Has(product);
    });
  }

  const OrderRule& rule_;
  const SegmentInputs& inputs_;
  Words platforms_, shops_, categories_, products_, line_categories_,
      provinces_, cities_, countries_;
  std::optional<table::LineProducts> products_of_;
};

}  // namespace

Result<OrderRule> OrderRuleFromJson(const json& node, std::string_view path) {
  OrderRule rule;
  const std::string inner = JsonPath(path, "bought");
  const json& conditions = node["bought"];
  if (!conditions.is_object()) return BadShape(inner, conditions, "{…}");
  for (const auto& [key, value] : conditions.items()) {
    const Status status = ReadCondition(key, value, JsonPath(inner, key), rule);
    if (!status.ok()) return status.error();
  }
  if (rule.from && rule.to && *rule.from > *rule.to) {
    return BadValue(JsonPath(inner, "from"), conditions["from"],
                    "≤ " + FormatDay(*rule.to));
  }
  bool measured = false;
  for (const auto& [key, value] : node.items()) {
    if (key == "bought") continue;
    const auto measure = std::find(kMeasures.begin(), kMeasures.end(), key);
    if (measure == kMeasures.end() || measured)
      return BadShape(JsonPath(path, key), json(key), JoinChoices(kMeasures));
    measured = true;
    rule.measure = static_cast<OrderRule::Measure>(measure - kMeasures.begin());
    const auto range = ReadRange(value, JsonPath(path, key));
    if (!range.ok()) return range.error();
    rule.wanted = range.value();
  }
  if (!measured)
    return BadShape(std::string(path), node, "{bought, orders | net_minor}");
  return rule;
}

json OrderRuleToJson(const OrderRule& rule) {
  json conditions = json::object();
  if (rule.from) conditions["from"] = FormatDay(*rule.from);
  if (rule.to) conditions["to"] = FormatDay(*rule.to);
  for (const TextList& field : kTextLists) {
    if (!(rule.*field.list).empty())
      conditions[std::string(field.key)] = rule.*field.list;
  }
  for (const NumberList& field : kNumberLists) {
    if (!(rule.*field.list).empty())
      conditions[std::string(field.key)] = rule.*field.list;
  }
  for (const RangeOf& field : kRanges) {
    if (rule.*field.range)
      conditions[std::string(field.key)] = RangeJson(*(rule.*field.range));
  }
  return {{"bought", std::move(conditions)},
          {std::string(kMeasures[static_cast<size_t>(rule.measure)]),
           RangeJson(rule.wanted)}};
}

std::vector<uint8_t> EvaluateOrderRule(const OrderRule& rule,
                                       const SegmentInputs& inputs) {
  const customers::Customers& people = inputs.customers;
  const OrderTest test(rule, inputs);
  std::vector<uint8_t> matches(people.size(), 0);
  for (CustomerId customer = 0; customer < people.size(); ++customer) {
    int64_t nth = 0, orders = 0, net_minor = 0;
    Day before = kNoDay;
    for (uint32_t i = people.purchase_offset[customer];
         i < people.purchase_offset[customer + 1]; ++i) {
      const uint32_t order = people.purchase_order[i];
      if (!test.InPart(order)) continue;
      const Day day = people.purchase_day[i];
      ++nth;
      const int64_t gap = nth == 1 ? 0 : int64_t{day} - before;
      before = day;
      if (!test.Counts(order, day, nth, gap)) continue;
      ++orders;
      net_minor += people.purchase_net_minor[i];
    }
    const bool by_orders = rule.measure == OrderRule::Measure::kOrders;
    matches[customer] = by_orders ? rule.wanted.Has(orders)
                                  : orders > 0 && rule.wanted.Has(net_minor);
  }
  return matches;
}

}  // namespace shuke::segment
