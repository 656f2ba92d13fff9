// KeyNodes: every distinct key of many orders as a dense number, and which of
// them each order bears.
#ifndef SHUKE_CUSTOMERS_KEY_NODES_H_
#define SHUKE_CUSTOMERS_KEY_NODES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/customers/order_keys.h"
#include "core/customers/person_key.h"
#include "core/table/dictionary.h"

namespace shuke::customers {

using Node = uint32_t;
inline constexpr Node kNoNode = 0xffffffff;

class KeyNodes {
 public:
  // The usable keys (UsableKeys) of all orders. Kinds are numbered one after
  // the other, strongest first, recipients and probable keys mixed at the end;
  // keys of a kind as they first appear. O(orders + strings of the dictionary).
  KeyNodes(KeyColumns orders, const table::Dictionary& dictionary);

  size_t size() const { return keys_.size(); }
  // Of each order.
  const std::vector<table::StringId>& platform() const { return platform_; }
  const PersonKey& Key(Node node) const { return keys_[node]; }
  bool IsStrong(Node node) const { return node < strong_; }
  // By order, kNoNode where an order has none of that kind; empty if none has.
  const std::vector<Node>& Of(KeyKind kind) const {
    return of_[static_cast<size_t>(kind)];
  }

 private:
  // Puts whole recipients and probable keys apart.
  void SplitRecipients(std::vector<Node> nodes);

  std::vector<table::StringId> platform_;
  std::vector<PersonKey> keys_;
  size_t strong_ = 0;  // how many of them are of strong kinds
  std::array<std::vector<Node>, kKeyKinds> of_;
};

}  // namespace shuke::customers

#endif  // SHUKE_CUSTOMERS_KEY_NODES_H_
