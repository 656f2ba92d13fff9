// What goes with what, as the JSON that `shuke mine --json` prints.
#ifndef SHUKE_REPORT_MINE_JSON_H_
#define SHUKE_REPORT_MINE_JSON_H_

#include <nlohmann/json.hpp>

#include "core/mine/affinity.h"
#include "core/mine/baskets.h"
#include "core/mine/cycles.h"
#include "core/mine/owners.h"
#include "core/mine/rule_baskets.h"
#include "core/mine/rules.h"
#include "core/mine/sequences.h"
#include "core/mine/tree.h"
#include "core/table/dictionary.h"

namespace shuke::report {

// Results over one kind of items.
struct Mined {
  mine::Level level;
  const table::Dictionary& dictionary;
  const mine::Baskets& baskets;
  const mine::RuleBaskets& rule_baskets;
  const mine::Owners& owners;
  const mine::RuleResult& rules;
  const mine::Sequences& sequences;
  const mine::Cycles& cycles;
  const mine::Affinity& affinity;
};

// Members of the document, described in README.md; lists have at most `most`
// entries, their best.
nlohmann::ordered_json MineJson(const Mined& mined, size_t most);

// A tree of reasons. `code` gives a feature's value its code.
template <typename CodeOf>
nlohmann::ordered_json TreeJson(const mine::Tree& tree,
                                const std::vector<mine::Feature>& features,
                                const CodeOf& code) {
  using Json = nlohmann::ordered_json;
  Json nodes = Json::array();
  for (const mine::TreeNode& node : tree.nodes) {
    Json entry = {{"customers", node.customers}, {"in_group", node.in_group}};
    if (node.feature >= 0) {
      const auto at = static_cast<size_t>(node.feature);
      entry["fact"] = features[at].name;
      entry["op"] = features[at].categorical ? "eq" : "lt";
      entry["value"] = features[at].categorical ? Json(code(at, node.bound))
                                                : Json(node.bound);
      entry["yes"] = node.yes;
      entry["no"] = node.no;
    }
    nodes.push_back(std::move(entry));
  }
  return {{"base_rate", tree.base_rate},
          {"accuracy", tree.accuracy},
          {"cross_validated", tree.cross_validated},
          {"nodes", std::move(nodes)}};
}

}  // namespace shuke::report

#endif  // SHUKE_REPORT_MINE_JSON_H_
