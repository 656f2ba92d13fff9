// A number below its bound is "< bound" where everybody has the number, and
// else "not >= bound", since what is unknown is below every bound and a leaf
// about the unknown never holds. Whole numbers are asked for by the next whole
// one.
#include "core/report/tree_json.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace shuke::report {
namespace {

using Json = nlohmann::ordered_json;
using mine::TreeNode;

class Writer {
 public:
  Writer(const mine::Tree& tree, std::span<const segment::FactIndex> facts,
         const std::vector<mine::Feature>& features)
      : tree_(tree), facts_(facts), features_(features) {}

  Json Nodes() const {
    Json nodes = Json::array();
    for (const TreeNode& node : tree_.nodes) {
      Json entry = {{"customers", node.customers}, {"in_group", node.in_group}};
      if (node.feature >= 0) {
        const auto at = static_cast<size_t>(node.feature);
        const bool code = features_[at].categorical;
        entry["fact"] = InfoOf(node).id;
        entry["op"] = code ? "eq" : "lt";
        entry["value"] = code ? CodeOf(node) : Json(node.bound);
        entry["yes"] = node.yes;
        entry["no"] = node.no;
      }
      nodes.push_back(std::move(entry));
    }
    return nodes;
  }

  Json Leaves() const {
    std::vector<Json> leaves;
    if (!tree_.nodes.empty()) Collect(0, Json::array(), leaves);
    std::stable_sort(
        leaves.begin(), leaves.end(), [](const Json& a, const Json& b) {
          return a["share"].get<double>() > b["share"].get<double>();
        });
    return leaves;
  }

 private:
  const segment::FactInfo& InfoOf(const TreeNode& node) const {
    return segment::Facts()[facts_[static_cast<size_t>(node.feature)]];
  }

  Json CodeOf(const TreeNode& node) const {
    return InfoOf(node).codes[static_cast<size_t>(node.bound)];
  }

  // The bound as a rule about the fact writes it.
  Json BoundOf(const TreeNode& node) const {
    return InfoOf(node).type == segment::FactType::kNumber
               ? Json(node.bound)
               : Json(std::llround(std::ceil(node.bound)));
  }

  Json Condition(const TreeNode& node, bool yes) const {
    const Json fact = InfoOf(node).id;
    const mine::Feature& feature = features_[static_cast<size_t>(node.feature)];
    if (feature.categorical) {
      const Json is = {{"fact", fact}, {"op", "eq"}, {"value", CodeOf(node)}};
      return yes ? is : Json{{"not", is}};
    }
    const Json above = {{"fact", fact}, {"op", "ge"}, {"value", BoundOf(node)}};
    if (!yes) return above;
    const bool some_unknown =
        std::find(feature.value.begin(), feature.value.end(), mine::kUnknown) !=
        feature.value.end();
    if (some_unknown) return {{"not", above}};
    return {{"fact", fact}, {"op", "lt"}, {"value", BoundOf(node)}};
  }

  // A bound on what has one already, on the same side, is the tighter one.
  static void Add(Json condition, Json& conditions) {
    const auto side = [](const Json& one) {
      const Json& leaf = one.contains("not") ? one["not"] : one;
      return std::pair(one.contains("not") || leaf["op"] == "lt", leaf["fact"]);
    };
    const Json& leaf = condition.contains("not") ? condition["not"] : condition;
    if (leaf["op"] != "eq") {
      for (Json& before : conditions) {
        const Json& other = before.contains("not") ? before["not"] : before;
        if (other["op"] != "eq" && side(before) == side(condition)) {
          before = std::move(condition);
          return;
        }
      }
    }
    conditions.push_back(std::move(condition));
  }

  void Collect(size_t at, const Json& conditions,
               std::vector<Json>& leaves) const {
    const TreeNode& node = tree_.nodes[at];
    if (node.feature < 0) {
      leaves.push_back(
          {{"rule", {{"all", conditions}}},
           {"customers", node.customers},
           {"in_group", node.in_group},
           {"share", node.customers == 0 ? 0.0
                                         : static_cast<double>(node.in_group) /
                                               node.customers}});
      return;
    }
    for (const bool yes : {true, false}) {
      Json more = conditions;
      Add(Condition(node, yes), more);
      Collect(static_cast<size_t>(yes ? node.yes : node.no), more, leaves);
    }
  }

  const mine::Tree& tree_;
  std::span<const segment::FactIndex> facts_;
  const std::vector<mine::Feature>& features_;
};

}  // namespace

Json TreeJson(const mine::Tree& tree, std::span<const segment::FactIndex> facts,
              const std::vector<mine::Feature>& features) {
  const Writer writer(tree, facts, features);
  return {{"base_rate", tree.base_rate},
          {"accuracy", tree.accuracy},
          {"cross_validated", tree.cross_validated},
          {"nodes", writer.Nodes()},
          {"leaves", writer.Leaves()}};
}

}  // namespace shuke::report
