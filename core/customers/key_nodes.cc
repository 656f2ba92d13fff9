// Nearly every text is one key: a nick is known on one platform, a phone
// belongs to one name. So the first key of a text is found in an array by the
// text's id, in which new texts stand in the order of the orders; only what
// else the text is part of goes through a hash table. Orders are taken a block
// at a time: first all are looked up, which waits for the memory once, then
// those that are not known are numbered one by one.
#include "core/customers/key_nodes.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/hash.h"
#include "core/base/hash_index.h"
#include "core/base/hot_loop.h"

namespace shuke::customers {
namespace {

using table::Dictionary;
using table::kEmptyString;
using table::StringId;

static_assert(kNoNode == HashIndex::kNone);

constexpr size_t kBlock = 128;

class Numberer {
 public:
  Numberer(const Dictionary& dictionary, std::vector<PersonKey>& keys)
      : masked_(dictionary.strings()), keys_(keys), first_(dictionary.size()) {}

  // By order, the nodes of a strong kind, whose texts are `texts`; empty if
  // there are none.
  std::vector<Node> Strong(KeyKind kind, const std::vector<StringId>& texts,
                           const std::vector<StringId>& platform) {
    const size_t before = keys_.size();
    const auto scope = [&](size_t order) {
      return IsScoped(kind) ? platform[order] : kEmptyString;
    };
    std::vector<Node> nodes = Number(
        texts,
        [&](size_t order, const PersonKey& key) {
          return key.scope == scope(order);
        },
        [&](size_t order, PersonKey& key) {
          key = {kind, scope(order), texts[order], kEmptyString};
          return texts[order] != kEmptyString && !masked_(texts[order]);
        });
    if (keys_.size() == before) nodes = {};
    return nodes;
  }

  // The same of recipients, whole ones and probable keys mixed.
  std::vector<Node> Recipients(const KeyColumns& orders) {
    if (orders.recipient.empty() || orders.recipient_phone.empty()) return {};
    const auto city = [&](size_t order) {
      return orders.city.empty() ? kEmptyString : orders.city[order];
    };
    return Number(
        orders.recipient_phone,
        [&](size_t order, const PersonKey& key) {
          return key.first == orders.recipient[order] &&
                 (key.kind == KeyKind::kRecipient || key.scope == city(order));
        },
        [&](size_t order, PersonKey& key) {
          return RecipientKey(orders.recipient[order],
                              orders.recipient_phone[order], city(order),
                              masked_, key);
        });
  }

 private:
  // The node of each order, whose key holds the text in `texts`. fits(order,
  // key): whether a key with that text is the order's; make(order, key) makes
  // it, or says that there is none.
  template <typename Fits, typename Make>
  std::vector<Node> Number(const std::vector<StringId>& texts, Fits&& fits,
                           Make&& make) {
    std::fill(first_.begin(), first_.end(), kNoNode);
    std::vector<Node> nodes(texts.size(), kNoNode);
    HotLoop((texts.size() + kBlock - 1) / kBlock, [&](size_t block) {
      std::array<Node, kBlock> known;
      const size_t begin = block * kBlock;
      const size_t count = std::min(kBlock, texts.size() - begin);
      for (size_t i = 0; i < count; ++i) known[i] = first_[texts[begin + i]];
      for (size_t i = 0; i < count; ++i) {
        if (known[i] != kNoNode && fits(begin + i, keys_[known[i]]))
          nodes[begin + i] = known[i];
      }
      for (size_t i = begin; i < begin + count; ++i) {
        PersonKey key;
        if (nodes[i] == kNoNode && make(i, key))
          nodes[i] = NodeOf(texts[i], key);
      }
    });
    return nodes;
  }

  // `text` is part of the key.
  Node NodeOf(StringId text, const PersonKey& key) {
    const auto fresh = static_cast<Node>(keys_.size());
    Node& first = first_[text];
    if (first == kNoNode) {
      first = fresh;
      keys_.push_back(key);
      return fresh;
    }
    if (keys_[first] == key) return first;
    const Node node =
        further_.FindOrAdd(MixBits(PersonKeyHash{}(key)), fresh,
                           [&](uint32_t known) { return keys_[known] == key; });
    if (node == fresh) keys_.push_back(key);
    return node;
  }

  const MaskedTexts masked_;
  std::vector<PersonKey>& keys_;
  std::vector<Node> first_;  // of the kind in hand, by text
  HashIndex further_;        // of keys_, all that are not in first_
};

}  // namespace

KeyNodes::KeyNodes(KeyColumns orders, const Dictionary& dictionary) {
  Numberer numberer(dictionary, keys_);
  for (size_t kind = 0; kind < kStrongKinds; ++kind) {
    if (orders.strong[kind].empty()) continue;
    of_[kind] = numberer.Strong(static_cast<KeyKind>(kind), orders.strong[kind],
                                orders.platform);
    orders.strong[kind] = {};
  }
  strong_ = keys_.size();
  SplitRecipients(numberer.Recipients(orders));
  platform_ = std::move(orders.platform);
}

void KeyNodes::SplitRecipients(std::vector<Node> nodes) {
  auto& whole = of_[static_cast<size_t>(KeyKind::kRecipient)];
  auto& probable = of_[static_cast<size_t>(KeyKind::kProbable)];
  const auto is_probable = [&](Node node) {
    return keys_[node].kind == KeyKind::kProbable;
  };
  bool any[2] = {};
  for (Node node = static_cast<Node>(strong_); node < size(); ++node)
    any[is_probable(node)] = true;
  if (!any[true] || !any[false]) {
    if (any[false]) whole = std::move(nodes);
    if (any[true]) probable = std::move(nodes);
    return;
  }
  probable.assign(nodes.size(), kNoNode);
  for (size_t order = 0; order < nodes.size(); ++order) {
    if (nodes[order] == kNoNode || !is_probable(nodes[order])) continue;
    std::swap(probable[order], nodes[order]);
  }
  whole = std::move(nodes);
}

}  // namespace shuke::customers
