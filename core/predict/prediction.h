// Prediction: what each customer will do next, what that is worth, and how far
// to trust it.
//
// A ladder, by how much data there is: nothing to say, averages of customers
// who stood likewise, a model that leans on priors, a model by itself. The step
// and the reason are part of the result.
#ifndef SHUKE_PREDICT_PREDICTION_H_
#define SHUKE_PREDICT_PREDICTION_H_

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/predict/averages.h"
#include "core/predict/gamma_gamma.h"
#include "core/predict/holdout.h"
#include "core/predict/lifetime_value.h"
#include "core/predict/model.h"
#include "core/predict/order_ranks.h"
#include "core/predict/predict_policy.h"

namespace shuke::predict {

enum class Rung : uint8_t { kNothing, kAverages, kPriors, kLikelihood };
inline constexpr std::array<std::string_view, 4> kRungCodes = {
    "nothing", "averages", "priors", "likelihood"};

enum class RungReason : uint8_t {
  kNoCustomers,
  kShortHistory,  // fewer than model_days of data
  kFewRepeats,    // fewer than model_repeat_customers came back
  kFewCustomers,  // fewer than prior_customers
  kEnough,
};
inline constexpr std::array<std::string_view, 5> kRungReasonCodes = {
    "no_customers", "short_history", "few_repeats", "few_customers", "enough"};

// Expected orders are given for so many days.
inline constexpr int kOrdersDays = 90;

// What cannot be said of a customer.
inline constexpr double kAbsent = std::numeric_limits<double>::lowest();

struct Value {
  double total_minor;
  double low_minor;  // by the spread
  double high_minor;
  double spread;  // ValueSpread
};

// Customers whose churn risk lies in one tenth of 0 to 1; the last takes 1 in.
struct RiskBand {
  double low, high;
  int32_t customers;
  double value_minor;  // expected of them; 0 without a value
};
inline constexpr int kRiskBands = 10;

struct Prediction {
  Rung rung;
  RungReason reason;
  int32_t customers;  // with a purchase
  int32_t repeat_customers;
  int32_t days;  // of data

  std::optional<Averages> averages;  // from kAverages on
  // By ModelKind; from kPriors on, as all that follows.
  std::vector<ModelFit> fits;
  ModelKind shown;
  // Of the shown model.
  bool sees_dropout;
  std::optional<Holdout> holdout;
  // The backtest says that the plain baselines do better: expected orders and
  // value then are at the mean rate so far; an order of customers goes by
  // recency.
  bool mean_rate_wins;
  bool recency_wins;
  std::optional<SpendFit> spend;  // nothing without spends of repeats
  bool spend_has_no_mean;         // q <= 1
  bool spend_follows_frequency;   // correlation beyond policy.correlation_line
  std::optional<Value> value;     // over everybody
  double historic_minor;          // net amount so far
  int32_t early_warnings;
  int32_t second_orders;             // candidates for one
  std::vector<RiskBand> risk_bands;  // where churn_risk is known

  // By customer id, as long as Customers; kAbsent where nothing can be said.
  // Averages fill churn_risk, by the middle of the interval, and
  // expected_orders alone.
  std::vector<double> p_alive;
  std::vector<double> expected_orders;   // purchase days within kOrdersDays
  std::vector<double> churn_risk;        // no order within risk_days
  std::vector<double> churn_risk_later;  // as it will be warning_days on
                                         // without an order
  std::vector<uint8_t> early_warning;    // 0 or 1
  std::vector<double> value_minor;
  std::vector<uint8_t> value_band;  // ValueBand
  std::vector<double> next_days;    // median until the next, if alive
  // From kAverages on; -1 and 0 where nothing can be said.
  std::vector<int8_t> standing;     // Standing today, averages.h
  std::vector<int32_t> order_rank;  // order_ranks.h
  std::vector<int8_t> second_order;
};

// Deterministic; never fails. O(customers log customers) and some 25 passes
// over distinct histories for each of six fits.
Prediction Predict(const customers::Customers& customers, Day as_of,
                   const PredictPolicy& policy);

// Of the customers of one group, as `group` by customer says; those of
// `groups` and beyond stand apart.
struct GroupValue {
  int32_t customers;
  double historic_minor;
  double value_minor;  // expected; 0 where there is none
  double low_minor;    // by the spread of the whole, which of a part is rather
  double high_minor;   // wider
  double expected_orders;  // of the `foreseen` of them
  double potential_minor;  // what related products would add
  int32_t foreseen;        // of whom something is expected
};
// `potential_minor` is by customer.
std::vector<GroupValue> ValueByGroup(const customers::Customers& customers,
                                     const Prediction& prediction,
                                     std::span<const double> potential_minor,
                                     std::span<const uint8_t> group,
                                     size_t groups);

}  // namespace shuke::predict

#endif  // SHUKE_PREDICT_PREDICTION_H_
