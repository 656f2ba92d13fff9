// Union-find with path halving over one node per distinct key (Tarjan 1975).
//
// The strong pass needs no order: a node is blocked or not by all orders
// together, and unions commute. The recipient and the probable pass can forbid
// a join because of an earlier one, so they go through their keys sorted by
// text.
#include "core/customers/identity.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

namespace shuke::customers {
namespace {

using table::Dictionary;
using table::kEmptyString;
using table::StringId;

using Node = uint32_t;
constexpr Node kNoNode = 0xffffffff;

// Member ids and nicks mean something on their own platform only.
bool IsScoped(size_t kind) {
  return kind == static_cast<size_t>(KeyKind::kMemberId) ||
         kind == static_cast<size_t>(KeyKind::kNick);
}

struct KeyHash {
  size_t operator()(const PersonKey& key) const {
    uint64_t hash = static_cast<uint64_t>(key.kind) + 1;
    for (const StringId part : {key.scope, key.first, key.second}) {
      hash = (hash ^ part) * 0x9e3779b97f4a7c15ULL;
      hash ^= hash >> 29;
    }
    return static_cast<size_t>(hash);
  }
};

class Resolver {
 public:
  Resolver(const std::vector<OrderKeys>& orders, const Dictionary& dictionary,
           const IdentityOptions& options)
      : orders_(orders), dictionary_(dictionary), options_(options) {}

  Identity Run() {
    masked_.resize(dictionary_.size(), -1);
    CollectNodes();
    FindSharedKeys();
    for (const auto& [a, b] : options_.separated) Separate(a, b);
    JoinStrong();
    JoinByRecipient(KeyKind::kRecipient, true);
    const uint32_t joined = people_taken_;
    identity_.people_joined_by_recipient = joined;
    CountProbable();
    Number();
    return std::move(identity_);
  }

 private:
  bool IsMasked(StringId text) {
    if (masked_[text] < 0) {
      masked_[text] = dictionary_.At(text).find('*') != std::string_view::npos;
    }
    return masked_[text] != 0;
  }

  Node NodeOf(const PersonKey& key) {
    const auto [entry, added] =
        nodes_.try_emplace(key, static_cast<Node>(keys_.size()));
    if (added) {
      keys_.push_back(key);
      parent_.push_back(entry->second);
    }
    return entry->second;
  }

  void CollectNodes() {
    order_nodes_.assign(orders_.size() * kStrongKinds, kNoNode);
    recipient_.assign(orders_.size(), kNoNode);
    probable_.assign(orders_.size(), kNoNode);
    for (size_t order = 0; order < orders_.size(); ++order) {
      const OrderKeys& keys = orders_[order];
      for (size_t kind = 0; kind < kStrongKinds; ++kind) {
        const StringId text = keys.strong[kind];
        if (text == kEmptyString || IsMasked(text)) continue;
        order_nodes_[order * kStrongKinds + kind] =
            NodeOf({static_cast<KeyKind>(kind),
                    IsScoped(kind) ? keys.platform : kEmptyString, text,
                    kEmptyString});
      }
      if (keys.recipient == kEmptyString ||
          keys.recipient_phone == kEmptyString) {
        continue;
      }
      const bool masked =
          IsMasked(keys.recipient) || IsMasked(keys.recipient_phone);
      if (!masked) {
        recipient_[order] = NodeOf({KeyKind::kRecipient, kEmptyString,
                                    keys.recipient, keys.recipient_phone});
      } else if (keys.city != kEmptyString && IsMasked(keys.recipient_phone)) {
        probable_[order] = NodeOf({KeyKind::kProbable, keys.city,
                                   keys.recipient, keys.recipient_phone});
      }
    }
    blocked_.assign(keys_.size(), false);
  }

  // The strongest strong key of an order that is not shared by too many.
  Node Strongest(size_t order) const {
    for (size_t kind = 0; kind < kStrongKinds; ++kind) {
      const Node node = order_nodes_[order * kStrongKinds + kind];
      if (node != kNoNode && !blocked_[node]) return node;
    }
    return kNoNode;
  }

