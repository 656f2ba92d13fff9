// Union-find with path halving over one node per distinct key (Tarjan 1975).
//
// The strong pass needs no order of its own: a node is blocked or not by all
// orders together, and unions commute. Where a join can be forbidden because of
// an earlier one (separated pairs, recipients, probable keys), joins are tried
// in the order of KeyLess. Keys go kind by kind, so that it can be said
// how many people each kind took away.
#include "core/customers/identity.h"

#include <algorithm>
#include <unordered_map>

#include "core/base/hash.h"
#include "core/base/hash_index.h"
#include "core/table/keep_orders.h"

namespace shuke::customers {
namespace {

using table::Dictionary;
using table::kEmptyString;
using table::StringId;

using Node = uint32_t;
constexpr Node kNoNode = 0xffffffff;
static_assert(kNoNode == HashIndex::kNone);

class Resolver {
 public:
  Resolver(const std::vector<OrderKeys>& orders, const Dictionary& dictionary,
           const IdentityOptions& options)
      : orders_(orders), dictionary_(dictionary), options_(options) {}

  Identity Run() {
    CollectNodes();
    FindSharedKeys();
    for (const auto& [a, b] : options_.separated) Separate(a, b);
    MarkAccounts();
    JoinStrong();
    JoinByUsual(KeyKind::kRecipient, recipient_);
    JoinProbable();
    ListKeys();
    return std::move(identity_);
  }

 private:
  Node NodeOf(const PersonKey& key) {
    const auto fresh = static_cast<Node>(keys_.size());
    const Node node =
        nodes_.FindOrAdd(MixBits(PersonKeyHash{}(key)), fresh,
                         [&](uint32_t known) { return keys_[known] == key; });
    if (node == fresh) {
      keys_.push_back(key);
      parent_.push_back(node);
    }
    return node;
  }

  Node FindNode(const PersonKey& key) const {
    return nodes_.Find(MixBits(PersonKeyHash{}(key)),
                       [&](uint32_t known) { return keys_[known] == key; });
  }

  void CollectNodes() {
    order_nodes_.assign(orders_.size() * kStrongKinds, kNoNode);
    recipient_.assign(orders_.size(), kNoNode);
    probable_.assign(orders_.size(), kNoNode);
    for (size_t order = 0; order < orders_.size(); ++order) {
      for (const PersonKey& key : UsableKeys(orders_[order], dictionary_)) {
        const Node node = NodeOf(key);
        const auto kind = static_cast<size_t>(key.kind);
        if (key.kind == KeyKind::kRecipient) {
          recipient_[order] = node;
        } else if (key.kind == KeyKind::kProbable) {
          probable_[order] = node;
          any_probable_ = true;
        } else {
          order_nodes_[order * kStrongKinds + kind] = node;
        }
      }
    }
    blocked_.assign(keys_.size(), false);
  }

  bool Usable(Node node) const { return node != kNoNode && !blocked_[node]; }

  // The strongest strong key of an order that is not shared by too many.
  Node Strongest(size_t order) const {
    for (size_t kind = 0; kind < kStrongKinds; ++kind) {
      const Node node = order_nodes_[order * kStrongKinds + kind];
      if (Usable(node)) return node;
    }
    return kNoNode;
  }

  // What the order is counted as without any join.
  Node AccountOf(size_t order, bool join_probable) const {
    const Node strongest = Strongest(order);
    if (strongest != kNoNode) return strongest;
    if (Usable(recipient_[order])) return recipient_[order];
    if (join_probable && Usable(probable_[order])) return probable_[order];
    return kNoNode;
  }

  // Calls visit(weaker, stronger) for every two keys of an order.
  template <typename Visit>
  void ForEachPair(Visit&& visit) const {
    for (size_t order = 0; order < orders_.size(); ++order) {
      Node stronger[kStrongKinds];
      size_t count = 0;
      for (size_t kind = 0; kind < kStrongKinds; ++kind) {
        const Node node = order_nodes_[order * kStrongKinds + kind];
        if (node == kNoNode) continue;
        for (size_t i = 0; i < count; ++i) visit(node, stronger[i]);
        stronger[count++] = node;
      }
      for (const Node node : {recipient_[order], probable_[order]}) {
        if (node == kNoNode) continue;
        for (size_t i = 0; i < count; ++i) visit(node, stronger[i]);
      }
    }
  }

