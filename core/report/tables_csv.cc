#include "core/report/tables_csv.h"

#include <cstdio>
#include <vector>

#include "core/base/csv_writer.h"

namespace shuke::report {
namespace {

using segment::FactIndex;
using segment::FactTable;
using segment::FactType;

constexpr std::string_view kCustomerFacts[] = {"buyer",
                                               "platform",
                                               "province",
                                               "city",
                                               "first_day",
                                               "last_day",
                                               "recency_days",
                                               "orders",
                                               "net_minor",
                                               "window_orders",
                                               "window_net_minor",
                                               "r",
                                               "f",
                                               "m",
                                               "rfm_value",
                                               "level",
                                               "stage",
                                               "rfm_segment",
                                               "rfm_class",
                                               "day_stage",
                                               "project",
                                               "phase",
                                               "funnel",
                                               "tier",
                                               "membership",
                                               "membership_earned_day",
                                               "membership_review_day"};

std::string_view ColumnName(std::string_view fact) {
  static constexpr std::string_view kMinor = "_minor";
  if (fact.size() > kMinor.size() &&
      fact.substr(fact.size() - kMinor.size()) == kMinor) {
    fact.remove_suffix(kMinor.size());
  }
  return fact;
}

// Keys and phones, whose digits a spreadsheet would lose; the rest is words.
bool IsId(std::string_view fact) {
  return fact == "buyer" || fact == "recipient_phone";
}

void WriteCell(const FactTable& facts, FactIndex fact,
               customers::CustomerId customer, int minor_digits,
               CsvWriter& csv) {
  const segment::FactInfo& info = segment::Facts()[fact];
  const segment::FactCell cell = facts.Cell(fact, customer);
  if (const auto* integer = std::get_if<int64_t>(&cell)) {
    switch (info.type) {
      case FactType::kDay:
        csv.Text(FormatDay(static_cast<Day>(*integer)));
        return;
      case FactType::kCode:
        csv.Text(info.codes[static_cast<size_t>(*integer)]);
        return;
      case FactType::kLists:
        csv.Text(segment::NamesOfLists(*facts.inputs().Marked(), *integer));
        return;
      case FactType::kMoney:
        csv.Money(*integer, minor_digits);
        return;
      default:
        csv.Integer(*integer);
        return;
    }
  }
  if (const auto* number = std::get_if<double>(&cell)) {
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", *number);
    csv.Text(text);
    return;
  }
  if (const auto* text = std::get_if<table::StringId>(&cell)) {
    const std::string_view value = facts.inputs().dictionary.At(*text);
    if (IsId(info.id)) {
      csv.TextId(value);
    } else {
      csv.Text(value);
    }
    return;
  }
  csv.Blank();
}

}  // namespace

std::span<const std::string_view> CustomersCsvFacts() { return kCustomerFacts; }

std::string WriteCustomersCsv(FactTable& facts, int minor_digits) {
  std::vector<FactIndex> columns;
  for (const std::string_view id : kCustomerFacts)
    columns.push_back(*segment::FindFact(id));
  const customers::Customers& customers = facts.inputs().customers;
  std::vector<customers::CustomerId> buyers;
  for (customers::CustomerId customer = 0; customer < customers.size();
       ++customer) {
    if (customers.valid_orders[customer] > 0) buyers.push_back(customer);
  }
  return WriteFactsCsv(facts, buyers, columns, minor_digits);
}

std::string WriteFactsCsv(const FactTable& facts,
                          std::span<const customers::CustomerId> customers,
                          std::span<const FactIndex> columns,
                          int minor_digits) {
  std::string out;
  CsvWriter csv(&out, CsvWriter::Bom::kUtf8);
  for (const FactIndex fact : columns)
    csv.Text(ColumnName(segment::Facts()[fact].id));
  csv.EndRow();
  for (const customers::CustomerId customer : customers) {
    for (const FactIndex fact : columns)
      WriteCell(facts, fact, customer, minor_digits, csv);
    csv.EndRow();
  }
  return out;
}

std::string WriteLedgerCsv(std::span<const ingest::FileLedger> files) {
  std::string out;
  CsvWriter csv(&out, CsvWriter::Bom::kUtf8);
  for (const std::string_view name :
       {"file", "platform", "encoding", "outcome", "reason", "rows"}) {
    csv.Text(name);
  }
  csv.EndRow();
  const auto row = [&](const ingest::FileLedger& file, std::string_view outcome,
                       std::string_view reason, uint64_t rows) {
    csv.Text(file.name)
        .Text(file.platform)
        .Text(file.encoding)
        .Text(outcome)
        .Text(reason);
    csv.Integer(static_cast<int64_t>(rows));
    csv.EndRow();
  };
  for (const ingest::FileLedger& file : files) {
    if (file.error) {
      row(file, "failed", file.error->code, file.rows_read);
      continue;
    }
    row(file, "used", "", file.RowsUsed());
    for (size_t i = 0; i < ingest::kReasons; ++i) {
      if (file.set_aside[i] > 0)
        row(file, "set_aside", ingest::kReasonCodes[i], file.set_aside[i]);
    }
  }
  return out;
}

}  // namespace shuke::report
