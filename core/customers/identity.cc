// Union-find with path halving over one node per distinct key (Tarjan 1975).
//
// The strong pass needs no order of its own: a node is blocked or not by all
// orders together, and unions commute. Where a join can be forbidden because of
// an earlier one (separated pairs, recipients, probable keys), joins are tried
// in the order of KeyLess. Keys go kind by kind, so that it can be said
// how many people each kind took away.
#include "core/customers/identity.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "core/base/hot_loop.h"
#include "core/customers/key_nodes.h"
#include "core/table/keep_orders.h"

namespace shuke::customers {
namespace {

using table::Dictionary;
using table::StringId;

class Resolver {
 public:
  Resolver(KeyColumns orders, const Dictionary& dictionary,
           const IdentityOptions& options)
      : dictionary_(dictionary),
        options_(options),
        nodes_(std::move(orders), dictionary),
        parent_(nodes_.size()),
        blocked_(nodes_.size(), false) {
    std::iota(parent_.begin(), parent_.end(), Node{0});
  }

  Identity Run() {
    FindSharedKeys();
    FindSeparated();
    FindAccounts();
    JoinStrong();
    JoinByUsual(KeyKind::kRecipient);
    JoinProbable();
    ListKeys();
    return std::move(identity_);
  }

 private:
  size_t orders() const { return nodes_.platform().size(); }

  // Calls visit(order, node) for every order with a key of `kind`.
  template <typename Visit>
  void ForEachOf(KeyKind kind, Visit&& visit) const {
    const std::vector<Node>& nodes = nodes_.Of(kind);
    HotLoop(nodes.size(), [&](size_t order) {
      if (nodes[order] != kNoNode) visit(order, nodes[order]);
    });
  }

  // The strongest key of each order that is not shared by too many: what the
  // order is counted as without any join.
  void FindAccounts() {
    account_.assign(orders(), kNoNode);
    for (size_t kind = 0; kind <= static_cast<size_t>(KeyKind::kRecipient);
         ++kind) {
      ForEachOf(static_cast<KeyKind>(kind), [&](size_t order, Node node) {
        if (account_[order] == kNoNode && !blocked_[node])
          account_[order] = node;
      });
    }
    has_account_.assign(nodes_.size(), false);
    HotLoop(orders(), [&](size_t order) {
      const Node account = AccountOf(order, options_.join_probable);
      if (account != kNoNode) has_account_[account] = true;
    });
  }

  // The same where a probable key may be one.
  Node AccountOf(size_t order, bool join_probable) const {
    const Node account = account_[order];
    const std::vector<Node>& probable = nodes_.Of(KeyKind::kProbable);
    if (account != kNoNode || !join_probable || probable.empty() ||
        probable[order] == kNoNode || blocked_[probable[order]]) {
      return account;
    }
    return probable[order];
  }

  // Calls visit(weaker, stronger) for every two keys of an order, the stronger
  // of a strong kind; begin() before those of any two kinds.
  template <typename Begin, typename Visit>
  void ForEachPair(Begin&& begin, Visit&& visit) const {
    for (size_t weak = 1; weak < kKeyKinds; ++weak) {
      const std::vector<Node>& weaker = nodes_.Of(static_cast<KeyKind>(weak));
      if (weaker.empty()) continue;
      for (size_t strong = 0; strong < std::min(weak, kStrongKinds); ++strong) {
        const auto& stronger = nodes_.Of(static_cast<KeyKind>(strong));
        if (stronger.empty()) continue;
        begin();
        HotLoop(weaker.size(), [&](size_t order) {
          if (weaker[order] != kNoNode && stronger[order] != kNoNode)
            visit(weaker[order], stronger[order]);
        });
      }
    }
  }

