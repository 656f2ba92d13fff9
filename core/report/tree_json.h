// Why somebody is in a group, as a tree of questions and as the rules that its
// leaves come to.
#ifndef SHUKE_REPORT_TREE_JSON_H_
#define SHUKE_REPORT_TREE_JSON_H_

#include <nlohmann/json.hpp>
#include <span>
#include <vector>

#include "core/mine/tree.h"
#include "core/segment/facts.h"

namespace shuke::report {

// {base_rate, accuracy, cross_validated, nodes: [{customers, in_group, fact?,
// op?, value?, yes?, no?}], leaves: [{rule, customers, in_group, share}]}: the
// leaves by the share that is in the group, the largest first. `facts` are the
// features, in their order. A leaf's rule (segment/rule.h) holds for just its
// customers.
nlohmann::ordered_json TreeJson(const mine::Tree& tree,
                                std::span<const segment::FactIndex> facts,
                                const std::vector<mine::Feature>& features);

}  // namespace shuke::report

#endif  // SHUKE_REPORT_TREE_JSON_H_
