#include "core/campaign/assign.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace shuke::campaign {
namespace {

const SipHashKey kKey = *ParseSipHashKey("000102030405060708090a0b0c0d0e0f");

std::vector<Hash128> KeysOf(int count) {
  std::vector<Hash128> people;
  for (int i = 0; i < count; ++i) {
    people.push_back(SipHash24Wide(kKey, "tb" + std::to_string(i)));
  }
  return people;
}

// Control members of `assignment` as a set that no order can change.
std::set<Hash128> Control(const std::vector<Hash128>& people,
                          const Assignment& assignment) {
  std::set<Hash128> control;
  for (size_t i = 0; i < people.size(); ++i) {
    if (assignment.control[i]) control.insert(people[i]);
  }
  return control;
}

TEST(ControlQuota, IsTheLargerOfTenPercentAndFiftyOrHalf) {
  const struct {
    int64_t audience;
    int64_t quota;
  } kCases[] = {
      {0, 0},    {1, 0},    {2, 1},      {3, 1},      {99, 49},
      {100, 50}, {101, 50}, {499, 50},   {500, 50},   {501, 51},
      {510, 51}, {511, 52}, {1000, 100}, {1001, 101}, {20000, 2000},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(ControlQuota(c.audience, 10, 50), c.quota) << "of " << c.audience;
  }
}

TEST(ControlQuota, FollowsWhatIsAskedFor) {
  EXPECT_EQ(ControlQuota(1000, 0, 0), 0);
  EXPECT_EQ(ControlQuota(1000, 0, 50), 0);  // none was asked for
  EXPECT_EQ(ControlQuota(1000, 1, 50), 50);
  EXPECT_EQ(ControlQuota(1000, 20, 50), 200);
  EXPECT_EQ(ControlQuota(1000, 50, 0), 500);
  EXPECT_EQ(ControlQuota(1000, 10, 100000), 500);
  EXPECT_EQ(ControlQuota(1, 50, 0), 0);  // nobody would be left to treat
  EXPECT_EQ(ControlQuota(3, 50, 0), 1);
}

TEST(AssignControl, SharesTheQuotaByLargestRemainder) {
  // Strata of 47, 38 and 15: 4.7, 3.8, 1.5 of 10.
  std::vector<uint32_t> strata(47, 2);
  strata.insert(strata.end(), 38, 7);
  strata.insert(strata.end(), 15, 9);
  const Assignment result =
      AssignControl(KeysOf(100), strata, 10, "second_order", kKey);
  EXPECT_EQ(result.balance,
            (std::vector<StratumBalance>{{2, 42, 5}, {7, 34, 4}, {9, 14, 1}}));
}

TEST(AssignControl, GivesEqualRemaindersToTheLargerThenTheLowerStratum) {
  // Quota 1 of 4 + 4: .5 and .5. Quota 2 of 1 + 1 + 2: .5, .5, 1.
  EXPECT_EQ(
      AssignControl(KeysOf(8), std::vector<uint32_t>{5, 5, 3, 3, 5, 3, 5, 3}, 1,
                    "c", kKey)
          .balance,
      (std::vector<StratumBalance>{{3, 3, 1}, {5, 4, 0}}));
  // Quota 2 of 2 + 6: .5 and 1.5, equal remainders.
  EXPECT_EQ(
      AssignControl(KeysOf(8), std::vector<uint32_t>{0, 0, 1, 1, 1, 1, 1, 1}, 2,
                    "c", kKey)
          .balance,
      (std::vector<StratumBalance>{{0, 2, 0}, {1, 4, 2}}));
}

TEST(AssignControl, GivesTheSameGroupsInAnyOrderOfCustomers) {
  const std::vector<Hash128> people = KeysOf(500);
  std::vector<uint32_t> strata;
  for (int i = 0; i < 500; ++i) strata.push_back(i % 7);
  const std::set<Hash128> expected =
      Control(people, AssignControl(people, strata, 60, "gift", kKey));
  EXPECT_EQ(expected.size(), 60u);

  const unsigned seed = 20261122;
  std::mt19937 random(seed);
  std::vector<size_t> order(people.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  for (int round = 0; round < 20; ++round) {
    std::shuffle(order.begin(), order.end(), random);
    std::vector<Hash128> shuffled;
    std::vector<uint32_t> shuffled_strata;
    for (size_t i : order) {
      shuffled.push_back(people[i]);
      shuffled_strata.push_back(strata[i]);
    }
    EXPECT_EQ(Control(shuffled, AssignControl(shuffled, shuffled_strata, 60,
                                              "gift", kKey)),
              expected)
        << "seed " << seed << ", round " << round;
  }
}

TEST(AssignControl, DrawsAnewForAnotherCampaignAndAnotherKey) {
  const std::vector<Hash128> people = KeysOf(1000);
  const std::vector<uint32_t> strata(1000, 0);
  const auto control = [&](std::string_view campaign, const SipHashKey& key) {
    return Control(people, AssignControl(people, strata, 100, campaign, key));
  };
  const std::set<Hash128> first = control("spring", kKey);
  EXPECT_EQ(control("spring", kKey), first);
  SipHashKey other = kKey;
  other.bytes[0] ^= 1;
  for (const std::set<Hash128>& second :
       {control("summer", kKey), control("spring", other)}) {
    std::vector<Hash128> both;
    std::set_intersection(first.begin(), first.end(), second.begin(),
                          second.end(), std::back_inserter(both));
    // Independent draws share 100 * 100 / 1000 = 10 +- 2.8; five sigma is 24.
    EXPECT_LT(both.size(), 25u);
  }
}

// A customer's chance must not depend on where their hash stands: over many
// campaigns everybody is held back about equally often.
TEST(AssignControl, HoldsEverybodyBackEquallyOften) {
  const std::vector<Hash128> people = KeysOf(200);
  const std::vector<uint32_t> strata(200, 0);
  std::vector<int> times(200, 0);
  const int campaigns = 1000;
  for (int c = 0; c < campaigns; ++c) {
    const Assignment result = AssignControl(
        people, strata, 20, "campaign " + std::to_string(c), kKey);
    for (size_t i = 0; i < 200; ++i) times[i] += result.control[i];
  }
  // Binomial(1000, .1): 100 +- 9.5; five sigma on 200 draws.
  for (int t : times) {
    EXPECT_GT(t, 100 - 47);
    EXPECT_LT(t, 100 + 47);
  }
}

TEST(AssignControl, AddsUpWhateverTheStrata) {
  const unsigned seed = 31;
  std::mt19937 random(seed);
  for (int round = 0; round < 300; ++round) {
    const int n = static_cast<int>(random() % 300);
    const uint32_t kinds = 1 + random() % 40;
    const std::vector<Hash128> people = KeysOf(n);
    std::vector<uint32_t> strata;
    std::map<uint32_t, int64_t> sizes;
    for (int i = 0; i < n; ++i) {
      strata.push_back(random() % kinds);
      ++sizes[strata.back()];
    }
    const int64_t quota = ControlQuota(n, static_cast<int>(random() % 51),
                                       static_cast<int64_t>(random() % 60));
    const Assignment result = AssignControl(people, strata, quota, "c", kKey);
    int64_t control = 0;
    for (const StratumBalance& row : result.balance) {
      EXPECT_EQ(row.treated + row.control, sizes[row.stratum]);
      EXPECT_GE(row.treated, 0);
      // Largest remainder stays within one of the exact share.
      EXPECT_LT(row.control * n, quota * sizes[row.stratum] + n);
      EXPECT_GT(row.control * n, quota * sizes[row.stratum] - n);
      control += row.control;
    }
    EXPECT_EQ(control, quota) << "seed " << seed << ", round " << round;
    EXPECT_EQ(std::count(result.control.begin(), result.control.end(), 1),
              quota);
  }
}

TEST(AssignControl, HoldsNobodyBackOfNobody) {
  const Assignment result = AssignControl({}, {}, 0, "c", kKey);
  EXPECT_TRUE(result.control.empty());
  EXPECT_TRUE(result.balance.empty());
}

}  // namespace
}  // namespace shuke::campaign
