// Holdout: how well the models would have predicted what has happened since.
//
// The first part of the days is the calibration, on which the models are
// fitted; what they then expect of each customer seen in it is held against the
// second part.
#ifndef SHUKE_PREDICT_HOLDOUT_H_
#define SHUKE_PREDICT_HOLDOUT_H_

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/predict/model.h"
#include "core/predict/predict_policy.h"

namespace shuke::predict {

// Of predicted purchase days by customer.
struct HoldoutScore {
  double total;
  double mae;   // mean absolute error per customer
  double rmse;  // root mean square error
  // How well they rank those who bought above those who did not; nothing if all
  // or none did.
  std::optional<double> auc;
};

// Customers of equal x in the calibration.
struct HoldoutBucket {
  int32_t x;  // the last bucket: and more
  int32_t customers;
  double actual_mean;
  std::array<double, kModelCodes.size()> predicted_mean;
};
inline constexpr int kHoldoutBuckets = 8;  // 0 … 6, 7 and more

// Repeat purchase days since the first day, summed up over the customers of the
// calibration.
struct TrackedWeek {
  Day end;  // its last day
  int64_t actual;
  std::array<double, kModelCodes.size()> expected;
};

struct Holdout {
  Day calibration_end;  // its last day
  int32_t days;         // after it
  int32_t customers;
  int64_t actual_total;
  std::array<ModelFit, kModelCodes.size()> fits;
  std::array<HoldoutScore, kModelCodes.size()> models;
  // Everybody goes on at their rate so far, x / T: nobody drops out.
  HoldoutScore mean_rate;
  // The latest buyers first.
  std::optional<double> recency_auc;
  std::vector<HoldoutBucket> buckets;
  std::vector<TrackedWeek> weeks;
};

// Nothing if fewer than policy.holdout_repeat_customers came back in the
// calibration. Of n days the calibration is the first n − ⌈n·percent/100⌉.
// O(customers + weeks · days).
std::optional<Holdout> TestOnHoldout(const customers::Customers& customers,
                                     const Histories& all,
                                     const PredictPolicy& policy);

}  // namespace shuke::predict

#endif  // SHUKE_PREDICT_HOLDOUT_H_
