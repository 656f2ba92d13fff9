// Saved segments, sizes of rules and values of facts as JSON.
#ifndef SHUKE_REPORT_SEGMENTS_JSON_H_
#define SHUKE_REPORT_SEGMENTS_JSON_H_

#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "core/segment/fact_values.h"
#include "core/segment/facts.h"
#include "core/segment/saved_segments.h"
#include "core/segment/sizes.h"

namespace shuke::report {

// {customers, revenue_minor}
nlohmann::ordered_json SizeJson(const segment::SegmentSize& size);

// {id, name: {zh, en}, rule, customers, share, revenue_minor}; share is of
// `everybody`, null if that is nobody. All three are null without a size.
nlohmann::ordered_json SavedSegmentJson(
    const segment::SavedSegment& segment,
    const std::optional<segment::SegmentSize>& size,
    const segment::SegmentSize& everybody);

// {customers, present, distinct, values: [{value, customers}], low, median,
// high}; values as cells of the table are written.
nlohmann::ordered_json FactValuesJson(const segment::FactTable& facts,
                                      segment::FactIndex fact,
                                      const segment::FactValues& values);

}  // namespace shuke::report

#endif  // SHUKE_REPORT_SEGMENTS_JSON_H_
