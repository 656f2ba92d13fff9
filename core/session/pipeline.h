// From the rows of a book to everything that reports, tables and drafts are
// read from.
#ifndef SHUKE_SESSION_PIPELINE_H_
#define SHUKE_SESSION_PIPELINE_H_

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/lazy.h"
#include "core/customers/buyers.h"
#include "core/customers/customers.h"
#include "core/customers/identity_review.h"
#include "core/ingest/assemble.h"
#include "core/ingest/set_aside_rows.h"
#include "core/metrics/coverage.h"
#include "core/metrics/totals.h"
#include "core/policy/policy.h"
#include "core/report/analysis.h"
#include "core/segment/facts.h"
#include "core/segment/rule_cache.h"
#include "core/segment/segmentation.h"
#include "core/session/book.h"
#include "core/session/outlook.h"
#include "core/workspace/workspace.h"

namespace shuke::session {

// The orders of a book and whose they are: what rests on the files, on how they
// are read and on what the workspace says of buyers, but neither on the as-of
// date nor on any threshold of an analysis.
struct OrderBook {
  OrderBook(Book& book, const policy::Policy& policy,
            const workspace::Workspace& workspace);

  // Whether it would come out the same under the other policy or workspace.
  static bool SameUnder(const policy::Policy& a, const policy::Policy& b);
  static bool SameUnder(const workspace::Workspace& a,
                        const workspace::Workspace& b);

  // Without the orders of excluded buyers, whose rows are set aside.
  ingest::Assembly assembly;
  std::vector<table::StringId> platform_of_file;
  customers::Identity identity;
  uint64_t people_excluded = 0;
  std::vector<uint32_t> excluded_lines;

 private:
  void SetExcludedAside(const Book& book,
                        const workspace::Workspace& workspace);
};

struct PipelineOptions {
  std::optional<Day> as_of;  // none: the latest day in the data
  std::string currency;      // empty: the one with most valid orders
  Day compare_day = kNoDay;  // kNoDay: the one that the policy gives
};

// Everything that is computed from the orders of one currency up to one day.
// What nobody asks for is not computed. Holds references into itself and what
// it was made of: neither moves while it lives.
class Pipeline {
 public:
  // `book` and `orders` must outlive the pipeline and not change; `workspace`
  // must outlive it, and WorkspaceChanged says when it changed.
  Pipeline(Book& book, const OrderBook& orders, const policy::Policy& policy,
           const workspace::Workspace& workspace,
           const PipelineOptions& options);
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  // Answers by another policy from now on, which must be one that leaves the
  // orders alone (OrderBook::SameUnder); keeps whatever does not rest on the
  // difference.
  void SetPolicy(const policy::Policy& policy);
  // The shop noted something else of its customers; of whom it is a customer
  // nothing changed (OrderBook::SameUnder).
  void WorkspaceChanged();
  // Compares with another earlier day from now on; kNoDay: with the policy's.
  void SetCompareDay(Day day);

  Day as_of() const { return as_of_; }
  int minor_digits() const { return minor_digits_; }
  table::StringId currency() const { return currency_; }
  const table::Orders& orders() const { return orders_.assembly.orders; }
  const customers::Customers& customers() const { return customers_; }
  const Book& book() const { return book_; }
  const segment::Segmentation& segments() const { return segments_; }
  const Outlook& outlook() const { return outlook_; }
  segment::FactTable& facts() { return facts_; }
  // Makes clusters a fact: one entry per customer (segment/clusters.h).
  void SetClusters(std::vector<uint8_t> of_customer) {
    segments_.SetClusters(std::move(of_customer));
    facts_.Drop("cluster");
  }
  segment::RuleCache& rules() { return rules_; }
  const customers::Identity& identity() const { return orders_.identity; }
  const customers::IdentityReview& identity_review() const {
    return review_.Get();
  }
  // The files that were not removed, with what assembly and the as-of date set
  // aside of them.
  const std::vector<ingest::FileLedger>& ledgers() const {
    return ledgers_.Get();
  }
  // Of every file by its id, the rows that other rows and the as-of date set
  // aside, in file order.
  const std::vector<std::vector<ingest::LateRowOfFile>>& late_rows() const {
    return late_rows_.Get();
  }
  // What a report is written from.
  report::Analysis analysis() const;

 private:
  std::vector<ingest::FileLedger> MakeLedgers() const;
  segment::Marks MakeMarks() const;
  std::vector<std::vector<ingest::LateRowOfFile>> ListLateRows() const;
  report::IdentityFigures MeasureIdentity() const;
  customers::IdentityReview MakeReview() const;

  Book& book_;
  const OrderBook& orders_;
  const workspace::Workspace& workspace_;
  bool as_of_given_;
  Day as_of_;
  table::StringId currency_;
  int minor_digits_;
  customers::Customers customers_;
  Outlook outlook_;
  Lazy<segment::Marks> marks_;
  std::function<const segment::Marks&()> get_marks_;
  segment::Segmentation segments_;
  segment::FactTable facts_;
  segment::RuleCache rules_;
  Lazy<metrics::Totals> totals_;
  Lazy<metrics::Coverage> coverage_;
  Lazy<report::IdentityFigures> identity_;
  Lazy<customers::IdentityReview> review_;
  Lazy<std::vector<ingest::FileLedger>> ledgers_;
  Lazy<std::vector<std::vector<ingest::LateRowOfFile>>> late_rows_;
};

}  // namespace shuke::session

#endif  // SHUKE_SESSION_PIPELINE_H_
