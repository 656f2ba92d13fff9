// How somebody buys: when, what, at which discount, how fast it came, for whom.
#include <algorithm>
#include <array>
#include <vector>

#include "core/segment/fact_entry.h"
#include "core/segment/occasions.h"
#include "core/segment/rfmx.h"

namespace shuke::segment {
namespace {

using customers::CustomerId;
using table::kEmptyString;
using table::OrderKind;
using table::StringId;
using table::TextField;

std::span<const uint32_t> Purchases(const FactInputs& in, CustomerId i) {
  const auto begin = in.customers.purchase_offset[i];
  return {in.customers.purchase_order.data() + begin,
          in.customers.purchase_offset[i + 1] - begin};
}

int64_t Quantity(const FactInputs& in, uint32_t line) {
  return in.lines.quantity.empty() ? 1 : int64_t{in.lines.quantity[line]};
}

StringId FavouriteProduct(const FactInputs& in, CustomerId customer) {
  in.votes.Clear();
  for (const uint32_t order : in.customers.OrdersOf(customer)) {
    if (!in.Tells(customer, order)) continue;
    for (const uint32_t line : in.orders.Lines(order)) {
      in.votes.Cast(in.lines.Text(TextField::kProduct, line),
                    Quantity(in, line));
    }
  }
  return in.votes.Winner();
}

// The most frequent of some small numbers over the purchases; of equals the
// one that was seen last. `of` gives -1 where an order does not tell.
template <size_t values, typename Of>
int64_t MostFrequent(const FactInputs& in, CustomerId customer, Of of) {
  std::array<int32_t, values> count{};
  int64_t best = kNoInteger;
  for (const uint32_t order : Purchases(in, customer)) {
    const int value = of(order);
    if (value < 0) continue;
    const int32_t votes = ++count[static_cast<size_t>(value)];
    if (best == kNoInteger || votes >= count[static_cast<size_t>(best)])
      best = value;
  }
  return best;
}

// Midnight sharp is what a file without hours writes.
int64_t UsualHour(const FactInputs& in, CustomerId customer) {
  return MostFrequent<24>(in, customer, [&](uint32_t order) {
    const int seconds = SecondsOfDay(in.orders.time[order]);
    return seconds == 0 ? -1 : seconds / 3600;
  });
}

constexpr std::array<std::string_view, 7> kWeekdayCodes = {
    "mon", "tue", "wed", "thu", "fri", "sat", "sun"};

int64_t UsualWeekday(const FactInputs& in, CustomerId customer) {
  return MostFrequent<7>(in, customer, [&](uint32_t order) {
    // Day 0, 1970-01-01, was a Thursday.
    return ((in.orders.day[order] + 3) % 7 + 7) % 7;
  });
}

template <typename Counts>
double ShareOf(const FactInputs& in, CustomerId customer, Counts counts) {
  const auto orders = Purchases(in, customer);
  if (orders.empty()) return kNoNumber;
  const auto count = std::count_if(orders.begin(), orders.end(), counts);
  return static_cast<double>(count) / static_cast<double>(orders.size());
}

double CouponShare(const FactInputs& in, CustomerId customer) {
  const OrderTraits& traits = in.segments.order_traits();
  if (!traits.knows_discounts) return kNoNumber;
  return ShareOf(in, customer,
                 [&](uint32_t o) { return traits.Has(kDiscounted, o); });
}

double AverageDiscount(const FactInputs& in, CustomerId customer) {
  const OrderTraits& traits = in.segments.order_traits();
  if (!traits.knows_discounts) return kNoNumber;
  double off = 0, full = 0;
  for (const uint32_t order : Purchases(in, customer)) {
    const auto discount = static_cast<double>(traits.Discount(order));
    off += discount;
    full += discount + static_cast<double>(in.orders.gross_minor[order]);
  }
  return full > 0 ? off / full : kNoNumber;
}

double DealShare(const FactInputs& in, CustomerId customer) {
  const OrderTraits& traits = in.segments.order_traits();
  int32_t named = 0, deals = 0;
  for (const uint32_t order : Purchases(in, customer)) {
    named += traits.Has(kNamesChannel, order);
    deals += traits.Has(kDealChannel, order);
  }
  return named == 0 ? kNoNumber
                    : static_cast<double>(deals) / static_cast<double>(named);
}

int64_t DeliveryDays(const FactInputs& in, CustomerId customer) {
  const OrderTraits& traits = in.segments.order_traits();
  std::vector<int16_t> days;
  for (const uint32_t order : Purchases(in, customer)) {
    if (traits.DeliveryDays(order) != kNoDelivery)
      days.push_back(traits.DeliveryDays(order));
  }
  if (days.empty()) return kNoInteger;
  const auto middle =
      days.begin() + static_cast<std::ptrdiff_t>((days.size() - 1) / 2);
  std::nth_element(days.begin(), middle, days.end());
  return *middle;
}

int64_t NetOfPurchase(const FactInputs& in, CustomerId customer, uint32_t nth) {
  const uint32_t at = in.customers.purchase_offset[customer] + nth;
  return at < in.customers.purchase_offset[customer + 1]
             ? in.customers.purchase_net_minor[at]
             : kNoInteger;
}

double SecondToFirst(const FactInputs& in, CustomerId customer) {
  const int64_t first = NetOfPurchase(in, customer, 0);
  const int64_t second = NetOfPurchase(in, customer, 1);
  if (first == kNoInteger || second == kNoInteger || first <= 0)
    return kNoNumber;
  return static_cast<double>(second) / static_cast<double>(first);
}

StringId UsualRefundReason(const FactInputs& in, CustomerId customer) {
  in.votes.Clear();
  for (const uint32_t order : in.customers.OrdersOf(customer)) {
    if (in.orders.refund_minor[order] <= 0 &&
        in.orders.kind[order] != OrderKind::kRefunded) {
      continue;
    }
    in.votes.Cast(in.OrderText(TextField::kRefundReason, order), 1);
  }
  return in.votes.Winner();
}

constexpr FactTopic kTopic{"habit"};

// In the order in which the page offers them.
constexpr FactEntry kEntries[] = {
    kTopic.Count("account_age_days",
                 [](const FactInputs& in, CustomerId i) {
                   const Day first = in.customers.first_day[i];
                   return first == kNoDay ? kNoInteger
                                          : int64_t{in.as_of} - first;
                 }),
    kTopic.Text("favourite_product", FavouriteProduct),
    kTopic.Count("categories",
                 [](const FactInputs& in, CustomerId i) {
                   const int64_t count =
                       CategoryHabitOf(in.segments, i).categories;
                   return count == 0 ? kNoInteger : count;
                 }),
    kTopic.Number("category_preference",
                  [](const FactInputs& in, CustomerId i) {
                    const CategoryHabit habit = CategoryHabitOf(in.segments, i);
                    return habit.categories == 0 ? kNoNumber : habit.preference;
                  }),
    kTopic.Count("usual_hour", UsualHour),
    kTopic.Code("usual_weekday", kWeekdayCodes, UsualWeekday),
    kTopic.Money("first_order_minor",
                 [](const FactInputs& in, CustomerId i) {
                   return NetOfPurchase(in, i, 0);
                 }),
    kTopic.Money("second_order_minor",
                 [](const FactInputs& in, CustomerId i) {
                   return NetOfPurchase(in, i, 1);
                 }),
    kTopic.Number("second_to_first", SecondToFirst),
    kTopic.Number("coupon_share", CouponShare),
    kTopic.Number("average_discount", AverageDiscount),
    kTopic.Number("deal_share", DealShare),
    kTopic.Count("delivery_days", DeliveryDays),
    kTopic.Text("refund_reason", UsualRefundReason),
    kTopic.Count("gift_orders",
                 [](const FactInputs& in, CustomerId i) {
                   return int64_t{OccasionsOf(in.segments, i).gifts};
                 }),
    kTopic.Count("stock_up_orders",
                 [](const FactInputs& in, CustomerId i) {
                   return int64_t{OccasionsOf(in.segments, i).stock_ups};
                 }),
};

}  // namespace

std::span<const FactEntry> HabitFacts() { return kEntries; }

}  // namespace shuke::segment
