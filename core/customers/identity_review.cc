// A group is a person of the coarser partition with two or more parts of the
// finer one: people over accounts for what was merged, people with probable
// joins over people without for those. The reasons are found as Kruskal finds a
// spanning tree: keys strongest first, each one told only if it connects parts
// that stronger ones do not.
#include "core/customers/identity_review.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "core/base/hot_loop.h"

namespace shuke::customers {
namespace {

using table::Dictionary;
using table::OrderKind;
using table::Orders;
using Order = uint32_t;

bool Counts(const Orders& orders, size_t order, const ReviewScope& scope) {
  return orders.day[order] <= scope.as_of &&
         orders.currency[order] == scope.currency;
}

// Ids are dense, so there are no more of them than orders.
uint64_t CountWithValid(const std::vector<uint32_t>& id_of_order,
                        const Orders& orders, const ReviewScope& scope) {
  std::vector<bool> seen(id_of_order.size());
  uint64_t count = 0;
  HotLoop(id_of_order.size(), [&](size_t order) {
    const uint32_t id = id_of_order[order];
    if (id == kNoPerson || orders.kind[order] != OrderKind::kValid ||
        !Counts(orders, order, scope)) {
      return;
    }
    if (!seen[id]) ++count;
    seen[id] = true;
  });
  return count;
}

// One order as part of a group.
struct Member {
  uint32_t group;
  uint32_t part;
  Order order;
};

class Reviewer {
 public:
  Reviewer(const KeyColumns& keys, const Identity& identity,
           const Dictionary& dictionary, const Orders& orders,
           const ReviewScope& scope)
      : keys_(keys),
        identity_(identity),
        dictionary_(dictionary),
        orders_(orders),
        scope_(scope) {
    for (const SharedKey& shared : identity.shared) {
      shared_.emplace(shared.key, static_cast<uint32_t>(shared_.size()));
    }
  }

  IdentityReview Run() {
    IdentityReview review;
    std::vector<PersonKey> accounts(identity_.accounts());
    for (uint32_t account = 0; account < accounts.size(); ++account)
      accounts[account] = identity_.Account(account);
    review.merged =
        Groups(identity_.person_of_order, identity_.account_of_order, accounts,
               KeyKind::kMemberId);
    if (!identity_.other_person_of_order.empty()) ReviewProbable(review);
    review.shared = Shared();
    return review;
  }

 private:
  void ReviewProbable(IdentityReview& review) const {
    const bool on = identity_.join_probable;
    const std::vector<uint32_t>& with =
        on ? identity_.person_of_order : identity_.other_person_of_order;
    std::vector<uint32_t> part =
        on ? identity_.other_person_of_order : identity_.person_of_order;
    // A person goes by the first of the accounts; an order that nobody had by
    // the probable key itself.
    std::vector<PersonKey> name;
    std::vector<bool> named;
    std::unordered_map<PersonKey, uint32_t, PersonKeyHash> nameless;
    for (Order order = 0; order < part.size(); ++order) {
      if (part[order] == kNoPerson) continue;
      if (part[order] >= name.size()) {
        name.resize(part[order] + 1);
        named.resize(part[order] + 1);
      }
      const PersonKey& account =
          identity_.Account(identity_.account_of_order[order]);
      if (!named[part[order]] ||
          KeyLess(account, name[part[order]], dictionary_)) {
        name[part[order]] = account;
        named[part[order]] = true;
      }
    }
    for (Order order = 0; order < part.size(); ++order) {
      if (part[order] != kNoPerson || with[order] == kNoPerson) continue;
      for (const PersonKey& key : UsableKeys(keys_.At(order), dictionary_)) {
        if (key.kind != KeyKind::kProbable) continue;
        const auto [entry, added] =
            nameless.try_emplace(key, static_cast<uint32_t>(name.size()));
        if (added) name.push_back(key);
        part[order] = entry->second;
      }
    }
    review.probable = Groups(with, part, name, KeyKind::kProbable);
  }

  // The groups of `coarse` with two or more parts of `fine`, whose names are
  // `name`, explained by keys of `from` and weaker kinds.
  std::vector<ReviewGroup> Groups(const std::vector<uint32_t>& coarse,
                                  const std::vector<uint32_t>& fine,
                                  const std::vector<PersonKey>& name,
                                  KeyKind from) const {
    std::vector<Member> members;
    for (Order order = 0; order < coarse.size(); ++order) {
      if (coarse[order] == kNoPerson || fine[order] == kNoPerson) continue;
      if (!Counts(orders_, order, scope_)) continue;
      members.push_back({coarse[order], fine[order], order});
    }
    std::sort(members.begin(), members.end(),
              [](const Member& a, const Member& b) {
                if (a.group != b.group) return a.group < b.group;
                return a.part != b.part ? a.part < b.part : a.order < b.order;
              });
    std::vector<ReviewGroup> groups;
    for (size_t begin = 0; begin < members.size();) {
      size_t end = begin;
      while (end < members.size() &&
             members[end].group == members[begin].group) {
        ++end;
      }
      const std::span<const Member> group(&members[begin], end - begin);
      if (group.front().part != group.back().part) {
        groups.push_back(Describe(group, name, from));
      }
      begin = end;
    }
    std::sort(groups.begin(), groups.end(),
              [&](const ReviewGroup& a, const ReviewGroup& b) {
                if (a.net_minor != b.net_minor)
                  return a.net_minor > b.net_minor;
                return KeyLess(a.accounts.front().key, b.accounts.front().key,
                               dictionary_);
              });
    return groups;
  }