  // Blocks every key that comes with too many distinct stronger ones. Few come
  // with so many at all, and only of these it matters which are distinct.
  void FindSharedKeys() {
    const auto most = static_cast<uint32_t>(options_.max_stronger_keys);
    // How often a key comes with another one than the time before: no less
    // often than there are distinct ones.
    std::vector<uint32_t> met(nodes_.size(), 0);
    std::vector<Node> before;
    ForEachPair([&] { before.assign(nodes_.size(), kNoNode); },
                [&](Node weaker, Node stronger) {
                  met[weaker] += before[weaker] != stronger;
                  before[weaker] = stronger;
                });
    std::vector<std::pair<Node, Node>> pairs;  // weaker, stronger
    ForEachPair([] {},
                [&](Node weaker, Node stronger) {
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
            {nodes_.Key(node), static_cast<uint32_t>(end - begin)});
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

  // The separated pairs of which both keys are there.
  void FindSeparated() {
    if (options_.separated.empty()) return;
    std::unordered_map<PersonKey, Node, PersonKeyHash> wanted;
    for (const auto& [a, b] : options_.separated) {
      wanted.emplace(a, kNoNode);
      wanted.emplace(b, kNoNode);
    }
    for (Node node = 0; node < nodes_.size(); ++node) {
      const auto found = wanted.find(nodes_.Key(node));
      if (found != wanted.end()) found->second = node;
    }
    for (const auto& [a, b] : options_.separated) {
      const Node left = wanted.at(a), right = wanted.at(b);
      if (left != kNoNode && right != kNoNode)
        separated_.emplace_back(left, right);
    }
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

  using Edges = std::vector<std::pair<Node, Node>>;  // stronger, weaker

  // Calls visit(account, key) for each order's key of `kind` beside a stronger
  // one.
  template <typename Visit>
  void ForEachEdge(KeyKind kind, Visit&& visit) const {
    ForEachOf(kind, [&](size_t order, Node node) {
      if (!blocked_[node] && account_[order] != node)
        visit(account_[order], node);
    });
  }

  void JoinStrong() {
    const std::vector<bool> contested = FindContested();
    for (size_t i = 1; i < kStrongKinds; ++i) {
      const auto kind = static_cast<KeyKind>(i);
      Edges last;
      ForEachEdge(kind, [&](Node account, Node node) {
        if (contested.empty() || !contested[node]) {
          Union(account, node, kind);
        } else {
          last.emplace_back(account, node);
        }
      });
      SortByText(last);
      for (const auto& [account, node] : last) Union(account, node, kind);
    }
  }

  // The keys that would be one person with both keys of a separated pair, if it
  // were not separated; empty if there are none.
  std::vector<bool> FindContested() {
    std::vector<bool> contested;
    if (separated_.empty()) return contested;
    const std::vector<Node> parent = parent_;
    for (size_t kind = 1; kind < kStrongKinds; ++kind) {
      ForEachEdge(static_cast<KeyKind>(kind), [&](Node a, Node b) {
        const Node left = Find(a), right = Find(b);
        parent_[std::max(left, right)] = std::min(left, right);
      });
    }
    std::vector<bool> roots(nodes_.size(), false);
    for (const auto& [left, right] : separated_) {
      if (Find(left) == Find(right)) roots[Find(left)] = true;
    }
    contested.resize(nodes_.size());
    for (Node node = 0; node < nodes_.size(); ++node) {
      contested[node] = roots[Find(node)];
    }
    parent_ = parent;
    return contested;
  }

  bool Less(Node a, Node b) const {
    return KeyLess(nodes_.Key(a), nodes_.Key(b), dictionary_);
  }

  void SortByText(Edges& edges) const {
    std::sort(edges.begin(), edges.end(), [&](const auto& a, const auto& b) {
      return a.second != b.second ? Less(a.second, b.second)
                                  : Less(a.first, b.first);
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
    HotLoop(orders(), [&](size_t order) {
      const Node account = account_[order];
      if (account == kNoNode || !nodes_.IsStrong(account)) return;
      const Node root = Find(account);
      if (!wanted[root]) return;
      const KeyKind of = nodes_.Key(account).kind;
      const KeyKind kind = IsScoped(of) ? of : KeyKind::kEmail;
      own[root].push_back(static_cast<Platform>(kind) << 32 |
                          nodes_.platform()[order]);
    });
    for (auto& [root, platforms] : own) {
      std::sort(platforms.begin(), platforms.end());
      platforms.erase(std::unique(platforms.begin(), platforms.end()),
                      platforms.end());
    }
    return own;
  }

  // Joins the people who share a key of `kind` that is the usual one of each of
  // them: on more than half of their orders that have such a key.
  void JoinByUsual(KeyKind kind) {
    const std::vector<Group> groups = FindGroups(kind);
    if (groups.empty()) return;
    std::vector<bool> wanted(nodes_.size(), false);
    for (const Group& group : groups) {
      for (const Node person : group.people) wanted[person] = true;
    }
    Platforms own = PlatformsOf(wanted);
    for (const Group& group : groups) JoinGroup(group.people, kind, own);
  }

  struct Group {
    Node key;
    std::vector<Node> people;
  };

  // The groups of two and more, by text, so that the sequence of orders decides
  // nothing. Nearly every key is of one person: only of the others it is
  // counted on how many of whose orders they are.
  std::vector<Group> FindGroups(KeyKind kind) {
    const bool probable = kind == KeyKind::kProbable;
    std::vector<uint32_t> orders_of(nodes_.size(), 0);
    std::vector<Node> holder(nodes_.size(), kNoNode);  // the first of each key
    std::vector<bool> several(nodes_.size(), false);   // there are others
    ForEachOf(kind, [&](size_t order, Node key) {
      const Node account = AccountOf(order, probable);
      if (account == kNoNode) return;
      const Node person = Find(account);
      ++orders_of[person];
      if (holder[key] == kNoNode) holder[key] = person;
      if (holder[key] != person) several[key] = true;
    });
    std::vector<std::pair<Node, Node>> seen;  // key, person; per order
    ForEachOf(kind, [&](size_t order, Node key) {
      if (!several[key] || blocked_[key]) return;
      const Node account = AccountOf(order, probable);
      if (account != kNoNode) seen.emplace_back(key, Find(account));
    });
    std::sort(seen.begin(), seen.end());

    std::vector<Group> groups;
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
      if (group.people.size() >= 2) groups.push_back(std::move(group));
    }
    std::sort(
        groups.begin(), groups.end(),
        [&](const Group& a, const Group& b) { return Less(a.key, b.key); });
    return groups;
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
    for (Node node = 0; node < nodes_.size(); ++node) {
      if (blocked_[node]) continue;
      const Node root = Find(node);
      for (auto& [key, of] : first) {
        if (of != root) continue;
        if (key == kNoNode || Less(node, key)) key = node;
      }
    }
    std::sort(first.begin(), first.end(), [&](const auto& a, const auto& b) {
      return Less(a.first, b.first);
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
    if (nodes_.Of(KeyKind::kProbable).empty()) {
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
    for (size_t order = 0; order < orders(); ++order) {
      const Node account = AccountOf(order, true);
      if (account != kNoNode) has_account_[Find(account)] = true;
    }
    JoinByUsual(KeyKind::kProbable);
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
    std::vector<uint32_t> ids(nodes_.size(), kNoPerson);
    uint32_t next = 0;
    person_of_order.assign(orders(), kNoPerson);
    HotLoop(orders(), [&](size_t order) {
      const Node account = AccountOf(order, join_probable);
      if (account == kNoNode) return;
      uint32_t& id = ids[Find(account)];
      if (id == kNoPerson) id = next++;
      person_of_order[order] = id;
    });
  }

  void NumberAccounts() {
    std::vector<uint32_t> ids(nodes_.size(), kNoPerson);
    identity_.account_of_order.assign(orders(), kNoPerson);
    HotLoop(orders(), [&](size_t order) {
      const Node account = AccountOf(order, options_.join_probable);
      if (account == kNoNode) {
        ++identity_.orders_without;
        return;
      }
      if (ids[account] == kNoPerson) {
        ids[account] = static_cast<uint32_t>(identity_.accounts());
        identity_.key_of_account.push_back(account);  // until ListKeys
      }
      identity_.account_of_order[order] = ids[account];
    });
  }

  // The keys of each person: all strong ones of its orders, and the recipient
  // (or probable key) of orders that have no other. No key is two people's, and
  // each account is one of them.
  void ListKeys() {
    const std::vector<uint32_t>& person_of_order = identity_.person_of_order;
    std::vector<uint32_t> person_of(nodes_.size(), kNoPerson);
    uint32_t people = 0;
    HotLoop(orders(), [&](size_t order) {
      if (person_of_order[order] == kNoPerson) return;
      people = std::max(people, person_of_order[order] + 1);
      person_of[AccountOf(order, options_.join_probable)] =
          person_of_order[order];
    });
    for (size_t kind = 1; kind < kStrongKinds; ++kind) {
      ForEachEdge(static_cast<KeyKind>(kind), [&](Node account, Node node) {
        // Separated keys may share an order with somebody else's.
        if (Find(node) == Find(account)) person_of[node] = person_of[account];
      });
    }
    std::vector<uint32_t>& offset = identity_.key_offset;
    offset.assign(people + 1, 0);
    for (const uint32_t person : person_of) {
      if (person != kNoPerson) ++offset[person + 1];
    }
    for (uint32_t person = 0; person < people; ++person)
      offset[person + 1] += offset[person];
    std::vector<Node> held(offset.back());
    std::vector<uint32_t> next(offset.begin(), offset.end() - 1);
    HotLoop(nodes_.size(), [&](size_t at) {
      const auto node = static_cast<Node>(at);
      if (person_of[node] != kNoPerson) held[next[person_of[node]]++] = node;
    });
    identity_.key.reserve(held.size());
    HotLoop(people, [&](size_t person) {
      const std::span<Node> keys(held.data() + offset[person],
                                 held.data() + offset[person + 1]);
      if (keys.size() > 1) {
        std::sort(keys.begin(), keys.end(),
                  [&](Node a, Node b) { return Less(a, b); });
      }
      for (const Node node : keys) identity_.key.push_back(nodes_.Key(node));
    });
    std::vector<uint32_t>& place = person_of;  // of a node in `held`
    HotLoop(held.size(),
            [&](size_t at) { place[held[at]] = static_cast<uint32_t>(at); });
    for (uint32_t& key : identity_.key_of_account) key = place[key];
  }

  const Dictionary& dictionary_;
  const IdentityOptions& options_;
  Identity identity_;
  const KeyNodes nodes_;
  std::vector<Node> parent_;
  std::vector<bool> blocked_;
  std::vector<bool> has_account_;  // by root: some order is counted as one
  std::vector<Node> account_;      // of each order; AccountOf
  std::vector<std::pair<Node, Node>> separated_;
};

}  // namespace

void KeepOrders(std::span<const uint8_t> keep, Identity& identity) {
  table::KeepEntries(keep, identity.person_of_order);
  table::KeepEntries(keep, identity.account_of_order);
  table::KeepEntries(keep, identity.other_person_of_order);
}

Identity ResolveIdentity(KeyColumns orders, const Dictionary& dictionary,
                         const IdentityOptions& options) {
  return Resolver(std::move(orders), dictionary, options).Run();
}

}  // namespace shuke::customers
