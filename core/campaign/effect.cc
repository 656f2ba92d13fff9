// Entries of both groups are numbered through, treated first. Every customer
// joins all entries that share a hash with them (union-find, the lowest entry
// stands for its set) and brings their purchases to the set. A set with entries
// of both groups is left out; any other is one person of its group.
#include "core/campaign/effect.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace shuke::campaign {
namespace {

using customers::CustomerId;
using table::OrderKind;

// What one person did in the window.
struct Deeds {
  bool found = false;
  int64_t orders = 0;
  int64_t items = 0;
  int64_t net_minor = 0;
  int64_t unpaid_orders = 0;
};

class Entries {
 public:
  explicit Entries(const CampaignFile& file)
      : treated_(file.treated.size()),
        parent_(file.treated.size() + file.control.size()) {
    std::iota(parent_.begin(), parent_.end(), 0u);
    uint32_t entry = 0;
    for (const auto* group : {&file.treated, &file.control}) {
      for (const RecordedPerson& person : *group) {
        for (const Hash128& hash : person.hashes) {
          by_hash_.emplace_back(hash, entry);
        }
        ++entry;
      }
    }
    std::sort(by_hash_.begin(), by_hash_.end());
    // Two entries with one hash are one person from the start.
    for (size_t i = 1; i < by_hash_.size(); ++i) {
      if (by_hash_[i].first == by_hash_[i - 1].first)
        Join(by_hash_[i].second, by_hash_[i - 1].second);
    }
  }

  size_t size() const { return parent_.size(); }
  bool IsTreated(uint32_t entry) const { return entry < treated_; }

