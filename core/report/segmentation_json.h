// The sections of the report that say who the customers are, and the answers
// made of the same pieces.
#ifndef SHUKE_REPORT_SEGMENTATION_JSON_H_
#define SHUKE_REPORT_SEGMENTATION_JSON_H_

#include <nlohmann/json.hpp>

#include "core/report/analysis.h"
#include "core/segment/designer_policy.h"
#include "core/segment/what_if.h"

namespace shuke::report {

nlohmann::ordered_json RfmJson(const Analysis& analysis);
nlohmann::ordered_json LifecycleJson(const Analysis& analysis);
nlohmann::ordered_json TiersJson(const Analysis& analysis);
nlohmann::ordered_json MembershipJson(const Analysis& analysis);

// The bands of the policy's thresholds, or of others.
nlohmann::ordered_json DesignerJson(const segment::Segmentation& segments);
nlohmann::ordered_json DesignerJson(const segment::Segmentation& segments,
                                    const segment::DesignerPolicy& policy);

// {from, to, stages, levels, tiers}, each {codes, matrix, arrivals, up,
// neutral, down, arrived}: rows are where they were, columns where they are.
nlohmann::ordered_json MigrationJson(const segment::Segmentation& segments);

// [{what, moved, kinds: [{code, before, after}]}]
nlohmann::ordered_json WhatIfJson(
    const std::vector<segment::KindChange>& changes);

}  // namespace shuke::report

#endif  // SHUKE_REPORT_SEGMENTATION_JSON_H_
