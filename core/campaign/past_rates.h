// How often customers have come back by themselves: the response to reckon with
// before a campaign.
//
// A chance is one customer on one day; it is a response if that customer bought
// within the next `window_days` days. Chances are counted by how long ago the
// last order was (the bounds of the contact stages) and by whether it was the
// only one (one order, or two and more), over the days of the year before the
// as-of date of which the whole window is known. Campaigns of that year are in
// these rates.
#ifndef SHUKE_CAMPAIGN_PAST_RATES_H_
#define SHUKE_CAMPAIGN_PAST_RATES_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/base/date.h"
#include "core/customers/customers.h"

namespace shuke::campaign {

// Aftersales, active, silent, sleeping, pre-lost, lost.
inline constexpr size_t kContactStages = 6;
// Where the stages after aftersales begin, in days since the last order.
using StageBounds = std::array<int, kContactStages - 1>;

// Of recency_days >= 0.
size_t ContactStageOf(int64_t recency_days, const StageBounds& bounds);

struct PastRate {
  int64_t chances = 0;
  int64_t responses = 0;
  int64_t net_minor = 0;  // of the first order of every response

  // 0 without chances or responses.
  double rate() const;
  double order_minor() const;
};

struct PastRates {
  int window_days = 0;
  StageBounds bounds{};
  std::array<std::array<PastRate, 2>, kContactStages> by{};  // stage, old
  PastRate all;

  // That of the customer's stage; that of the whole shop where the stage had no
  // chance.
  const PastRate& Of(int64_t recency_days, bool old) const;
};

// O(orders · stages).
PastRates MeasurePastRates(const customers::Customers& customers, Day as_of,
                           const StageBounds& bounds, int window_days,
                           int past_days);

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_PAST_RATES_H_
