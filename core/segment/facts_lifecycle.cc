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
                  return stage == Stage::kNone ? kNoInteger
                                               : static_cast<int64_t>(stage);
                }),
};

}  // namespace

std::span<const FactEntry> LifecycleFacts() { return kEntries; }

}  // namespace shuke::segment
