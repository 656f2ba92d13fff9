// Everything that depends on a history alone is computed once for each distinct
// one. The shown model is MBG/NBD or Pareto/NBD, whichever had the lower mean
// absolute error in the holdout; BG/NBD, for which every one-time buyer is
// alive for certain, is fitted for comparison and never shown.
#include "core/predict/prediction.h"

#include <algorithm>
#include <cmath>

#include "core/math/sum.h"
#include "core/predict/by_age.h"

namespace shuke::predict {
namespace {

void SizeColumns(size_t n, Prediction& out) {
  for (auto* column : {&out.p_alive, &out.expected_orders, &out.churn_risk,
                       &out.churn_risk_later, &out.value_minor, &out.next_days})
    column->assign(n, kAbsent);
  out.early_warning.assign(n, 0);
  out.value_band.assign(n, static_cast<uint8_t>(ValueBand::kLow));
  out.standing.assign(n, -1);
  out.second_order.assign(n, -1);
  out.order_rank.assign(n, 0);
}

RungReason ReasonFor(const Histories& all, int32_t days,
                     const PredictPolicy& policy) {
  if (all.size() == 0) return RungReason::kNoCustomers;
  if (days < policy.model_days) return RungReason::kShortHistory;
  if (all.repeat_customers < policy.model_repeat_customers)
    return RungReason::kFewRepeats;
  if (all.size() < static_cast<size_t>(policy.prior_customers))
    return RungReason::kFewCustomers;
  return RungReason::kEnough;
}

Rung RungFor(RungReason reason, bool averages) {
  switch (reason) {
    case RungReason::kNoCustomers:
      return Rung::kNothing;
    case RungReason::kShortHistory:
    case RungReason::kFewRepeats:
      return averages ? Rung::kAverages : Rung::kNothing;
    case RungReason::kFewCustomers:
      return Rung::kPriors;
    case RungReason::kEnough:
      return Rung::kLikelihood;
  }
  return Rung::kNothing;
}

void FillFromAverages(const Histories& all, Prediction& out) {
  const Averages& averages = *out.averages;
  for (size_t i = 0; i < all.size(); ++i) {
    const StandingAverage& average =
        averages.standings[static_cast<size_t>(StandingOf(
            all.x[i], all.T_days[i] - all.t_x_days[i], averages.window_days))];
    if (average.customers == 0) continue;
    // The middle of the interval, not the share: two of two is no certainty.
    out.churn_risk[all.customer[i]] =
        1 - (average.share.low + average.share.high) / 2;
    out.expected_orders[all.customer[i]] =
        average.mean_orders * kOrdersDays / averages.window_days;
  }
}

void ChooseModel(Prediction& out) {
  out.shown = ModelKind::kMbgNbd;
  if (!out.holdout) return;
  const auto score = [&](ModelKind kind) -> const HoldoutScore& {
    return out.holdout->models[static_cast<size_t>(kind)];
  };
  if (score(ModelKind::kParetoNbd).mae < score(ModelKind::kMbgNbd).mae)
    out.shown = ModelKind::kParetoNbd;
  out.mean_rate_wins = out.holdout->mean_rate.mae < score(out.shown).mae;
  out.recency_wins = out.holdout->recency_auc && score(out.shown).auc &&
                     *out.holdout->recency_auc > *score(out.shown).auc;
}

void FillFromModel(const Histories& all, const Patterns& patterns,
                   const PredictPolicy& policy, Prediction& out) {
  const Model& model = out.fits[static_cast<size_t>(out.shown)].model;
  const auto weeks = [](int days) { return days / kDaysPerWeek; };
  struct OfPattern {
    double alive, orders, risk, risk_later, discounted, next_days;
  };
  // Of who is alive.
  struct OfAge {
    double orders, order, order_later, discounted, next_days;
  };
  const double steady_weeks = DiscountedWeeks(
      policy.value_months, policy.discount_percent / 100, kWeeksPerMonth);
  const std::vector<double> alive = PAlive(model, patterns);
  ByAge<OfAge> by_age(patterns);
  std::vector<OfPattern> of(patterns.size());
  for (size_t p = 0; p < patterns.size(); ++p) {
    const Record now = RecordOf(patterns, p);
    Record later = now;
    later.T += weeks(policy.warning_days);
    const OfAge& age = by_age.Of(p, [&] {
      return OfAge{
          ExpectedIfAlive(model, now, weeks(kOrdersDays)),
          PAtLeastOneIfAlive(model, now, weeks(policy.risk_days)),
          PAtLeastOneIfAlive(model, later, weeks(policy.risk_days)),
          DiscountedIfAlive(model, now, policy.value_months,
                            policy.discount_percent / 100, kWeeksPerMonth),
          MedianToNext(model, now) * kDaysPerWeek};
    });
    OfPattern& o = of[p];
    o.alive = alive[p];
    o.orders = alive[p] * age.orders;
    o.discounted = alive[p] * age.discounted;
    if (out.mean_rate_wins) {
      const double rate = now.T > 0 ? now.x / now.T : 0;
      o.orders = rate * weeks(kOrdersDays);
      o.discounted = rate * steady_weeks;
    }
    o.risk = 1 - alive[p] * age.order;
    o.risk_later = 1 - PAlive(model, later) * age.order_later;
    o.next_days = age.next_days;
  }
  const double line = policy.risk_line_percent / 100.0;
  const double margin = policy.margin_percent / 100;
  std::vector<double> spend_of_pattern(patterns.size(), 0);
  math::Sum total;
  for (size_t i = 0; i < all.size(); ++i) {
    const customers::CustomerId id = all.customer[i];
    const uint32_t p = patterns.of_history[i];
    out.p_alive[id] = of[p].alive;
    out.expected_orders[id] = of[p].orders;
    out.churn_risk[id] = of[p].risk;
    out.churn_risk_later[id] = of[p].risk_later;
    out.early_warning[id] = of[p].risk < line && of[p].risk_later >= line;
    out.early_warnings += out.early_warning[id];
    out.next_days[id] = of[p].next_days;
    if (!out.spend) continue;
    const double spend =
        margin * ExpectedSpend(*out.spend, all.x[i], all.mean_spend[i]);
    spend_of_pattern[p] += spend;
    out.value_minor[id] = spend * of[p].discounted;
    total.Add(out.value_minor[id]);
  }
  if (!out.spend) return;
  std::vector<double> values;
  for (const customers::CustomerId id : all.customer)
    values.push_back(out.value_minor[id]);
  const std::vector<uint8_t> bands = BandsOf(values, policy.value_band_percent);
  for (size_t i = 0; i < all.size(); ++i)
    out.value_band[all.customer[i]] = bands[i];
  const double spread =
      out.mean_rate_wins
          ? ValueSpreadOfMeanRate(*out.holdout)
          : ValueSpread(out.fits[static_cast<size_t>(out.shown)], patterns,
                        spend_of_pattern, policy.value_months,
                        out.holdout ? &*out.holdout : nullptr);
  out.value = Value{total.value(), std::max(0.0, total.value() * (1 - spread)),
                    total.value() * (1 + spread), spread};
}

// What follows from the chance of an order, whatever it comes from.
void FillRanks(const Histories& all, const PredictPolicy& policy,
               Prediction& out) {
  std::vector<double> chance;
  for (const customers::CustomerId id : all.customer) {
    // Averages rank by what was seen: the middle of an interval would put those
    // first of whom least is known.
    const double seen = out.expected_orders[id];
    const double risk = out.churn_risk[id];
    if (out.rung == Rung::kAverages) {
      chance.push_back(seen == kAbsent ? 0 : seen);
    } else {
      chance.push_back(risk == kAbsent ? 0 : 1 - risk);
    }
  }
  const OrderRanks ranks =
      RankOrders(all, chance, out.recency_wins, policy.second_order_percent);
  for (int band = 0; band < kRiskBands; ++band) {
    out.risk_bands.push_back(
        {band / double{kRiskBands}, (band + 1) / double{kRiskBands}, 0, 0});
  }
  for (size_t i = 0; i < all.size(); ++i) {
    const customers::CustomerId id = all.customer[i];
    out.order_rank[id] = ranks.rank[i];
    out.second_order[id] = ranks.second_order[i];
    out.second_orders +=
        ranks.second_order[i] == static_cast<int8_t>(SecondOrder::kCandidate);
    out.standing[id] = static_cast<int8_t>(StandingOf(
        all.x[i], all.T_days[i] - all.t_x_days[i],
        out.averages ? out.averages->window_days : policy.risk_days));
    if (out.churn_risk[id] == kAbsent) continue;
    RiskBand& band = out.risk_bands[static_cast<size_t>(
        std::clamp(out.churn_risk[id] * kRiskBands, 0.0, kRiskBands - 1.0))];
    ++band.customers;
    if (out.value_minor[id] != kAbsent) band.value_minor += out.value_minor[id];
  }
}

}  // namespace

Prediction Predict(const customers::Customers& customers, Day as_of,
                   const PredictPolicy& policy) {
  Prediction out{};
  SizeColumns(customers.size(), out);
  out.shown = ModelKind::kMbgNbd;
  const Histories all = ObserveUntil(customers, as_of);
  out.customers = static_cast<int32_t>(all.size());
  out.repeat_customers = all.repeat_customers;
  out.days = all.size() == 0 ? 0 : all.last_day - all.first_day + 1;
  for (const customers::CustomerId id : all.customer)
    out.historic_minor += static_cast<double>(customers.net_minor[id]);
  out.averages = AverageByStanding(customers, all, policy.risk_days);
  out.reason = ReasonFor(all, out.days, policy);
  out.rung = RungFor(out.reason, out.averages.has_value());
  if (out.rung == Rung::kNothing) return out;
  if (out.rung == Rung::kAverages) {
    FillFromAverages(all, out);
    FillRanks(all, policy, out);
    return out;
  }
  const Patterns patterns = GroupHistories(all.x, all.t_x_days, all.T_days);
  for (size_t m = 0; m < kModelCodes.size(); ++m) {
    out.fits.push_back(FitModel(static_cast<ModelKind>(m), patterns,
                                all.median_gap_days,
                                out.rung == Rung::kPriors));
  }
  out.holdout = TestOnHoldout(customers, all, policy);
  ChooseModel(out);
  out.sees_dropout =
      SeesDropout(out.fits[static_cast<size_t>(out.shown)].model);
  const SpendFit spend = FitGammaGamma(all.x, all.mean_spend);
  if (spend.customers > 0) {
    out.spend = spend;
    out.spend_has_no_mean = spend.model.q <= 1;
    out.spend_follows_frequency =
        std::abs(spend.frequency_correlation) > policy.correlation_line;
  }
  FillFromModel(all, patterns, policy, out);
  FillRanks(all, policy, out);
  return out;
}

std::vector<GroupValue> ValueByGroup(const customers::Customers& customers,
                                     const Prediction& prediction,
                                     std::span<const double> potential_minor,
                                     std::span<const uint8_t> group,
                                     size_t groups) {
  std::vector<GroupValue> out(groups, GroupValue{});
  for (customers::CustomerId id = 0; id < customers.size(); ++id) {
    if (customers.valid_orders[id] == 0 || group[id] >= groups) continue;
    GroupValue& value = out[group[id]];
    ++value.customers;
    value.potential_minor += potential_minor[id];
    value.historic_minor += static_cast<double>(customers.net_minor[id]);
    if (prediction.value_minor[id] != kAbsent)
      value.value_minor += prediction.value_minor[id];
    if (prediction.expected_orders[id] == kAbsent) continue;
    value.expected_orders += prediction.expected_orders[id];
    ++value.foreseen;
  }
  const double spread = prediction.value ? prediction.value->spread : 0;
  for (GroupValue& value : out) {
    value.low_minor = std::max(0.0, value.value_minor * (1 - spread));
    value.high_minor = value.value_minor * (1 + spread);
  }
  return out;
}

}  // namespace shuke::predict
