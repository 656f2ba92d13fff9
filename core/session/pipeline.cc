#include "core/session/pipeline.h"

#include "core/base/money.h"

namespace shuke::session {

Pipeline::Pipeline(Book& book, const policy::Policy& policy,
                   const PipelineOptions& options)
    : book_(book), as_of_given_(options.as_of.has_value()) {
  const auto traits = book.Traits();
  assembly_ = ingest::AssembleOrders(book.lines(), traits, book.dictionary(),
                                     {policy.ingest.count_zero_amount});
  std::vector<table::StringId> platforms;
  for (const ingest::FileTraits& file : traits)
    platforms.push_back(file.platform);
  identity_ = customers::AssignBuyers(
      book.lines(), platforms,
      {policy.identity.max_stronger_keys, policy.identity.join_probable, {}},
      book.dictionary(), assembly_.orders);
  as_of_ = options.as_of.value_or(metrics::LatestDay(book.lines()));
  currency_ = options.currency.empty()
                  ? metrics::MainCurrency(assembly_.orders)
                  : book.dictionary().Intern(options.currency);
  minor_digits_ = MinorDigits(book.dictionary().At(currency_));
  customers_ = customers::BuildCustomers(assembly_.orders, as_of_, currency_);
  if (as_of_ != kNoDay) {
    rfm_ = segment::ComputeRfm(assembly_.orders, customers_, as_of_,
                               minor_digits_, policy.rfm);
    lifecycle_ = segment::ComputeLifecycle(assembly_.orders, customers_, as_of_,
                                           policy.lifecycle);
  }
  totals_ =
      metrics::ComputeTotals(assembly_.orders, customers_, as_of_, currency_);
  coverage_ = metrics::ComputeCoverage(book.lines(), assembly_.orders, as_of_);
  FillLedgers();
  facts_ = std::make_unique<segment::FactTable>(
      segment::FactContext{assembly_.orders, book.lines(), book.dictionary(),
                           customers_, rfm_, lifecycle_, as_of_});
}

void Pipeline::FillLedgers() {
  std::vector<uint64_t> after_as_of(book_.files().size(), 0);
  const table::Orders& orders = assembly_.orders;
  for (size_t order = 0; order < orders.size(); ++order) {
    if (orders.day[order] <= as_of_) continue;
    for (const uint32_t line : orders.Lines(order))
      ++after_as_of[book_.lines().file[line]];
  }
  for (size_t file = 0; file < book_.files().size(); ++file) {
    if (book_.files()[file].removed) continue;
    ingest::FileLedger ledger = book_.files()[file].ledger;
    const ingest::Overlap& overlap = assembly_.by_file[file];
    for (size_t reason = 0; reason < ingest::kReasons; ++reason)
      ledger.set_aside[reason] += overlap.set_aside[reason];
    ledger.set_aside[static_cast<size_t>(ingest::Reason::kAfterAsOf)] +=
        after_as_of[file];
    ledger.repeated_rows = overlap.repeated_rows;
    ledgers_.push_back(std::move(ledger));
  }
}

report::Analysis Pipeline::analysis() const {
  return {as_of_,    as_of_given_, ledgers_, book_.dictionary(),
          currency_, customers_,   totals_,  coverage_,
          rfm_,      lifecycle_};
}

}  // namespace shuke::session