  // Blocks every key that comes with too many distinct stronger ones. Few come
  // with so many at all, and only of these it matters which are distinct.
  void FindSharedKeys() {
    const auto most = static_cast<uint32_t>(options_.max_stronger_keys);
    std::vector<uint32_t> met(keys_.size(), 0);
    ForEachPair([&](Node weaker, Node) { ++met[weaker]; });
    std::vector<std::pair<Node, Node>> pairs;  // weaker, stronger
    ForEachPair([&](Node weaker, Node stronger) {
      if (met[weaker] > most) pairs.emplace_back(weaker, stronger);
    });
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    for (size_t begin = 0; begin < pairs.size();) {
      size_t end = begin;
      while (end < pairs.size() && pairs[end].first == pairs[begin].first)
        ++end;
      if (end - begin > most) {
        const Node node = pairs[begin].first;
        blocked_[node] = true;
        identity_.shared.push_back(
            {keys_[node], static_cast<uint32_t>(end - begin)});
      }
      begin = end;
    }
    std::sort(identity_.shared.begin(), identity_.shared.end(),
              [&](const SharedKey& a, const SharedKey& b) {
                return KeyLess(a.key, b.key, dictionary_);
              });
  }

  Node Find(Node node) {
    while (parent_[node] != node) {
      parent_[node] = parent_[parent_[node]];
      node = parent_[node];
    }
    return node;
  }

  void Separate(const PersonKey& a, const PersonKey& b) {
    const Node left = FindNode(a), right = FindNode(b);
    if (left == kNoNode || right == kNoNode) return;
    separated_.emplace_back(left, right);
  }

  bool MayJoin(Node a, Node b) {
    for (const auto& [left, right] : separated_) {
      const Node l = Find(left), r = Find(right);
      if ((l == a && r == b) || (l == b && r == a)) return false;
    }
    return true;
  }

  // Joins two people through a key of `kind`; a person is taken away if both
  // sides had an account.
  bool Union(Node a, Node b, KeyKind kind) {
    a = Find(a);
    b = Find(b);
    if (a == b || !MayJoin(a, b)) return false;
    if (has_account_[a] && has_account_[b]) {
      ++identity_.joined[static_cast<size_t>(kind)];
    }
    const Node root = std::min(a, b);
    has_account_[root] = has_account_[a] || has_account_[b];
    parent_[std::max(a, b)] = root;
    return true;
  }

  void MarkAccounts() {
    has_account_.assign(keys_.size(), false);
    for (size_t order = 0; order < orders_.size(); ++order) {
      const Node account = AccountOf(order, options_.join_probable);
      if (account != kNoNode) has_account_[account] = true;
    }
  }

  using Edges = std::vector<std::pair<Node, Node>>;  // stronger, weaker

  // Each order's strongest key with its key of `kind`.
  Edges EdgesOf(size_t kind) const {
    Edges edges;
    for (size_t order = 0; order < orders_.size(); ++order) {
      const Node node = order_nodes_[order * kStrongKinds + kind];
      if (!Usable(node)) continue;
      const Node strongest = Strongest(order);
      if (strongest != node) edges.emplace_back(strongest, node);
    }
    return edges;
  }

  void JoinStrong() {
    const std::vector<bool> contested = FindContested();
    for (size_t kind = 1; kind < kStrongKinds; ++kind) {
      Edges edges = EdgesOf(kind);
      if (!contested.empty()) {
        const auto rest = std::partition(
            edges.begin(), edges.end(),
            [&](const auto& edge) { return !contested[edge.second]; });
        SortByText(rest, edges.end());
      }
      for (const auto& [a, b] : edges) Union(a, b, static_cast<KeyKind>(kind));
    }
  }

  // The keys that would be one person with both keys of a separated pair, if it
  // were not separated; empty if there are none.
  std::vector<bool> FindContested() {
    std::vector<bool> contested;
    if (separated_.empty()) return contested;
    const std::vector<Node> parent = parent_;
    for (size_t kind = 1; kind < kStrongKinds; ++kind) {
      for (const auto& [a, b] : EdgesOf(kind)) {
        const Node left = Find(a), right = Find(b);
        parent_[std::max(left, right)] = std::min(left, right);
      }
    }
    std::vector<bool> roots(keys_.size(), false);
    for (const auto& [left, right] : separated_) {
      if (Find(left) == Find(right)) roots[Find(left)] = true;
    }
    contested.resize(keys_.size());
    for (Node node = 0; node < keys_.size(); ++node) {
      contested[node] = roots[Find(node)];
    }
    parent_ = parent;
    return contested;
  }

