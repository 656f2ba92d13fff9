#include "core/segment/segmentation.h"

#include <gtest/gtest.h>

#include "core/segment/facts.h"
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
  EXPECT_EQ(shop.segments.SetPolicies(stricter), (Topics{"rfm", "group"}));
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

}  // namespace
}  // namespace shuke::segment
