#include "core/report/customer_json.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/segment/leaving.h"

namespace shuke::report {
namespace {

using Json = nlohmann::ordered_json;
using segment::FactTable;
using segment::FactType;
using table::OrderKind;

constexpr std::array<std::string_view, 6> kKindCodes = {
    "valid", "refunded", "closed", "unpaid", "zero_amount", "cancelling"};

// The titles of an order, each once, in reading order.
Json Products(const FactTable& facts, uint32_t order) {
  const auto& context = facts.inputs();
  std::vector<table::StringId> seen;
  Json list = Json::array();
  for (const uint32_t line : context.orders.Lines(order)) {
    const table::StringId title =
        context.lines.Text(table::TextField::kProduct, line);
    if (title == table::kEmptyString) continue;
    if (std::find(seen.begin(), seen.end(), title) != seen.end()) continue;
    seen.push_back(title);
    list.push_back(context.dictionary.At(title));
  }
  return list;
}

Json OrderJson(const FactTable& facts, uint32_t order) {
  const auto& context = facts.inputs();
  const table::Orders& orders = context.orders;
  const uint32_t first_line = orders.Lines(order).front();
  return {{"order_id", context.dictionary.At(context.lines.Text(
                           table::TextField::kOrderId, first_line))},
          {"day", FormatDay(orders.day[order])},
          {"time", FormatTime(orders.time[order])},
          {"kind", kKindCodes[static_cast<size_t>(orders.kind[order])]},
          {"gross_minor", orders.gross_minor[order]},
          {"refund_minor", orders.refund_minor[order]},
          {"net_minor", orders.NetMinor(order)},
          {"items", orders.items[order]},
          {"products", Products(facts, order)}};
}

// [{code, args: {name: value}}], the weightiest first.
Json LeavingJson(const FactTable& facts, customers::CustomerId customer) {
  Json list = Json::array();
  for (const segment::LeavingReason& reason :
       segment::LeavingReasonsOf(facts.segmentation(), customer)) {
    Json args = Json::object();
    for (const segment::Evidence& each : reason.evidence) {
      Json& value = args[std::string(each.name)];
      switch (each.type) {
        case FactType::kDay:
          value = FormatDay(static_cast<Day>(each.integer));
          break;
        case FactType::kNumber:
          value = each.number;
          break;
        case FactType::kText:
        case FactType::kTexts:
          value = facts.inputs().dictionary.At(each.text);
          break;
        case FactType::kCode:
          value = each.code;
          break;
        case FactType::kCount:
        case FactType::kMoney:
        case FactType::kLists:
          value = each.integer;
          break;
      }
    }
    list.push_back(
        {{"code", segment::kLeavingCodes[static_cast<size_t>(reason.reason)]},
         {"args", std::move(args)}});
  }
  return list;
}

}  // namespace

Json FactsJson() {
  Json list = Json::array();
  for (const segment::FactInfo& fact : segment::Facts()) {
    Json entry = {{"id", fact.id},
                  {"topic", fact.topic},
                  {"type", segment::FactTypeName(fact.type)}};
    if (fact.type == FactType::kCode) {
      Json codes = Json::array();
      for (const std::string_view code : fact.codes) codes.push_back(code);
      entry["codes"] = std::move(codes);
    }
    entry["personal"] = fact.personal;
    list.push_back(std::move(entry));
  }
  return list;
}

Json CellJson(const FactTable& facts, segment::FactIndex fact,
              customers::CustomerId customer) {
  return FactCellJson(facts, fact, facts.Cell(fact, customer));
}

Json FactCellJson(const FactTable& facts, segment::FactIndex fact,
                  const segment::FactCell& cell) {
  const segment::FactInfo& info = segment::Facts()[fact];
  if (const auto* integer = std::get_if<int64_t>(&cell)) {
    if (info.type == FactType::kDay)
      return FormatDay(static_cast<Day>(*integer));
    if (info.type == FactType::kCode)
      return info.codes[static_cast<size_t>(*integer)];
    if (info.type == FactType::kLists)
      return segment::NamesOfLists(*facts.inputs().Marked(), *integer);
    return *integer;
  }
  if (const auto* number = std::get_if<double>(&cell)) return *number;
  if (const auto* text = std::get_if<table::StringId>(&cell)) {
    return facts.inputs().dictionary.At(*text);
  }
  return nullptr;
}

Json RowsJson(const FactTable& facts,
              std::span<const customers::CustomerId> customers,
              std::span<const segment::FactIndex> columns) {
  Json rows = Json::array();
  for (const customers::CustomerId customer : customers) {
    Json row = Json::array();
    for (const segment::FactIndex fact : columns)
      row.push_back(CellJson(facts, fact, customer));
    rows.push_back(std::move(row));
  }
  return rows;
}

Json CustomerJson(const FactTable& facts, customers::CustomerId customer) {
  const auto& context = facts.inputs();
  Json values = Json::object();
  for (segment::FactIndex fact = 0; fact < segment::Facts().size(); ++fact) {
    if (segment::Facts()[fact].type == FactType::kTexts) continue;
    values[std::string(segment::Facts()[fact].id)] =
        CellJson(facts, fact, customer);
  }
  Json orders = Json::array();
  const auto placed = context.customers.OrdersOf(customer);
  for (auto order = placed.rbegin(); order != placed.rend(); ++order) {
    orders.push_back(OrderJson(facts, *order));
  }
  return {{"key", context.dictionary.At(context.customers.key[customer])},
          {"scope", context.dictionary.At(context.customers.scope[customer])},
          {"facts", std::move(values)},
          {"leaving", LeavingJson(facts, customer)},
          {"orders", std::move(orders)}};
}

}  // namespace shuke::report
