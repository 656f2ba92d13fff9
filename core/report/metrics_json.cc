#include "core/report/metrics_json.h"

#include <optional>
#include <string>

#include "core/base/or_null.h"
#include "core/metrics/calendar.h"

namespace shuke::report {
namespace {

using metrics::Band;
using metrics::KeyFigures;
using metrics::KeySide;
using table::Minor;

// A share or a mean; `why_not` empty: it is known if there is a whole.
Json Ratio(int64_t part, int64_t whole, std::string_view why_not = {}) {
  if (why_not.empty() && whole == 0) why_not = "empty";
  Json value, reason;
  if (why_not.empty()) {
    value = static_cast<double>(part) / static_cast<double>(whole);
  } else {
    reason = why_not;
  }
  return {{"part", part},
          {"whole", whole},
          {"value", std::move(value)},
          {"reason", std::move(reason)}};
}

Json Unknown(std::string_view reason) {
  return {{"part", nullptr},
          {"whole", nullptr},
          {"value", nullptr},
          {"reason", reason}};
}

std::string PeriodName(const metrics::Period& period, metrics::Grain grain) {
  return grain == metrics::Grain::kWeek ? metrics::WeekName(period.first)
                                        : metrics::MonthName(period.first);
}

// What both sides come to together.
KeySide Together(const KeyFigures& figures) {
  KeySide all = figures.sides[0];
  const KeySide& old = figures.sides[1];
  all.customers += old.customers;
  all.orders += old.orders;
  all.gross_minor += old.gross_minor;
  all.refunds_minor += old.refunds_minor;
  all.repeat_net_minor += old.repeat_net_minor;
  all.window.buyers += old.window.buyers;
  all.window.repeat_buyers += old.window.repeat_buyers;
  all.window.net_minor += old.window.net_minor;
  for (size_t i = 0; i < all.retained.size(); ++i) {
    if (all.retained[i]) *all.retained[i] += old.retained[i].value_or(0);
  }
  all.value = figures.value;
  return all;
}

Json SideJson(const KeySide& side, const KeyFigures& figures,
              const metrics::MetricsPolicy& policy) {
  const std::string_view window_known =
      figures.window_whole ? "" : "before_data";
  Json retention = Json::array();
  for (size_t i = 0; i < side.retained.size(); ++i) {
    Json share = side.retained[i] ? Ratio(*side.retained[i], side.customers)
                                  : Unknown("maturing");
    share["months"] = policy.retention_months[i];
    retention.push_back(std::move(share));
  }
  return {{"customers", side.customers},
          {"orders", side.orders},
          {"gross_minor", side.gross_minor},
          {"refunds_minor", side.refunds_minor},
          {"net_minor", side.net_minor()},
          {"repeat_net_minor", side.repeat_net_minor},
          {"repeat_share", Ratio(side.repeat_net_minor, side.net_minor())},
          {"arpu_minor", Ratio(side.net_minor(), side.customers)},
          {"aov_minor", Ratio(side.net_minor(), side.orders)},
          {"refund_rate", Ratio(side.refunds_minor, side.gross_minor)},
          {"repurchase_rate",
           Ratio(side.window.repeat_buyers, side.window.buyers, window_known)},
          {"window_amount_minor",
           Ratio(side.window.net_minor, side.window.buyers, window_known)},
          {"retention", std::move(retention)},
          {"clv_mean_minor", Ratio(side.value.net_minor, side.value.customers)},
          {"clv_median_minor", OrNull<Json>(side.value.median_minor)}};
}

Json SpreadJson(const std::optional<metrics::Spread>& spread) {
  if (!spread) return nullptr;
  return {{"count", spread->count},           {"mean", spread->mean},
          {"p10", spread->percentiles[0]},    {"p25", spread->percentiles[1]},
          {"median", spread->percentiles[2]}, {"p75", spread->percentiles[3]},
          {"p90", spread->percentiles[4]}};
}

Json BandsJson(const std::vector<Band>& bands) {
  int64_t count = 0;
  Minor net = 0;
  for (const Band& band : bands) {
    count += band.count;
    net += band.net_minor;
  }
  Json list = Json::array();
  for (size_t i = 0; i < bands.size(); ++i) {
    list.push_back({{"from", bands[i].lower},
                    {"below", i + 1 < bands.size() ? Json(bands[i + 1].lower)
                                                   : Json(nullptr)},
                    {"count", bands[i].count},
                    {"share", Ratio(bands[i].count, count)},
                    {"net_minor", bands[i].net_minor},
                    {"net_share", Ratio(bands[i].net_minor, net)}});
  }
  return list;
}

Json BaseRowsJson(const metrics::BaseTable& table) {
  Json rows = Json::array();
  int64_t everybody = 0;
  for (const metrics::BaseRow& row : table.rows) everybody += row.customers;
  for (size_t i = 0; i < metrics::kBaseGroups; ++i) {
    const metrics::BaseRow& row = table.rows[i];
    rows.push_back({{"group", metrics::kBaseGroupCodes[i]},
                    {"customers", row.customers},
                    {"share", Ratio(row.customers, everybody)},
                    {"orders", row.orders},
                    {"net_minor", row.net_minor},
                    {"aov_minor", Ratio(row.net_minor, row.orders)}});
  }
  return {{"day", FormatDay(table.day)},
          {"active_from", FormatDay(table.active_from)},
          {"sleeping_from", FormatDay(table.sleeping_from)},
          {"customers", everybody},
          {"others", table.others},
          {"rows", std::move(rows)}};
}

Json MovementJson(const metrics::Change& change) {
  return {{"difference", OrNull<Json>(change.Difference())},
          {"ratio", OrNull<Json>(change.Ratio())}};
}

Json BaseChangesJson(const metrics::BaseChanges& changes) {
  Json rows = Json::array();
  for (size_t i = 0; i < metrics::kBaseGroups; ++i) {
    const metrics::BaseChange& row = changes.rows[i];
    Json out = {{"group", metrics::kBaseGroupCodes[i]}};
    for (const metrics::Change& change :
         {row.customers, row.orders, row.net_minor, row.aov_minor}) {
      out[std::string(change.code)] = MovementJson(change);
    }
    rows.push_back(std::move(out));
  }
  return {{"customers", MovementJson(changes.customers)},
          {"rows", std::move(rows)}};
}

Json ProductRowJson(const metrics::ProductRow& row) {
  return {{"buyers", row.buyers},
          {"orders", row.orders},
          {"items", row.items},
          {"gross_minor", row.gross_minor},
          {"refunds_minor", row.refunds_minor},
          {"net_minor", row.net_minor()},
          {"refund_rate", Ratio(row.refunds_minor, row.gross_minor)},
          {"repeat_rate", Ratio(row.repeat_buyers, row.buyers)},
          {"new_share", Ratio(row.new_buyers, row.buyers)}};
}

Json TextOrNull(std::string_view text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json WeeksJson(std::span<const metrics::ForecastWeek> weeks) {
  Json list = Json::array();
  for (const metrics::ForecastWeek& week : weeks) {
    list.push_back({{"week", metrics::WeekName(week.week)},
                    {"first_day", FormatDay(week.week)},
                    {"value", week.value},
                    {"low", week.low},
                    {"high", week.high}});
  }
  return list;
}

Json SeriesJson(const std::optional<metrics::SeriesForecast>& series) {
  if (!series) return nullptr;
  Json backtest;
  if (series->backtest) {
    const metrics::Backtest& test = *series->backtest;
    backtest = {
        {"weeks", WeeksJson(test.weeks)},
        {"actual", test.actual},
        {"baseline",
         metrics::kBaselineCodes[static_cast<size_t>(test.baseline)]},
        {"baseline_values", test.baseline_values},
        {"seasonal", test.seasonal},
        {"mean_error", test.mean_error},
        {"mean_error_baseline", test.mean_error_baseline},
        {"relative_error", OrNull<Json>(test.relative_error)},
        {"relative_error_baseline", OrNull<Json>(test.relative_error_baseline)},
        {"inside", test.inside}};
  }
  return {
      {"history", series->history},       {"seasonal", series->seasonal},
      {"logarithms", series->logarithms}, {"alpha", series->model.alpha},
      {"beta", series->model.beta},       {"gamma", series->model.gamma},
      {"phi", series->model.phi},         {"weeks", WeeksJson(series->weeks)},
      {"backtest", std::move(backtest)}};
}

}  // namespace

Json RangeJson(const metrics::DayRange& range) {
  return {{"from", FormatDay(range.from)}, {"to", FormatDay(range.to)}};
}

Json BaseJson(const metrics::BaseTable& now,
              const std::optional<metrics::BaseTable>& previous,
              const metrics::Pareto& pareto) {
  Json rows = Json::array();
  for (const metrics::ParetoRow& row : pareto.rows) {
    rows.push_back({{"percent", row.percent},
                    {"customers", row.customers},
                    {"least_minor", row.least_minor},
                    {"net_share", Ratio(row.net_minor, pareto.net_minor)}});
  }
  return {{"now", BaseRowsJson(now)},
          {"previous", previous ? BaseRowsJson(*previous) : Json(nullptr)},
          {"change", previous ? BaseChangesJson(
                                    metrics::CompareBaseTables(now, *previous))
                              : Json(nullptr)},
          {"pareto",
           {{"customers", pareto.customers},
            {"net_minor", pareto.net_minor},
            {"rows", std::move(rows)}}}};
}

Json ChangesJson(std::span<const metrics::Change> changes) {
  Json list = Json::array();
  for (const metrics::Change& change : changes) {
    list.push_back(
        {{"figure", change.code},
         {"unit", metrics::kUnitCodes[static_cast<size_t>(change.unit)]},
         {"now", OrNull<Json>(change.now)},
         {"previous", OrNull<Json>(change.previous)},
         {"difference", OrNull<Json>(change.Difference())},
         {"ratio", OrNull<Json>(change.Ratio())}});
  }
  return list;
}

Json KeyFiguresJson(std::span<const KeyFigures> figures, metrics::Grain grain,
                    const metrics::MetricsPolicy& policy) {
  Json list = Json::array();
  for (const KeyFigures& row : figures) {
    list.push_back(
        {{"period", PeriodName(row.period, grain)},
         {"first_day", FormatDay(row.period.first)},
         {"last_day", FormatDay(row.period.last)},
         {"whole", row.period.whole},
         {"all", SideJson(Together(row), row, policy)},
         {"new", SideJson(row.sides[0], row, policy)},
         {"old", SideJson(row.sides[1], row, policy)},
         {"unidentified",
          {{"orders", row.unidentified_orders},
           {"net_minor",
            row.unidentified_gross_minor - row.unidentified_refunds_minor}}},
         {"second_purchase",
          row.second_purchase.whole == 0 && row.maturing > 0
              ? Ratio(row.second_purchase.part, row.second_purchase.whole,
                      "maturing")
              : Ratio(row.second_purchase.part, row.second_purchase.whole)},
         {"second_purchase_maturing", row.maturing},
         {"wake_up_rate", Ratio(row.woken.part, row.woken.whole)},
         {"activation_rate", Ratio(row.activated.part, row.activated.whole)},
         {"churn_rate", Ratio(row.churned.part, row.churned.whole)},
         {"clv_growth", OrNull<Json>(row.value_growth)}});
  }
  return list;
}

Json OrdersJson(const metrics::OrderTimes& times,
                const metrics::Distributions& distributions) {
  Json hours = Json::array();
  for (size_t day = 0; day < times.hours.size(); ++day) {
    for (size_t hour = 0; hour < 24; ++hour) {
      const metrics::OrderCount& cell = times.hours[day][hour];
      hours.push_back({{"weekday", day + 1},
                       {"hour", hour},
                       {"orders", cell.orders},
                       {"net_minor", cell.net_minor}});
    }
  }
  Json days = Json::array();
  for (const metrics::DayOrders& day : times.days) {
    days.push_back({{"day", FormatDay(day.day)},
                    {"customers", day.customers},
                    {"orders", day.orders},
                    {"items", day.items},
                    {"net_minor", day.net_minor},
                    {"aov_minor", Ratio(day.net_minor, day.orders)}});
  }
  return {{"has_clock", times.has_clock},
          {"hours", std::move(hours)},
          {"days", std::move(days)},
          {"items", BandsJson(distributions.items)},
          {"items_spread", SpreadJson(distributions.items_spread)},
          {"amounts", BandsJson(distributions.order_amounts)},
          {"amount_spread", SpreadJson(distributions.order_amount_spread)}};
}

Json CustomersJson(const metrics::Distributions& distributions,
                   std::span<const metrics::RepeatGap> gaps,
                   const metrics::Daily& daily,
                   const metrics::StateMonths& states_months,
                   std::span<const metrics::Period> months) {
  Json states = Json::array();
  for (const metrics::Period& month : months) {
    if (!daily.Has(month.last)) continue;
    const size_t at = daily.At(month.last);
    Json row = {
        {"month", metrics::MonthName(month.last)},
        {"day", FormatDay(month.last)},
        {"active_from", FormatDay(states_months.ActiveFrom(month.last))},
        {"sleeping_from", FormatDay(states_months.SleepingFrom(month.last))},
        {"customers", daily.customers[at]}};
    for (size_t i = 0; i < metrics::kShopStates; ++i) {
      row[std::string(metrics::kShopStateCodes[i])] = daily.states[at][i];
    }
    const auto in = [&](metrics::ShopState state) {
      return daily.states[at][static_cast<size_t>(state)];
    };
    row["dormant_share"] = Ratio(
        in(metrics::ShopState::kSilent) + in(metrics::ShopState::kSleeping),
        daily.customers[at]);
    states.push_back(std::move(row));
  }
  Json list = Json::array();
  for (const metrics::RepeatGap& gap : gaps) {
    list.push_back({{"nth", gap.nth},
                    {"reached", gap.reached},
                    {"customers", gap.customers},
                    {"days_since_previous", SpreadJson(gap.since_previous)},
                    {"days_since_first", SpreadJson(gap.since_first)},
                    {"bands", BandsJson(gap.bands)}});
  }
  return {{"frequency", BandsJson(distributions.frequency)},
          {"amounts", BandsJson(distributions.customer_amounts)},
          {"amount_spread", SpreadJson(distributions.customer_amount_spread)},
          {"states", std::move(states)},
          {"gaps", std::move(list)}};
}

Json GroupJson(std::string_view key, std::string_view name,
               const metrics::GroupRow& row) {
  return {{std::string(key), TextOrNull(name)},
          {"orders", row.orders},
          {"customers", row.customers},
          {"gross_minor", row.gross_minor},
          {"refunds_minor", row.refunds_minor},
          {"net_minor", row.net_minor()},
          {"aov_minor", Ratio(row.net_minor(), row.orders)},
          {"refund_rate", Ratio(row.refunds_minor, row.gross_minor)},
          {"new_share", Ratio(row.new_customers, row.customers)},
          {"repeat_rate", Ratio(row.repeat_customers, row.customers)}};
}

Json ProductsJson(const metrics::ProductTables& tables,
                  const table::Dictionary& dictionary) {
  Json categories = Json::array(), products = Json::array(),
       prices = Json::array();
  for (const metrics::CategoryRow& entry : tables.categories) {
    Json row = {{"category", TextOrNull(dictionary.At(entry.category))}};
    row.update(ProductRowJson(entry.row));
    categories.push_back(std::move(row));
  }
  for (const metrics::ProductEntry& entry : tables.products) {
    Json row = {{"product", TextOrNull(dictionary.At(entry.id))},
                {"title", TextOrNull(dictionary.At(entry.title))},
                {"category", TextOrNull(dictionary.At(entry.category))},
                {"price_minor", OrNull<Json>(entry.price_minor)},
                {"price_band", OrNull<Json>(entry.price_band)}};
    row.update(ProductRowJson(entry.row));
    products.push_back(std::move(row));
  }
  for (const metrics::PriceBandRow& entry : tables.prices) {
    Json ids = Json::array();
    for (const table::StringId id : entry.ids) ids.push_back(dictionary.At(id));
    Json row = {{"from_minor", entry.lower_minor},
                {"products", entry.products},
                {"ids", std::move(ids)}};
    row.update(ProductRowJson(entry.row));
    prices.push_back(std::move(row));
  }
  return {{"has_products", tables.has_products},
          {"has_categories", tables.has_categories},
          {"products_total", tables.products_total},
          {"categories", std::move(categories)},
          {"products", std::move(products)},
          {"prices", std::move(prices)}};
}

Json CohortsJson(const metrics::Cohorts& cohorts,
                 const metrics::MetricsPolicy& policy) {
  Json list = Json::array();
  for (const metrics::Cohort& cohort : cohorts.cohorts) {
    Json cells = Json::array();
    for (const metrics::CohortCell& cell : cohort.cells) {
      cells.push_back({{"customers", cell.customers},
                       {"share", Ratio(cell.customers, cohort.customers)},
                       {"orders", cell.orders},
                       {"net_minor", cell.net_minor},
                       {"credits_minor", cell.credits_minor}});
    }
    Json retention = Json::array();
    for (size_t i = 0; i < cohort.retained.size(); ++i) {
      Json share = cohort.retained[i]
                       ? Ratio(*cohort.retained[i], cohort.customers)
                       : Unknown("maturing");
      share["months"] = policy.retention_months[i];
      retention.push_back(std::move(share));
    }
    list.push_back({{"month", metrics::MonthName(cohort.month)},
                    {"customers", cohort.customers},
                    {"cells", std::move(cells)},
                    {"retention", std::move(retention)},
                    {"second_purchase", Ratio(cohort.second, cohort.observed)},
                    {"maturing", cohort.customers - cohort.observed}});
  }
  return {{"last_month_whole", cohorts.last_month_whole},
          {"cohorts", std::move(list)}};
}

Json ControlJson(std::span<const metrics::ControlRow> rows,
                 std::span<const metrics::Indicator> indicators,
                 const metrics::MetricsPolicy& policy) {
  Json table = Json::array();
  for (const metrics::ControlRow& row : rows) {
    table.push_back(
        {{"week", metrics::WeekName(row.input.week)},
         {"first_day", FormatDay(row.input.week)},
         {"repeat_buyers", row.input.window.repeat_buyers},
         {"buyers", row.input.window.buyers},
         {"net_minor", row.input.window.net_minor},
         {"rate", OrNull<Json>(row.rate)},
         {"rate_ratio", OrNull<Json>(row.rate_ratio)},
         {"amount_per_buyer_minor", OrNull<Json>(row.amount_per_buyer)},
         {"amount_ratio", OrNull<Json>(row.amount_ratio)},
         {"combined", OrNull<Json>(row.combined)}});
  }
  Json list = Json::array();
  for (size_t i = 0; i < indicators.size(); ++i) {
    const metrics::Indicator& indicator = indicators[i];
    Json weeks = Json::array();
    for (const metrics::IndicatorWeek& week : indicator.weeks) {
      Json band;
      if (week.band) {
        band = {{"low", week.band->low},
                {"middle", week.band->middle},
                {"high", week.band->high}};
      }
      weeks.push_back(
          {{"week", metrics::WeekName(week.week)},
           {"first_day", FormatDay(week.week)},
           {"part", week.part},
           {"whole", week.whole},
           {"value", OrNull<Json>(week.value)},
           {"band", std::move(band)},
           {"standing",
            metrics::kStandingCodes[static_cast<size_t>(week.standing)]}});
    }
    list.push_back(
        {{"number", i + 1},
         {"side", metrics::kSideCodes[static_cast<size_t>(indicator.side)]},
         {"kind",
          metrics::kIndicatorKindCodes[static_cast<size_t>(indicator.kind)]},
         {"weeks", std::move(weeks)},
         {"suggestion", TextOrNull(indicator.suggestion)}});
  }
  return {{"window_days", policy.window_days},
          {"table", std::move(table)},
          {"indicator_days", policy.indicator_days},
          {"indicators", std::move(list)}};
}

Json ForecastJson(const metrics::Forecast& forecast,
                  const metrics::MetricsPolicy& policy) {
  Json weekdays = Json::array();
  for (size_t i = 0; i < forecast.weekdays.size(); ++i) {
    weekdays.push_back({{"weekday", i + 1},
                        {"orders", forecast.weekdays[i].orders},
                        {"net", forecast.weekdays[i].net}});
  }
  Json refused;
  if (!forecast.orders) {
    refused = {{"code", "forecast_too_short"},
               {"args",
                {{"weeks", std::to_string(forecast.weeks)},
                 {"needed", std::to_string(forecast.needed)}}}};
  }
  return {{"refused", std::move(refused)},
          {"first_week", forecast.first_week == kNoDay
                             ? Json(nullptr)
                             : Json(FormatDay(forecast.first_week))},
          {"weeks", forecast.weeks},
          {"coverage", policy.forecast_coverage},
          {"season_weeks", policy.forecast_season_weeks},
          {"orders", SeriesJson(forecast.orders)},
          {"net_minor", SeriesJson(forecast.revenue)},
          {"weekday_weeks", forecast.weekday_weeks},
          {"weekdays", std::move(weekdays)}};
}

}  // namespace shuke::report
