#include "core/segment/migration.h"

namespace shuke::segment {
namespace {

// Where `rank_of` is a kind's rank, higher is better.
template <typename KindOf, typename RankOf>
MoveMatrix Count(size_t kinds, std::span<const Stage> stage_before,
                 std::span<const Stage> stage_after, KindOf kind_of,
                 RankOf rank_of) {
  MoveMatrix matrix;
  matrix.kinds = kinds;
  matrix.cells.assign(kinds * kinds, 0);
  matrix.arrivals.assign(kinds, 0);
  for (size_t i = 0; i < stage_after.size(); ++i) {
    if (stage_after[i] == Stage::kNone) continue;
    const auto [from, to] = kind_of(i);
    if (stage_before[i] == Stage::kNone) {
      ++matrix.arrivals[to];
      ++matrix.arrived;
      continue;
    }
    ++matrix.cells[from * kinds + to];
    const int change = rank_of(to) - rank_of(from);
    ++(change > 0 ? matrix.up : change < 0 ? matrix.down : matrix.neutral);
  }
  return matrix;
}

int FallingRank(size_t kind) { return -static_cast<int>(kind); }

}  // namespace

int StageRank(Stage stage) {
  switch (stage) {
    case Stage::kNewRepeat:
    case Stage::kOldRepeat:
      return 4;
    case Stage::kNewOneOrder:
    case Stage::kOldOneOrder:
      return 3;
    case Stage::kSilent:
      return 2;
    case Stage::kSleeping:
      return 1;
    case Stage::kLost:
    case Stage::kNone:
      break;
  }
  return 0;
}

Move MoveOf(Stage before, Stage after) {
  if (after == Stage::kNone) return Move::kNone;
  if (before == Stage::kNone) return Move::kArrived;
  const int change = StageRank(after) - StageRank(before);
  if (change == 0) return Move::kNeutral;
  return change > 0 ? Move::kUp : Move::kDown;
}

MoveMatrix CountStageMoves(std::span<const Stage> before,
                           std::span<const Stage> after) {
  return Count(
      kStages, before, after,
      [&](size_t i) {
        return std::pair(static_cast<size_t>(before[i]),
                         static_cast<size_t>(after[i]));
      },
      [](size_t stage) { return StageRank(static_cast<Stage>(stage)); });
}

MoveMatrix CountLevelMoves(const Before& before, std::span<const Level> after,
                           std::span<const Stage> stage_after) {
  return Count(
      kLevels, before.stage, stage_after,
      [&](size_t i) {
        return std::pair(static_cast<size_t>(before.level[i]),
                         static_cast<size_t>(after[i]));
      },
      FallingRank);
}

MoveMatrix CountTierMoves(const Before& before, std::span<const Tier> after,
                          std::span<const Stage> stage_after) {
  return Count(
      kTiers + 1, before.stage, stage_after,
      [&](size_t i) {
        return std::pair(static_cast<size_t>(before.tier[i]),
                         static_cast<size_t>(after[i]));
      },
      FallingRank);
}

}  // namespace shuke::segment