  void SortByText(Edges::iterator begin, Edges::iterator end) const {
    std::sort(begin, end, [&](const auto& a, const auto& b) {
      if (a.second != b.second)
        return KeyLess(keys_[a.second], keys_[b.second], dictionary_);
      return KeyLess(keys_[a.first], keys_[b.first], dictionary_);
    });
  }

  // A place for one account: of each platform one for member ids, one for nicks
  // and one for what else a buyer is known by, which is the account where there
  // are neither (Shopify's e-mail or phone).
  using Platform = uint64_t;
  using Platforms = std::unordered_map<Node, std::vector<Platform>>;

  // Of each person in `wanted` (roots), the places that its accounts take.
  Platforms PlatformsOf(const std::vector<bool>& wanted) {
    Platforms own;
    for (size_t order = 0; order < orders_.size(); ++order) {
      const Node account = Strongest(order);
      if (account == kNoNode) continue;
      const Node root = Find(account);
      if (!wanted[root]) continue;
      const bool scoped = IsScoped(keys_[account].kind);
      const KeyKind kind = scoped ? keys_[account].kind : KeyKind::kEmail;
      own[root].push_back(static_cast<Platform>(kind) << 32 |
                          orders_[order].platform);
    }
    for (auto& [root, platforms] : own) {
      std::sort(platforms.begin(), platforms.end());
      platforms.erase(std::unique(platforms.begin(), platforms.end()),
                      platforms.end());
    }
    return own;
  }

  // Joins the people who share a key of `weak` (by order) that is the usual one
  // of each of them: on more than half of their orders that have such a key.
  void JoinByUsual(KeyKind kind, const std::vector<Node>& weak) {
    const bool probable = kind == KeyKind::kProbable;
    std::vector<std::pair<Node, Node>> seen;  // weak key, person; per order
    std::vector<uint32_t> orders_of(keys_.size(), 0);
    for (size_t order = 0; order < orders_.size(); ++order) {
      if (weak[order] == kNoNode) continue;
      const Node account = AccountOf(order, probable);
      if (account == kNoNode) continue;
      const Node person = Find(account);
      ++orders_of[person];
      if (!blocked_[weak[order]]) seen.emplace_back(weak[order], person);
    }
    std::sort(seen.begin(), seen.end());

    struct Group {
      Node key;
      std::vector<Node> people;
    };
    std::vector<Group> groups;
    std::vector<bool> wanted(keys_.size(), false);
    for (size_t begin = 0; begin < seen.size();) {
      Group group{seen[begin].first, {}};
      while (begin < seen.size() && seen[begin].first == group.key) {
        const Node person = seen[begin].second;
        uint32_t with = 0;
        for (; begin < seen.size() && seen[begin].first == group.key &&
               seen[begin].second == person;
             ++begin) {
          ++with;
        }
        if (with * 2 > orders_of[person]) group.people.push_back(person);
      }
      if (group.people.size() < 2) continue;
      for (const Node person : group.people) wanted[person] = true;
      groups.push_back(std::move(group));
    }
    // By text, so that the sequence of orders decides nothing.
    std::sort(groups.begin(), groups.end(),
              [&](const Group& a, const Group& b) {
                return KeyLess(keys_[a.key], keys_[b.key], dictionary_);
              });
    Platforms own = PlatformsOf(wanted);
    for (const Group& group : groups) JoinGroup(group.people, kind, own);
  }

