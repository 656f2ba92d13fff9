// Why is this customer here? For every score, stage, tier and group of one
// customer, the figures that decided and the bound that held.
#ifndef SHUKE_SEGMENT_EXPLAIN_H_
#define SHUKE_SEGMENT_EXPLAIN_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/segment/facts.h"

namespace shuke::segment {

// One figure of a reason.
struct ReasonFigure {
  std::string_view name;  // the placeholder that it fills
  FactType type;          // kText and the facts' own types
  int64_t integer = 0;    // kCount, kMoney, kDay
  double number = 0;      // kNumber
  std::string_view text;  // kText; of a kCode the code
  std::string_view fact;  // of a kCode, the fact whose code it is
};

struct Reason {
  std::string_view what;  // the id of the fact that is explained
  FactIndex fact;
  // The sentence: message "why.<code>", with the figures as placeholders.
  std::string code;
  std::vector<ReasonFigure> figures;
};

// In the order of the facts. Who has no valid order has the funnel's reason
// alone, or none. Texts are of the dictionary of the segmentation's inputs and
// good as long as it is.
std::vector<Reason> ExplainCustomer(const Segmentation& segments,
                                    customers::CustomerId customer);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_EXPLAIN_H_
