// LineProducts: which products a row of an order names.
//
// The order reports of Taobao and Tmall write all titles of an order into one
// cell, with a full-width comma between: "燕麦片1kg*2，燕窝70g*6瓶".
#ifndef SHUKE_TABLE_LINE_PRODUCTS_H_
#define SHUKE_TABLE_LINE_PRODUCTS_H_

#include <span>
#include <unordered_map>
#include <vector>

#include "core/table/dictionary.h"
#include "core/table/order_lines.h"

namespace shuke::table {

class LineProducts {
 public:
  // Both must outlive this and not change. O(lines).
  LineProducts(const OrderLines& lines, const Dictionary& dictionary);

  // The product id; without one the title. A title of a whole order is taken
  // for those between its full-width commas, if each of them is the whole title
  // of some row; one that has such a comma of its own stays whole, unless its
  // halves are sold too. Empty where the row names nothing. Valid until the
  // next call; not to be called by two threads at once.
  std::span<const StringId> Of(uint32_t line) const;

 private:
  std::vector<StringId> Split(StringId title) const;

  const OrderLines& lines_;
  const Dictionary& dictionary_;
  std::vector<bool> is_title_;  // by StringId
  mutable std::unordered_map<StringId, std::vector<StringId>> parts_;
  mutable StringId only_ = kEmptyString;
};

}  // namespace shuke::table

#endif  // SHUKE_TABLE_LINE_PRODUCTS_H_
