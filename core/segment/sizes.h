// Sizes: how many customers each kind of a partition holds, and what they
// brought in.
#ifndef SHUKE_SEGMENT_SIZES_H_
#define SHUKE_SEGMENT_SIZES_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/hot_loop.h"
#include "core/customers/customers.h"

namespace shuke::segment {

struct SegmentSize {
  uint64_t customers = 0;
  table::Minor revenue_minor = 0;
};

// One size for each of `kinds` kinds, an enum from 0. `kind_of` and
// `revenue_minor` have an entry per customer; a kind beyond them is none.
// Customers without a valid order are in none, unless `with_potential`.
template <typename Kind>
std::vector<SegmentSize> SizesOf(const customers::Customers& customers,
                                 std::span<const Kind> kind_of, size_t kinds,
                                 std::span<const table::Minor> revenue_minor,
                                 bool with_potential = false) {
  std::vector<SegmentSize> sizes(kinds);
  HotLoop(kind_of.size(), [&](size_t i) {
    const auto kind = static_cast<size_t>(kind_of[i]);
    if (kind >= kinds) return;
    if (customers.valid_orders[i] == 0 && !with_potential) return;
    ++sizes[kind].customers;
    sizes[kind].revenue_minor += revenue_minor[i];
  });
  return sizes;
}

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_SIZES_H_
