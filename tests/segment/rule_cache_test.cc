#include "core/segment/rule_cache.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/base/rng.h"
#include "tests/testing/fact_fixture.h"

namespace shuke::segment {
namespace {

using testkit::DayOf;

const Day kAsOf = DayOf("2026-11-20");

// `count` customers with one to four orders each; every seventh never paid.
testkit::OrderBuilder Shop(int count) {
  testkit::OrderBuilder builder;
  for (int i = 0; i < count; ++i) {
    for (int order = 0; order <= i % 4; ++order) {
      builder.Add({.buyer = "buyer" + std::to_string(i),
                   .day = kAsOf - (i * 37 + order * 11) % 500,
                   .gross_minor = 1000 + i * 13 + order,
                   .kind = i % 7 == 0 ? table::OrderKind::kUnpaid
                                      : table::OrderKind::kValid,
                   .province = i % 3 == 0 ? "浙江" : "上海"});
    }
  }
  return builder;
}

Rule Parse(const std::string& text) {
  Result<Rule> rule = ParseRule(text);
  EXPECT_TRUE(rule.ok()) << text;
  return std::move(rule).value();
}

Rule RandomRule(Rng& rng, int depth) {
  const auto random = [&](uint32_t n) { return rng.Below(n); };
  if (depth == 0 || random(3) == 0) {
    switch (random(4)) {
      case 0:
        return Parse(R"({"fact": "orders", "op": "ge", "value": )" +
                     std::to_string(random(5)) + "}");
      case 1:
        return Parse(R"({"fact": "recency_days", "op": "lt", "value": )" +
                     std::to_string(random(500)) + "}");
      case 2:
        return Parse(R"({"fact": "province", "op": "eq", "value": "浙江"})");
      default:
        return Parse(R"({"fact": "net_minor", "op": "gt", "value": )" +
                     std::to_string(random(8000)) + "}");
    }
  }
  Rule rule;
  const uint32_t kind = random(3);
  rule.kind = kind == 0   ? Rule::Kind::kAll
              : kind == 1 ? Rule::Kind::kAny
                          : Rule::Kind::kNot;
  const uint32_t children = kind == 2 ? 1 : random(4);
  for (uint32_t i = 0; i < children; ++i) {
    rule.children.push_back(RandomRule(rng, depth - 1));
  }
  return rule;
}

// The oracle is EvaluateRule, which keeps nothing.
TEST(RuleCache, AgreesWithEvaluateRuleOnRandomRules) {
  for (const int customers : {0, 1, 63, 64, 65, 200}) {
    testkit::FactFixture shop(Shop(customers), kAsOf);
    RuleCache cache(shop.facts);
    Rng rng(20261122);
    for (int round = 0; round < 60; ++round) {
      const Rule rule = RandomRule(rng, 4);
      const std::vector<uint8_t> expected = EvaluateRule(rule, shop.facts);
      const CustomerBits bits = cache.Match(rule);
      SegmentSize size;
      ASSERT_EQ(bits.size(), (expected.size() + 63) / 64);
      for (size_t i = 0; i < bits.size() * 64; ++i) {
        const bool set = (bits[i / 64] >> (i % 64) & 1) != 0;
        ASSERT_EQ(set, i < expected.size() && expected[i] != 0)
            << customers << " customers, round " << round << ", bit " << i;
        if (!set || shop.shop.customers.valid_orders[i] == 0) continue;
        ++size.customers;
        size.revenue_minor += shop.shop.customers.net_minor[i];
      }
      EXPECT_EQ(cache.Size(rule).customers, size.customers);
      EXPECT_EQ(cache.Size(rule).revenue_minor, size.revenue_minor);
    }
  }
}

TEST(RuleCache, ComputesOnlyTheLeafThatWasEdited) {
  testkit::FactFixture shop(Shop(100), kAsOf);
  RuleCache cache(shop.facts);
  const auto rule = [](int days) {
    return Parse(R"({"all": [{"fact": "orders", "op": "ge", "value": 2},
                             {"not": {"fact": "province", "op": "in",
                                      "value": ["浙江"]}},
                             {"fact": "recency_days", "op": "lt", "value": )" +
                 std::to_string(days) + "}]}");
  };
  cache.Size(rule(90));
  EXPECT_EQ(cache.leaves_computed(), 3u);
  cache.Size(rule(91));
  EXPECT_EQ(cache.leaves_computed(), 4u);
  cache.Size(rule(90));
  EXPECT_EQ(cache.leaves_computed(), 4u);
  shop.facts.Drop("orders");
  cache.Size(rule(90));
  EXPECT_EQ(cache.leaves_computed(), 7u);
}

TEST(RuleCache, ForgetsTheLeavesUsedLongestAgoAndStaysRight) {
  testkit::FactFixture shop(Shop(100), kAsOf);
  RuleCache cache(shop.facts);
  const Rule often = Parse(R"({"fact": "orders", "op": "ge", "value": 2})");
  const uint64_t expected = cache.Size(often).customers;
  for (int days = 0; days < 1000; ++days) {
    cache.Size(Parse(R"({"fact": "recency_days", "op": "lt", "value": )" +
                     std::to_string(days) + "}"));
    EXPECT_EQ(cache.Size(often).customers, expected);
  }
  EXPECT_EQ(cache.leaves_computed(), 1001u);
}

TEST(RuleCache, CountsOnlyCustomersWithAValidOrder) {
  testkit::FactFixture shop(Shop(14), kAsOf);
  RuleCache cache(shop.facts);
  EXPECT_EQ(cache.Size(Parse(R"({"all": []})")).customers, 12u);
  EXPECT_EQ(cache.Size(Parse(R"({"any": []})")).customers, 0u);
}

}  // namespace
}  // namespace shuke::segment
