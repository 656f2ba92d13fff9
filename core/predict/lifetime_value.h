// LifetimeValue: what expected purchases are worth, how far to trust the sum,
// and who is worth most.
#ifndef SHUKE_PREDICT_LIFETIME_VALUE_H_
#define SHUKE_PREDICT_LIFETIME_VALUE_H_

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/predict/holdout.h"
#include "core/predict/model.h"

namespace shuke::predict {

// Of a mean Gregorian year.
inline constexpr double kWeeksPerMonth = 365.2425 / 12 / kDaysPerWeek;

enum class ValueBand : uint8_t { kTop, kHigh, kMiddle, kLow };
inline constexpr std::array<std::string_view, 4> kValueBandCodes = {
    "top", "high", "middle", "low"};

// Σ over months 1 … `months` of the purchases expected in that month, less
// `discount` a month: what CLV multiplies the spend by.
double DiscountedPurchases(const Model& model, const Record& record, int months,
                           double discount, double weeks_per_month);
// The same of who is alive at T: rests on x and T alone.
double DiscountedIfAlive(const Model& model, const Record& record, int months,
                         double discount, double weeks_per_month);

// The weeks of those months, discounted alike: what CLV multiplies the spend
// and a steady rate a week by.
double DiscountedWeeks(int months, double discount, double weeks_per_month);

// By which share the true total may lie above or below the expected one: 95 %
// by the uncertainty of the model's parameters (delta method over what
// `spend_of_pattern` weighs), and no less than the backtest, if there is one,
// missed its total by; at least 1 %, in steps of .1 %.
double ValueSpread(const ModelFit& fit, const Patterns& patterns,
                   const std::vector<double>& spend_of_pattern, int months,
                   const Holdout* holdout);
// The same where everybody goes on at their rate so far, of which no more is
// known than what it missed by.
double ValueSpreadOfMeanRate(const Holdout& holdout);

// Which band each value is in: of n values the first `percent[0]` percent are
// in the top one, and so on; equals share the better band. O(n log n).
std::vector<uint8_t> BandsOf(std::span<const double> values,
                             const std::array<int, 3>& percent);

}  // namespace shuke::predict

#endif  // SHUKE_PREDICT_LIFETIME_VALUE_H_
