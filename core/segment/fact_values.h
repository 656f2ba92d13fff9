// Which values a fact takes among the customers with a valid order: what a rule
// about it is offered.
#ifndef SHUKE_SEGMENT_FACT_VALUES_H_
#define SHUKE_SEGMENT_FACT_VALUES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/segment/facts.h"

namespace shuke::segment {

struct FactValueCount {
  FactCell value;
  uint64_t customers = 0;
};

struct FactValues {
  uint64_t customers = 0;  // with a valid order
  uint64_t present = 0;    // of them, those who have a value
  // Of text, texts and codes: the most frequent, first; ties by text bytes, or
  // by the order of the codes. Codes that nobody has are not among them.
  std::vector<FactValueCount> values;
  uint64_t distinct = 0;  // of which `values` holds at most `most`
  // Of the other types: the least, the middle (lower of two) and the largest
  // value; monostate if nobody has one.
  FactCell low, median, high;
};

// O(customers) and a sort of the distinct texts.
FactValues SummariseFact(FactTable& facts, FactIndex fact, size_t most);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_FACT_VALUES_H_
