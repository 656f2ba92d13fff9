#include "core/segment/segmentation.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/segment/facts.h"
#include "core/segment/what_if.h"
#include "tests/testing/fact_fixture.h"

namespace shuke::segment {
namespace {

using testkit::DayOf;
using testkit::FactFixture;
using testkit::OrderBuilder;
using Topics = std::vector<std::string_view>;

OrderBuilder OneBuyer() {
  OrderBuilder builder;
  builder.Add({.day = DayOf("2026-11-01"), .gross_minor = 60000});
  return builder;
}

TEST(Segmentation, AnswersByANewPolicy) {
  FactFixture shop(OneBuyer(), DayOf("2026-11-20"));
  EXPECT_EQ(shop.segments.rfm().m[0], 3);
  SegmentPolicies stricter;
  stricter.rfm.monetary_major = {2000, 1000, 700, 300};
  EXPECT_EQ(shop.segments.SetPolicies(stricter),
            (Topics{"rfm", "migration", "group"}));
  EXPECT_EQ(shop.segments.rfm().m[0], 2);
}

TEST(Segmentation, KeepsWhatDoesNotRestOnTheDifference) {
  FactFixture shop(OneBuyer(), DayOf("2026-11-20"));
  const Stage* stage = shop.segments.lifecycle().stage.data();
  SegmentPolicies stricter;
  stricter.rfm.monetary_major = {2000, 1000, 700, 300};
  shop.segments.SetPolicies(stricter);
  EXPECT_EQ(shop.segments.lifecycle().stage.data(), stage);
  EXPECT_EQ(shop.segments.SetPolicies(stricter), Topics{});
}

TEST(Segmentation, TellsFactsApartByTopic) {
  FactFixture shop(OneBuyer(), DayOf("2026-11-20"));
  const FactIndex m = FindFact("m").value();
  EXPECT_EQ(shop.facts.Column(m).integers[0], 3);
  SegmentPolicies stricter;
  stricter.rfm.monetary_major = {2000, 1000, 700, 300};
  for (const auto topic : shop.segments.SetPolicies(stricter)) {
    shop.facts.Drop(topic);
  }
  EXPECT_EQ(shop.facts.Column(m).integers[0], 2);
}

TEST(Segmentation, DropsWhatRestsOnWhatRestsOnTheDifference) {
  FactFixture shop(OneBuyer(), DayOf("2026-11-20"));
  EXPECT_EQ(shop.segments.funnel().step[0], FunnelStep::kNew);
  EXPECT_EQ(shop.segments.tiers().tier[0], Tier::kDiamond);
  SegmentPolicies narrow;
  narrow.rfm.window_months = 1;
  narrow.rfm.recency_months = {0, 1, 1, 1};
  narrow.lifecycle.new_months = 1;
  EXPECT_EQ(shop.segments.SetPolicies(narrow),
            (Topics{"rfm", "lifecycle", "value", "migration", "group"}));
  EXPECT_EQ(FormatDay(shop.segments.window().from), "2026-10-20");
}

// Every slice moved by itself: a trial must say what a segmentation by those
// policies alone says.
TEST(Segmentation, TriesOtherPoliciesAsIfTheyWereInForce) {
  OrderBuilder builder;
  for (int i = 0; i < 40; ++i) {
    for (int k = 0; k <= i % 5; ++k) {
      builder.Add({.buyer = "b" + std::to_string(i),
                   .day = DayOf("2026-11-20") - 13 * i - 29 * k,
                   .gross_minor = 10000 + 70000 * (i % 7) + 100 * k,
                   .lines = {{.category = i % 2 ? "茶" : "器",
                              .quantity = 3 + i % 4}}});
    }
  }
  FactFixture shop(builder, DayOf("2026-11-20"));
  std::vector<SegmentPolicies> candidates(12);
  candidates[1].rfm.window_months = 24;
  candidates[2].rfm.scheme = RfmScheme::kQuintiles;
  candidates[3].rfm.segments[0][0] = RfmSegment::kNew;
  candidates[4].lifecycle.new_months = 1;
  candidates[5].day_stages.from_days = {7, 20, 40, 80, 100};
  candidates[6].day_stages.variant = DayStageVariant::kProductCycle;
  candidates[6].day_stages.category_gaps = 5;
  candidates[7].phases.decline_percent = 110;
  candidates[8].funnel.fan_percent = 60;
  candidates[9].tiers.revenue_percent = {10, 10, 10, 10};
  candidates[10].membership.groups = {{4, 2, 1}, {9, 6, 3}, {900, 600, 300}};
  candidates[11].migration.months = 8;
  for (size_t i = 0; i < candidates.size(); ++i) {
    SCOPED_TRACE(i);
    const Segmentation trial(shop.segments, candidates[i]);
    const Segmentation alone(shop.segments.inputs(), candidates[i]);
    EXPECT_EQ(trial.window().net_minor, alone.window().net_minor);
    EXPECT_EQ(trial.rfm().level, alone.rfm().level);
    EXPECT_EQ(trial.rfm().m, alone.rfm().m);
    EXPECT_EQ(trial.names().segment, alone.names().segment);
    EXPECT_EQ(trial.names().rfm_class, alone.names().rfm_class);
    EXPECT_EQ(trial.lifecycle().stage, alone.lifecycle().stage);
    EXPECT_EQ(trial.day_stages().stage, alone.day_stages().stage);
    EXPECT_EQ(trial.phases(), alone.phases());
    EXPECT_EQ(trial.funnel().step, alone.funnel().step);
    EXPECT_EQ(trial.tiers().tier, alone.tiers().tier);
    EXPECT_EQ(trial.before().day, alone.before().day);
    EXPECT_EQ(trial.before().level, alone.before().level);
    EXPECT_EQ(trial.before().tier, alone.before().tier);
    EXPECT_EQ(trial.membership().group, alone.membership().group);
    const auto changes = CompareKinds(shop.segments, candidates[i]);
    uint64_t moved = 0;
    for (const KindChange& change : changes) {
      moved += change.moved;
      uint64_t before = 0, after = 0;
      for (const uint64_t count : change.before) before += count;
      for (const uint64_t count : change.after) after += count;
      EXPECT_EQ(before, 40u) << change.what;
      EXPECT_EQ(after, 40u) << change.what;
    }
    // Moving the day of comparison changes nobody's kind; the rest was chosen
    // to move somebody.
    EXPECT_EQ(moved == 0, i == 0 || i == 11);
    // And what is set in force later is the same again.
    FactFixture applied(builder, DayOf("2026-11-20"));
    applied.segments.funnel();
    applied.segments.SetPolicies(candidates[i]);
    EXPECT_EQ(applied.segments.funnel().step, alone.funnel().step);
    EXPECT_EQ(applied.segments.tiers().tier, alone.tiers().tier);
  }
}

TEST(CompareKinds, CountsWhoMovesAndWhereTo) {
  FactFixture shop(OneBuyer(), DayOf("2026-11-20"));
  SegmentPolicies stricter;
  stricter.rfm.level_value = {40, 30, 20, 18};
  for (const KindChange& change : CompareKinds(shop.segments, stricter)) {
    if (change.what != "level") {
      EXPECT_EQ(change.moved, 0u) << change.what;
      continue;
    }
    // R 5, F 1, M 3: 5 + 3 + 12 = 20.
    EXPECT_EQ(change.before, (std::vector<uint64_t>{0, 0, 1, 0, 0, 0}));
    EXPECT_EQ(change.after, change.before);
  }
  stricter.rfm.level_value = {40, 30, 21, 18};
  const KindChange level = CompareKinds(shop.segments, stricter)[0];
  EXPECT_EQ(level.after, (std::vector<uint64_t>{0, 0, 0, 1, 0, 0}));
  EXPECT_EQ(level.moved, 1u);
}

TEST(Segmentation, ComparesWithTheDayAskedFor) {
  FactFixture shop(OneBuyer(), DayOf("2026-11-20"));
  EXPECT_EQ(FormatDay(shop.segments.before().day), "2026-08-20");
  EXPECT_EQ(shop.segments.before().stage[0], Stage::kNone);
  shop.segments.SetCompareDay(DayOf("2026-11-01"));
  EXPECT_EQ(shop.segments.before().stage[0], Stage::kNewOneOrder);
  shop.segments.SetCompareDay(kNoDay);
  EXPECT_EQ(FormatDay(shop.segments.before().day), "2026-08-20");
}

}  // namespace
}  // namespace shuke::segment
