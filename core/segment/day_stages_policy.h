// The spans of the life cycle by days since the last order.
#ifndef SHUKE_SEGMENT_DAY_STAGES_POLICY_H_
#define SHUKE_SEGMENT_DAY_STAGES_POLICY_H_

#include <array>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "core/base/result.h"

namespace shuke::segment {

// Fixed days, or days that follow how often people buy in this shop.
enum class DayStageVariant : uint8_t { kDays, kProductCycle };
inline constexpr std::array<std::string_view, 2> kDayStageVariantCodes = {
    "days", "product_cycle"};

struct DayStagesPolicy {
  DayStageVariant variant = DayStageVariant::kDays;
  // Where the stages after aftersales begin: active, silent, sleeping, pre-lost
  // and lost. A stage includes its lower bound and excludes its upper one.
  std::array<int, 5> from_days = {7, 45, 90, 180, 365};
  // kProductCycle: where silent, sleeping, pre-lost and lost begin, in percent
  // of the usual interval. Sleeping at 100: once the interval has passed
  // without an order. The other three stand to it as 45, 180 and 365 days to
  // 90, rounded.
  std::array<int, 4> cycle_percent = {50, 100, 200, 400};
  // A category with fewer gaps between orders follows the shop's interval.
  int category_gaps = 30;

  friend bool operator==(const DayStagesPolicy&,
                         const DayStagesPolicy&) = default;
};

void ToJson(const DayStagesPolicy& policy, nlohmann::json& json);
// Reads over what `policy` holds; on failure `policy` may be partly changed.
Status FromJson(const nlohmann::json& json, std::string_view path,
                DayStagesPolicy& policy);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_DAY_STAGES_POLICY_H_
