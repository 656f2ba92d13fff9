#include "core/segment/fact_values.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/testing/fact_fixture.h"

namespace shuke::segment {
namespace {

using testkit::DayOf;
using testkit::FactFixture;

const Day kAsOf = DayOf("2026-11-20");

testkit::OrderBuilder Shop() {
  testkit::OrderBuilder builder;
  const auto add = [&](const char* buyer, int days, table::Minor net,
                       const char* province, table::OrderKind kind) {
    builder.Add({.buyer = buyer,
                 .day = kAsOf - days,
                 .gross_minor = net,
                 .kind = kind,
                 .province = province});
  };
  add("a", 3, 300, "浙江", table::OrderKind::kValid);
  add("b", 10, 200, "上海", table::OrderKind::kValid);
  add("c", 200, 100, "浙江", table::OrderKind::kValid);
  add("d", 400, 900, "", table::OrderKind::kValid);
  add("e", 1, 5000, "北京", table::OrderKind::kUnpaid);
  return builder;
}

FactValues Of(FactFixture& shop, const char* fact, size_t most = 10) {
  return SummariseFact(shop.facts, *FindFact(fact), most);
}

TEST(SummariseFact, CountsTextsOfCustomersWithAValidOrderMostFrequentFirst) {
  FactFixture shop(Shop(), kAsOf);
  const FactValues provinces = Of(shop, "province");
  EXPECT_EQ(provinces.customers, 4u);
  EXPECT_EQ(provinces.present, 3u);
  ASSERT_EQ(provinces.values.size(), 2u);
  const auto text = [&](size_t i) {
    return shop.shop.dictionary.At(
        std::get<table::StringId>(provinces.values[i].value));
  };
  EXPECT_EQ(text(0), "浙江");
  EXPECT_EQ(provinces.values[0].customers, 2u);
  EXPECT_EQ(text(1), "上海");
  EXPECT_EQ(provinces.values[1].customers, 1u);
}

TEST(SummariseFact, SaysHowManyTextsThereAreWhenItKeepsFewer) {
  FactFixture shop(Shop(), kAsOf);
  const FactValues provinces = Of(shop, "province", 1);
  EXPECT_EQ(provinces.values.size(), 1u);
  EXPECT_EQ(provinces.distinct, 2u);
}

TEST(SummariseFact, LeavesOutCodesThatNobodyHas) {
  FactFixture shop(Shop(), kAsOf);
  uint64_t customers = 0;
  for (const FactValueCount& value : Of(shop, "stage").values) {
    EXPECT_GT(value.customers, 0u);
    customers += value.customers;
  }
  EXPECT_EQ(customers, 4u);
}

TEST(SummariseFact, GivesLeastMiddleAndLargestOfFigures) {
  FactFixture shop(Shop(), kAsOf);
  const FactValues net = Of(shop, "net_minor");
  EXPECT_EQ(net.low, FactCell{int64_t{100}});
  EXPECT_EQ(net.median, FactCell{int64_t{200}});  // the lower of two
  EXPECT_EQ(net.high, FactCell{int64_t{900}});
  EXPECT_TRUE(net.values.empty());
  const FactValues refunds = Of(shop, "refund_rate");
  EXPECT_EQ(refunds.high, FactCell{0.0});
}

TEST(SummariseFact, SaysNothingWhereNobodyHasAValue) {
  FactFixture shop(testkit::OrderBuilder{}, kAsOf);
  for (FactIndex fact = 0; fact < Facts().size(); ++fact) {
    const FactValues values = SummariseFact(shop.facts, fact, 10);
    EXPECT_EQ(values.present, 0u);
    EXPECT_EQ(values.low, FactCell{});
    EXPECT_TRUE(values.values.empty());
  }
}

}  // namespace
}  // namespace shuke::segment
