// Which customers, in which order: what a table or a list asks for.
#ifndef SHUKE_SEGMENT_SELECTION_H_
#define SHUKE_SEGMENT_SELECTION_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/customers/customers.h"
#include "core/segment/facts.h"
#include "core/segment/rule.h"

namespace shuke::segment {

// Who came to a segment since the snapshot that a session compares with, or who
// left it.
struct MovedSince {
  std::string segment;  // as the comparison calls it: an id, "stage:silent"
  bool left = false;
};

struct CustomerQuery {
  std::optional<Rule> rule;  // none: everybody
  // Substring of buyer, recipient, province or city; the case of ASCII letters
  // does not matter. Empty: everybody.
  std::string search;
  std::optional<FactIndex> sort_fact;  // none: by customer id
  bool descending = false;
  // None: whoever. SelectCustomers knows no snapshots and does not look at it.
  std::optional<MovedSince> moved;
};

// Reads {"rule"?: Rule, "search"?: "text", "sort"?: {"fact": id, "descending"?:
// bool}, "moved"?: {"segment": id, "how": "entered" | "left"}}. Fails as rules
// do (rule.h), with paths from the query's root:
// "/rule/all/1/value".
Result<CustomerQuery> ParseCustomerQuery(std::string_view json_text);

// The customers with at least one valid order that match, sorted. Text sorts by
// UTF-8 bytes, codes in their listed order (level: best first), the rest by
// value. Ties go by customer id, and those without the value come last, in
// either direction. O(n log n).
std::vector<customers::CustomerId> SelectCustomers(FactTable& facts,
                                                   const CustomerQuery& query);

// Of `ids`, which rise, those that the search finds, sorted as above. Neither
// the rule nor `moved` is looked at.
std::vector<customers::CustomerId> ArrangeCustomers(
    FactTable& facts, const CustomerQuery& query,
    std::vector<customers::CustomerId> ids);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_SELECTION_H_