  void JoinGroup(const std::vector<Node>& people, KeyKind kind,
                 Platforms& own) {
    std::vector<Node> roots;
    for (const Node person : people) roots.push_back(Find(person));
    std::sort(roots.begin(), roots.end());
    roots.erase(std::unique(roots.begin(), roots.end()), roots.end());
    if (roots.size() < 2 || !DistinctPlatforms(roots, own)) return;
    if (HoldsSeparated(roots)) SortByFirstKey(roots);
    for (size_t i = 1; i < roots.size(); ++i) {
      const Node into = Find(roots.front());
      const Node from = Find(roots[i]);
      if (!Union(into, from, kind)) continue;
      const Node merged = Find(into);
      const Node gone = merged == into ? from : into;
      std::vector<Platform>& target = own[merged];
      const std::vector<Platform>& source = own[gone];
      target.insert(target.end(), source.begin(), source.end());
    }
  }

  bool HoldsSeparated(const std::vector<Node>& roots) {
    const auto in_roots = [&](Node node) {
      return std::find(roots.begin(), roots.end(), Find(node)) != roots.end();
    };
    return std::any_of(separated_.begin(), separated_.end(),
                       [&](const auto& pair) {
                         return in_roots(pair.first) && in_roots(pair.second);
                       });
  }

  // By the first key, in the order of KeyLess, of each person. O(keys), for the
  // few groups that a separated pair is in.
  void SortByFirstKey(std::vector<Node>& roots) {
    std::vector<std::pair<Node, Node>> first;  // key, root
    for (const Node root : roots) first.emplace_back(kNoNode, root);
    for (Node node = 0; node < keys_.size(); ++node) {
      if (blocked_[node]) continue;
      const Node root = Find(node);
      for (auto& [key, of] : first) {
        if (of != root) continue;
        if (key == kNoNode || KeyLess(keys_[node], keys_[key], dictionary_)) {
          key = node;
        }
      }
    }
    std::sort(first.begin(), first.end(), [&](const auto& a, const auto& b) {
      return KeyLess(keys_[a.first], keys_[b.first], dictionary_);
    });
    for (size_t i = 0; i < roots.size(); ++i) roots[i] = first[i].second;
  }

  // Whether no two of the people have an account in one place.
  static bool DistinctPlatforms(const std::vector<Node>& roots,
                                const Platforms& own) {
    std::vector<Platform> platforms;
    for (const Node root : roots) {
      const auto found = own.find(root);
      if (found == own.end()) continue;
      platforms.insert(platforms.end(), found->second.begin(),
                       found->second.end());
    }
    std::sort(platforms.begin(), platforms.end());
    return std::adjacent_find(platforms.begin(), platforms.end()) ==
           platforms.end();
  }

  // Makes both partitions, without and with probable joins.
  void JoinProbable() {
    identity_.join_probable = options_.join_probable;
    if (!any_probable_) {
      Number(options_.join_probable, identity_.person_of_order);
      NumberAccounts();
      return;
    }
    std::vector<uint32_t> without, with;
    Number(false, without);
    const std::vector<Node> parent = parent_;
    const std::vector<bool> has_account = has_account_;
    // Counted as if on: an order that only a probable key identifies is an
    // account then.
    for (size_t order = 0; order < orders_.size(); ++order) {
      const Node account = AccountOf(order, true);
      if (account != kNoNode) has_account_[Find(account)] = true;
    }
    JoinByUsual(KeyKind::kProbable, probable_);
    Number(true, with);
    uint64_t& joined =
        identity_.joined[static_cast<size_t>(KeyKind::kProbable)];
    identity_.probable_joins = joined;
    if (options_.join_probable) {
      identity_.person_of_order = std::move(with);
      identity_.other_person_of_order = std::move(without);
    } else {
      joined = 0;
      parent_ = parent;
      has_account_ = has_account;
      identity_.person_of_order = std::move(without);
      identity_.other_person_of_order = std::move(with);
    }
    NumberAccounts();
  }

  // Dense ids by first order.
  void Number(bool join_probable, std::vector<uint32_t>& person_of_order) {
    std::vector<uint32_t> ids(keys_.size(), kNoPerson);
    uint32_t next = 0;
    person_of_order.assign(orders_.size(), kNoPerson);
    for (size_t order = 0; order < orders_.size(); ++order) {
      const Node account = AccountOf(order, join_probable);
      if (account == kNoNode) continue;
      uint32_t& id = ids[Find(account)];
      if (id == kNoPerson) id = next++;
      person_of_order[order] = id;
    }
  }

