// The default activities. Coupons are words, since only the shop knows what it
// can issue: 满月礼 (5 yuan) and 百日礼 (10 yuan) are the customary ones. Every
// Chinese text fits one SMS part with a shop name of six characters, a nick of
// six, its own coupon and the default opt-out.
#include "core/campaign/activity.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "core/segment/lifecycle.h"
#include "core/segment/rfm.h"

namespace shuke::campaign {
namespace {

struct Default {
  const char* name;
  ActivityKind kind;
  const char* goal;
  const char* rule;
  Wording text;
  Wording coupon;
  int64_t coupon_minor;
  Channel channel = Channel::kSms;
  int64_t gift_minor = 0;
};

constexpr ActivityKind kCare = ActivityKind::kCare;
constexpr ActivityKind kMarketing = ActivityKind::kMarketing;

// clang-format off
const Default kDefaults[] = {
    // Care.
    {"care_7_days", kCare, "service",
     R"({"all":[{"fact":"recency_days","op":"ge","value":7},
                {"fact":"recency_days","op":"lt","value":14}]})",
     {"{nick|朋友}，东西用着还合心意吗？有问题随时找我们。晒图评价可领{coupon}，{link|进店}联系客服。",
      "{nick|Hello}, is everything as you hoped? Write to us any time. Share a photo and get {coupon}: {link|our shop}."},
     {"3元晒图红包", "a 3 yuan thank-you"}, 300},
    {"care_28_days", kCare, "service",
     R"({"all":[{"fact":"recency_days","op":"ge","value":28},
                {"fact":"recency_days","op":"lt","value":35}]})",
     {"{nick|朋友}，买回去快一个月了，用得还好吗？使用、保养、搭配上的事，{link|进店}问客服就行。",
      "{nick|Hello}, it has been four weeks. Any question about use or care? We are here to help: {link|our shop}."},
     {"", ""}, 0},
    {"gift_30_days", kCare, "goodwill",
     R"({"all":[{"fact":"recency_days","op":"ge","value":30},
                {"fact":"recency_days","op":"lt","value":37}]})",
     {"{nick|朋友}，我们相识满月啦，送你一张{coupon}，7天内有效，{link|进店}即可使用。",
      "{nick|Hello}, one month together! Here is {coupon}, good for 7 days: {link|our shop}."},
     {"5元无门槛满月券", "5 yuan off, no minimum"}, 500},
    {"gift_100_days", kCare, "goodwill",
     R"({"all":[{"fact":"recency_days","op":"ge","value":100},
                {"fact":"recency_days","op":"lt","value":107}]})",
     {"{nick|朋友}，百日快乐！上次见面已是{days}天前，送你一张{coupon}，7天内有效，{link|进店}即可使用。",
      "{nick|Hello}, it has been {days} days. Our 100-day gift to you: {coupon}, good for 7 days: {link|our shop}."},
     {"10元百日券", "10 yuan off"}, 1000},
    {"vip_care", kCare, "keep_vip",
     R"({"fact":"level","op":"in","value":["supreme","vip"]})",
     {"{nick|朋友}，谢谢你{orders}次选择我们。VIP专享：{coupon}，7天内有效，{link|进店}找客服领取。",
      "{nick|Hello}, thank you for {orders} orders. For our VIPs: {coupon}, good for 7 days. Ask us at {link|our shop}."},
     {"新品优先发货", "new items shipped first"}, 0},

    // Care around an order, a parcel, a membership or a date.
    {"shipping_notice", kCare, "service",
     R"({"all":[{"fact":"latest_order","op":"eq","value":"shipped"},
                {"fact":"latest_order_days","op":"lt","value":3}]})",
     {"{nick|朋友}，你的宝贝已发出，{link|进店}可查物流。收到有问题请先找我们，一定处理好。",
      "{nick|Hello}, your order is on its way. Follow it at {link|our shop}, and write to us first if anything is wrong."},
     {"", ""}, 0},
    {"arrival_notice", kCare, "service",
     R"({"all":[{"fact":"latest_order","op":"eq","value":"shipped"},
                {"fact":"latest_order_days","op":"between","value":[3,7]}]})",
     {"{nick|朋友}，你的包裹快到所在城市了，请留意电话。{link|进店}可查物流。",
      "{nick|Hello}, your parcel should reach your city soon. Follow it at {link|our shop}."},
     {"", ""}, 0},
    {"signed_notice", kCare, "service",
     R"({"all":[{"fact":"latest_order","op":"eq","value":"completed"},
                {"fact":"latest_order_days","op":"lt","value":7}]})",
     {"{nick|朋友}，包裹已签收，拆开看看还满意吗？有任何问题{link|进店}找客服，我们马上处理。",
      "{nick|Hello}, your parcel has arrived. Anything wrong? Tell us at {link|our shop} and we will see to it."},
     {"", ""}, 0},
    {"review_reward", kCare, "service",
     R"({"all":[{"fact":"latest_order","op":"eq","value":"completed"},
                {"fact":"latest_order_days","op":"between","value":[3,14]}]})",
     {"{nick|朋友}，晒一张实拍图，就送你{coupon}，3天内有效，{link|进店}就能晒。",
      "{nick|Hello}, share a photo of your order within 3 days and get {coupon}: {link|our shop}."},
     {"3元晒图红包", "a 3 yuan thank-you"}, 300},
    {"review_thanks", kCare, "goodwill",
     R"({"all":[{"fact":"latest_order","op":"eq","value":"completed"},
                {"fact":"latest_order_days","op":"between","value":[7,21]}]})",
     {"{nick|朋友}，谢谢你的评价和支持，有什么想说的，{link|进店}随时找我们。",
      "{nick|Hello}, thank you for your review. We are always here at {link|our shop}."},
     {"", ""}, 0, Channel::kWangwang},
    {"trouble_care", kCare, "service",
     R"({"all":[{"fact":"leaving_reason","op":"in","value":["refund","slow_delivery"]},
                {"fact":"recency_days","op":"lt","value":60}]})",
     {"{nick|朋友}，上次的购物让你不愉快，很抱歉。我们备了{coupon}，{link|进店}找客服，7天内有效。",
      "{nick|Hello}, we are sorry about your last order. {coupon} is yours for 7 days: {link|our shop}."},
     {"10元致歉券", "10 yuan off"}, 1000},
    {"refund_done", kCare, "service",
     R"({"all":[{"fact":"latest_order","op":"eq","value":"refunded"},
                {"fact":"latest_order_days","op":"lt","value":7}]})",
     {"{nick|朋友}，退款已完成，请查收。哪里没做好，{link|进店}告诉我们，下次一定改。",
      "{nick|Hello}, your refund is done. Tell us at {link|our shop} what we can do better."},
     {"", ""}, 0},
    {"closed_order_care", kCare, "service",
     R"({"all":[{"fact":"latest_order","op":"eq","value":"closed"},
                {"fact":"latest_order_days","op":"lt","value":14}]})",
     {"{nick|朋友}，看到你的订单关闭了，是遇到什么问题吗？{link|进店}告诉我们，马上帮你解决。",
      "{nick|Hello}, your order was closed. Did anything go wrong? Tell us at {link|our shop}."},
     {"", ""}, 0, Channel::kWangwang},
    {"parcel_leaflet", kCare, "goodwill",
     R"({"all":[{"fact":"latest_order","op":"eq","value":"paid"},
                {"fact":"orders","op":"eq","value":1}]})",
     {"{nick|朋友}，第一次见面，先认识一下我们：{link|进店}看品牌故事。",
      "{nick|Hello}, nice to meet you. Our story is at {link|our shop}."},
     {"", ""}, 0, Channel::kParcel},
    {"parcel_gift", kCare, "keep_vip",
     R"({"all":[{"fact":"latest_order","op":"eq","value":"paid"},
                {"fact":"level","op":"in","value":["supreme","vip"]}]})",
     {"{nick|朋友}，谢谢你一直在，这份小礼物是给老朋友的。{link|进店}还有惊喜。",
      "{nick|Hello}, thank you for staying with us. This small gift is for you. More at {link|our shop}."},
     {"", ""}, 0, Channel::kGift, 1000},
    {"parcel_privileges", kCare, "keep_vip",
     R"({"all":[{"fact":"latest_order","op":"eq","value":"paid"},
                {"fact":"membership","op":"in","value":["vip","advanced","regular"]}]})",
     {"{nick|朋友}，别忘了你的会员权益：{coupon}。{link|进店}随时可用。",
      "{nick|Hello}, remember your privileges as a member: {coupon}. Use them at {link|our shop}."},
     {"会员专属折扣", "members' prices"}, 0, Channel::kParcel},
    {"membership_expiry", kCare, "keep_vip",
     R"({"fact":"membership_review_in_days","op":"between","value":[0,30]})",
     {"{nick|朋友}，你的会员快到期了，续上就有{coupon}，30天内有效，{link|进店}看看还差多少。",
      "{nick|Hello}, your membership ends soon. Renew it and get {coupon} within 30 days: {link|our shop}."},
     {"10元续期券", "10 yuan off"}, 1000},
    {"level_falling", kCare, "keep_vip",
     R"({"all":[{"fact":"membership_outlook","op":"eq","value":"lowered"},
                {"fact":"membership_review_in_days","op":"between","value":[0,60]}]})",
     {"{nick|朋友}，你的会员等级即将下调，60天内再来一单就能保住，送你{coupon}，{link|进店}可用。",
      "{nick|Hello}, one more order within 60 days keeps your level. {coupon} is yours: {link|our shop}."},
     {"10元保级券", "10 yuan off"}, 1000},
    {"level_raised", kCare, "keep_vip",
     R"({"any":[{"all":[{"fact":"level","op":"eq","value":"supreme"},
                        {"fact":"level_before","op":"in","value":["vip","advanced","regular"]}]},
                {"all":[{"fact":"level","op":"eq","value":"vip"},
                        {"fact":"level_before","op":"in","value":["advanced","regular"]}]}]})",
     {"{nick|朋友}，恭喜升级！新等级享{coupon}，30天内有效，{link|进店}查看全部权益。",
      "{nick|Hello}, you have risen a level! Enjoy {coupon} for 30 days: {link|our shop}."},
     {"升级礼券10元", "10 yuan off"}, 1000},
    {"anniversary", kCare, "goodwill",
     R"({"any":[{"fact":"account_age_days","op":"between","value":[365,371]},
                {"fact":"account_age_days","op":"between","value":[730,736]},
                {"fact":"account_age_days","op":"between","value":[1095,1101]}]})",
     {"{nick|朋友}，我们相识周年啦，谢谢你{orders}次信任，送你{coupon}，7天内有效，{link|进店}可用。",
      "{nick|Hello}, another year together. For you: {coupon}, good for 7 days: {link|our shop}."},
     {"20元周年券", "20 yuan off"}, 2000},
    {"holiday_greeting", kCare, "goodwill",
     R"({"fact":"recency_days","op":"lt","value":365})",
     {"{nick|朋友}，节日快乐！放假期间3天内发货照常，有事{link|进店}留言，客服看到就回。",
      "{nick|Hello}, happy holidays! Orders still leave within 3 days. Write to us at {link|our shop}."},
     {"", ""}, 0},

    // Marketing, by days since the last order.
    {"second_order", kMarketing, "second_order",
     R"({"all":[{"fact":"orders","op":"eq","value":1},
                {"fact":"recency_days","op":"ge","value":7},
                {"fact":"recency_days","op":"lt","value":45}]})",
     {"{nick|朋友}，第一单还满意吗？第二单备好了{coupon}，7天内有效，{link|进店}即可使用。",
      "{nick|Hello}, happy with your first order? Your second comes with {coupon}, good for 7 days: {link|our shop}."},
     {"10元无门槛券", "10 yuan off"}, 1000},
    {"new_arrivals", kMarketing, "visit",
     R"({"all":[{"fact":"recency_days","op":"ge","value":7},
                {"fact":"recency_days","op":"lt","value":45}]})",
     {"{nick|朋友}，本周新品到店，老客先挑，{coupon}限3天，{link|进店}就能看到。",
      "{nick|Hello}, new arrivals this week, and you choose first: {coupon} for 3 days. See {link|our shop}."},
     {"新品9折", "10% off new items"}, 1000},
    {"repeat_offer", kMarketing, "repeat_order",
     R"({"all":[{"fact":"orders","op":"ge","value":2},
                {"fact":"recency_days","op":"ge","value":45},
                {"fact":"recency_days","op":"lt","value":90}]})",
     {"{nick|朋友}，你常买的那几类上新了，老客专享{coupon}，7天内有效，{link|进店}可领。",
      "{nick|Hello}, new items of the kind you like have come in. For you: {coupon}, good for 7 days: {link|our shop}."},
     {"满199减20", "20 yuan off 199"}, 2000},
    {"win_back_45", kMarketing, "win_back",
     R"({"all":[{"fact":"recency_days","op":"ge","value":45},
                {"fact":"recency_days","op":"lt","value":90}]})",
     {"{nick|朋友}，{days}天没见，店里又到了好货，{coupon}已为你备好，7天内有效，{link|进店}看看。",
      "{nick|Hello}, it has been {days} days. Good things have come in, and {coupon} is waiting for you for 7 days: {link|our shop}."},
     {"10元回店券", "10 yuan off"}, 1000},
    {"win_back_90", kMarketing, "win_back",
     R"({"all":[{"fact":"recency_days","op":"ge","value":90},
                {"fact":"recency_days","op":"lt","value":140}]})",
     {"{nick|朋友}，{days}天没来了，有点想你。给你留了{coupon}，7天内有效，{link|进店}即可使用。",
      "{nick|Hello}, {days} days without you. We kept {coupon} for you, good for 7 days: {link|our shop}."},
     {"15元回店券", "15 yuan off"}, 1500},
    {"win_back_140", kMarketing, "win_back",
     R"({"all":[{"fact":"recency_days","op":"ge","value":140},
                {"fact":"recency_days","op":"lt","value":365}]})",
     {"{nick|朋友}，好久不见。这张{coupon}只发给老朋友，7天内有效，{link|进店}即可使用。",
      "{nick|Hello}, long time no see. Only for old friends: {coupon}, good for 7 days: {link|our shop}."},
     {"20元回店券", "20 yuan off"}, 2000},

    // Marketing, by what is predicted.
    {"leaving_soon", kMarketing, "win_back",
     R"({"fact":"early_warning","op":"eq","value":"leaving"})",
     {"{nick|朋友}，{days}天没见了，最近还好吗？给你留了{coupon}，7天内有效，{link|进店}即可使用。",
      "{nick|Hello}, it has been {days} days, and we would like to see you again: {coupon}, good for 7 days: {link|our shop}."},
     {"10元回店券", "10 yuan off"}, 1000},
    {"second_order_likely", kMarketing, "second_order",
     R"({"fact":"second_order_chance","op":"eq","value":"candidate"})",
     {"{nick|朋友}，谢谢你第一次选择我们。第二单为你备好{coupon}，7天内有效，{link|进店}即可使用。",
      "{nick|Hello}, thank you for your first order. Your second comes with {coupon}, good for 7 days: {link|our shop}."},
     {"8元无门槛券", "8 yuan off"}, 800},

    // Marketing, by stage.
    {"silent_wake", kMarketing, "win_back",
     R"({"fact":"stage","op":"eq","value":"silent"})",
     {"{nick|朋友}，几个月没见，店里换了新一季，老客{coupon}，7天内有效，{link|进店}看看。",
      "{nick|Hello}, a new season is in since we last met. For you: {coupon}, good for 7 days: {link|our shop}."},
     {"满199减30", "30 yuan off 199"}, 3000},
    {"sleeping_wake", kMarketing, "win_back",
     R"({"fact":"stage","op":"eq","value":"sleeping"})",
     {"{nick|朋友}，大半年没见，一切都好吗？回来看看吧，{coupon}为你留7天，{link|进店}即可使用。",
      "{nick|Hello}, it has been more than half a year. Come and see us: {coupon} is yours for 7 days: {link|our shop}."},
     {"20元无门槛券", "20 yuan off, no minimum"}, 2000},
    {"lost_win_back_high_value", kMarketing, "win_back",
     R"({"all":[{"fact":"stage","op":"eq","value":"lost"},
                {"fact":"net_minor","op":"ge","value":100000}]})",
     {"{nick|朋友}，谢谢你{orders}次选择我们，一直记得。专属{coupon}为你保留15天，{link|进店}即可使用。",
      "{nick|Hello}, we remember your {orders} orders with thanks. {coupon} is kept for you for 15 days: {link|our shop}."},
     {"50元回归礼券", "A 50 yuan welcome back"}, 5000},
    {"lost_goodbye", kMarketing, "farewell",
     R"({"all":[{"fact":"stage","op":"eq","value":"lost"},
                {"fact":"net_minor","op":"lt","value":100000}]})",
     {"{nick|朋友}，好久不见，往后只在大促时问候你。想回来看看，{coupon}15天内都在，{link|进店}即可使用。",
      "{nick|Hello}, from now on we write only at the big sales. Should you come back, {coupon} waits for 15 days: {link|our shop}."},
     {"10元回店券", "10 yuan off"}, 1000},

    // Marketing, by what waits, what goes together and what is on.
    {"unpaid_reminder", kMarketing, "payment",
     R"({"fact":"unpaid_minutes","op":"between","value":[5,4319]})",
     {"{nick|朋友}，你看中的宝贝还没付款，库存不多了，今天付款优先发货，{link|进店}完成付款。",
      "{nick|Hello}, your order still waits for payment and stock is short. Finish it at {link|our shop}."},
     {"", ""}, 0},
    {"related_products", kMarketing, "repeat_order",
     R"({"all":[{"fact":"next_product","op":"ne","value":""},
                {"fact":"recency_days","op":"between","value":[7,89]}]})",
     {"{nick|朋友}，买过同款的朋友还喜欢{next|这些}，给你{coupon}，7天内有效，{link|进店}看搭配。",
      "{nick|Hello}, others who bought what you did also liked {next|these}. {coupon} for 7 days: {link|our shop}."},
     {"搭配满99减10", "10 yuan off 99"}, 1000},
    {"cycle_reminder", kMarketing, "repeat_order",
     R"({"fact":"due_by_cycle","op":"ne","value":""})",
     {"{nick|朋友}，上次买的{due|东西}该用完了吧？补货有{coupon}，7天内有效，{link|进店}可用。",
      "{nick|Hello}, time to stock up on {due|it} again? {coupon} for 7 days: {link|our shop}."},
     {"补货满99减10", "10 yuan off 99"}, 1000},
    {"season_clearance", kMarketing, "repeat_order",
     R"({"fact":"recency_days","op":"between","value":[120,270]})",
     {"{nick|朋友}，你买过的那一季正在清仓，{coupon}，3天为限，{link|进店}先挑。",
      "{nick|Hello}, the season you bought from is on sale, {coupon}, 3 days only: {link|our shop}."},
     {"反季低至5折", "up to half off"}, 0},
    {"big_sale", kMarketing, "visit",
     R"({"fact":"orders","op":"ge","value":1})",
     {"{nick|朋友}，大促来了，老客先抢，送你{coupon}，3天内有效，{link|进店}就能领。",
      "{nick|Hello}, the big sale is on, and you go first with {coupon}, good for 3 days: {link|our shop}."},
     {"满199减30", "30 yuan off 199"}, 3000},
    {"shop_anniversary", kMarketing, "visit",
     R"({"all":[{"fact":"orders","op":"ge","value":1},
                {"fact":"recency_days","op":"lt","value":365}]})",
     {"{nick|朋友}，店庆3天，老客先开抢，送你{coupon}，{link|进店}就能领。",
      "{nick|Hello}, our anniversary sale lasts 3 days, and you go first with {coupon}: {link|our shop}."},
     {"满199减30", "30 yuan off 199"}, 3000},
    {"fans_event", kMarketing, "visit",
     R"({"fact":"level","op":"in","value":["supreme","vip"]})",
     {"{nick|朋友}，粉丝日只邀老朋友，{coupon}，3天有效，{link|进店}领取名额。",
      "{nick|Hello}, our fans' day is for friends only: {coupon}, 3 days: {link|our shop}."},
     {"粉丝价专享", "fans' prices"}, 0, Channel::kWecom},
};
// clang-format on

