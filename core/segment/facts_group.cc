// The bands and groups that somebody belongs to by the tags policy.
#include <array>

#include "core/segment/fact_entry.h"
#include "core/segment/leaving.h"
#include "core/segment/occasions.h"
#include "core/segment/rfmx.h"

namespace shuke::segment {
namespace {

using customers::CustomerId;
using table::OrderKind;

int64_t BandOf(int64_t value, std::span<const int64_t> bounds) {
  int64_t band = 0;
  for (const int64_t bound : bounds) band += value >= bound;
  return band;
}

constexpr std::array<std::string_view, 3> kPriceBandCodes = {"low", "middle",
                                                             "high"};

// By the mean net amount of an order.
int64_t PriceBand(const FactInputs& in, CustomerId i) {
  const int64_t orders = in.customers.valid_orders[i];
  if (orders == 0) return kNoInteger;
  int64_t unit = 1;
  for (int digit = 0; digit < in.minor_digits; ++digit) unit *= 10;
  int64_t band = 0;
  // net / orders >= bound, without a quotient that rounds.
  for (const int64_t bound : in.segments.policies().tags.price_bands_major) {
    band += static_cast<double>(in.customers.net_minor[i]) >=
            static_cast<double>(bound) * static_cast<double>(unit) *
                static_cast<double>(orders);
  }
  return band;
}

constexpr std::array<std::string_view, 4> kRecencyBandCodes = {
    "care", "offer", "win_back", "beyond"};

int64_t RecencyBand(const FactInputs& in, CustomerId i) {
  const Day last = in.customers.last_day[i];
  if (last == kNoDay) return kNoInteger;
  const auto& days = in.segments.policies().tags.recency_band_days;
  const std::array<int64_t, 3> bounds = {days[0], days[1], days[2]};
  return BandOf(int64_t{in.as_of} - last, bounds);
}

constexpr std::array<std::string_view, 3> kTimesBoughtCodes = {"once", "twice",
                                                               "three_or_more"};

int64_t TimesBought(const FactInputs& in, CustomerId i) {
  const int64_t orders = in.customers.valid_orders[i];
  if (orders == 0) return kNoInteger;
  return orders > 2 ? 2 : orders - 1;
}

constexpr std::array<std::string_view, 2> kDeliveryBandCodes = {"in_time",
                                                                "slow"};

// By the last delivery that is known.
int64_t DeliveryBand(const FactInputs& in, CustomerId i) {
  const OrderTraits& traits = in.segments.order_traits();
  for (uint32_t at = in.customers.purchase_offset[i + 1];
       at-- > in.customers.purchase_offset[i];) {
    const int days = traits.DeliveryDays(in.customers.purchase_order[at]);
    if (days == kNoDelivery) continue;
    return days > in.segments.policies().tags.slow_delivery_days;
  }
  return kNoInteger;
}

constexpr std::array<std::string_view, 3> kAffinityCodes = {"none", "some",
                                                            "high"};

int64_t Affinity(int64_t hits, int64_t of, int high_percent) {
  if (of == 0) return kNoInteger;
  if (hits == 0) return 0;
  return hits * 100 >= of * high_percent ? 2 : 1;
}

int64_t CouponAffinity(const FactInputs& in, CustomerId i) {
  const OrderTraits& traits = in.segments.order_traits();
  if (!traits.knows_discounts) return kNoInteger;
  int64_t hits = 0, of = 0;
  for (uint32_t at = in.customers.purchase_offset[i];
       at < in.customers.purchase_offset[i + 1]; ++at, ++of) {
    hits += traits.Has(kDiscounted, in.customers.purchase_order[at]);
  }
  return Affinity(hits, of, in.segments.policies().tags.coupon_high_percent);
}

// Paid orders that were refunded in full, and all paid ones.
struct Refunds {
  int64_t refunded = 0;
  int64_t paid = 0;
};

Refunds RefundsOf(const FactInputs& in, CustomerId i) {
  Refunds out;
  for (const uint32_t order : in.customers.OrdersOf(i))
    out.refunded += in.orders.kind[order] == OrderKind::kRefunded;
  out.paid = out.refunded + in.customers.valid_orders[i];
  return out;
}

int64_t RefundAffinity(const FactInputs& in, CustomerId i) {
  const Refunds refunds = RefundsOf(in, i);
  return Affinity(refunds.refunded, refunds.paid,
                  in.segments.policies().tags.refund_high_percent);
}

constexpr std::array<std::string_view, 2> kNoYesCodes = {"no", "yes"};

// By refunds, or by the shop's own word.
int64_t BadActor(const FactInputs& in, CustomerId i) {
  const Marks* marks = in.Marked();
  if (marks != nullptr && !marks->bad_actor.empty() && marks->bad_actor[i] != 0)
    return 1;
  const TagsPolicy& policy = in.segments.policies().tags;
  const Refunds refunds = RefundsOf(in, i);
  return refunds.paid >= policy.bad_actor_orders &&
         refunds.refunded * 100 >=
             policy.bad_actor_refund_percent * refunds.paid;
}

int64_t MainReason(const FactInputs& in, CustomerId i) {
  const auto reason = LeavingReasonOf(in.segments, i, in.votes);
  return reason ? static_cast<int64_t>(*reason) : kNoInteger;
}

constexpr FactTopic kTopic{"group"};

// In the order in which the page offers them.
constexpr FactEntry kEntries[] = {
    kTopic.Code("rfmx_group", kRfmxCodes,
                [](const FactInputs& in, CustomerId i) {
                  const auto group = RfmxGroupOf(in.segments, i);
                  return group ? static_cast<int64_t>(*group) : kNoInteger;
                }),
    kTopic.Code("price_band", kPriceBandCodes, PriceBand),
    kTopic.Code("recency_band", kRecencyBandCodes, RecencyBand),
    kTopic.Code("times_bought", kTimesBoughtCodes, TimesBought),
    kTopic.Code("occasion", kOccasionCodes,
                [](const FactInputs& in, CustomerId i) {
                  const Occasions occasions = OccasionsOf(in.segments, i);
                  return occasions.orders == 0
                             ? kNoInteger
                             : static_cast<int64_t>(occasions.usual);
                }),
    kTopic.Code("coupon_affinity", kAffinityCodes, CouponAffinity),
    kTopic.Code("refund_affinity", kAffinityCodes, RefundAffinity),
    kTopic.Code("delivery_band", kDeliveryBandCodes, DeliveryBand),
    kTopic.Code("bad_actor", kNoYesCodes, BadActor),
    kTopic.Code("leaving_reason", kLeavingCodes, MainReason),
};

}  // namespace

std::span<const FactEntry> GroupFacts() { return kEntries; }

}  // namespace shuke::segment
