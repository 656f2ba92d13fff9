// Activities: the kinds of contact that a campaign can be drafted from, as
// data.
//
// An activity says whom it is for (a rule over facts), on which channel, with
// which words and to what end. The defaults stand in the policy, where a shop
// changes them or adds its own; the title of a default in both languages is the
// message "activity.<name>", its goal "goal.<code>".
//
// Days since the last order are intervals [lower, upper). Dated activities
// (care after 7 and 28 days, gifts after 30 and 100) are due for 7 days from
// their day on, so that a shop that looks once a week meets everybody once.
#ifndef SHUKE_CAMPAIGN_ACTIVITY_H_
#define SHUKE_CAMPAIGN_ACTIVITY_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/campaign/contact.h"
#include "core/segment/rule.h"

namespace shuke::campaign {

enum class Language : uint8_t { kZh, kEn };
inline constexpr std::array<std::string_view, 2> kLanguageCodes = {"zh", "en"};

// The same words for customers of either language.
struct Wording {
  std::string zh;
  std::string en;

  const std::string& In(Language language) const {
    return language == Language::kZh ? zh : en;
  }
  friend bool operator==(const Wording&, const Wording&) = default;
};

enum class ActivityKind : uint8_t {
  kCare,       // 维系: serves, sells nothing
  kMarketing,  // 营销
};
inline constexpr std::array<std::string_view, 2> kActivityKindCodes = {
    "care", "marketing"};

struct Activity {
  std::string name;  // stable, ASCII: "second_order"
  ActivityKind kind = ActivityKind::kMarketing;
  std::string goal;  // stable code: "win_back"
  segment::Rule rule;
  Channel channel = Channel::kSms;
  Wording text;    // message template (template.h)
  Wording coupon;  // what {coupon} says unless the campaign says otherwise
  // What one coupon redeemed and one gift sent along cost the shop, in minor
  // units, and how many days after sending orders count (0: as the effect
  // policy says).
  int64_t coupon_minor = 0;
  int64_t gift_minor = 0;
  int window_days = 0;

  friend bool operator==(const Activity&, const Activity&) = default;
};

// In the order in which they are offered.
std::vector<Activity> DefaultActivities();

// Before the id of a saved segment, where an activity may be named. Who asks
// brings its rule along.
inline constexpr std::string_view kSegmentPrefix = "segment:";

// The rule behind the names "stage:<code>" and "level:<code>", by which every
// stage and level can be drafted without an activity of its own; nothing for
// any other name.
std::optional<segment::Rule> GroupRule(std::string_view name);

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_ACTIVITY_H_
