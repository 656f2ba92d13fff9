// GoodsSold: what a shop sold when, and for how much, to be asked for each of
// its customers.
//
// Filled line by line in any order; then Sort, and then it answers. A product
// and a category of the same text are one entry that answers both questions.
#ifndef SHUKE_SEGMENT_GOODS_SOLD_H_
#define SHUKE_SEGMENT_GOODS_SOLD_H_

#include <cstdint>
#include <vector>

#include "core/base/date.h"
#include "core/base/hash_index.h"
#include "core/table/dictionary.h"
#include "core/table/order_lines.h"

namespace shuke::segment {

// When a product was last sold, kNoDay: never; and in how many lines.
struct Sold {
  Day last = kNoDay;
  int64_t lines = 0;
};

// What items of a category came to.
struct Price {
  table::Minor net_minor = 0;
  int64_t items = 0;

  // Of one item; 0 where nothing was sold.
  double mean_minor() const {
    return items > 0
               ? static_cast<double>(net_minor) / static_cast<double>(items)
               : 0;
  }
};

class GoodsSold {
 public:
  void AddProduct(table::StringId product, Day day);
  // `step` is a span of time, 0 or more.
  void AddPrice(table::StringId category, int step, Price price);
  // Once, after the last of them.
  void Sort();

  Sold SoldOf(table::StringId product) const;
  // Over the steps from `first` on, `steps` of them. O(steps of the
  // category).
  Price PriceOf(table::StringId category, int first, int steps) const;

 private:
  struct Good {
    table::StringId name = table::kEmptyString;
    uint32_t prices_begin = 0;  // in prices_
    Sold sold = {};
  };
  struct StepPrice {
    uint32_t good;
    int step;
    Price price;
  };

  uint32_t GoodOf(table::StringId name);
  // The last entry, which stands for nothing, if there is none of the name.
  const Good& Find(table::StringId name) const;

  std::vector<Good> goods_;
  HashIndex of_name_;
  uint32_t last_ = 0;              // asked for last: a line asks twice
  std::vector<StepPrice> prices_;  // by good and step once sorted
  HashIndex of_step_;              // empty once sorted
};

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_GOODS_SOLD_H_
