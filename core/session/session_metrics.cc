// One view of the orders for the filter of the request; each section is
// computed from it when it is asked for.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "core/base/json_text.h"
#include "core/report/metrics_json.h"
#include "core/report/to_json.h"
#include "core/segment/places.h"
#include "core/session/answer.h"
#include "core/session/session_state.h"

namespace shuke::session {
namespace {

using metrics::Grain;
using metrics::ShopInputs;
using metrics::ShopView;
using table::StringId;
using table::TextField;

// What a request is about, and everything that its sections read.
struct Study {
  const ShopInputs& inputs;
  const ShopView& view;
  const metrics::MetricsPolicy& policy;
  const metrics::StateMonths& months;
};

metrics::Daily DailyOf(const Study& study) {
  return metrics::ComputeDaily(study.inputs, study.view, study.months,
                               study.policy);
}

Json Filters(const Study& study) {
  // Of all orders, whatever the filter: what may be chosen.
  const auto& inputs = study.inputs;
  std::map<std::string, int64_t> platforms, shops, categories;
  Day first = kNoDay;
  for (uint32_t order = 0; order < inputs.orders.size(); ++order) {
    if (inputs.orders.kind[order] != table::OrderKind::kValid ||
        inputs.orders.day[order] > inputs.as_of ||
        inputs.orders.currency[order] != inputs.currency) {
      continue;
    }
    const Day day = inputs.orders.day[order];
    first = first == kNoDay ? day : std::min(first, day);
    const auto text = [&](StringId id) {
      return std::string(inputs.dictionary.At(id));
    };
    ++platforms[text(metrics::PlatformOf(inputs, order))];
    ++shops[text(metrics::ShopOf(inputs, order))];
    std::set<StringId> seen;
    for (const uint32_t line : inputs.orders.Lines(order)) {
      const StringId category = inputs.lines.Text(TextField::kCategory, line);
      if (category != table::kEmptyString && seen.insert(category).second)
        ++categories[text(category)];
    }
  }
  // Most orders first, then by name.
  const auto list = [](const std::map<std::string, int64_t>& counts) {
    std::vector<std::pair<std::string, int64_t>> rows(counts.begin(),
                                                      counts.end());
    std::stable_sort(
        rows.begin(), rows.end(),
        [](const auto& a, const auto& b) { return a.second > b.second; });
    Json out = Json::array();
    for (const auto& [name, orders] : rows)
      out.push_back({{"name", name}, {"orders", orders}});
    return out;
  };
  return {
      {"first_day", first == kNoDay ? Json(nullptr) : Json(FormatDay(first))},
      {"last_day", FormatDay(inputs.as_of)},
      {"platforms", list(platforms)},
      {"shops", list(shops)},
      {"categories", list(categories)}};
}

Json Base(const Study& study) {
  const ShopView& view = study.view;
  const auto table = [&](Day day) {
    return metrics::ComputeBaseTable(study.inputs, view, study.months, day);
  };
  const metrics::BaseTable now = table(view.range.to);
  const metrics::Pareto pareto = metrics::ComputePareto(view, study.policy);
  if (view.first_day == kNoDay || view.first_day > view.previous.to)
    return report::BaseJson(now, std::nullopt, pareto);
  return report::BaseJson(now, table(view.previous.to), pareto);
}

Json Changes(const Study& study) {
  return report::ChangesJson(
      metrics::ComputeChanges(study.inputs, study.view, study.months));
}

Json KeyFigures(const Study& study) {
  const metrics::Daily daily = DailyOf(study);
  const auto figures = [&](Grain grain) {
    return report::KeyFiguresJson(
        metrics::ComputeKeyFigures(study.inputs, study.view, daily,
                                   study.months, study.policy, study.view.range,
                                   grain),
        grain, study.policy);
  };
  return {{"window_days", study.policy.window_days},
          {"weeks", figures(Grain::kWeek)},
          {"months", figures(Grain::kMonth)}};
}

Json Orders(const Study& study) {
  return report::OrdersJson(
      metrics::ComputeOrderTimes(study.inputs, study.view),
      metrics::ComputeDistributions(study.inputs, study.view, study.policy));
}

Json Customers(const Study& study) {
  const auto& range = study.view.range;
  return report::CustomersJson(
      metrics::ComputeDistributions(study.inputs, study.view, study.policy),
      metrics::ComputeRepeatGaps(study.view, study.policy), DailyOf(study),
      study.months, metrics::PeriodsOf(range.from, range.to, Grain::kMonth));
}

Json Regions(const Study& study) {
  const ShopInputs& inputs = study.inputs;
  const auto by = [&](const char* key, TextField field) {
    Json list = Json::array();
    for (const auto& [text, row] :
         metrics::GroupByText(inputs, study.view, field)) {
      list.push_back(report::GroupJson(key, inputs.dictionary.At(text), row));
    }
    return list;
  };
  // A pair of province and city is looked up once.
  std::map<std::pair<StringId, StringId>, uint32_t> tier_of;
  std::vector<uint32_t> group(inputs.orders.size(), metrics::kNoGroup);
  for (const uint32_t order : study.view.orders) {
    const uint32_t line = inputs.orders.Lines(order).front();
    const StringId province = inputs.lines.Text(TextField::kProvince, line);
    const StringId city = inputs.lines.Text(TextField::kCity, line);
    const auto [entry, added] =
        tier_of.try_emplace({province, city}, metrics::kNoGroup);
    if (added) {
      const auto tier = segment::CityTierOf(inputs.dictionary.At(province),
                                            inputs.dictionary.At(city));
      if (tier) entry->second = static_cast<uint32_t>(*tier);
    }
    group[order] = entry->second;
  }
  const auto rows = metrics::GroupOrders(inputs, study.view, group,
                                         segment::kCityTierCodes.size());
  Json tiers = Json::array();
  for (size_t i = 0; i < rows.size(); ++i)
    tiers.push_back(
        report::GroupJson("tier", segment::kCityTierCodes[i], rows[i]));
  return {{"provinces", by("province", TextField::kProvince)},
          {"cities", by("city", TextField::kCity)},
          {"countries", by("country", TextField::kCountry)},
          {"tiers", std::move(tiers)}};
}

Json Products(const Study& study) {
  return report::ProductsJson(
      metrics::ComputeProductTables(study.inputs, study.view, study.policy),
      study.inputs.dictionary);
}

Json Cohorts(const Study& study) {
  return report::CohortsJson(
      metrics::ComputeCohorts(study.inputs, study.view, study.policy),
      study.policy);
}

Json Control(const Study& study) {
  const metrics::Daily daily = DailyOf(study);
  return report::ControlJson(
      metrics::ComputeControlRows(
          metrics::ControlInputs(study.view, daily, study.policy)),
      metrics::ComputeIndicators(study.view, daily, study.policy),
      study.policy);
}

Json Forecast(const Study& study) {
  return report::ForecastJson(
      metrics::ComputeForecast(study.inputs, study.view, study.policy),
      study.policy);
}

struct Section {
  std::string_view name;
  Json (*make)(const Study&);
};
constexpr std::array<Section, 11> kSections = {{
    {"filters", Filters},
    {"base", Base},
    {"changes", Changes},
    {"key_figures", KeyFigures},
    {"orders", Orders},
    {"customers", Customers},
    {"regions", Regions},
    {"products", Products},
    {"cohorts", Cohorts},
    {"control", Control},
    {"forecast", Forecast},
}};

}  // namespace

std::string Session::Metrics(std::string_view request_json) {
  const auto request = ParseJson(request_json);
  if (!request.is_object())
    return Failure({"bad_option", {{"option", "metrics"}, {"value", ""}}});
  std::vector<const Section*> wanted;
  for (const auto& [key, value] : request.items()) {
    if (key == "filter") continue;
    if (key != "section" || !value.is_string())
      return Failure(BadOption(key, Json(value)));
    for (const Section& section : kSections) {
      if (value == section.name || value == "all") wanted.push_back(&section);
    }
    if (wanted.empty()) return Failure(BadOption(key, Json(value)));
  }
  if (!request.contains("section")) {
    for (const Section& section : kSections) wanted.push_back(&section);
  }
  const auto filter = metrics::ParseShopFilter(
      request.value("filter", nlohmann::json::object()));
  if (!filter.ok()) return Failure(filter.error());

  Pipeline& pipeline = state_->Current();
  if (pipeline.as_of() == kNoDay)
    return Success({{"metrics", {{"as_of", nullptr}}}});
  std::vector<StringId> platforms;
  for (const ingest::FileTraits& file : state_->book.Traits())
    platforms.push_back(file.platform);
  const table::Dictionary& dictionary = pipeline.book().dictionary();
  const ShopInputs inputs{
      pipeline.orders(),       pipeline.book().lines(), dictionary,
      pipeline.customers(),    pipeline.as_of(),        pipeline.currency(),
      pipeline.minor_digits(), std::move(platforms)};
  const metrics::MetricsPolicy& policy = state_->policy.metrics;
  const auto& life = state_->policy.segment.lifecycle;
  const metrics::StateMonths months{life.new_months, life.silent_months,
                                    life.sleeping_months};
  if (filter.value().from &&
      *filter.value().from >
          std::min(filter.value().to.value_or(inputs.as_of), inputs.as_of)) {
    return Failure({"bad_filter",
                    {{"path", "/from"},
                     {"got", FormatDay(*filter.value().from)},
                     {"expected", "<= " + FormatDay(inputs.as_of)}}});
  }
  const ShopView view =
      metrics::MakeShopView(inputs, filter.value(), policy.period_months);
  const Study study{inputs, view, policy, months};
  Json out = {{"as_of", FormatDay(inputs.as_of)},
              {"currency", dictionary.At(inputs.currency)},
              {"minor_digits", inputs.minor_digits},
              {"range", report::RangeJson(view.range)},
              {"previous", report::RangeJson(view.previous)}};
  for (const Section* section : wanted)
    out[std::string(section->name)] = section->make(study);
  return Success({{"metrics", std::move(out)}});
}

}  // namespace shuke::session
