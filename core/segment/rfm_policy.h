// The thresholds of the RFM scheme, with the published defaults.
#ifndef SHUKE_SEGMENT_RFM_POLICY_H_
#define SHUKE_SEGMENT_RFM_POLICY_H_

#include <array>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "core/base/result.h"

namespace shuke::segment {

// Where scores come from: from the bounds below, or from the shop's own
// customers, parted into fifths.
enum class RfmScheme : uint8_t { kBins, kQuintiles };
inline constexpr std::array<std::string_view, 2> kRfmSchemeCodes = {
    "bins", "quintiles"};
enum class FrequencyBy : uint8_t { kOrders, kDays };
inline constexpr std::array<std::string_view, 2> kFrequencyByCodes = {"orders",
                                                                      "days"};
enum class MonetaryBy : uint8_t { kSum, kMean };
inline constexpr std::array<std::string_view, 2> kMonetaryByCodes = {"sum",
                                                                     "mean"};

// The order of reports and of sorting.
enum class RfmSegment : uint8_t {
  kChampions,
  kLoyal,
  kPotentialLoyalist,
  kNew,
  kPromising,
  kNeedAttention,
  kAboutToSleep,
  kAtRisk,
  kCannotLose,
  kHibernating,
  kLost,
  kNone,  // unrated
};
inline constexpr size_t kRfmSegments = 11;  // without kNone
// RfmSegment -> its code in JSON, CSV and message keys ("rfm_segment.new").
inline constexpr std::array<std::string_view, kRfmSegments> kRfmSegmentCodes = {
    "champions",
    "loyal",
    "potential_loyalist",
    "new",
    "promising",
    "need_attention",
    "about_to_sleep",
    "at_risk",
    "cannot_lose",
    "hibernating",
    "lost"};

// The segment of each pair of scores: [R - 1][F - 1].
using RfmGrid = std::array<std::array<RfmSegment, 5>, 5>;
// 5,4-5 champions; 3-4,4-5 loyal; 4-5,2-3 potential loyalist; 5,1 new; 4,1
// promising; 3,3 need attention; 3,1-2 about to sleep; 1-2,3-4 at risk; 1-2,5
// cannot lose; 1,1 lost; the rest hibernating.
RfmGrid DefaultRfmGrid();

// Four bounds part the scores 5, 4, 3, 2 from the next lower one; each bound
// belongs to the higher score. What meets none of them scores 1.
struct RfmPolicy {
  RfmScheme scheme = RfmScheme::kBins;
  // What F and M are judged by, in either scheme.
  FrequencyBy frequency_by = FrequencyBy::kOrders;
  MonetaryBy monetary_by = MonetaryBy::kSum;
  // The evaluation window, counted back from the as-of date.
  int window_months = 12;
  // The last order at most so many months ago.
  std::array<int, 4> recency_months = {1, 3, 4, 7};
  // At least so many orders (or days with one) in the window.
  std::array<int, 4> frequency_orders = {6, 4, 3, 2};
  // At least so much net amount in the window (or per order), in whole units
  // of the analysis currency (yuan, dollars).
  std::array<int64_t, 4> monetary_major = {2000, 1000, 500, 300};
  // RFM value = recency_weight R + frequency_weight F + monetary_weight M.
  int recency_weight = 1;
  int frequency_weight = 3;
  int monetary_weight = 4;
  // Least RFM value of supreme, vip, advanced, regular. 36 to 39, which the
  // published table leaves open, is vip by this. Below the last bound a
  // customer is unrated.
  std::array<int, 4> level_value = {40, 26, 17, 1};
  RfmGrid segments = DefaultRfmGrid();

  friend bool operator==(const RfmPolicy&, const RfmPolicy&) = default;
};

void ToJson(const RfmPolicy& policy, nlohmann::json& json);
// Reads over what `policy` holds; on failure `policy` may be partly changed.
Status FromJson(const nlohmann::json& json, std::string_view path,
                RfmPolicy& policy);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_RFM_POLICY_H_
