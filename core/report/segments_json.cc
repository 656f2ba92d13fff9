#include "core/report/segments_json.h"

#include "core/report/customer_json.h"

namespace shuke::report {

using Json = nlohmann::ordered_json;

Json SizeJson(const segment::SegmentSize& size) {
  return {{"customers", size.customers}, {"revenue_minor", size.revenue_minor}};
}

Json SavedSegmentJson(const segment::SavedSegment& segment,
                      const std::optional<segment::SegmentSize>& size,
                      const segment::SegmentSize& everybody) {
  Json customers = nullptr, share = nullptr, revenue_minor = nullptr;
  if (size) {
    customers = size->customers;
    revenue_minor = size->revenue_minor;
    if (everybody.customers > 0) {
      share = static_cast<double>(size->customers) /
              static_cast<double>(everybody.customers);
    }
  }
  return {{"id", segment.id},
          {"name", {{"zh", segment.name.zh}, {"en", segment.name.en}}},
          {"rule", segment::RuleToJson(segment.rule)},
          {"customers", std::move(customers)},
          {"share", std::move(share)},
          {"revenue_minor", std::move(revenue_minor)}};
}

Json FactValuesJson(const segment::FactTable& facts, segment::FactIndex fact,
                    const segment::FactValues& values) {
  const auto cell = [&](const segment::FactCell& value) {
    return FactCellJson(facts, fact, value);
  };
  Json list = Json::array();
  for (const segment::FactValueCount& value : values.values) {
    list.push_back(
        {{"value", cell(value.value)}, {"customers", value.customers}});
  }
  return {{"customers", values.customers}, {"present", values.present},
          {"distinct", values.distinct},   {"values", std::move(list)},
          {"low", cell(values.low)},       {"median", cell(values.median)},
          {"high", cell(values.high)}};
}

}  // namespace shuke::report
