// What identity resolution did, as JSON: its figures in a report, and the lists
// to look through.
#ifndef SHUKE_REPORT_IDENTITY_JSON_H_
#define SHUKE_REPORT_IDENTITY_JSON_H_

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string_view>

#include "core/customers/identity_review.h"
#include "core/report/analysis.h"
#include "core/table/dictionary.h"

namespace shuke::report {

// The section "identity" of a report (report.schema.json).
nlohmann::ordered_json IdentityFiguresJson(const IdentityFigures& figures);

// The lists of a review, whose codes are "merged", "probable" and "shared".
enum class ReviewList { kMerged, kProbable, kShared };
std::optional<ReviewList> FindReviewList(std::string_view code);

struct Page {
  size_t offset = 0;
  size_t limit = 0;
};

// {total, offset, rows}. A row of "merged" and "probable" is {accounts: [{key,
// orders, valid_orders, net_minor, last_day}], links: [{key, accounts:
// [index]}], net_minor, customers_fewer}, one of "shared" {key, stronger_keys,
// orders, without}; a key is as in a workspace (workspace/key_json.h).
nlohmann::ordered_json ReviewPageJson(const customers::IdentityReview& review,
                                      const table::Dictionary& dictionary,
                                      ReviewList list, const Page& page);

}  // namespace shuke::report

#endif  // SHUKE_REPORT_IDENTITY_JSON_H_
