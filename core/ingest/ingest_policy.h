// What a shop has taught the reading of its files: the ingest slice of the
// policy.
#ifndef SHUKE_INGEST_INGEST_POLICY_H_
#define SHUKE_INGEST_INGEST_POLICY_H_

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/table/order_lines.h"

namespace shuke::ingest {

struct IngestPolicy {
  // Remembered column mappings, each header -> role ("单号" -> "order_id"). One
  // applies to a file that has all of its headers; the first that applies wins.
  std::vector<std::map<std::string, std::string>> mappings;
  // Status words that no profile knows -> what they mean.
  std::map<std::string, table::OrderState> status_words;
  // Where the shop's clock stands: times with an offset in the data are
  // converted to this.
  int utc_offset_minutes = 480;
  // Whether an order whose paid amount is zero is valid (rulings 4).
  bool count_zero_amount = false;

  friend bool operator==(const IngestPolicy&, const IngestPolicy&) = default;
};

void ToJson(const IngestPolicy& policy, nlohmann::json& json);
// Reads over what `policy` holds; on failure `policy` may be partly changed.
Status FromJson(const nlohmann::json& json, std::string_view path,
                IngestPolicy& policy);

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_INGEST_POLICY_H_
