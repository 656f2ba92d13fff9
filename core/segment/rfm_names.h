// Two ways to name what the scores of a customer say: eleven segments on (R, F)
// and eight classes by above or below the mean.
#ifndef SHUKE_SEGMENT_RFM_NAMES_H_
#define SHUKE_SEGMENT_RFM_NAMES_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/segment/rfm.h"

namespace shuke::segment {

// R, F, M above the mean: yes yes yes, yes no yes, no yes yes, no no yes, and
// the same four with M no. Chinese names: 重要价值, 重要发展, 重要保持,
// 重要挽留, 一般价值, 一般发展, 一般保持, 一般挽留.
enum class RfmClass : uint8_t {
  kImportantValue,
  kImportantDevelop,
  kImportantKeep,
  kImportantWinBack,
  kGeneralValue,
  kGeneralDevelop,
  kGeneralKeep,
  kGeneralWinBack,
  kUnrated,
};
inline constexpr size_t kRfmClasses = 8;  // without kUnrated
// RfmClass -> its code in JSON and message keys ("rfm_class.general_keep").
inline constexpr std::array<std::string_view, kRfmClasses> kRfmClassCodes = {
    "important_value",    "important_develop", "important_keep",
    "important_win_back", "general_value",     "general_develop",
    "general_keep",       "general_win_back"};

struct RfmNames {
  std::vector<RfmSegment> segment;  // one per customer; kNone: unrated
  std::vector<RfmClass> rfm_class;  // one per customer
  // The means of the scores over the rated customers, as sum / rated; 0 / 0
  // without any. High is a score above its mean.
  std::array<int64_t, 3> score_sum = {};  // R, F, M
  int64_t rated = 0;
};

// O(n).
RfmNames NameRfm(const RfmResult& rfm, const RfmPolicy& policy);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_RFM_NAMES_H_