  uint32_t Root(uint32_t entry) {
    while (parent_[entry] != entry) {
      parent_[entry] = parent_[parent_[entry]];
      entry = parent_[entry];
    }
    return entry;
  }
  void Join(uint32_t a, uint32_t b) {
    a = Root(a);
    b = Root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

  // Joins the entries of a person's hashes; the one that stands for them, or
  // nothing.
  std::optional<uint32_t> Find(std::span<const Hash128> hashes) {
    std::optional<uint32_t> first;
    for (const Hash128& hash : hashes) {
      const auto at = std::lower_bound(by_hash_.begin(), by_hash_.end(),
                                       std::pair<Hash128, uint32_t>{hash, 0});
      if (at == by_hash_.end() || !(at->first == hash)) continue;
      if (first) {
        Join(*first, at->second);
      } else {
        first = at->second;
      }
    }
    return first;
  }

 private:
  size_t treated_;
  std::vector<uint32_t> parent_;
  std::vector<std::pair<Hash128, uint32_t>> by_hash_;
};

Deeds DeedsOf(CustomerId customer, const table::Orders& orders,
              const customers::Customers& customers, Day from, Day to) {
  Deeds deeds{.found = true};
  for (const uint32_t order : customers.OrdersOf(customer)) {
    if (orders.day[order] < from || orders.day[order] > to) continue;
    switch (orders.kind[order]) {
      case OrderKind::kValid:
        ++deeds.orders;
        deeds.items += orders.items[order];
        deeds.net_minor += orders.NetMinor(order);
        break;
      case OrderKind::kUnpaid:
      case OrderKind::kClosed:
        ++deeds.unpaid_orders;
        break;
      case OrderKind::kRefunded:
      case OrderKind::kZeroAmount:
      case OrderKind::kCancelling:
        break;
    }
  }
  return deeds;
}

void Add(const Deeds& deeds, GroupEffect& group) {
  ++group.customers;
  group.found += deeds.found;
  group.orders += deeds.orders;
  group.items += deeds.items;
  group.net_minor += deeds.net_minor;
  group.unpaid_orders += deeds.unpaid_orders;
  if (deeds.orders > 0) {
    ++group.buyers;
  } else if (deeds.unpaid_orders > 0) {
    ++group.unpaid_customers;
  }
}

double PerCustomer(int64_t sum, const GroupEffect& group) {
  return static_cast<double>(sum) / static_cast<double>(group.customers);
}

Incremental Bring(const Effect& effect, const CampaignFile& file,
                  const EffectPolicy& policy) {
  Incremental result;
  const double n = static_cast<double>(effect.treated.customers);
  // Messages were paid for all that were sent; gifts likewise.
  const double sent = static_cast<double>(file.treated.size());
  result.cost_minor = static_cast<double>(file.contact_minor_x100) / 100 +
                      sent * static_cast<double>(file.gift_minor) +
                      static_cast<double>(effect.treated.buyers) *
                          static_cast<double>(file.coupon_minor);
  const double margin = policy.margin_percent / 100.0;
  if (effect.revenue) {
    result.buyers = effect.response.lift * n;
    result.orders = n * (PerCustomer(effect.treated.orders, effect.treated) -
                         PerCustomer(effect.control.orders, effect.control));
    result.revenue_minor = effect.revenue->lift_minor * n;
    result.profit_interval_minor = {
        effect.revenue->interval.low * n * margin - result.cost_minor,
        effect.revenue->interval.high * n * margin - result.cost_minor};
  }
  result.profit_minor = result.revenue_minor * margin - result.cost_minor;
  if (result.cost_minor > 0) {
    result.return_ratio = result.profit_minor / result.cost_minor;
  }
  return result;
}

}  // namespace

Result<Effect> MeasureEffect(const CampaignFile& file,
                             const EffectRequest& request,
                             const table::Orders& orders,
                             const customers::Customers& customers,
                             std::span<const std::vector<Hash128>> hashes,
                             const SipHashKey& secret, Day as_of,
                             const EffectPolicy& policy) {
  if (!(SipHash24Wide(secret, {}) == file.key_check)) {
    return Error{"campaign_other_secret", {}};
  }
  Effect effect;
  effect.from = request.sent.value_or(file.sent);
  effect.to = effect.from + request.window_days.value_or(file.window_days) - 1;
  effect.as_of = as_of;
  if (as_of < effect.from) {
    return Error{"effect_too_early",
                 {{"sent", FormatDay(effect.from)},
                  {"as_of", as_of == kNoDay ? "" : FormatDay(as_of)}}};
  }
  effect.window_closed = as_of >= effect.to;

  Entries entries(file);
  std::vector<std::pair<uint32_t, CustomerId>> matched;
  for (CustomerId customer = 0; customer < customers.size(); ++customer) {
    const auto entry = entries.Find(hashes[customer]);
    if (entry) matched.emplace_back(*entry, customer);
  }
  std::vector<Deeds> deeds(entries.size());
  for (const auto& [entry, customer] : matched) {
    const Deeds more =
        DeedsOf(customer, orders, customers, effect.from, effect.to);
    Deeds& sum = deeds[entries.Root(entry)];
    sum.found = true;
    sum.orders += more.orders;
    sum.items += more.items;
    sum.net_minor += more.net_minor;
    sum.unpaid_orders += more.unpaid_orders;
  }
  // Bit 0: the set has treated entries, bit 1: control.
  std::vector<uint8_t> groups(entries.size(), 0);
  for (uint32_t entry = 0; entry < entries.size(); ++entry) {
    groups[entries.Root(entry)] |= entries.IsTreated(entry) ? 1 : 2;
  }

  effect.strata.resize(file.strata.size());
  for (size_t i = 0; i < file.strata.size(); ++i) {
    effect.strata[i].stratum = file.strata[i];
  }
  GroupSpend treated_spend, control_spend;
  for (uint32_t entry = 0; entry < entries.size(); ++entry) {
    const uint32_t root = entries.Root(entry);
    if (groups[root] == 3) {
      ++effect.crossed;
      continue;
    }
    if (root != entry) {
      ++effect.merged;
      continue;
    }
    const bool treated = entries.IsTreated(entry);
    const RecordedPerson& person =
        treated ? file.treated[entry]
                : file.control[entry - file.treated.size()];
    StratumEffect& stratum = effect.strata[person.stratum];
    Add(deeds[entry], treated ? effect.treated : effect.control);
    Add(deeds[entry], treated ? stratum.treated : stratum.control);
    GroupSpend& spend = treated ? treated_spend : control_spend;
    ++spend.customers;
    if (deeds[entry].net_minor != 0)
      spend.buyers_minor.push_back(deeds[entry].net_minor);
  }

  effect.response =
      MeasureLift(effect.treated.response(), effect.control.response(),
                  file.planned_lift, policy);
  for (StratumEffect& stratum : effect.strata) {
    stratum.response =
        MeasureLift(stratum.treated.response(), stratum.control.response(),
                    file.planned_lift, policy);
  }
  effect.revenue = MeasureRevenueLift(treated_spend, control_spend, policy);
  effect.incremental = Bring(effect, file, policy);
  return effect;
}

}  // namespace shuke::campaign
