// GroupHistories sorts one 63-bit key a customer, x, t_x and T packed into 21
// bits each, with the customer beside it; equal neighbours are one pattern. A
// shop with a million customers has 2 to 3 times fewer patterns.
#include "core/predict/history.h"

#include <algorithm>

namespace shuke::predict {
namespace {

constexpr int kBits = 21;
constexpr uint64_t kMask = (uint64_t{1} << kBits) - 1;

struct Keyed {
  uint64_t key;
  uint32_t history;
};

// By key; the histories of a key keep their order. Byte by byte, and only over
// bytes in which the keys differ.
void RadixSort(std::vector<Keyed>& rows) {
  uint64_t differing = 0;
  for (const Keyed& row : rows) differing |= row.key ^ rows.front().key;
  std::vector<Keyed> other(rows.size());
  constexpr int kDigit = 11;
  constexpr uint64_t kDigitMask = (uint64_t{1} << kDigit) - 1;
  for (int shift = 0; shift < 3 * kBits; shift += kDigit) {
    if (((differing >> shift) & kDigitMask) == 0) continue;
    std::vector<uint32_t> start(kDigitMask + 2, 0);
    for (const Keyed& row : rows)
      ++start[((row.key >> shift) & kDigitMask) + 1];
    for (size_t i = 1; i < start.size(); ++i) start[i] += start[i - 1];
    for (const Keyed& row : rows)
      other[start[(row.key >> shift) & kDigitMask]++] = row;
    rows.swap(other);
  }
}

double MedianOfCounts(const std::vector<int64_t>& count_of_gap) {
  int64_t total = 0;
  for (const int64_t count : count_of_gap) total += count;
  if (total == 0) return 0;
  const auto at = [&](int64_t rank) {
    size_t gap = 0;
    for (int64_t seen = count_of_gap[0]; seen <= rank;)
      seen += count_of_gap[++gap];
    return static_cast<double>(gap);
  };
  return (at((total - 1) / 2) + at(total / 2)) / 2;
}

}  // namespace

Histories ObserveUntil(const customers::Customers& customers, Day end) {
  Histories out;
  out.last_day = end;
  std::vector<int64_t> count_of_gap(1, 0);
  for (customers::CustomerId id = 0; id < customers.size(); ++id) {
    const size_t begin = customers.purchase_offset[id];
    const size_t stop = customers.purchase_offset[id + 1];
    if (begin == stop || customers.purchase_day[begin] > end) continue;
    const Day first = customers.purchase_day[begin];
    Day last = first;
    int32_t x = 0;
    table::Minor spend = 0;
    for (size_t i = begin; i < stop && customers.purchase_day[i] <= end; ++i) {
      const Day day = customers.purchase_day[i];
      if (day != last) {
        ++x;
        const auto gap = static_cast<size_t>(day - last);
        if (gap >= count_of_gap.size()) count_of_gap.resize(gap + 1, 0);
        ++count_of_gap[gap];
        last = day;
      }
      if (day != first) spend += customers.purchase_net_minor[i];
    }
    out.customer.push_back(id);
    out.x.push_back(x);
    out.t_x_days.push_back(last - first);
    out.T_days.push_back(end - first);
    out.mean_spend.push_back(
        x == 0 ? 0 : static_cast<double>(spend) / static_cast<double>(x));
    if (out.first_day == kNoDay || first < out.first_day) out.first_day = first;
    out.repeat_purchases += x;
    out.repeat_customers += x > 0;
  }
  out.median_gap_days = MedianOfCounts(count_of_gap);
  return out;
}

Patterns GroupHistories(const std::vector<int32_t>& x,
                        const std::vector<int32_t>& t_x_days,
                        const std::vector<int32_t>& T_days) {
  Patterns out;
  if (x.empty()) return out;
  std::vector<Keyed> rows(x.size());
  for (size_t i = 0; i < x.size(); ++i) {
    rows[i] = {static_cast<uint64_t>(x[i]) << (2 * kBits) |
                   static_cast<uint64_t>(t_x_days[i]) << kBits |
                   static_cast<uint64_t>(T_days[i]),
               static_cast<uint32_t>(i)};
    out.most_days = std::max(out.most_days, T_days[i]);
  }
  RadixSort(rows);
  out.of_history.resize(x.size());
  for (size_t i = 0; i < rows.size(); ++i) {
    if (i == 0 || rows[i].key != rows[i - 1].key) {
      out.x.push_back(static_cast<int32_t>(rows[i].key >> (2 * kBits)));
      out.t_x_days.push_back(
          static_cast<int32_t>(rows[i].key >> kBits & kMask));
      out.T_days.push_back(static_cast<int32_t>(rows[i].key & kMask));
      out.count.push_back(0);
    }
    ++out.count.back();
    out.of_history[rows[i].history] = static_cast<uint32_t>(out.size() - 1);
  }
  out.most_x = out.x.back();
  return out;
}

}  // namespace shuke::predict
