#include "core/segment/migration.h"

#include <gtest/gtest.h>

#include <vector>

namespace shuke::segment {
namespace {

using enum Stage;

TEST(MoveOf, RanksLostBelowSleepingBelowSilentBelowOneOrderBelowRepeat) {
  EXPECT_EQ(MoveOf(kLost, kSleeping), Move::kUp);
  EXPECT_EQ(MoveOf(kSleeping, kSilent), Move::kUp);
  EXPECT_EQ(MoveOf(kSilent, kOldOneOrder), Move::kUp);
  EXPECT_EQ(MoveOf(kNewOneOrder, kNewRepeat), Move::kUp);
  EXPECT_EQ(MoveOf(kOldOneOrder, kOldRepeat), Move::kUp);
  EXPECT_EQ(MoveOf(kNewOneOrder, kSilent), Move::kDown);
  EXPECT_EQ(MoveOf(kSilent, kSleeping), Move::kDown);
  EXPECT_EQ(MoveOf(kOldRepeat, kOldOneOrder), Move::kDown);
  EXPECT_EQ(MoveOf(kNewOneOrder, kOldOneOrder), Move::kNeutral);
  EXPECT_EQ(MoveOf(kNewRepeat, kOldRepeat), Move::kNeutral);
  EXPECT_EQ(MoveOf(kNone, kNewRepeat), Move::kArrived);
  EXPECT_EQ(MoveOf(kNone, kNone), Move::kNone);
}

TEST(CountStageMoves, PutsEveryCustomerInOneCellOrAmongTheArrivals) {
  const std::vector<Stage> before = {kNewOneOrder, kNewOneOrder, kLost,
                                     kNone,        kNone,        kNewRepeat};
  const std::vector<Stage> after = {kSilent,    kOldRepeat, kOldOneOrder,
                                    kNewRepeat, kNone,      kOldRepeat};
  const MoveMatrix moves = CountStageMoves(before, after);
  const auto at = [&](Stage from, Stage to) {
    return moves.At(static_cast<size_t>(from), static_cast<size_t>(to));
  };
  EXPECT_EQ(at(kNewOneOrder, kSilent), 1u);
  EXPECT_EQ(at(kNewOneOrder, kOldRepeat), 1u);
  EXPECT_EQ(at(kLost, kOldOneOrder), 1u);
  EXPECT_EQ(at(kNewRepeat, kOldRepeat), 1u);
  EXPECT_EQ(moves.arrivals[static_cast<size_t>(kNewRepeat)], 1u);
  EXPECT_EQ(moves.up, 2u);
  EXPECT_EQ(moves.down, 1u);
  EXPECT_EQ(moves.neutral, 1u);
  EXPECT_EQ(moves.arrived, 1u);
  uint64_t sum = 0;
  for (const uint64_t cell : moves.cells) sum += cell;
  EXPECT_EQ(sum + moves.arrived, 5u) << "one never became a customer";
}

TEST(CountLevelMoves, RanksTheBestLevelHighest) {
  Before before;
  before.stage = {kNewOneOrder, kNewOneOrder, kNone, kLost};
  before.level = {Level::kVip, Level::kRegular, Level::kUnrated,
                  Level::kUnrated};
  before.tier = {Tier::kDiamond, Tier::kNone, Tier::kNone, Tier::kNone};
  const std::vector<Level> after = {Level::kAdvanced, Level::kSupreme,
                                    Level::kVip, Level::kUnrated};
  const std::vector<Stage> now = {kOldRepeat, kOldRepeat, kNewOneOrder, kLost};
  const MoveMatrix levels = CountLevelMoves(before, after, now);
  EXPECT_EQ(levels.up, 1u);
  EXPECT_EQ(levels.down, 1u);
  EXPECT_EQ(levels.neutral, 1u);
  EXPECT_EQ(levels.arrived, 1u);
  const std::vector<Tier> tiers = {Tier::kNone, Tier::kOther, Tier::kGold,
                                   Tier::kNone};
  const MoveMatrix moves = CountTierMoves(before, tiers, now);
  EXPECT_EQ(moves.down, 1u) << "diamond to none";
  EXPECT_EQ(moves.up, 1u) << "none to other";
  EXPECT_EQ(moves.neutral, 1u);
  EXPECT_EQ(moves.arrivals[static_cast<size_t>(Tier::kGold)], 1u);
}

}  // namespace
}  // namespace shuke::segment
