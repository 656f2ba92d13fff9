// Medians by order statistics; the shop's gaps are counted by length, since
// there are few lengths and many gaps.
#include "core/segment/intervals.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_map>

#include "core/base/hot_loop.h"

namespace shuke::segment {
namespace {

using customers::CustomerId;
using customers::Customers;
using table::StringId;

// The middle one, or the mean of the two. Reorders.
double Median(std::span<int32_t> gaps) {
  const size_t half = gaps.size() / 2;
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(half);
  std::nth_element(gaps.begin(), middle, gaps.end());
  if (gaps.size() % 2 == 1) return *middle;
  return (*middle + *std::max_element(gaps.begin(), middle)) / 2.0;
}

// The median of gaps that are counted by their length.
double MedianOfCounts(std::span<const uint64_t> counts, uint64_t total) {
  const uint64_t low = (total - 1) / 2, high = total / 2;  // from 0
  double sum = 0;
  uint64_t seen = 0;
  for (size_t days = 0; days < counts.size() && seen <= high; ++days) {
    const uint64_t until = seen + counts[days];
    if (low >= seen && low < until) sum += static_cast<double>(days);
    if (high >= seen && high < until) sum += static_cast<double>(days);
    seen = until;
  }
  return sum / 2;
}

// The category of most items of an order, of equals the first; kEmptyString if
// no line names one.
StringId MainCategory(const table::Orders& orders,
                      const table::OrderLines& lines, uint32_t order) {
  struct Tally {
    StringId category;
    int64_t items;
  };
  static constexpr size_t kFew = 8;  // categories in an order, as a rule
  std::array<Tally, kFew> tallies;
  size_t count = 0;
  for (const uint32_t line : orders.Lines(order)) {
    const StringId category = lines.Text(table::TextField::kCategory, line);
    if (category == table::kEmptyString) continue;
    const int64_t items = lines.quantity.empty() ? 1 : lines.quantity[line];
    size_t at = 0;
    while (at < count && tallies[at].category != category) ++at;
    if (at == count) {
      if (count == kFew) continue;
      tallies[count++] = {category, 0};
    }
    tallies[at].items += items;
  }
  StringId best = table::kEmptyString;
  int64_t most = 0;
  for (size_t i = 0; i < count; ++i) {
    if (i > 0 && tallies[i].items <= most) continue;
    best = tallies[i].category;
    most = tallies[i].items;
  }
  return best;
}

}  // namespace

Intervals ComputeIntervals(const Customers& customers) {
  Intervals result;
  result.own_days.assign(customers.size(), kNoInterval);
  result.own_gaps.assign(customers.size(), 0);
  std::vector<uint64_t> counts;
  std::vector<int32_t> gaps;
  HotLoop(customers.size(), [&](size_t at) {
    const auto customer = static_cast<CustomerId>(at);
    gaps.clear();
    gaps.clear();
    const std::span<const Day> days = customers.PurchaseDays(customer);
    for (size_t i = 1; i < days.size(); ++i) {
      if (days[i] != days[i - 1]) gaps.push_back(days[i] - days[i - 1]);
    }
    if (gaps.empty()) return;
    for (const int32_t gap : gaps) {
      if (static_cast<size_t>(gap) >= counts.size())
        counts.resize(static_cast<size_t>(gap) + 1);
      ++counts[static_cast<size_t>(gap)];
    }
    result.gaps += gaps.size();
    result.own_gaps[customer] = static_cast<int32_t>(gaps.size());
    result.own_days[customer] = Median(gaps);
  });
  if (result.gaps > 0) result.shop_days = MedianOfCounts(counts, result.gaps);
  return result;
}

CategoryIntervals ComputeCategoryIntervals(const Customers& customers,
                                           const table::Orders& orders,
                                           const table::OrderLines& lines,
                                           int least_gaps) {
  std::unordered_map<StringId, size_t> index;
  std::vector<StringId> names;
  std::vector<std::vector<int32_t>> gaps;
  constexpr size_t kNoCategory = static_cast<size_t>(-1);
  const auto index_of = [&](uint32_t purchase) {
    const StringId category =
        MainCategory(orders, lines, customers.purchase_order[purchase]);
    if (category == table::kEmptyString) return kNoCategory;
    const auto [entry, added] = index.try_emplace(category, names.size());
    if (added) {
      names.push_back(category);
      gaps.emplace_back();
    }
    return entry->second;
  };

  std::vector<size_t> latest(customers.size(), kNoCategory);
  for (CustomerId customer = 0; customer < customers.size(); ++customer) {
    const uint32_t end = customers.purchase_offset[customer + 1];
    for (uint32_t i = customers.purchase_offset[customer]; i < end; ++i) {
      const bool last = i + 1 == end;
      const int32_t gap =
          last ? 0 : customers.purchase_day[i + 1] - customers.purchase_day[i];
      if (!last && gap == 0) continue;  // the day's last order speaks for it
      const size_t category = index_of(i);
      if (last) {
        latest[customer] = category;
      } else if (category != kNoCategory) {
        gaps[category].push_back(gap);
      }
    }
  }

  CategoryIntervals result;
  std::vector<size_t> kept;
  for (size_t i = 0; i < names.size(); ++i) {
    if (!gaps[i].empty() && gaps[i].size() >= static_cast<size_t>(least_gaps))
      kept.push_back(i);
  }
  std::stable_sort(kept.begin(), kept.end(), [&](size_t a, size_t b) {
    return gaps[a].size() > gaps[b].size();
  });
  std::vector<int32_t> place(names.size(), CategoryIntervals::kNone);
  for (const size_t i : kept) {
    place[i] = static_cast<int32_t>(result.categories.size());
    result.categories.push_back({names[i], gaps[i].size(), Median(gaps[i])});
  }
  result.of_customer.reserve(customers.size());
  for (const size_t category : latest) {
    result.of_customer.push_back(
        category == kNoCategory ? CategoryIntervals::kNone : place[category]);
  }
  return result;
}

}  // namespace shuke::segment
