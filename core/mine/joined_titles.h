// JoinedTitles: the products of an order whose report names them in one cell.
//
// The order reports of Taobao and Tmall write all titles of an order with a
// full-width comma between: "燕麦片1kg*2，燕窝70g*6瓶".
#ifndef SHUKE_MINE_JOINED_TITLES_H_
#define SHUKE_MINE_JOINED_TITLES_H_

#include <span>
#include <unordered_map>
#include <vector>

#include "core/table/dictionary.h"
#include "core/table/order_lines.h"

namespace shuke::mine {

class JoinedTitles {
 public:
  // Both must outlive this and not change. O(lines).
  JoinedTitles(const table::OrderLines& lines,
               const table::Dictionary& dictionary);

  // The titles that `title` is made of: those between its full-width commas,
  // if each of them is the whole title of some line, else it alone. A title
  // that has such a comma of its own stays whole, unless its halves are sold
  // too. Valid until the next call.
  std::span<const table::StringId> PartsOf(table::StringId title);

 private:
  std::vector<table::StringId> Split(table::StringId title) const;

  const table::Dictionary& dictionary_;
  std::vector<bool> is_title_;  // by StringId
  std::unordered_map<table::StringId, std::vector<table::StringId>> parts_;
};

}  // namespace shuke::mine

#endif  // SHUKE_MINE_JOINED_TITLES_H_
