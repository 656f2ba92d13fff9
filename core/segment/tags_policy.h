// The thresholds of tags: bands, occasions, affinities, groups, and what counts
// as a reason to have left. The tags slice of the policy.
#ifndef SHUKE_SEGMENT_TAGS_POLICY_H_
#define SHUKE_SEGMENT_TAGS_POLICY_H_

#include <array>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace shuke::segment {

// Percentages are of 100, whole numbers; intervals of days and amounts include
// their lower and exclude their upper bound.
struct TagsPolicy {
  // Mean value of an order, in whole units of the analysis currency: below the
  // first low, from the second on high.
  std::array<int64_t, 2> price_bands_major = {100, 300};
  // Days since the last order: care, offer, win back; beyond the last none.
  std::array<int, 3> recency_band_days = {15, 60, 180};
  // A delivery (paid to completed) of more days than this is slow.
  int slow_delivery_days = 3;

  // An address or recipient is the usual one from so many orders on.
  int usual_orders = 2;
  // An order is for stock if it holds at least so many items and so many
  // percent of what the customer usually buys.
  int stock_up_items = 5;
  int stock_up_percent = 300;
  // From this share of orders on, gifts or stock are the customer's occasion.
  int occasion_percent = 50;

  // From this share of orders on, the affinity is high; any at all is some.
  int coupon_high_percent = 50;
  int refund_high_percent = 30;
  // A channel whose name holds one of these sells by deals.
  std::vector<std::string> deal_channel_words = {
      "聚划算",   "百亿补贴", "淘抢购", "天天特卖", "天天特价",
      "限时秒杀", "秒杀",     "促销",   "特卖",     "拼团",
      "团购",     "返利",     "deal",   "flash",    "outlet"};

  // The named groups of RFM+X: a score is high from here, low up to there.
  int high_score = 4;
  int low_score = 2;
  int several_categories = 2;
  int clear_preference_percent = 50;  // of orders with the favourite category

  // Bad actors: of at least so many paid orders this share or more was
  // refunded in full.
  int bad_actor_orders = 3;
  int bad_actor_refund_percent = 50;

  // Why somebody may have left.
  int leaving_last_orders = 2;        // a refund among so many last paid orders
  int leaving_slow_percent = 200;     // of the shop's median delivery
  int leaving_gone_days = 90;         // without a sale of the favourite product
  int leaving_gone_orders = 5;        // lines, which it had been sold in before
  int leaving_price_percent = 115;    // of the price then
  int leaving_price_days = 90;        // over which prices are compared
  int leaving_discount_percent = 50;  // of the orders had a discount
  int leaving_discount_fall_percent =
      50;  // the shop gives at most so much of what it gave

  friend bool operator==(const TagsPolicy&, const TagsPolicy&) = default;
};

void ToJson(const TagsPolicy& policy, nlohmann::json& json);
// Reads over what `policy` holds; on failure `policy` may be partly changed.
Status FromJson(const nlohmann::json& json, std::string_view path,
                TagsPolicy& policy);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_TAGS_POLICY_H_
