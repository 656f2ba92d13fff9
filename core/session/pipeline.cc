#include "core/session/pipeline.h"

#include <algorithm>

#include "core/base/money.h"

namespace shuke::session {

OrderBook::OrderBook(Book& book, const policy::Policy& policy) {
  const auto traits = book.Traits();
  assembly = ingest::AssembleOrders(book.lines(), traits, book.dictionary(),
                                    {policy.ingest.count_zero_amount});
  std::vector<table::StringId> platforms;
  for (const ingest::FileTraits& file : traits)
    platforms.push_back(file.platform);
  identity = customers::AssignBuyers(
      book.lines(), platforms,
      {policy.identity.max_stronger_keys, policy.identity.join_probable, {}},
      book.dictionary(), assembly.orders);
}

bool OrderBook::SameUnder(const policy::Policy& a, const policy::Policy& b) {
  return a.ingest == b.ingest && a.identity == b.identity;
}

Pipeline::Pipeline(Book& book, const OrderBook& orders,
                   const policy::Policy& policy, const PipelineOptions& options)
    : book_(book),
      orders_(orders),
      as_of_given_(options.as_of.has_value()),
      as_of_(options.as_of.value_or(metrics::LatestDay(book.lines()))),
      currency_(options.currency.empty()
                    ? metrics::MainCurrency(orders.assembly.orders)
                    : book.dictionary().Intern(options.currency)),
      minor_digits_(MinorDigits(book.dictionary().At(currency_))),
      customers_(
          customers::BuildCustomers(orders.assembly.orders, as_of_, currency_)),
      segments_({orders.assembly.orders, book.lines(), book.dictionary(),
                 customers_, as_of_, minor_digits_},
                policy.segment),
      facts_(segments_),
      rules_(facts_),
      totals_([this] {
        return metrics::ComputeTotals(orders_.assembly.orders, customers_,
                                      as_of_, currency_);
      }),
      coverage_([this] {
        return metrics::ComputeCoverage(book_.lines(), orders_.assembly.orders,
                                        as_of_);
      }),
      ledgers_([this] { return MakeLedgers(); }),
      late_rows_([this] { return ListLateRows(); }) {}

void Pipeline::SetPolicy(const policy::Policy& policy) {
  for (const std::string_view topic : segments_.SetPolicies(policy.segment))
    facts_.Drop(topic);
}

std::vector<ingest::FileLedger> Pipeline::MakeLedgers() const {
  std::vector<uint64_t> after_as_of(book_.files().size(), 0);
  const table::Orders& orders = orders_.assembly.orders;
  for (size_t order = 0; order < orders.size(); ++order) {
    if (orders.day[order] <= as_of_) continue;
    for (const uint32_t line : orders.Lines(order))
      ++after_as_of[book_.lines().file[line]];
  }
  std::vector<ingest::FileLedger> ledgers;
  for (size_t file = 0; file < book_.files().size(); ++file) {
    if (book_.files()[file].removed) continue;
    ingest::FileLedger ledger = book_.files()[file].ledger;
    const ingest::Overlap& overlap = orders_.assembly.by_file[file];
    for (size_t reason = 0; reason < ingest::kReasons; ++reason)
      ledger.set_aside[reason] += overlap.set_aside[reason];
    ledger.set_aside[static_cast<size_t>(ingest::Reason::kAfterAsOf)] +=
        after_as_of[file];
    ledger.repeated_rows = overlap.repeated_rows;
    ledgers.push_back(std::move(ledger));
  }
  return ledgers;
}

// Assembly counts such rows and does not keep them, so it sorts them out once
// more.
std::vector<std::vector<ingest::LateRowOfFile>> Pipeline::ListLateRows() const {
  const table::OrderLines& lines = book_.lines();
  std::vector<std::vector<ingest::LateRowOfFile>> by_file(book_.files().size());
  const auto add = [&](uint32_t line, ingest::Reason reason) {
    by_file[lines.file[line]].push_back({lines.row[line], reason});
  };
  const auto traits = book_.Traits();
  for (const ingest::LateRow& late :
       ingest::ListLateRows(lines, traits, book_.dictionary())) {
    add(late.line, late.reason);
  }
  const table::Orders& orders = orders_.assembly.orders;
  for (size_t order = 0; order < orders.size(); ++order) {
    if (orders.day[order] <= as_of_) continue;
    for (const uint32_t line : orders.Lines(order))
      add(line, ingest::Reason::kAfterAsOf);
  }
  for (auto& rows : by_file) {
    std::sort(rows.begin(), rows.end(),
              [](const auto& a, const auto& b) { return a.row < b.row; });
  }
  return by_file;
}

report::Analysis Pipeline::analysis() const {
  return {as_of_,    as_of_given_, ledgers_.Get(), book_.dictionary(),
          currency_, customers_,   totals_.Get(),  coverage_.Get(),
          segments_};
}

}  // namespace shuke::session
