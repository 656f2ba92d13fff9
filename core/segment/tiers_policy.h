// The value tiers: how much of revenue each makes up, and who looks after it.
#ifndef SHUKE_SEGMENT_TIERS_POLICY_H_
#define SHUKE_SEGMENT_TIERS_POLICY_H_

#include <array>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "core/base/result.h"

namespace shuke::segment {

inline constexpr size_t kTiers = 5;

// Who answers for a tier: 副总, 客服总监, 客户经理, 客服主管, nobody by name.
enum class TierRole : uint8_t {
  kVicePresident,
  kServiceDirector,
  kAccountManager,
  kServiceSupervisor,
  kNobody,
};
// TierRole -> its code in JSON and message keys ("tier_role.nobody").
inline constexpr std::array<std::string_view, 5> kTierRoleCodes = {
    "vice_president", "service_director", "account_manager",
    "service_supervisor", "nobody"};

// How a tier is served: 伙伴型 joint activities, 能动型 takes up ideas, 负责型
// asks, 被动型 answers, 基本型 sold and not followed up.
enum class TierService : uint8_t {
  kPartner,
  kActive,
  kResponsible,
  kPassive,
  kBasic,
};
// TierService -> its code in JSON and message keys ("tier_service.basic").
inline constexpr std::array<std::string_view, 5> kTierServiceCodes = {
    "partner", "active", "responsible", "passive", "basic"};

struct TiersPolicy {
  // Diamond, gold, silver and bronze make up so many percent of revenue, in
  // turn; the rest is other. Together 100 at most.
  std::array<int, kTiers - 1> revenue_percent = {50, 25, 15, 5};
  std::array<TierRole, kTiers> role = {
      TierRole::kVicePresident, TierRole::kServiceDirector,
      TierRole::kAccountManager, TierRole::kServiceSupervisor,
      TierRole::kNobody};
  std::array<TierService, kTiers> service = {
      TierService::kPartner, TierService::kActive, TierService::kResponsible,
      TierService::kPassive, TierService::kBasic};

  friend bool operator==(const TiersPolicy&, const TiersPolicy&) = default;
};

void ToJson(const TiersPolicy& policy, nlohmann::json& json);
// Reads over what `policy` holds; on failure `policy` may be partly changed.
Status FromJson(const nlohmann::json& json, std::string_view path,
                TiersPolicy& policy);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_TIERS_POLICY_H_