  void NumberAccounts() {
    std::vector<uint32_t> ids(keys_.size(), kNoPerson);
    identity_.account_of_order.assign(orders_.size(), kNoPerson);
    for (size_t order = 0; order < orders_.size(); ++order) {
      const Node account = AccountOf(order, options_.join_probable);
      if (account == kNoNode) {
        ++identity_.orders_without;
        continue;
      }
      if (ids[account] == kNoPerson) {
        ids[account] = static_cast<uint32_t>(identity_.account.size());
        identity_.account.push_back(keys_[account]);
      }
      identity_.account_of_order[order] = ids[account];
    }
  }

  // The keys of each person: all strong ones of its orders, and the recipient
  // (or probable key) of orders that have no other.
  void ListKeys() {
    std::vector<std::pair<uint32_t, Node>> held;  // person, key
    for (size_t order = 0; order < orders_.size(); ++order) {
      const uint32_t person = identity_.person_of_order[order];
      if (person == kNoPerson) continue;
      const Node account = AccountOf(order, options_.join_probable);
      held.emplace_back(person, account);
      for (size_t kind = 0; kind < kStrongKinds; ++kind) {
        const Node node = order_nodes_[order * kStrongKinds + kind];
        // Separated keys may share an order with somebody else's.
        if (Usable(node) && node != account && Find(node) == Find(account)) {
          held.emplace_back(person, node);
        }
      }
    }
    std::sort(held.begin(), held.end(), [&](const auto& a, const auto& b) {
      return a.first != b.first ? a.first < b.first : a.second < b.second;
    });
    held.erase(std::unique(held.begin(), held.end()), held.end());
    std::sort(held.begin(), held.end(), [&](const auto& a, const auto& b) {
      if (a.first != b.first) return a.first < b.first;
      return KeyLess(keys_[a.second], keys_[b.second], dictionary_);
    });
    identity_.key_offset.assign(1, 0);
    for (const auto& [person, node] : held) {
      if (person + 1 >= identity_.key_offset.size()) {
        identity_.key_offset.push_back(identity_.key_offset.back());
      }
      identity_.key.push_back(keys_[node]);
      ++identity_.key_offset.back();
    }
  }

  const std::vector<OrderKeys>& orders_;
  const Dictionary& dictionary_;
  const IdentityOptions& options_;
  Identity identity_;
  HashIndex nodes_;              // of keys_
  std::vector<PersonKey> keys_;  // of each node
  std::vector<Node> parent_;
  std::vector<bool> blocked_;
  std::vector<bool> has_account_;  // by root: some order is counted as one
  std::vector<Node> order_nodes_;  // order x strong kind
  std::vector<Node> recipient_, probable_;
  bool any_probable_ = false;
  std::vector<std::pair<Node, Node>> separated_;
};

}  // namespace

UsableKeys::UsableKeys(const OrderKeys& order, const Dictionary& dictionary) {
  const auto masked = [&](StringId text) {
    return dictionary.At(text).find('*') != std::string_view::npos;
  };
  for (size_t i = 0; i < kStrongKinds; ++i) {
    const StringId text = order.strong[i];
    if (text == kEmptyString || masked(text)) continue;
    const auto kind = static_cast<KeyKind>(i);
    keys_[size_++] = {kind, IsScoped(kind) ? order.platform : kEmptyString,
                      text, kEmptyString};
  }
  if (order.recipient == kEmptyString || order.recipient_phone == kEmptyString)
    return;
  const bool phone_masked = masked(order.recipient_phone);
  if (!phone_masked && !masked(order.recipient)) {
    keys_[size_++] = {KeyKind::kRecipient, kEmptyString, order.recipient,
                      order.recipient_phone};
  } else if (phone_masked && order.city != kEmptyString) {
    keys_[size_++] = {KeyKind::kProbable, order.city, order.recipient,
                      order.recipient_phone};
  }
}

void KeepOrders(std::span<const uint8_t> keep, Identity& identity) {
  table::KeepEntries(keep, identity.person_of_order);
  table::KeepEntries(keep, identity.account_of_order);
  table::KeepEntries(keep, identity.other_person_of_order);
}

Identity ResolveIdentity(const std::vector<OrderKeys>& orders,
                         const Dictionary& dictionary,
                         const IdentityOptions& options) {
  return Resolver(orders, dictionary, options).Run();
}

}  // namespace shuke::customers
