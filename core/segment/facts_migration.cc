// Where somebody stood on the day of comparison (migration.h), and what became
// of it.
#include "core/segment/fact_entry.h"

namespace shuke::segment {
namespace {

using customers::CustomerId;

constexpr FactTopic kTopic{"migration"};

// In the order in which the page offers them.
constexpr FactEntry kEntries[] = {
    kTopic.Code("stage_before", kStageCodes,
                [](const FactInputs& in, CustomerId i) {
                  return CodeOrNone(in.segments.before().stage[i],
                                    Stage::kNone);
                }),
    kTopic.Code("stage_move", kMoveCodes,
                [](const FactInputs& in, CustomerId i) {
                  return CodeOrNone(MoveOf(in.segments.before().stage[i],
                                           in.segments.lifecycle().stage[i]),
                                    Move::kNone);
                }),
    // Of those who were customers then.
    kTopic.Code("level_before", kLevelCodes,
                [](const FactInputs& in, CustomerId i) {
                  const Before& before = in.segments.before();
                  return before.stage[i] == Stage::kNone
                             ? kNoInteger
                             : static_cast<int64_t>(before.level[i]);
                }),
    kTopic.Code("tier_before", kTierCodes,
                [](const FactInputs& in, CustomerId i) {
                  return CodeOrNone(in.segments.before().tier[i], Tier::kNone);
                }),
};

}  // namespace

std::span<const FactEntry> MigrationFacts() { return kEntries; }

}  // namespace shuke::segment
