#include "core/report/report_json.h"

#include <nlohmann/json.hpp>

#include "core/base/money.h"
#include "core/ingest/profile.h"
#include "core/report/identity_json.h"
#include "core/report/segmentation_json.h"
#include "core/report/to_json.h"

namespace shuke::report {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kSchemaVersion = 1;

Json SetAside(const std::array<uint64_t, ingest::kReasons>& counts) {
  Json out = Json::object();
  for (size_t i = 0; i < ingest::kReasons; ++i) {
    if (counts[i] > 0) out[std::string(ingest::kReasonCodes[i])] = counts[i];
  }
  return out;
}

Json Ledger(std::span<const ingest::FileLedger> files) {
  Json list = Json::array();
  uint64_t read = 0, used = 0;
  std::array<uint64_t, ingest::kReasons> set_aside = {};
  for (const ingest::FileLedger& file : files) {
    list.push_back(LedgerFileJson(file));
    read += file.rows_read;
    used += file.RowsUsed();
    for (size_t i = 0; i < ingest::kReasons; ++i)
      set_aside[i] += file.set_aside[i];
  }
  return {{"rows_read", read},
          {"rows_used", used},
          {"rows_set_aside", SetAside(set_aside)},
          {"files", std::move(list)}};
}

Json RevenueJson(const metrics::Revenue& revenue) {
  return {{"gross_minor", revenue.gross_minor},
          {"refunds_minor", revenue.refunds_minor},
          {"net_minor", revenue.net_minor}};
}

Json Months(const std::vector<metrics::MonthTotals>& months) {
  Json list = Json::array();
  for (const metrics::MonthTotals& month : months) {
    list.push_back({{"month", FormatDay(month.first_day).substr(0, 7)},
                    {"orders", month.orders},
                    {"customers", month.customers},
                    {"new_customers", month.new_customers},
                    {"net_minor", month.net_minor}});
  }
  return list;
}

Json OtherCurrencies(const Analysis& analysis) {
  Json list = Json::array();
  for (const metrics::CurrencyTotals& other :
       analysis.totals.other_currencies) {
    const std::string_view code = analysis.dictionary.At(other.currency);
    Json entry = {{"currency", code},
                  {"minor_digits", MinorDigits(code)},
                  {"orders", other.orders}};
    entry.update(RevenueJson(other.revenue));
    list.push_back(std::move(entry));
  }
  return list;
}

}  // namespace

Json LedgerFileJson(const ingest::FileLedger& file) {
  Json unknown = Json::array();
  for (const auto& [word, rows] : file.unknown_status) {
    unknown.push_back({{"word", word}, {"rows", rows}});
  }
  Json own = Json::array();
  for (const auto& [word, status] : file.own_status) {
    own.push_back({{"word", word},
                   {"state", ingest::OrderStateName(status.state)},
                   {"rows", status.rows}});
  }
  Json samples = Json::array();
  for (const ingest::SetAsideRow& sample : file.samples) {
    samples.push_back(
        {{"reason", ingest::kReasonCodes[static_cast<size_t>(sample.reason)]},
         {"row", sample.row},
         {"text", sample.text}});
  }
  return {
      {"name", file.name},
      {"platform", file.platform},
      {"encoding", file.encoding},
      {"encoding_certain", file.encoding_certain},
      {"delimiter", file.sheets.empty() ? std::string(1, file.delimiter) : ""},
      {"sheet", file.sheet},
      {"label", file.label},
      {"bytes", file.bytes},
      {"rows_read", file.rows_read},
      {"rows_used", file.RowsUsed()},
      {"rows_set_aside", SetAside(file.set_aside)},
      {"buyer_rows", file.buyer_rows},
      {"flags",
       {{"zero_price_rows", file.zero_price_rows},
        {"repeated_rows", file.repeated_rows},
        {"malformed_bytes", file.malformed_bytes},
        {"damaged_ids", file.damaged_ids},
        {"unknown_status_rows", file.unknown_status_rows}}},
      {"unknown_status", std::move(unknown)},
      {"own_status", std::move(own)},
      {"samples", std::move(samples)},
      {"error", file.error ? ErrorJson(*file.error) : Json(nullptr)}};
}

Json ErrorJson(const Error& error) {
  Json args = Json::object();
  for (const auto& [name, value] : error.args) args[name] = value;
  return {{"code", error.code}, {"args", std::move(args)}};
}

Json ShareJson(uint64_t part, uint64_t whole) {
  if (whole == 0) return nullptr;
  return static_cast<double>(part) / static_cast<double>(whole);
}

std::string Dump(const Json& json, int indent) {
  // File names and cells may hold anything; what is not UTF-8 becomes U+FFFD.
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

std::string WriteReport(const Analysis& analysis) {
  const metrics::Totals& totals = analysis.totals;
  const auto& orders = totals.orders;
  const auto& coverage = analysis.coverage;
  const std::string_view currency = analysis.dictionary.At(analysis.currency);
  const bool any = analysis.as_of != kNoDay;

  Json revenue = {{"currency", currency.empty() ? Json() : Json(currency)},
                  {"minor_digits", MinorDigits(currency)}};
  revenue.update(RevenueJson(totals.revenue));
  revenue["identified"] = RevenueJson(totals.identified);

  const uint64_t customers = totals.customers.total;
  const Json report = {
      {"schema_version", kSchemaVersion},
      {"as_of", any ? Json(FormatDay(analysis.as_of)) : Json(nullptr)},
      {"as_of_source", analysis.as_of_given ? "given" : "data"},
      {"ledger", Ledger(analysis.files)},
      {"orders",
       {{"total", orders.total},
        {"valid", orders.valid},
        {"identified", orders.identified},
        {"refunded", orders.refunded},
        {"closed", orders.closed},
        {"unpaid", orders.unpaid},
        {"zero_amount", orders.zero_amount},
        {"cancelling", orders.cancelling}}},
      {"customers",
       {{"total", customers},
        {"new", totals.customers.one_order},
        {"returning", totals.customers.returning},
        {"potential", totals.customers.potential}}},
      {"revenue", std::move(revenue)},
      {"other_currencies", OtherCurrencies(analysis)},
      {"coverage",
       {{"rows", coverage.rows},
        {"buyer", coverage.buyer},
        {"phone", coverage.phone},
        {"region", coverage.region},
        {"product", coverage.product},
        {"category", coverage.category},
        {"paid_time", coverage.paid_time}}},
      {"identity", IdentityFiguresJson(analysis.identity)},
      {"months", Months(totals.months)},
      {"rfm", RfmJson(analysis)},
      {"lifecycle", LifecycleJson(analysis)},
      {"tiers", TiersJson(analysis)},
      {"membership", MembershipJson(analysis)},
      {"designer", DesignerJson(analysis.segments)},
  };
  return Dump(report, 2) + "\n";
}

}  // namespace shuke::report
