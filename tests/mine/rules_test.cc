#include "core/mine/rules.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/rng.h"
#include "tests/mine/lists.h"

namespace shuke::mine {
namespace {

RuleResult Find(const Baskets& baskets, double support, double confidence,
                int most_items = 10) {
  return FindRules(baskets, {support, 1, confidence, most_items, 1, false});
}

const Rule* FindRule(const RuleResult& result, const NamedBaskets& lists,
                     const std::vector<std::string>& left,
                     std::string_view right) {
  for (const Rule& rule : result.rules) {
    if (rule.consequent != lists.Find(right) ||
        rule.antecedent.size() != left.size())
      continue;
    bool all = true;
    for (const std::string& name : left) {
      all &= std::count(rule.antecedent.begin(), rule.antecedent.end(),
                        lists.Find(name)) == 1;
    }
    if (all) return &rule;
  }
  return nullptr;
}

TEST(FindRules, MeasuresARuleByHand) {
  // n 8; bread 4, butter 5, both 3.
  const NamedBaskets lists = Lists(
      "bread,butter\nbread,butter\nbread,butter\nbread\nbutter\nbutter\n"
      "milk\nmilk\n");
  const RuleResult result = Find(lists.baskets, .2, .7);
  EXPECT_EQ(result.least_count, 2u);
  EXPECT_EQ(result.tested, 2u);
  ASSERT_EQ(result.rules.size(), 1u);
  const Rule& rule = result.rules[0];
  EXPECT_EQ(rule.consequent, lists.Find("butter"));
  EXPECT_EQ(rule.count, 3u);
  EXPECT_DOUBLE_EQ(rule.support, 3.0 / 8);
  EXPECT_DOUBLE_EQ(rule.confidence, 3.0 / 4);
  EXPECT_DOUBLE_EQ(rule.lift, 1.2);
  EXPECT_DOUBLE_EQ(rule.leverage, 3.0 / 8 - 20.0 / 64);
  EXPECT_DOUBLE_EQ(*rule.conviction, 1.5);
  // C(5,3) C(3,1) / C(8,4) + C(5,4) / C(8,4) = 35/70.
  EXPECT_NEAR(rule.p_value, .5, 1e-12);
}

TEST(FindRules, HasNoConvictionOfCertainty) {
  const NamedBaskets lists = Lists("a,b\na,b\nb\nc\n");
  const RuleResult result = Find(lists.baskets, .5, .9);
  ASSERT_EQ(result.rules.size(), 1u);
  EXPECT_EQ(result.rules[0].confidence, 1);
  EXPECT_FALSE(result.rules[0].conviction);
}

TEST(FindRules, LeavesOutWhatAShorterRuleImplies) {
  // c follows b alone; a adds nothing to it.
  const NamedBaskets lists =
      Lists("a,b,c\na,b,c\nb,c\nb,c\na,d\na,d\na,d\nd\nd\nd\n");
  RuleOptions options = {.2, 1, .5, 3, 1, false};
  const RuleResult all = FindRules(lists.baskets, options);
  EXPECT_NE(FindRule(all, lists, {"a", "b"}, "c"), nullptr);
  options.prune = true;
  const RuleResult pruned = FindRules(lists.baskets, options);
  EXPECT_EQ(FindRule(pruned, lists, {"a", "b"}, "c"), nullptr);
  EXPECT_NE(FindRule(pruned, lists, {"b"}, "c"), nullptr);
  EXPECT_EQ(pruned.rules.size() + pruned.implied, all.rules.size());
}

// Items that know nothing of each other: with a bound of 5 % hardly any rule
// survives, without one there are dozens.
TEST(FindRules, KeepsHardlyAnyChanceFind) {
  Rng rng(17);
  std::string text;
  for (int b = 0; b < 2000; ++b) {
    for (int i = 0; i < 60; ++i)
      if (rng.Chance(30)) text += "item" + std::to_string(i) + ",";
    text += "\n";
  }
  const NamedBaskets lists = Lists(text);
  RuleOptions options = {.0015, 1, .02, 2, 1, false};
  EXPECT_GT(FindRules(lists.baskets, options).rules.size(), 100u);
  options.most_false_discoveries = .05;
  const RuleResult guarded = FindRules(lists.baskets, options);
  EXPECT_LE(guarded.rules.size(), 4u);
  EXPECT_GT(guarded.chance, 100u);
}

TEST(FindRules, OfNothingIsEmpty) {
  EXPECT_TRUE(Find(Lists("").baskets, .1, .1).rules.empty());
  EXPECT_TRUE(Find(Lists("a\nb\n").baskets, .1, .1).rules.empty());
}

// As R's arules 1.7.13 counts them on its own data set.
TEST(FindRules, MatchesArulesOnGroceries) {
  const auto lists = Groceries();
  if (!lists) GTEST_SKIP() << kGroceriesAreNotKeptHere;
  EXPECT_EQ(lists->baskets.size(), 9835u);
  EXPECT_EQ(lists->baskets.items(), 169u);
  EXPECT_EQ(lists->baskets.count[lists->Find("whole milk")], 2513u);
  EXPECT_EQ(Find(lists->baskets, .006, .25).rules.size(), 463u);
  EXPECT_EQ(Find(lists->baskets, .001, .8).rules.size(), 410u);
  EXPECT_EQ(Find(lists->baskets, .01, .5).rules.size(), 15u);
  const RuleResult result = Find(lists->baskets, .001, .5);
  EXPECT_EQ(result.rules.size(), 5668u);
  const Rule& top = result.rules[0];
  EXPECT_EQ(top.consequent, lists->Find("hamburger meat"));
  EXPECT_NEAR(top.lift, 18.9956542732979, 1e-12);
  const auto path = testkit::Variable("SHUKE_GROCERIES_RULES");
  if (!path) return;
  // "lhs","rhs",support,confidence,lift,count,leverage,conviction,chi,fisher
  std::map<std::string, const Rule*> by_name;
  for (const Rule& rule : result.rules) {
    std::vector<std::string> left;
    for (const Item item : rule.antecedent)
      left.emplace_back(lists->dictionary.At(lists->baskets.name[item]));
    std::sort(left.begin(), left.end());
    std::string key;
    for (const std::string& name : left) key += name + ";";
    by_name[key + ">" +
            std::string(lists->dictionary.At(
                lists->baskets.name[rule.consequent]))] = &rule;
  }
  std::ifstream in(*path);
  std::string line;
  std::getline(in, line);
  int compared = 0;
  while (std::getline(in, line)) {
    std::istringstream cells(line);
    std::string cell;
    std::vector<std::string> row;
    while (std::getline(cells, cell, ',')) {
      std::erase(cell, '"');
      row.push_back(cell);
    }
    std::vector<std::string> left;
    std::istringstream names(row[0]);
    while (std::getline(names, cell, ';')) left.push_back(cell);
    std::sort(left.begin(), left.end());
    std::string key;
    for (const std::string& name : left) key += name + ";";
    const auto found = by_name.find(key + ">" + row[1]);
    ASSERT_NE(found, by_name.end()) << line;
    const Rule& rule = *found->second;
    const auto near = [&](double got, size_t column) {
      const double expected = std::stod(row[column]);
      EXPECT_NEAR(got, expected, 2e-9 * std::abs(expected)) << line;
    };
    near(rule.support, 2);
    near(rule.confidence, 3);
    near(rule.lift, 4);
    EXPECT_EQ(rule.count, std::stoul(row[5])) << line;
    near(rule.leverage, 6);
    EXPECT_EQ(rule.conviction.has_value(), row[7] != "Inf") << line;
    if (rule.conviction) near(*rule.conviction, 7);
    near(rule.chi_square, 8);
    near(rule.p_value, 9);
    ++compared;
  }
  EXPECT_EQ(compared, 5668);
}

}  // namespace
}  // namespace shuke::mine
