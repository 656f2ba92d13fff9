#include "core/metrics/control_table.h"

#include "core/metrics/calendar.h"

namespace shuke::metrics {
namespace {

std::optional<double> Ratio(double part, double whole) {
  if (!(whole > 0)) return std::nullopt;
  return part / whole;
}

std::optional<double> Ratio(const std::optional<double>& now,
                            const std::optional<double>& before) {
  if (!now || !before) return std::nullopt;
  return Ratio(*now, *before);
}

}  // namespace

std::vector<ControlRow> ComputeControlRows(
    std::span<const ControlInput> weeks) {
  std::vector<ControlRow> rows;
  for (const ControlInput& week : weeks) {
    ControlRow row{week, {}, {}, {}, {}, {}};
    const auto buyers = static_cast<double>(week.window.buyers);
    row.rate = Ratio(static_cast<double>(week.window.repeat_buyers), buyers);
    row.amount_per_buyer =
        Ratio(static_cast<double>(week.window.net_minor), buyers);
    if (!rows.empty()) {
      row.rate_ratio = Ratio(row.rate, rows.back().rate);
      row.amount_ratio =
          Ratio(row.amount_per_buyer, rows.back().amount_per_buyer);
      if (row.rate_ratio && row.amount_ratio)
        row.combined = *row.rate_ratio * *row.amount_ratio;
    }
    rows.push_back(row);
  }
  return rows;
}

std::vector<ControlInput> ControlInputs(const ShopView& view,
                                        const Daily& daily,
                                        const MetricsPolicy& policy) {
  std::vector<ControlInput> inputs;
  for (const Period& week :
       PeriodsOf(view.range.from, view.range.to, Grain::kWeek)) {
    if (!week.whole || !daily.Has(week.last - policy.window_days + 1)) continue;
    ControlInput input{week.first, {}};
    for (const Window& side : daily.window[daily.At(week.last)]) {
      input.window.buyers += side.buyers;
      input.window.repeat_buyers += side.repeat_buyers;
      input.window.net_minor += side.net_minor;
    }
    inputs.push_back(input);
  }
  return inputs;
}

}  // namespace shuke::metrics
