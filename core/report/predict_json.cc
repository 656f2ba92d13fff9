#include "core/report/predict_json.h"

#include <cmath>

#include "core/base/date.h"
#include "core/base/or_null.h"
#include "core/report/mine_json.h"

namespace shuke::report {
namespace {

using Json = nlohmann::ordered_json;
using predict::HoldoutScore;
using predict::kModelCodes;
using predict::Prediction;

int64_t Minor(double minor) { return std::llround(minor); }

// What is expected, to hundreds of minor units: it is not known to one.
int64_t Expected(double minor) { return std::llround(minor / 100) * 100; }

// Of a curvature by differences, which has some eight digits.
double FiveDigits(double value) {
  if (value == 0) return 0;
  const double scale = std::pow(10, 4 - std::floor(std::log10(value)));
  return std::round(value * scale) / scale;
}

Json ByModel(const std::array<double, kModelCodes.size()>& values) {
  Json out = Json::object();
  for (size_t m = 0; m < values.size(); ++m)
    out[std::string(kModelCodes[m])] = values[m];
  return out;
}

Json AveragesJson(const predict::Averages& averages) {
  Json list = Json::array();
  for (size_t i = 0; i < averages.standings.size(); ++i) {
    const predict::StandingAverage& of = averages.standings[i];
    const bool any = of.customers > 0;
    list.push_back(
        {{"standing", predict::kStandingCodes[i]},
         {"customers", of.customers},
         {"bought", of.bought},
         {"share",
          any ? Json(static_cast<double>(of.bought) / of.customers) : Json()},
         {"low", of.share.low},
         {"high", of.share.high},
         {"mean_orders", any ? Json(of.mean_orders) : Json()},
         {"now", of.now}});
  }
  return {{"window_days", averages.window_days},
          {"standings", std::move(list)}};
}

Json ModelJson(const predict::ModelFit& fit) {
  Json parameters = Json::object(), errors = Json::object();
  const auto names = predict::ParameterNames(fit.model.kind);
  for (size_t i = 0; i < names.size(); ++i) {
    parameters[std::string(names[i])] = fit.model.parameters[i];
    errors[std::string(names[i])] = FiveDigits(fit.StandardError(i));
  }
  return {{"model", kModelCodes[static_cast<size_t>(fit.model.kind)]},
          {"parameters", std::move(parameters)},
          {"standard_errors", std::move(errors)},
          {"log_likelihood", fit.log_likelihood},
          {"converged", fit.converged}};
}

Json ScoreJson(const HoldoutScore& score, int64_t actual) {
  Json error = nullptr;
  if (actual > 0)
    error = (score.total - static_cast<double>(actual)) /
            static_cast<double>(actual);
  return {{"total", score.total},
          {"error", std::move(error)},
          {"mae", score.mae},
          {"rmse", score.rmse},
          {"auc", OrNull<Json>(score.auc)}};
}

Json HoldoutJson(const predict::Holdout& holdout) {
  Json models = Json::array();
  for (size_t m = 0; m < kModelCodes.size(); ++m) {
    Json entry = {{"model", kModelCodes[m]}};
    entry.update(ScoreJson(holdout.models[m], holdout.actual_total));
    models.push_back(std::move(entry));
  }
  Json buckets = Json::array();
  for (size_t i = 0; i < holdout.buckets.size(); ++i) {
    const predict::HoldoutBucket& bucket = holdout.buckets[i];
    const bool any = bucket.customers > 0;
    buckets.push_back(
        {{"repeats", bucket.x},
         {"and_more", i + 1 == holdout.buckets.size()},
         {"customers", bucket.customers},
         {"actual_mean", any ? Json(bucket.actual_mean) : Json()},
         {"predicted_mean", any ? ByModel(bucket.predicted_mean) : Json()}});
  }
  Json weeks = Json::array();
  for (const predict::TrackedWeek& week : holdout.weeks) {
    weeks.push_back({{"end", FormatDay(week.end)},
                     {"actual", week.actual},
                     {"expected", ByModel(week.expected)}});
  }
  return {{"calibration_end", FormatDay(holdout.calibration_end)},
          {"days", holdout.days},
          {"customers", holdout.customers},
          {"actual", holdout.actual_total},
          {"models", std::move(models)},
          {"mean_rate", ScoreJson(holdout.mean_rate, holdout.actual_total)},
          {"recency", {{"auc", OrNull<Json>(holdout.recency_auc)}}},
          {"buckets", std::move(buckets)},
          {"weeks", std::move(weeks)}};
}

Json SpendJson(const Prediction& p) {
  const predict::SpendFit& spend = *p.spend;
  // Parameters that ran off are nothing to quote.
  const auto parameter = [&](double value) {
    return spend.converged ? Json(value) : Json(nullptr);
  };
  return {{"p", parameter(spend.model.p)},
          {"q", parameter(spend.model.q)},
          {"gamma_minor", parameter(spend.model.gamma)},
          {"converged", spend.converged},
          {"customers", spend.customers},
          {"observed_mean_minor", Minor(spend.observed_mean)},
          {"population_mean_minor", Minor(ExpectedSpend(spend, 0, 0))},
          {"frequency_correlation", spend.frequency_correlation},
          {"has_no_mean", p.spend_has_no_mean},
          {"follows_frequency", p.spend_follows_frequency}};
}

}  // namespace

Json PredictJson(const Prediction& p, const predict::PredictPolicy& policy,
                 std::optional<double> potential_minor,
                 const std::vector<ValuedGroups>& groups) {
  Json models = Json::array();
  for (const predict::ModelFit& fit : p.fits) models.push_back(ModelJson(fit));
  Json shown = nullptr;
  if (!p.fits.empty()) {
    shown = {{"model", kModelCodes[static_cast<size_t>(p.shown)]},
             {"by", p.holdout ? "holdout" : "default"},
             {"sees_dropout", p.sees_dropout},
             {"orders_by", p.mean_rate_wins ? "mean_rate" : "model"},
             {"ranking_by", p.recency_wins ? "recency" : "model"}};
  }
  const predict::Value whole = p.value.value_or(predict::Value{});
  const auto expected = [&](double minor) {
    return p.value ? Json(Expected(minor)) : Json(nullptr);
  };
  const auto potential = [&](double minor) {
    return potential_minor ? Json(Minor(minor)) : Json(nullptr);
  };
  Json value = {{"months", policy.value_months},
                {"discount_percent", policy.discount_percent},
                {"margin_percent", policy.margin_percent},
                {"historic_minor", Minor(p.historic_minor)},
                {"current_minor", expected(whole.total_minor)},
                {"low_minor", expected(whole.low_minor)},
                {"high_minor", expected(whole.high_minor)},
                {"spread", p.value ? Json(whole.spread) : Json(nullptr)},
                {"potential_minor", potential(potential_minor.value_or(0))},
                {"potential_assumes", kPotentialAssumes}};
  for (const ValuedGroups& group : groups) {
    Json list = Json::array();
    const size_t inner = std::max<size_t>(1, group.inner_codes.size());
    for (size_t i = 0; i < group.values.size(); ++i) {
      const predict::GroupValue& of = group.values[i];
      const bool foreseen = of.foreseen > 0 || of.customers == 0;
      Json row = {{group.key, group.codes[i / inner]}};
      if (!group.inner_codes.empty())
        row[std::string(group.inner_key)] = group.inner_codes[i % inner];
      row.update({{"customers", of.customers},
                  {"historic_minor", Minor(of.historic_minor)},
                  {"current_minor", expected(of.value_minor)},
                  {"low_minor", expected(of.low_minor)},
                  {"high_minor", expected(of.high_minor)},
                  {"expected_orders_90d",
                   foreseen ? Json(of.expected_orders) : Json(nullptr)},
                  {"potential_minor", potential(of.potential_minor)}});
      list.push_back(std::move(row));
    }
    std::string name = "by_" + std::string(group.key);
    if (!group.inner_codes.empty()) name += "_" + std::string(group.inner_key);
    value[name] = std::move(list);
  }
  const bool modelled = !p.fits.empty();
  Json bands = Json::array();
  for (const predict::RiskBand& band : p.risk_bands) {
    bands.push_back({{"low", band.low},
                     {"high", band.high},
                     {"customers", band.customers},
                     {"current_minor", expected(band.value_minor)}});
  }
  return {
      {"rung", predict::kRungCodes[static_cast<size_t>(p.rung)]},
      {"reason", predict::kRungReasonCodes[static_cast<size_t>(p.reason)]},
      {"customers", p.customers},
      {"repeat_customers", p.repeat_customers},
      {"days", p.days},
      {"needs",
       {{"days", policy.model_days},
        {"repeat_customers", policy.model_repeat_customers},
        {"customers_without_priors", policy.prior_customers}}},
      {"averages", p.averages ? AveragesJson(*p.averages) : Json(nullptr)},
      {"models", std::move(models)},
      {"shown", std::move(shown)},
      {"holdout", p.holdout ? HoldoutJson(*p.holdout) : Json(nullptr)},
      {"spend", p.spend ? SpendJson(p) : Json(nullptr)},
      {"value", std::move(value)},
      {"risk",
       {{"days", policy.risk_days},
        {"line", policy.risk_line_percent / 100.0},
        {"warning_days", policy.warning_days},
        {"early_warnings", modelled ? Json(p.early_warnings) : Json(nullptr)},
        {"second_orders",
         p.risk_bands.empty() ? Json(nullptr) : Json(p.second_orders)},
        {"bands", std::move(bands)}}}};
}

}  // namespace shuke::report
