// When things count as going together, and what is too thin to speak of.
#ifndef SHUKE_MINE_MINE_POLICY_H_
#define SHUKE_MINE_MINE_POLICY_H_

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "core/base/result.h"

namespace shuke::mine {

struct MinePolicy {
  // Rules: at least this share of the baskets, in percent, and no fewer than
  // least_count of them, hold the whole; at least so many percent of those with
  // the left side have the right one.
  double support_percent = .5;
  int least_count = 10;
  double confidence_percent = 10;
  // Items in a rule, both sides together.
  int most_items = 3;
  // Finds of which more than this would be chance are left out.
  double false_discovery_percent = 5;
  // Leave out rules that a shorter one, of at least the same lift, implies.
  bool prune = true;
  // Of rules: what one customer buys within so many days of the first of it is
  // one basket; 0: every order is one.
  int basket_window_days = 0;
  // A larger basket is cut to its most common items, so that a wholesaler's
  // order does not tie everything to everything.
  int basket_items = 100;
  // Sequences, cycles and recommendations need so many customers.
  int least_customers = 10;
  // A good is repeatable if so many percent of its buyers bought it again.
  double repeatable_percent = 20;
  // Of each customer: how many recommendations the potential value counts.
  int recommendations = 3;
  // How deep a tree of reasons may grow, and the least share of everybody, in
  // percent, that a reason must cover.
  int tree_depth = 3;
  double tree_leaf_percent = 2;

  friend bool operator==(const MinePolicy&, const MinePolicy&) = default;
};

void ToJson(const MinePolicy& policy, nlohmann::json& json);
// Reads over what `policy` holds; on failure `policy` may be partly changed.
Status FromJson(const nlohmann::json& json, std::string_view path,
                MinePolicy& policy);

}  // namespace shuke::mine

#endif  // SHUKE_MINE_MINE_POLICY_H_
