// Nobody is walked day by day. Between an order on day a and the next on day b
// the recency of day d is d − a, so the days of a stage [low, high) are the
// interval [a + low, a + high) cut to [a, b) and to the days that count, and
// those of them that are responses are its part from b − window on.
//
// Example: orders on days 0 and 50, window 7, stage [45, 90): days 45 … 49 are
// five chances, and all five are responses, since 50 is within 7 days of each.
#include "core/campaign/past_rates.h"

#include <algorithm>
#include <limits>
#include <span>

namespace shuke::campaign {
namespace {

using customers::CustomerId;

constexpr int64_t kNever = std::numeric_limits<int32_t>::max();

// Days from `low` to below `high`.
int64_t Days(int64_t low, int64_t high) {
  return std::max<int64_t>(0, high - low);
}

}  // namespace

size_t ContactStageOf(int64_t recency_days, const StageBounds& bounds) {
  size_t stage = 0;
  while (stage < bounds.size() && recency_days >= bounds[stage]) ++stage;
  return stage;
}

double PastRate::rate() const {
  return chances == 0
             ? 0
             : static_cast<double>(responses) / static_cast<double>(chances);
}

double PastRate::order_minor() const {
  return responses == 0
             ? 0
             : static_cast<double>(net_minor) / static_cast<double>(responses);
}

const PastRate& PastRates::Of(int64_t recency_days, bool old) const {
  const PastRate& own = by[ContactStageOf(recency_days, bounds)][old ? 1 : 0];
  return own.chances > 0 ? own : all;
}

PastRates MeasurePastRates(const customers::Customers& customers, Day as_of,
                           const StageBounds& bounds, int window_days,
                           int past_days) {
  PastRates rates;
  rates.window_days = window_days;
  rates.bounds = bounds;
  const int64_t first = int64_t{as_of} - past_days + 1;
  const int64_t end = int64_t{as_of} - window_days + 1;  // exclusive
  for (CustomerId customer = 0; customer < customers.size(); ++customer) {
    const std::span<const Day> days = customers.PurchaseDays(customer);
    const uint32_t offset = customers.purchase_offset[customer];
    for (size_t i = 0; i < days.size(); ++i) {
      const int64_t a = days[i];
      const bool last = i + 1 == days.size();
      const int64_t b = last ? kNever : days[i + 1];
      if (a == b) continue;
      for (size_t stage = 0; stage < kContactStages; ++stage) {
        const int64_t low = a + (stage == 0 ? 0 : bounds[stage - 1]);
        const int64_t high =
            stage + 1 == kContactStages ? kNever : a + bounds[stage];
        const int64_t from = std::max(low, first);
        const int64_t to = std::min({high, b, end});
        const int64_t chances = Days(from, to);
        if (chances == 0) continue;
        PastRate& rate = rates.by[stage][i > 0 ? 1 : 0];
        rate.chances += chances;
        if (last) continue;
        const int64_t responses = Days(std::max(from, b - window_days), to);
        rate.responses += responses;
        rate.net_minor +=
            responses * customers.purchase_net_minor[offset + i + 1];
      }
    }
  }
  for (const auto& stage : rates.by) {
    for (const PastRate& rate : stage) {
      rates.all.chances += rate.chances;
      rates.all.responses += rate.responses;
      rates.all.net_minor += rate.net_minor;
    }
  }
  return rates;
}

}  // namespace shuke::campaign
