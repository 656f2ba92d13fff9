// Association rules: who has these things in the basket has that one, too.
#ifndef SHUKE_MINE_RULES_H_
#define SHUKE_MINE_RULES_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "core/mine/baskets.h"

namespace shuke::mine {

struct RuleOptions {
  double support;  // least share of the baskets that hold the whole rule
  uint32_t least_count;
  double confidence;              // least share of those with the left side
  int most_items;                 // both sides together
  double most_false_discoveries;  // 1: keep all
  bool prune;
};

// One consequent. With n baskets, the left side in `left`, the right in `right`
// and both in `count` of them:
struct Rule {
  std::vector<Item> antecedent;  // rising
  Item consequent;
  uint32_t count;
  uint32_t left;
  uint32_t right;
  double support;                    // count / n
  double confidence;                 // count / left
  double lift;                       // confidence / (right / n)
  double leverage;                   // support − left·right / n²
  std::optional<double> conviction;  // (1 − right/n) / (1 − confidence);
                                     // nothing where the confidence is 1
  double chi_square;
  double p_value;          // Fisher's exact test, one-sided
  double false_discovery;  // Benjamini and Hochberg, over all rules with enough
                           // support; never too small
};

struct RuleResult {
  uint32_t least_count;  // ⌈support · n⌉ or RuleOptions::least_count
  uint64_t tested;       // rules with enough support, whatever their confidence
  uint64_t chance;       // left out as likely chance
  uint64_t implied;      // left out as implied by a shorter rule
  bool truncated;        // too many sets: the support is too low
  std::vector<Rule> rules;  // by lift, count, antecedent, consequent
};

RuleResult FindRules(const Baskets& baskets, const RuleOptions& options);

}  // namespace shuke::mine

#endif  // SHUKE_MINE_RULES_H_
