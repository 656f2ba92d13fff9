// What is known of customers as JSON: cells of the table, and one person with
// every order.
#ifndef SHUKE_REPORT_CUSTOMER_JSON_H_
#define SHUKE_REPORT_CUSTOMER_JSON_H_

#include <nlohmann/json.hpp>
#include <span>

#include "core/segment/facts.h"

namespace shuke::report {

// [{id, topic, type, codes?, personal}], the registry in its order.
nlohmann::ordered_json FactsJson();

// One value: text, number, integer of minor units, "YYYY-MM-DD", code; null
// where absent.
nlohmann::ordered_json CellJson(const segment::FactTable& facts,
                                segment::FactIndex fact,
                                customers::CustomerId customer);

// The same for a value in hand.
nlohmann::ordered_json FactCellJson(const segment::FactTable& facts,
                                    segment::FactIndex fact,
                                    const segment::FactCell& cell);

// One list of values per customer.
nlohmann::ordered_json RowsJson(
    const segment::FactTable& facts,
    std::span<const customers::CustomerId> customers,
    std::span<const segment::FactIndex> columns);

// {key, scope, facts: {id: value}, orders: [{order_id, day, time, kind,
// gross_minor, refund_minor, net_minor, items, products}]}, newest order first.
nlohmann::ordered_json CustomerJson(const segment::FactTable& facts,
                                    customers::CustomerId customer);

}  // namespace shuke::report

#endif  // SHUKE_REPORT_CUSTOMER_JSON_H_
