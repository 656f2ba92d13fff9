// Migration: who moved from where to where between two days.
#ifndef SHUKE_SEGMENT_MIGRATION_H_
#define SHUKE_SEGMENT_MIGRATION_H_

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/customers/customers.h"
#include "core/segment/lifecycle.h"
#include "core/segment/rfm.h"
#include "core/segment/tiers.h"

namespace shuke::segment {

// Up is positive, down negative, equal neutral; those who came only after the
// earlier day stand apart.
enum class Move : uint8_t { kUp, kNeutral, kDown, kArrived, kNone };
inline constexpr size_t kMoves = 4;  // without kNone: not a customer
// Move -> its code in JSON and message keys ("move.arrived").
inline constexpr std::array<std::string_view, kMoves> kMoveCodes = {
    "up", "neutral", "down", "arrived"};

// How a stage ranks, higher is better: lost 0 < sleeping < silent < one order <
// repeat 4; new or old makes no difference.
int StageRank(Stage stage);
// What a change of stage is.
Move MoveOf(Stage before, Stage after);

// The same customers on the earlier day, by the same policy, from the orders
// that were known by then.
struct Before {
  Day day = kNoDay;
  std::vector<Stage> stage;  // kNone: not yet a customer
  std::vector<Level> level;  // of those kUnrated
  std::vector<Tier> tier;
};

// Customers by where they were (row) and are (column).
struct MoveMatrix {
  size_t kinds = 0;
  std::vector<uint64_t> cells;     // kinds x kinds, by row
  std::vector<uint64_t> arrivals;  // by where they are; no customers before
  uint64_t up = 0, neutral = 0, down = 0, arrived = 0;

  uint64_t At(size_t from, size_t to) const { return cells[from * kinds + to]; }
};

// `known` says who was a customer on the earlier day and who is one now. Values
// beyond `kinds` are nobody's.
MoveMatrix CountStageMoves(std::span<const Stage> before,
                           std::span<const Stage> after);
// Levels rank as they stand, best first. Unrated is a level.
MoveMatrix CountLevelMoves(const Before& before, std::span<const Level> after,
                           std::span<const Stage> stage_after);
// Tiers rank as they stand; the last kind, after kTiers, is no tier.
MoveMatrix CountTierMoves(const Before& before, std::span<const Tier> after,
                          std::span<const Stage> stage_after);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_MIGRATION_H_
