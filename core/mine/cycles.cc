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
  uint32_t units;
};

// Every item on every day of every known customer, once, with all its units.
std::vector<Bought> Purchases(const Baskets& baskets) {
  std::vector<Bought> out;
  for (size_t b = 0; b < baskets.size(); ++b) {
    if (baskets.customer[b] == customers::kNobody) continue;
    for (size_t i = baskets.offset[b]; i < baskets.offset[b + 1]; ++i)
      out.push_back({baskets.item[i], baskets.customer[b], baskets.day[b],
                     baskets.units[i]});
  }
  const auto key = [](const Bought& p) {
    return std::tie(p.item, p.customer, p.day);
  };
  std::sort(out.begin(), out.end(),
            [&](const Bought& a, const Bought& b) { return key(a) < key(b); });
  size_t kept = 0;
  for (size_t i = 0; i < out.size(); ++i) {
    if (kept > 0 && key(out[kept - 1]) == key(out[i])) {
      out[kept - 1].units += out[i].units;
    } else {
      out[kept++] = out[i];
    }
  }
  out.resize(kept);
  return out;
}

// How long `units` of an item last (Cycle).
Day LastsFor(const Cycle& cycle, uint32_t units) {
  const int64_t usual = cycle.typical_units;
  const int64_t days =
      (int64_t{cycle.typical_days} * units + usual / 2) / usual;
  // A lifetime is as good as any longer time, and fits a day.
  return static_cast<Day>(std::clamp<int64_t>(days, 1, 36'500));
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
  std::vector<Bought> last;     // of each customer
  std::vector<uint32_t> units;  // of each purchase
  for (size_t i = 0; i < bought.size();) {
    Cycle cycle{};
    cycle.item = bought[i].item;
    waits.clear();
    last.clear();
    units.clear();
    while (i < bought.size() && bought[i].item == cycle.item) {
      const customers::CustomerId id = bought[i].customer;
      uint32_t days = 1;
      for (; i + 1 < bought.size() && bought[i + 1].item == cycle.item &&
             bought[i + 1].customer == id;
           ++i, ++days) {
        waits.push_back({bought[i + 1].day - bought[i].day, true});
        units.push_back(bought[i].units);
        ++cycle.ended;
      }
      waits.push_back({as_of - bought[i].day, false});
      units.push_back(bought[i].units);
      last.push_back(bought[i]);
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
    const auto middle = units.begin() + (units.size() - 1) / 2;
    std::nth_element(units.begin(), middle, units.end());
    cycle.typical_units = *middle;
    for (size_t k = 0; k < kCurveDays.size(); ++k)
      cycle.share[k] = math::ShareBy(curve, kCurveDays[k]);
    cycle.repeatable = cycle.repeat_buyers >= repeatable_share * cycle.buyers;
    out.repeatable[cycle.item] = cycle.repeatable;
    for (const Bought& purchase : last) {
      const customers::CustomerId id = purchase.customer;
      const Day lasts = LastsFor(cycle, purchase.units);
      const Day expected = purchase.day + lasts;
      if (expected < as_of) {
        if (expected + lasts < as_of) continue;
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
