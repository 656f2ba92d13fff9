// Where somebody stands in the life cycle.
#include "core/segment/fact_entry.h"

namespace shuke::segment {
namespace {

using customers::CustomerId;

constexpr FactTopic kTopic{"lifecycle"};

// In the order in which the page offers them.
constexpr FactEntry kEntries[] = {
    kTopic.Code("stage", kStageCodes,
                [](const FactInputs& in, CustomerId i) {
                  const Stage stage = in.segments.lifecycle().stage[i];
                  return CodeOrNone(stage, Stage::kNone);
                }),
    kTopic.Code("day_stage", kDayStageCodes,
                [](const FactInputs& in, CustomerId i) {
                  return CodeOrNone(in.segments.day_stages().stage[i],
                                    DayStage::kNone);
                }),
    kTopic.Code("project", kProjectCodes,
                [](const FactInputs& in, CustomerId i) {
                  return CodeOrNone(in.segments.day_stages().project[i],
                                    Project::kNone);
                }),
    kTopic.Code("phase", kPhaseCodes,
                [](const FactInputs& in, CustomerId i) {
                  return CodeOrNone(in.segments.phases()[i], Phase::kNone);
                }),
    kTopic.Code("funnel", kFunnelCodes,
                [](const FactInputs& in, CustomerId i) {
                  return CodeOrNone(in.segments.funnel().step[i],
                                    FunnelStep::kNone);
                }),
    kTopic.Number("usual_interval_days",
                  [](const FactInputs& in, CustomerId i) {
                    const double days =
                        UsualInterval(in.segments.intervals(), i,
                                      in.segments.policies().phases);
                    const bool buys = in.customers.valid_orders[i] > 0;
                    return buys && days != kNoInterval ? days : kNoNumber;
                  }),
};

}  // namespace

std::span<const FactEntry> LifecycleFacts() { return kEntries; }

}  // namespace shuke::segment
