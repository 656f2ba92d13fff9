// The thresholds of the RFM scheme, with the published defaults.
#ifndef SHUKE_SEGMENT_RFM_POLICY_H_
#define SHUKE_SEGMENT_RFM_POLICY_H_

#include <array>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "core/base/result.h"

namespace shuke::segment {

// Four bounds part the scores 5, 4, 3, 2 from the next lower one; each bound
// belongs to the higher score. What meets none of them scores 1.
struct RfmPolicy {
  // The evaluation window, counted back from the as-of date.
  int window_months = 12;
  // The last order at most so many months ago.
  std::array<int, 4> recency_months = {1, 3, 4, 7};
  // At least so many orders in the window.
  std::array<int, 4> frequency_orders = {6, 4, 3, 2};
  // At least so much net amount in the window, in whole units of the analysis
  // currency (yuan, dollars).
  std::array<int64_t, 4> monetary_major = {2000, 1000, 500, 300};
  // RFM value = recency_weight R + frequency_weight F + monetary_weight M.
  int recency_weight = 1;
  int frequency_weight = 3;
  int monetary_weight = 4;
  // Least RFM value of supreme, vip, advanced, regular. 36 to 39, which the
  // published table leaves open, is vip by this. Below the last bound a
  // customer is unrated.
  std::array<int, 4> level_value = {40, 26, 17, 1};

  friend bool operator==(const RfmPolicy&, const RfmPolicy&) = default;
};

void ToJson(const RfmPolicy& policy, nlohmann::json& json);
// Reads over what `policy` holds; on failure `policy` may be partly changed.
Status FromJson(const nlohmann::json& json, std::string_view path,
                RfmPolicy& policy);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_RFM_POLICY_H_
