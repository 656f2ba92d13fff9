// Pipeline: from the rows of a book to everything that reports, tables and
// drafts are read from.
#ifndef SHUKE_SESSION_PIPELINE_H_
#define SHUKE_SESSION_PIPELINE_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/customers/buyers.h"
#include "core/customers/customers.h"
#include "core/ingest/assemble.h"
#include "core/metrics/coverage.h"
#include "core/metrics/totals.h"
#include "core/policy/policy.h"
#include "core/report/analysis.h"
#include "core/segment/facts.h"
#include "core/segment/lifecycle.h"
#include "core/segment/rfm.h"
#include "core/session/book.h"

namespace shuke::session {

struct PipelineOptions {
  std::optional<Day> as_of;  // none: the latest day in the data
  std::string currency;      // empty: the one with most valid orders
};

// Results that depend on one another, in the order in which they are computed.
// Holds references into itself and the book: neither moves while it lives.
class Pipeline {
 public:
  // `book` must outlive the pipeline and not change.
  Pipeline(Book& book, const policy::Policy& policy,
           const PipelineOptions& options);
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  Day as_of() const { return as_of_; }
  int minor_digits() const { return minor_digits_; }
  table::StringId currency() const { return currency_; }
  const table::Orders& orders() const { return assembly_.orders; }
  const customers::Customers& customers() const { return customers_; }
  const Book& book() const { return book_; }
  segment::FactTable& facts() { return *facts_; }
  // The files that were not removed, with what assembly and the as-of date set
  // aside of them.
  const std::vector<ingest::FileLedger>& ledgers() const { return ledgers_; }
  // What a report is written from.
  report::Analysis analysis() const;

 private:
  void FillLedgers();

  Book& book_;
  bool as_of_given_;
  ingest::Assembly assembly_;
  customers::Identity identity_;
  Day as_of_ = kNoDay;
  table::StringId currency_ = table::kEmptyString;
  int minor_digits_ = 2;
  customers::Customers customers_;
  segment::RfmResult rfm_;
  segment::LifecycleResult lifecycle_;
  metrics::Totals totals_;
  metrics::Coverage coverage_;
  std::vector<ingest::FileLedger> ledgers_;
  std::unique_ptr<segment::FactTable> facts_;
};

}  // namespace shuke::session

#endif  // SHUKE_SESSION_PIPELINE_H_
