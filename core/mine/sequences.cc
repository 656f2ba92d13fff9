// One record for each pair of a first and a second day's items, sorted by pair;
// equal neighbours are one flow, and their days, sorted with them, give its
// quartiles.
#include "core/mine/sequences.h"

#include <algorithm>
#include <tuple>

#include "core/math/contingency.h"
#include "core/mine/customer_items.h"

namespace shuke::mine {
namespace {

struct Step {
  Item from;
  Item to;
  int32_t days;
};

// Customers with the item on their first day, those of them who returned, and
// customers with it on their second day.
struct Counts {
  uint32_t started = 0;
  uint32_t returned = 0;
  uint32_t second = 0;
};

}  // namespace

Sequences FindSequences(const Baskets& baskets, const CustomerBaskets& of,
                        uint32_t least_customers, size_t most_items,
                        double most_false_discoveries) {
  const CustomerItems first =
      KeepCommon(ItemsOfDay(baskets, of, 0), baskets.count, most_items);
  const CustomerItems second =
      KeepCommon(ItemsOfDay(baskets, of, 1), baskets.count, most_items);
  Sequences out{};
  std::vector<Counts> counts(baskets.items());
  std::vector<Step> steps;
  for (size_t id = 0; id < of.customers(); ++id) {
    const auto own = of.Of(static_cast<customers::CustomerId>(id));
    if (own.empty()) continue;
    ++out.started;
    const auto from = first.Of(id), to = second.Of(id);
    for (const Item item : from) ++counts[item].started;
    if (to.empty()) continue;
    ++out.returned;
    const auto later =
        std::find_if(own.begin(), own.end(), [&](uint32_t basket) {
          return baskets.day[basket] != baskets.day[own[0]];
        });
    const int32_t days = baskets.day[*later] - baskets.day[own[0]];
    for (const Item item : from) ++counts[item].returned;
    for (const Item item : to) ++counts[item].second;
    for (const Item a : from)
      for (const Item b : to) steps.push_back({a, b, days});
  }
  std::sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) {
    return std::tie(a.from, a.to, a.days) < std::tie(b.from, b.to, b.days);
  });
  uint64_t tested = 0;
  for (size_t begin = 0; begin < steps.size();) {
    size_t end = begin;
    while (end < steps.size() && steps[end].from == steps[begin].from &&
           steps[end].to == steps[begin].to)
      ++end;
    const auto customers = static_cast<uint32_t>(end - begin);
    ++tested;
    if (customers >= least_customers) {
      const auto [from, to, first_days] = steps[begin];
      const double share =
          static_cast<double>(customers) / counts[from].returned;
      const auto days_at = [&](size_t quarter) {
        return steps[begin + (customers - 1) * quarter / 4].days;
      };
      out.flows.push_back(
          {from, to, customers, counts[from].returned, counts[from].started,
           share, share * out.returned / counts[to].second,
           math::FisherGreater({customers, counts[from].returned,
                                counts[to].second, out.returned}),
           1, days_at(1), days_at(2), days_at(3)});
    }
    begin = end;
  }
  std::vector<double> p_values;
  for (const Flow& flow : out.flows) p_values.push_back(flow.p_value);
  const std::vector<double> rates = math::FalseDiscoveryRates(p_values, tested);
  for (size_t i = 0; i < rates.size(); ++i)
    out.flows[i].false_discovery = rates[i];
  out.chance = std::erase_if(out.flows, [&](const Flow& flow) {
    return flow.false_discovery > most_false_discoveries;
  });
  std::sort(out.flows.begin(), out.flows.end(),
            [](const Flow& a, const Flow& b) {
              if (a.customers != b.customers) return a.customers > b.customers;
              if (a.lift != b.lift) return a.lift > b.lift;
              return std::tie(a.from, a.to) < std::tie(b.from, b.to);
            });
  return out;
}

}  // namespace shuke::mine
