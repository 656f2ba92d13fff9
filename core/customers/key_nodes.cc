// Nearly every text is one key: a nick is known on one platform, a phone
// belongs to one name. So the first key of a text is found in an array by the
// text's id, in which new texts stand in the order of the orders; only what
// else the text is part of goes through a hash table.
#include "core/customers/key_nodes.h"

#include <algorithm>

#include "core/base/hash.h"
#include "core/base/hash_index.h"

namespace shuke::customers {
namespace {

using table::Dictionary;
using table::kEmptyString;
using table::StringId;

static_assert(kNoNode == HashIndex::kNone);

class Numberer {
 public:
  Numberer(const Dictionary& dictionary, std::vector<PersonKey>& keys)
      : dictionary_(dictionary), keys_(keys), first_(dictionary.size()) {}

  // By order, the nodes of a strong kind, whose texts are `texts`.
  std::vector<Node> Strong(KeyKind kind, const std::vector<StringId>& texts,
                           const std::vector<StringId>& platform) {
    Forget();
    std::vector<Node> nodes(texts.size(), kNoNode);
    for (size_t order = 0; order < texts.size(); ++order) {
      const StringId text = texts[order];
      if (text == kEmptyString || first_[text] == kMasked) continue;
      if (first_[text] == kNoNode && IsMasked(text, dictionary_)) {
        first_[text] = kMasked;
        continue;
      }
      nodes[order] =
          NodeOf(text, {kind, IsScoped(kind) ? platform[order] : kEmptyString,
                        text, kEmptyString});
    }
    if (std::all_of(nodes.begin(), nodes.end(),
                    [](Node node) { return node == kNoNode; })) {
      return {};
    }
    return nodes;
  }

  // The same of recipients, whole ones and probable keys apart.
  void Recipients(const KeyColumns& orders, std::vector<Node>& whole,
                  std::vector<Node>& probable) {
    if (orders.recipient.empty() || orders.recipient_phone.empty()) return;
    Forget();
    for (size_t order = 0; order < orders.size(); ++order) {
      const Node node = Recipient(orders, order);
      if (node == kNoNode) continue;
      auto& column = keys_[node].kind == KeyKind::kProbable ? probable : whole;
      if (column.empty()) column.assign(orders.size(), kNoNode);
      column[order] = node;
    }
  }

 private:
  static constexpr Node kMasked = kNoNode - 1;

  Node Recipient(const KeyColumns& orders, size_t order) {
    const StringId phone = orders.recipient_phone[order];
    const Node known = first_[phone];
    // Once seen to be a key it need not be looked at again.
    if (known != kNoNode && keys_[known].first == orders.recipient[order] &&
        (keys_[known].kind == KeyKind::kRecipient ||
         (!orders.city.empty() && keys_[known].scope == orders.city[order]))) {
      return known;
    }
    PersonKey key;
    if (!RecipientKey(orders.At(order), dictionary_, key)) return kNoNode;
    return NodeOf(phone, key);
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

  void Forget() { std::fill(first_.begin(), first_.end(), kNoNode); }

  const Dictionary& dictionary_;
  std::vector<PersonKey>& keys_;
  std::vector<Node> first_;  // of the kind in hand, by text; kMasked: none is
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
  numberer.Recipients(orders, of_[static_cast<size_t>(KeyKind::kRecipient)],
                      of_[static_cast<size_t>(KeyKind::kProbable)]);
}

}  // namespace shuke::customers
