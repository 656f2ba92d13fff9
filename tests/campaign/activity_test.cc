#include "core/campaign/activity.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "core/campaign/campaign_policy.h"
#include "core/campaign/sms.h"
#include "core/campaign/template.h"
#include "core/segment/selection.h"
#include "tests/campaign/invented_shop.h"

namespace shuke::campaign {
namespace {

const Activity& Find(const std::vector<Activity>& activities,
                     std::string_view name) {
  for (const Activity& activity : activities) {
    if (activity.name == name) return activity;
  }
  ADD_FAILURE() << "no activity " << name;
  return activities.front();
}

std::string Message(const Activity& activity, Language language,
                    SignaturePosition position, std::string_view signature,
                    std::string_view opt_out) {
  VariableValues values;
  values[static_cast<size_t>(Variable::kNick)] = "tb1234";
  values[static_cast<size_t>(Variable::kCoupon)] = activity.coupon.In(language);
  values[static_cast<size_t>(Variable::kDays)] = "365";
  values[static_cast<size_t>(Variable::kOrders)] = "12";
  if (language == Language::kZh) {  // as wide as the policy lets it be
    values[static_cast<size_t>(Variable::kDue)] = "豆腐猫砂除臭无尘绿茶";
    values[static_cast<size_t>(Variable::kNext)] = "豆腐猫砂除臭无尘绿茶";
  }
  const Template parsed = Template::Parse(activity.text.In(language)).value();
  return ComposeSms(parsed.Render(values).value_or(""), signature, opt_out,
                    position);
}

TEST(DefaultActivities, KeepTheirNames) {
  std::vector<std::string> names;
  for (const Activity& a : DefaultActivities()) names.push_back(a.name);
  EXPECT_EQ(names, (std::vector<std::string>{"care_7_days",
                                             "care_28_days",
                                             "gift_30_days",
                                             "gift_100_days",
                                             "vip_care",
                                             "shipping_notice",
                                             "arrival_notice",
                                             "signed_notice",
                                             "review_reward",
                                             "review_thanks",
                                             "trouble_care",
                                             "refund_done",
                                             "closed_order_care",
                                             "parcel_leaflet",
                                             "parcel_gift",
                                             "parcel_privileges",
                                             "membership_expiry",
                                             "level_falling",
                                             "level_raised",
                                             "anniversary",
                                             "holiday_greeting",
                                             "second_order",
                                             "new_arrivals",
                                             "repeat_offer",
                                             "win_back_45",
                                             "win_back_90",
                                             "win_back_140",
                                             "leaving_soon",
                                             "second_order_likely",
                                             "silent_wake",
                                             "sleeping_wake",
                                             "lost_win_back_high_value",
                                             "lost_goodbye",
                                             "unpaid_reminder",
                                             "related_products",
                                             "cycle_reminder",
                                             "season_clearance",
                                             "big_sale",
                                             "shop_anniversary",
                                             "fans_event"}));
}

// What campaigns.md asks of a good message, of which dates and offer are words.
TEST(DefaultActivities, AddressByNickAndNeverByAForm) {
  for (const Activity& activity : DefaultActivities()) {
    for (Language language : {Language::kZh, Language::kEn}) {
      const std::string& text = activity.text.In(language);
      const Result<Template> parsed = Template::Parse(text);
      ASSERT_TRUE(parsed.ok()) << activity.name;
      EXPECT_TRUE(parsed.value().Uses(Variable::kNick)) << activity.name;
      EXPECT_TRUE(parsed.value().Uses(Variable::kLink)) << activity.name;
      EXPECT_EQ(parsed.value().Uses(Variable::kCoupon),
                !activity.coupon.In(language).empty())
          << activity.name;
      for (const char* form : {"亲", "尊敬的", "客户", "Dear"}) {
        EXPECT_EQ(text.find(form), std::string::npos) << activity.name;
      }
    }
  }
}

TEST(DefaultActivities, FitOneSmsPartInChinese) {
  for (const Activity& activity : DefaultActivities()) {
    const std::string message =
        Message(activity, Language::kZh, SignaturePosition::kFront,
                "【熟客示例店】", "拒收请回复R");
    EXPECT_EQ(MeasureSms(message).parts, 1)
        << activity.name << ": " << MeasureSms(message).characters << " "
        << message;
  }
}

TEST(DefaultActivities, FitOneSmsPartOfSevenBitsInEnglish) {
  for (const Activity& activity : DefaultActivities()) {
    const std::string message =
        Message(activity, Language::kEn, SignaturePosition::kFront,
                "Shuke:", "Reply R to opt out");
    EXPECT_EQ(MeasureSms(message).alphabet, SmsAlphabet::kGsm7)
        << activity.name;
    EXPECT_EQ(MeasureSms(message).parts, 1)
        << activity.name << ": " << MeasureSms(message).characters << " "
        << message;
  }
}

// One customer for every day since the last order; who is taken in?
std::set<int> DaysOf(std::string_view name, int orders_each,
                     int64_t net_minor) {
  std::vector<InventedOrder> orders;
  for (int days = 0; days <= 400; ++days) {
    for (int k = 0; k < orders_each; ++k) {
      orders.push_back({.nick = "d" + std::to_string(days),
                        .days_ago = days,
                        .net_minor = net_minor / orders_each});
    }
  }
  InventedShop shop(orders);
  segment::CustomerQuery query;
  const std::vector<Activity> activities = DefaultActivities();
  query.rule = Find(activities, name).rule;
  std::set<int> days;
  for (customers::CustomerId id :
       segment::SelectCustomers(shop.facts(), query)) {
    days.insert(InventedShop::kAsOf - shop.customers().last_day[id]);
  }
  return days;
}

std::set<int> Days(int lower, int upper) {
  std::set<int> days;
  for (int day = lower; day < upper; ++day) days.insert(day);
  return days;
}

TEST(DefaultActivities, TakeInTheirIntervalWithoutItsUpperBound) {
  EXPECT_EQ(DaysOf("second_order", 1, 10000), Days(7, 45));
  EXPECT_EQ(DaysOf("second_order", 2, 10000), Days(0, 0));
  EXPECT_EQ(DaysOf("new_arrivals", 1, 10000), Days(7, 45));
  EXPECT_EQ(DaysOf("repeat_offer", 2, 10000), Days(45, 90));
  EXPECT_EQ(DaysOf("repeat_offer", 1, 10000), Days(0, 0));
  EXPECT_EQ(DaysOf("win_back_45", 1, 10000), Days(45, 90));
  EXPECT_EQ(DaysOf("win_back_45", 2, 10000), Days(45, 90));
  EXPECT_EQ(DaysOf("win_back_90", 1, 10000), Days(90, 140));
  EXPECT_EQ(DaysOf("win_back_140", 1, 10000), Days(140, 365));
}

TEST(DefaultActivities, AreDueForAWeekFromTheirDayOn) {
  EXPECT_EQ(DaysOf("care_7_days", 1, 10000), Days(7, 14));
  EXPECT_EQ(DaysOf("care_28_days", 1, 10000), Days(28, 35));
  EXPECT_EQ(DaysOf("gift_30_days", 1, 10000), Days(30, 37));
  EXPECT_EQ(DaysOf("gift_100_days", 1, 10000), Days(100, 107));
}

// 2026-11-22 less 12 months is 2025-11-22, 365 days back: still sleeping.
TEST(DefaultActivities, PartTheLostByTheirValue) {
  EXPECT_EQ(DaysOf("lost_win_back_high_value", 1, 100000), Days(366, 401));
  EXPECT_EQ(DaysOf("lost_win_back_high_value", 1, 99999), Days(0, 0));
  EXPECT_EQ(DaysOf("lost_goodbye", 1, 99999), Days(366, 401));
  EXPECT_EQ(DaysOf("lost_goodbye", 1, 100000), Days(0, 0));
}

// Six months back is 2026-05-22 (184 days), three 2026-08-22 (92 days).
TEST(DefaultActivities, WakeTheStageThatTheyName) {
  EXPECT_EQ(DaysOf("silent_wake", 1, 10000), Days(93, 185));
  EXPECT_EQ(DaysOf("sleeping_wake", 1, 10000), Days(185, 366));
}

// One order scores F 1; with M 5 (2000 yuan) the value is R + 3 + 20, so VIP
// takes R 3 or more: within 4 months, 2026-07-22, 123 days.
TEST(DefaultActivities, CareForTheTopTwoLevels) {
  EXPECT_EQ(DaysOf("vip_care", 1, 200000), Days(0, 124));
  EXPECT_EQ(DaysOf("vip_care", 6, 200000), Days(0, 366));
}

TEST(GroupRule, NamesEveryStageAndLevel) {
  for (std::string_view code : segment::kStageCodes) {
    const std::string json = "{\"fact\":\"stage\",\"op\":\"eq\",\"value\":\"" +
                             std::string(code) + "\"}";
    EXPECT_EQ(GroupRule("stage:" + std::string(code)),
              segment::ParseRule(json).value());
  }
  for (std::string_view code : segment::kLevelCodes) {
    const std::string json = "{\"fact\":\"level\",\"op\":\"eq\",\"value\":\"" +
                             std::string(code) + "\"}";
    EXPECT_EQ(GroupRule("level:" + std::string(code)),
              segment::ParseRule(json).value());
  }
}

TEST(GroupRule, KnowsNothingElse) {
  for (const char* name : {"", "stage", "stage:", "stage:vip", "level:silent",
                           "Stage:silent", "stage:silent ", ":silent"}) {
    EXPECT_FALSE(GroupRule(name)) << name;
  }
}

}  // namespace
}  // namespace shuke::campaign