  ReviewGroup Describe(std::span<const Member> members,
                       const std::vector<PersonKey>& name, KeyKind from) const {
    std::vector<uint32_t> parts;
    for (const Member& member : members) {
      if (parts.empty() || parts.back() != member.part)
        parts.push_back(member.part);
    }
    std::sort(parts.begin(), parts.end(), [&](uint32_t a, uint32_t b) {
      return KeyLess(name[a], name[b], dictionary_);
    });
    std::unordered_map<uint32_t, uint32_t> index;  // part -> account
    ReviewGroup group;
    for (const uint32_t part : parts) {
      index.emplace(part, static_cast<uint32_t>(group.accounts.size()));
      group.accounts.push_back({.key = name[part]});
    }
    const auto less = [this](const PersonKey& a, const PersonKey& b) {
      return KeyLess(a, b, dictionary_);
    };
    std::map<PersonKey, std::vector<uint32_t>, decltype(less)> holders(less);
    for (const Member& member : members) {
      const uint32_t account = index.at(member.part);
      Add(member.order, group.accounts[account]);
      for (const PersonKey& key :
           UsableKeys(keys_.At(member.order), dictionary_)) {
        if (key.kind < from || shared_.count(key) > 0) continue;
        holders[key].push_back(account);
      }
    }
    uint32_t customers = 0;
    for (const ReviewAccount& account : group.accounts) {
      group.net_minor += account.net_minor;
      customers += account.valid_orders > 0;
    }
    group.customers_fewer = customers > 0 ? customers - 1 : 0;
    Explain(holders, group);
    return group;
  }

  void Add(Order order, ReviewAccount& account) const {
    const OrderKind kind = orders_.kind[order];
    ++account.orders;
    account.valid_orders += kind == OrderKind::kValid;
    if (kind == OrderKind::kValid || kind == OrderKind::kCancelling) {
      account.net_minor += orders_.NetMinor(order);
    }
    account.last_day = std::max(account.last_day, orders_.day[order]);
  }

  template <typename Holders>
  static void Explain(Holders& holders, ReviewGroup& group) {
    std::vector<uint32_t> side(group.accounts.size());
    std::iota(side.begin(), side.end(), 0);
    for (auto& [key, accounts] : holders) {
      std::sort(accounts.begin(), accounts.end());
      accounts.erase(std::unique(accounts.begin(), accounts.end()),
                     accounts.end());
      const uint32_t into = side[accounts.front()];
      bool connects = false;
      for (const uint32_t account : accounts) {
        const uint32_t from = side[account];
        if (from == into) continue;
        connects = true;
        std::replace(side.begin(), side.end(), from, into);
      }
      if (connects) group.links.push_back({key, accounts});
    }
  }

  std::vector<ReviewShared> Shared() const {
    std::vector<ReviewShared> out;
    for (const SharedKey& shared : identity_.shared) out.push_back({shared});
    if (out.empty()) return out;
    for (Order order = 0; order < keys_.size(); ++order) {
      if (!Counts(orders_, order, scope_)) continue;
      for (const PersonKey& key : UsableKeys(keys_.At(order), dictionary_)) {
        const auto found = shared_.find(key);
        if (found == shared_.end()) continue;
        ReviewShared& entry = out[found->second];
        ++entry.orders;
        entry.without += identity_.person_of_order[order] == kNoPerson;
      }
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const ReviewShared& a, const ReviewShared& b) {
                       return a.orders > b.orders;
                     });
    return out;
  }

  const KeyColumns& keys_;
  const Identity& identity_;
  const Dictionary& dictionary_;
  const Orders& orders_;
  const ReviewScope scope_;
  // Key -> position in Identity::shared.
  std::unordered_map<PersonKey, uint32_t, PersonKeyHash> shared_;
};

}  // namespace

IdentityReview ReviewIdentity(const KeyColumns& keys, const Identity& identity,
                              const Dictionary& dictionary,
                              const Orders& orders, const ReviewScope& scope) {
  return Reviewer(keys, identity, dictionary, orders, scope).Run();
}

IdentityEffect MeasureIdentity(const Identity& identity, const Orders& orders,
                               const ReviewScope& scope) {
  IdentityEffect effect;
  effect.customers = CountWithValid(identity.person_of_order, orders, scope);
  effect.without_merges =
      CountWithValid(identity.account_of_order, orders, scope);
  effect.probable_switched =
      identity.other_person_of_order.empty()
          ? effect.customers
          : CountWithValid(identity.other_person_of_order, orders, scope);
  return effect;
}

}  // namespace shuke::customers
