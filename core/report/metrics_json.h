// The figures of the shop as JSON, one function for each section. Include it in
// sources only: nlohmann/json is slow to compile.
//
// A share is {"part", "whole", "value", "reason"}: value is null where the
// whole is 0 (reason "empty"), or where it is not known yet ("maturing") or not
// known for the whole window ("before_data"); reason is null otherwise.
#ifndef SHUKE_REPORT_METRICS_JSON_H_
#define SHUKE_REPORT_METRICS_JSON_H_

#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/metrics/base_table.h"
#include "core/metrics/changes.h"
#include "core/metrics/cohorts.h"
#include "core/metrics/control_table.h"
#include "core/metrics/distributions.h"
#include "core/metrics/forecast.h"
#include "core/metrics/indicators.h"
#include "core/metrics/key_figures.h"
#include "core/metrics/order_groups.h"
#include "core/metrics/order_times.h"
#include "core/metrics/pareto.h"
#include "core/metrics/product_tables.h"
#include "core/metrics/repeat_gaps.h"

namespace shuke::report {

using Json = nlohmann::ordered_json;

Json RangeJson(const metrics::DayRange& range);
// `previous`: nothing where no order is known from before the range.
Json BaseJson(const metrics::BaseTable& now,
              const std::optional<metrics::BaseTable>& previous,
              const metrics::Pareto& pareto);
Json ChangesJson(std::span<const metrics::Change> changes);
Json KeyFiguresJson(std::span<const metrics::KeyFigures> figures,
                    metrics::Grain grain, const metrics::MetricsPolicy& policy);
Json OrdersJson(const metrics::OrderTimes& times,
                const metrics::Distributions& distributions);
// With the states at the end of each of the months.
Json CustomersJson(const metrics::Distributions& distributions,
                   std::span<const metrics::RepeatGap> gaps,
                   const metrics::Daily& daily,
                   const metrics::StateMonths& states_months,
                   std::span<const metrics::Period> months);
// One row: {key: name, orders, …}; an empty name is null.
Json GroupJson(std::string_view key, std::string_view name,
               const metrics::GroupRow& row);
Json ProductsJson(const metrics::ProductTables& tables,
                  const table::Dictionary& dictionary);
Json CohortsJson(const metrics::Cohorts& cohorts,
                 const metrics::MetricsPolicy& policy);
Json ControlJson(std::span<const metrics::ControlRow> rows,
                 std::span<const metrics::Indicator> indicators,
                 const metrics::MetricsPolicy& policy);
Json ForecastJson(const metrics::Forecast& forecast,
                  const metrics::MetricsPolicy& policy);

}  // namespace shuke::report

#endif  // SHUKE_REPORT_METRICS_JSON_H_