segment::Rule CodeRule(std::string_view fact, size_t code) {
  segment::Rule rule;
  rule.kind = segment::Rule::Kind::kFact;
  rule.fact = *segment::FindFact(fact);
  rule.op = segment::RuleOp::kEq;
  rule.integers = {static_cast<int64_t>(code)};
  return rule;
}

}  // namespace

std::vector<Activity> DefaultActivities() {
  std::vector<Activity> activities;
  for (const Default& row : kDefaults) {
    Result<segment::Rule> rule = segment::ParseRule(row.rule);
    assert(rule.ok());  // a text of this file
    activities.push_back({row.name, row.kind, row.goal, std::move(rule).value(),
                          row.channel, row.text, row.coupon, row.coupon_minor,
                          row.gift_minor});
  }
  return activities;
}

std::optional<segment::Rule> GroupRule(std::string_view name) {
  const size_t colon = name.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view fact = name.substr(0, colon);
  const std::string_view code = name.substr(colon + 1);
  if (fact == "stage") {
    const auto found = std::find(segment::kStageCodes.begin(),
                                 segment::kStageCodes.end(), code);
    if (found == segment::kStageCodes.end()) return std::nullopt;
    return CodeRule(fact, found - segment::kStageCodes.begin());
  }
  if (fact == "level") {
    const auto found = std::find(segment::kLevelCodes.begin(),
                                 segment::kLevelCodes.end(), code);
    if (found == segment::kLevelCodes.end()) return std::nullopt;
    return CodeRule(fact, found - segment::kLevelCodes.begin());
  }
  return std::nullopt;
}

}  // namespace shuke::campaign
