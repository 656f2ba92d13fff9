#include "core/mine/cycles.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/math/kaplan_meier.h"

namespace shuke::mine {
namespace {

constexpr int32_t kWeek = 7;

struct Bought {
  Item item;
  customers::CustomerId customer;
  Day day;
};

// Every item on every day of every known customer, once.
std::vector<Bought> Purchases(const Baskets& baskets) {
  std::vector<Bought> out;
  for (size_t b = 0; b < baskets.size(); ++b) {
    if (baskets.customer[b] == customers::kNobody) continue;
    for (const Item item : baskets.Items(b))
      out.push_back({item, baskets.customer[b], baskets.day[b]});
  }
  const auto key = [](const Bought& p) {
    return std::tie(p.item, p.customer, p.day);
  };
  std::sort(out.begin(), out.end(),
            [&](const Bought& a, const Bought& b) { return key(a) < key(b); });
  out.erase(std::unique(out.begin(), out.end(),
                        [&](const Bought& a, const Bought& b) {
                          return key(a) == key(b);
                        }),
            out.end());
  return out;
}

}  // namespace

Cycles FindCycles(const Baskets& baskets, size_t customers, Day as_of,
                  uint32_t least_customers, double repeatable_share) {
  Cycles out;
  out.due.assign(customers, kNoItem);
  out.repeatable.assign(baskets.items(), 0);
  std::vector<Day> due_day(customers, 0);
  std::vector<ItemOfCustomer> due, overdue;
  const std::vector<Bought> bought = Purchases(baskets);
  std::vector<math::Duration> waits;
  std::vector<std::pair<customers::CustomerId, Day>> last;
  for (size_t i = 0; i < bought.size();) {
    Cycle cycle{};
    cycle.item = bought[i].item;
    waits.clear();
    last.clear();
    while (i < bought.size() && bought[i].item == cycle.item) {
      const customers::CustomerId id = bought[i].customer;
      uint32_t days = 1;
      for (; i + 1 < bought.size() && bought[i + 1].item == cycle.item &&
             bought[i + 1].customer == id;
           ++i, ++days) {
        waits.push_back({bought[i + 1].day - bought[i].day, true});
        ++cycle.ended;
      }
      waits.push_back({as_of - bought[i].day, false});
      last.emplace_back(id, bought[i].day);
      ++cycle.buyers;
      cycle.repeat_buyers += days > 1;
      ++i;
    }
    if (cycle.repeat_buyers < least_customers) continue;
    cycle.waits = static_cast<uint32_t>(waits.size());
    const std::vector<math::HappenedBy> curve = math::KaplanMeier(waits);
    cycle.days_25 = math::DaysUntil(curve, .25);
    cycle.days_50 = math::DaysUntil(curve, .5);
    cycle.days_75 = math::DaysUntil(curve, .75);
    cycle.typical_days = *math::DaysUntil(curve, curve.back().share / 2);
    for (size_t k = 0; k < kCurveDays.size(); ++k)
      cycle.share[k] = math::ShareBy(curve, kCurveDays[k]);
    cycle.repeatable = cycle.repeat_buyers >= repeatable_share * cycle.buyers;
    out.repeatable[cycle.item] = cycle.repeatable;
    for (const auto& [id, day] : last) {
      const Day expected = day + cycle.typical_days;
      if (expected < as_of) {
        if (expected + cycle.typical_days < as_of) continue;
        ++cycle.overdue;
        overdue.emplace_back(id, cycle.item);
        continue;
      }
      if (expected >= as_of + kWeek) continue;
      ++cycle.due;
      due.emplace_back(id, cycle.item);
      if (!cycle.repeatable) continue;
      if (out.due[id] == kNoItem || expected < due_day[id]) {
        out.due[id] = cycle.item;
        due_day[id] = expected;
      }
    }
    out.cycles.push_back(cycle);
  }
  out.due_items = GroupByCustomer(std::move(due), customers);
  out.overdue_items = GroupByCustomer(std::move(overdue), customers);
  std::sort(out.cycles.begin(), out.cycles.end(),
            [](const Cycle& a, const Cycle& b) {
              return a.repeat_buyers != b.repeat_buyers
                         ? a.repeat_buyers > b.repeat_buyers
                         : a.item < b.item;
            });
  return out;
}

}  // namespace shuke::mine
