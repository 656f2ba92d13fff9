// Expected purchases are computed once for each distinct history, and the
// tracking curve once for each day since a first purchase: customers of one
// first day are expected to do the same.
#include "core/predict/holdout.h"

#include <algorithm>
#include <cmath>

#include "core/math/ranking.h"
#include "core/math/sum.h"
#include "core/predict/by_age.h"

namespace shuke::predict {
namespace {

HoldoutScore Score(const std::vector<double>& predicted,
                   const std::vector<int32_t>& actual,
                   const std::vector<uint8_t>& bought) {
  math::Sum total, absolute, square;
  for (size_t i = 0; i < predicted.size(); ++i) {
    const double error = predicted[i] - actual[i];
    total.Add(predicted[i]);
    absolute.Add(std::abs(error));
    square.Add(error * error);
  }
  const double n = static_cast<double>(predicted.size());
  return {total.value(), absolute.value() / n, std::sqrt(square.value() / n),
          math::AreaUnderRoc(predicted, bought)};
}

// Distinct purchase days after the first, in (from, to].
int32_t RepeatDays(const customers::Customers& customers,
                   customers::CustomerId id, Day from, Day to) {
  int32_t days = 0;
  Day last = kNoDay;
  for (const Day day : customers.PurchaseDays(id)) {
    if (day > to) break;
    if (day == last) continue;
    days += day > from && last != kNoDay;
    last = day;
  }
  return days;
}

std::vector<HoldoutBucket> Buckets(
    const Histories& seen, const std::vector<int32_t>& actual,
    const std::array<std::vector<double>, kModelCodes.size()>& predicted) {
  std::vector<HoldoutBucket> buckets;
  for (int x = 0; x < kHoldoutBuckets; ++x) buckets.push_back({x, 0, 0, {}});
  for (size_t i = 0; i < seen.size(); ++i) {
    HoldoutBucket& bucket =
        buckets[static_cast<size_t>(std::min(seen.x[i], kHoldoutBuckets - 1))];
    ++bucket.customers;
    bucket.actual_mean += actual[i];
    for (size_t m = 0; m < predicted.size(); ++m)
      bucket.predicted_mean[m] += predicted[m][i];
  }
  for (HoldoutBucket& bucket : buckets) {
    if (bucket.customers == 0) continue;
    bucket.actual_mean /= bucket.customers;
    for (double& mean : bucket.predicted_mean) mean /= bucket.customers;
  }
  return buckets;
}

std::vector<TrackedWeek> Track(const customers::Customers& customers,
                               const Histories& seen, const Histories& all,
                               const std::array<ModelFit, 3>& fits) {
  const auto days = static_cast<size_t>(all.last_day - all.first_day) + 1;
  // By day since the first of all: first purchases, repeat purchases.
  std::vector<double> first(days, 0);
  std::vector<int64_t> repeats(days, 0);
  for (const customers::CustomerId id : seen.customer) {
    Day last = kNoDay;
    for (const Day day : customers.PurchaseDays(id)) {
      if (day > all.last_day) break;
      const auto at = static_cast<size_t>(day - all.first_day);
      if (last == kNoDay) {
        first[at] += 1;
      } else if (day != last) {
        ++repeats[at];
      }
      last = day;
    }
  }
  std::array<std::vector<double>, 3> expected_after;
  for (size_t m = 0; m < fits.size(); ++m) {
    for (size_t day = 0; day < days; ++day) {
      expected_after[m].push_back(ExpectedOfNew(
          fits[m].model, static_cast<double>(day) / kDaysPerWeek));
    }
  }
  std::vector<TrackedWeek> weeks;
  int64_t actual = 0;
  size_t counted = 0;
  for (size_t end = 6; end < days; end += 7) {
    for (; counted <= end; ++counted) actual += repeats[counted];
    TrackedWeek week = {all.first_day + static_cast<Day>(end), actual, {}};
    for (size_t m = 0; m < fits.size(); ++m)
      for (size_t day = 0; day <= end; ++day)
        if (first[day] > 0)
          week.expected[m] += first[day] * expected_after[m][end - day];
    weeks.push_back(week);
  }
  return weeks;
}

}  // namespace

std::optional<Holdout> TestOnHoldout(const customers::Customers& customers,
                                     const Histories& all,
                                     const PredictPolicy& policy) {
  if (all.first_day == kNoDay) return std::nullopt;
  const int64_t days = int64_t{all.last_day} - all.first_day + 1;
  const int64_t held = (days * policy.holdout_percent + 99) / 100;
  const Day end = static_cast<Day>(all.last_day - held);
  const Histories seen = ObserveUntil(customers, end);
  if (seen.repeat_customers < policy.holdout_repeat_customers)
    return std::nullopt;

  Holdout out{};
  out.calibration_end = end;
  out.days = static_cast<int32_t>(held);
  out.customers = static_cast<int32_t>(seen.size());
  const Patterns patterns = GroupHistories(seen.x, seen.t_x_days, seen.T_days);
  std::vector<int32_t> actual;
  std::vector<uint8_t> bought;
  std::vector<double> rate, recency;
  const double weeks = static_cast<double>(held) / kDaysPerWeek;
  for (size_t i = 0; i < seen.size(); ++i) {
    actual.push_back(
        RepeatDays(customers, seen.customer[i], end, all.last_day));
    bought.push_back(actual.back() > 0);
    out.actual_total += actual.back();
    rate.push_back(seen.T_days[i] == 0
                       ? 0
                       : static_cast<double>(seen.x[i]) / seen.T_days[i] *
                             static_cast<double>(held));
    recency.push_back(seen.t_x_days[i] - seen.T_days[i]);
  }
  const bool with_prior =
      seen.size() < static_cast<size_t>(policy.prior_customers);
  std::array<std::vector<double>, kModelCodes.size()> predicted;
  for (size_t m = 0; m < kModelCodes.size(); ++m) {
    out.fits[m] = FitModel(static_cast<ModelKind>(m), patterns,
                           seen.median_gap_days, with_prior);
    const Model& model = out.fits[m].model;
    std::vector<double> of_pattern = PAlive(model, patterns);
    ByAge<double> by_age(patterns);
    for (size_t p = 0; p < patterns.size(); ++p) {
      of_pattern[p] *= by_age.Of(p, [&] {
        return ExpectedIfAlive(model, RecordOf(patterns, p), weeks);
      });
    }
    for (size_t i = 0; i < seen.size(); ++i)
      predicted[m].push_back(of_pattern[patterns.of_history[i]]);
    out.models[m] = Score(predicted[m], actual, bought);
  }
  out.mean_rate = Score(rate, actual, bought);
  out.recency_auc = math::AreaUnderRoc(recency, bought);
  out.buckets = Buckets(seen, actual, predicted);
  out.weeks = Track(customers, seen, all, out.fits);
  return out;
}

}  // namespace shuke::predict