  // Blocks every key that comes with too many distinct stronger ones.
  void FindSharedKeys() {
    std::vector<std::pair<Node, Node>> pairs;  // weaker, stronger
    for (size_t order = 0; order < orders_.size(); ++order) {
      Node stronger[kStrongKinds];
      size_t count = 0;
      const auto add = [&](Node node) {
        if (node == kNoNode) return;
        for (size_t i = 0; i < count; ++i)
          pairs.emplace_back(node, stronger[i]);
        if (count < kStrongKinds) stronger[count++] = node;
      };
      for (size_t kind = 0; kind < kStrongKinds; ++kind) {
        add(order_nodes_[order * kStrongKinds + kind]);
      }
      const size_t strong = count;
      add(recipient_[order]);
      count = strong;
      add(probable_[order]);
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    for (size_t begin = 0; begin < pairs.size();) {
      size_t end = begin;
      while (end < pairs.size() && pairs[end].first == pairs[begin].first)
        ++end;
      if (end - begin > static_cast<size_t>(options_.max_stronger_keys)) {
        blocked_[pairs[begin].first] = true;
        ++identity_.shared_keys;
      }
      begin = end;
    }
  }

  Node Find(Node node) {
    while (parent_[node] != node) {
      parent_[node] = parent_[parent_[node]];
      node = parent_[node];
    }
    return node;
  }

  void Separate(const PersonKey& a, const PersonKey& b) {
    const auto left = nodes_.find(a), right = nodes_.find(b);
    if (left == nodes_.end() || right == nodes_.end()) return;
    separated_.emplace_back(left->second, right->second);
  }

  bool MayJoin(Node a, Node b) {
    for (const auto& [left, right] : separated_) {
      const Node l = Find(left), r = Find(right);
      if ((l == a && r == b) || (l == b && r == a)) return false;
    }
    return true;
  }

  bool Union(Node a, Node b) {
    a = Find(a);
    b = Find(b);
    if (a == b || !MayJoin(a, b)) return false;
    parent_[std::max(a, b)] = std::min(a, b);
    return true;
  }

  void JoinStrong() {
    for (size_t order = 0; order < orders_.size(); ++order) {
      const Node first = Strongest(order);
      if (first == kNoNode) continue;
      for (size_t kind = 0; kind < kStrongKinds; ++kind) {
        const Node node = order_nodes_[order * kStrongKinds + kind];
        if (node != kNoNode && !blocked_[node]) Union(first, node);
      }
    }
  }

  // The person of an order so far; its recipient's, where no strong key says.
  Node PersonNode(size_t order) {
    Node node = Strongest(order);
    if (node == kNoNode && recipient_[order] != kNoNode &&
        !blocked_[recipient_[order]]) {
      node = recipient_[order];
    }
    return node == kNoNode ? kNoNode : Find(node);
  }

  // The nicks and member ids of every person, as (root, kind and platform,
  // key).
  using Account = std::tuple<Node, uint64_t, StringId>;
  std::vector<Account> Accounts() {
    std::vector<Account> accounts;
    for (Node node = 0; node < keys_.size(); ++node) {
      const PersonKey& key = keys_[node];
      if (!IsScoped(static_cast<size_t>(key.kind)) || blocked_[node]) continue;
      accounts.emplace_back(Find(node),
                            static_cast<uint64_t>(key.kind) << 32 | key.scope,
                            key.first);
    }
    std::sort(accounts.begin(), accounts.end());
    return accounts;
  }

  // Joins the people who share a recipient (or a probable) key that is the
  // usual one of each of them.
  void JoinByRecipient(KeyKind kind, bool apply) {
    const std::vector<Node>& weak =
        kind == KeyKind::kRecipient ? recipient_ : probable_;
    // How many orders each person has, and how many with each weak key.
    std::unordered_map<Node, uint32_t> orders_of;
    std::map<std::pair<Node, Node>, uint32_t> with;  // weak key, person
    for (size_t order = 0; order < orders_.size(); ++order) {
      if (weak[order] == kNoNode) continue;
      Node person = PersonNode(order);
      if (person == kNoNode && kind == KeyKind::kProbable) person = weak[order];
      if (person == kNoNode) continue;
      ++orders_of[person];
      if (!blocked_[weak[order]]) ++with[{weak[order], person}];
    }
    std::vector<Account> accounts = Accounts();
    std::map<Node, std::vector<std::pair<uint64_t, StringId>>> own;
    for (const auto& [person, scope, key] : accounts) {
      own[person].emplace_back(scope, key);
    }
    // Weak keys by text, so that the sequence of orders decides nothing.
    std::vector<std::pair<Node, std::vector<Node>>> groups;
    for (auto entry = with.begin(); entry != with.end();) {
      const Node key = entry->first.first;
      std::vector<Node> people;
      for (; entry != with.end() && entry->first.first == key; ++entry) {
        const Node person = entry->first.second;
        if (entry->second * 2 > orders_of[person]) people.push_back(person);
      }
      if (people.size() > 1) groups.emplace_back(key, std::move(people));
    }
    std::sort(groups.begin(), groups.end(), [&](const auto& a, const auto& b) {
      return TextOf(keys_[a.first]) < TextOf(keys_[b.first]);
    });
    for (auto& [key, people] : groups) {
      std::vector<Node> roots;
      for (const Node person : people) roots.push_back(Find(person));
      std::sort(roots.begin(), roots.end());
      roots.erase(std::unique(roots.begin(), roots.end()), roots.end());
      if (roots.size() < 2 || !DistinctPlatforms(roots, own)) continue;
      if (!apply) {
        identity_.probable_joins += roots.size() - 1;
        continue;
      }
      for (const Node root : roots) {
        const Node into = Find(roots.front());
        const Node from = Find(root);
        if (!Union(into, from)) continue;
        ++people_taken_;
        const Node merged = Find(into);
        const Node gone = merged == into ? from : into;
        auto& target = own[merged];
        const auto& source = own[gone];
        target.insert(target.end(), source.begin(), source.end());
      }
    }
  }

  std::tuple<std::string_view, std::string_view, std::string_view> TextOf(
      const PersonKey& key) const {
    return {dictionary_.At(key.first), dictionary_.At(key.second),
            dictionary_.At(key.scope)};
  }

  // Whether the people together have at most one nick and one member id on each
  // platform.
  static bool DistinctPlatforms(
      const std::vector<Node>& roots,
      const std::map<Node, std::vector<std::pair<uint64_t, StringId>>>& own) {
    std::vector<uint64_t> platforms;
    for (const Node root : roots) {
      const auto found = own.find(root);
      if (found == own.end()) continue;
      std::vector<uint64_t> mine;
      for (const auto& [scope, key] : found->second) mine.push_back(scope);
      std::sort(mine.begin(), mine.end());
      mine.erase(std::unique(mine.begin(), mine.end()), mine.end());
      platforms.insert(platforms.end(), mine.begin(), mine.end());
    }
    std::sort(platforms.begin(), platforms.end());
    return std::adjacent_find(platforms.begin(), platforms.end()) ==
           platforms.end();
  }

  void CountProbable() {
    if (!options_.join_probable) {
      JoinByRecipient(KeyKind::kProbable, false);
      return;
    }
    const uint32_t before = people_taken_;
    JoinByRecipient(KeyKind::kProbable, true);
    identity_.probable_joins = people_taken_ - before;
  }

  void Number() {
    std::unordered_map<Node, uint32_t> persons;
    identity_.person_of_order.assign(orders_.size(), kNoPerson);
    std::vector<std::pair<uint32_t, Node>> held;  // person, key
    for (size_t order = 0; order < orders_.size(); ++order) {
      Node root = PersonNode(order);
      if (root == kNoNode && options_.join_probable &&
          probable_[order] != kNoNode && !blocked_[probable_[order]]) {
        root = Find(probable_[order]);
      }
      if (root == kNoNode) {
        ++identity_.orders_without;
        continue;
      }
      const uint32_t person =
          persons.try_emplace(root, static_cast<uint32_t>(persons.size()))
              .first->second;
      identity_.person_of_order[order] = person;
      for (size_t kind = 0; kind < kStrongKinds; ++kind) {
        const Node node = order_nodes_[order * kStrongKinds + kind];
        if (node != kNoNode && !blocked_[node]) held.emplace_back(person, node);
      }
      if (Strongest(order) == kNoNode) {
        held.emplace_back(person, recipient_[order] != kNoNode
                                      ? recipient_[order]
                                      : probable_[order]);
      }
    }
    std::sort(held.begin(), held.end());
    held.erase(std::unique(held.begin(), held.end()), held.end());
    identity_.keys.resize(persons.size());
    for (const auto& [person, node] : held) {
      identity_.keys[person].push_back(keys_[node]);
    }
    for (auto& keys : identity_.keys) {
      std::sort(keys.begin(), keys.end(),
                [&](const PersonKey& a, const PersonKey& b) {
                  return a.kind != b.kind ? a.kind < b.kind
                                          : TextOf(a) < TextOf(b);
                });
    }
  }

  const std::vector<OrderKeys>& orders_;
  const Dictionary& dictionary_;
  const IdentityOptions& options_;
  Identity identity_;
  std::vector<signed char> masked_;  // by string id; -1: not looked at yet
  std::unordered_map<PersonKey, Node, KeyHash> nodes_;
  std::vector<PersonKey> keys_;  // of each node
  std::vector<Node> parent_;
  std::vector<bool> blocked_;
  std::vector<Node> order_nodes_;  // order x strong kind
  std::vector<Node> recipient_, probable_;
  std::vector<std::pair<Node, Node>> separated_;
  uint32_t people_taken_ = 0;
};

}  // namespace

Identity ResolveIdentity(const std::vector<OrderKeys>& orders,
                         const Dictionary& dictionary,
                         const IdentityOptions& options) {
  return Resolver(orders, dictionary, options).Run();
}

}  // namespace shuke::customers
