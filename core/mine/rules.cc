// Every frequent set of two or more gives one rule for each of its items as
// consequent; the counts of both sides are those of frequent sets as well. The
// tests are counted over all of these, so that false-discovery rates hold for
// the choice by confidence too.
#include "core/mine/rules.h"

#include <algorithm>
#include <cmath>

#include "core/math/contingency.h"
#include "core/mine/frequent_sets.h"

namespace shuke::mine {
namespace {

// Shares that should be equal may differ by a rounding.
constexpr double kRounding = 1e-9;

uint32_t LeastCount(double support, uint32_t least, size_t baskets) {
  const double count =
      std::ceil(support * static_cast<double>(baskets) - kRounding);
  return std::max({1u, least, static_cast<uint32_t>(std::max(0.0, count))});
}

Rule Measure(std::vector<Item> antecedent, Item consequent, uint32_t count,
             uint32_t left, uint32_t right, size_t baskets) {
  const double n = static_cast<double>(baskets);
  Rule rule{std::move(antecedent), consequent, count, left, right, 0, 0, 0, 0,
            std::nullopt,          0,          1,     1};
  rule.support = count / n;
  rule.confidence = static_cast<double>(count) / left;
  rule.lift = rule.confidence / (right / n);
  rule.leverage = rule.support - (left / n) * (right / n);
  if (count < left) rule.conviction = (1 - right / n) / (1 - rule.confidence);
  const math::Overlap overlap = {count, left, right, baskets};
  rule.chi_square = math::ChiSquare(overlap);
  rule.p_value = math::FisherGreater(overlap);
  return rule;
}

// Whether fewer of its conditions already lift the consequent as much.
bool IsImplied(const Rule& rule, const FrequentSets& sets) {
  const size_t n = rule.antecedent.size();
  for (uint32_t mask = 1; mask + 1 < (1u << n); ++mask) {
    std::vector<Item> some;
    for (size_t i = 0; i < n; ++i)
      if ((mask >> i & 1) != 0) some.push_back(rule.antecedent[i]);
    const uint32_t left = sets.CountOf(some);
    some.push_back(rule.consequent);
    const double confidence = static_cast<double>(sets.CountOf(some)) / left;
    if (confidence >= rule.confidence - kRounding) return true;
  }
  return false;
}

}  // namespace

RuleResult FindRules(const Baskets& baskets, const RuleOptions& options) {
  RuleResult out{};
  out.least_count =
      LeastCount(options.support, options.least_count, baskets.size());
  const FrequentSets sets =
      FindFrequentSets(baskets, out.least_count, options.most_items);
  out.truncated = sets.truncated();

  std::vector<Rule> rules;
  for (uint32_t node = 0; node < sets.nodes().size(); ++node) {
    if (sets.nodes()[node].depth < 2) continue;
    const std::vector<Item> items = sets.ItemsOf(node);
    const uint32_t count = sets.nodes()[node].count;
    for (size_t i = 0; i < items.size(); ++i) {
      ++out.tested;
      std::vector<Item> antecedent = items;
      antecedent.erase(antecedent.begin() + static_cast<ptrdiff_t>(i));
      const uint32_t left = sets.CountOf(antecedent);
      if (count < options.confidence * left - kRounding) continue;
      rules.push_back(Measure(std::move(antecedent), items[i], count, left,
                              baskets.count[items[i]], baskets.size()));
    }
  }
  std::vector<double> p_values;
  for (const Rule& rule : rules) p_values.push_back(rule.p_value);
  const std::vector<double> rates =
      math::FalseDiscoveryRates(p_values, out.tested);
  for (size_t i = 0; i < rules.size(); ++i) {
    rules[i].false_discovery = rates[i];
    if (rates[i] > options.most_false_discoveries) {
      ++out.chance;
    } else if (options.prune && IsImplied(rules[i], sets)) {
      ++out.implied;
    } else {
      out.rules.push_back(std::move(rules[i]));
    }
  }
  std::sort(out.rules.begin(), out.rules.end(),
            [](const Rule& a, const Rule& b) {
              if (a.lift != b.lift) return a.lift > b.lift;
              if (a.count != b.count) return a.count > b.count;
              if (a.antecedent != b.antecedent)
                return a.antecedent < b.antecedent;
              return a.consequent < b.consequent;
            });
  return out;
}

}  // namespace shuke::mine
