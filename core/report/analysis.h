// Analysis: the results that one report is written from, side by side.
#ifndef SHUKE_REPORT_ANALYSIS_H_
#define SHUKE_REPORT_ANALYSIS_H_

#include <span>

#include "core/base/date.h"
#include "core/customers/customers.h"
#include "core/customers/identity_review.h"
#include "core/ingest/ledger.h"
#include "core/metrics/coverage.h"
#include "core/metrics/totals.h"
#include "core/segment/segmentation.h"
#include "core/table/dictionary.h"
#include "core/table/orders.h"

namespace shuke::report {

// What identity resolution did.
struct IdentityFigures {
  const customers::Identity& identity;
  uint64_t people_excluded;  // whose orders are set aside
  customers::IdentityEffect effect;
};

// Views; everything outlives the writing of a report.
struct Analysis {
  Day as_of;         // kNoDay: no file gave any order
  bool as_of_given;  // by the owner, not by the data
  std::span<const ingest::FileLedger> files;
  const table::Dictionary& dictionary;
  table::StringId currency;
  const customers::Customers& customers;
  const metrics::Totals& totals;
  const metrics::Coverage& coverage;
  const segment::Segmentation& segments;
  const IdentityFigures& identity;
};

}  // namespace shuke::report

#endif  // SHUKE_REPORT_ANALYSIS_H_
