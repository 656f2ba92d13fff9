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
#include "core/table/dictionary.h"

namespace shuke::report {

// What a potential value takes for granted: customers buy related products as
// the buyers of those do.
inline constexpr const char* kPotentialAssumes = "as_buyers_of_related";

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

}  // namespace shuke::report

#endif  // SHUKE_REPORT_MINE_JSON_H_
