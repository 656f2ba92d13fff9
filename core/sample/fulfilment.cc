// Payment takes seconds, now and then a day; a parcel leaves within two days
// and is confirmed some days later, by itself on the tenth. Unpaid orders close
// after three days. An order that has not had the time for its outcome shows
// the state on the way.
#include "core/sample/fulfilment.h"

#include <algorithm>
#include <array>

namespace shuke::sample {
namespace {

constexpr int kMinute = 60;
constexpr int kHour = 3600;
constexpr int kDay = 86400;

constexpr std::string_view kUnpaid = "等待买家付款";
constexpr std::string_view kPaid = "买家已付款，等待卖家发货";
constexpr std::string_view kShipped = "卖家已发货，等待买家确认";
constexpr std::string_view kDone = "交易成功";
constexpr std::string_view kClosed = "交易关闭";
constexpr std::string_view kRefunded = "付款以后用户退款成功，交易自动关闭";

constexpr std::string_view kNotClosed = "订单未关闭";
constexpr std::string_view kRefundReason = "退款";
constexpr std::string_view kUnpaidReasons[] = {
    "买家未付款", "我不想买了", "信息填写错误，重新拍",
    "拍错了",     "卖家缺货",   "付款遇到问题（如余额不足、不知道怎么付款等）"};
constexpr std::array<uint16_t, std::size(kUnpaidReasons)> kReasonWeights = {
    66, 14, 9, 6, 2, 3};

int SecondsToPay(Rng& rng) {
  const uint32_t kind = rng.Below(100);
  if (kind < 72) return rng.Between(4, 58);
  if (kind < 92) return rng.Between(kMinute, 12 * kMinute);
  if (kind < 98) return rng.Between(12 * kMinute, 3 * kHour);
  return rng.Between(3 * kHour, 22 * kHour);
}

// A line given back, or something off for what went wrong; less than all.
int32_t PartialRefund(const Basket& basket, Rng& rng) {
  const int32_t goods = basket.goods_minor;
  if (basket.lines > 1 && rng.Chance(600)) {
    const BasketLine& line =
        basket.line[rng.Below(static_cast<uint32_t>(basket.lines))];
    return static_cast<int32_t>(int64_t{line.list_minor} * goods /
                                basket.list_minor);
  }
  const int32_t part = goods * rng.Between(5, 35) / 100;
  return std::clamp(part - part % 10, 100, goods - 1);
}

}  // namespace

Fulfilment Fulfil(const Order& order, const Basket& basket, LocalTime end,
                  Rng& rng) {
  const int32_t total = basket.TotalMinor();
  // Drawn whether needed or not, so that moving `end` changes nothing else.
  const LocalTime paid = order.created + SecondsToPay(rng);
  const LocalTime shipped = paid + rng.Between(3 * kHour, 46 * kHour);
  const LocalTime confirmed =
      shipped + std::min(rng.Between(2 * kDay, 13 * kDay), 10 * kDay);
  const LocalTime closed = order.created + 3 * kDay;
  const uint32_t reason = rng.Pick(kReasonWeights);
  const bool is_refunded_early = rng.Chance(380);
  const LocalTime refunded = is_refunded_early
                                 ? paid + rng.Between(20 * kMinute, 20 * kHour)
                                 : shipped + rng.Between(3 * kDay, 14 * kDay);
  const bool is_worded_as_closed = rng.Chance(200);
  const bool is_paid_reduced = rng.Chance(order.outcome == Outcome::kRefunded
                                              ? 300    // 0.00 instead of all
                                              : 500);  // less what went back
  const int32_t part = PartialRefund(basket, rng);

  Fulfilment result;
  result.close_reason = kNotClosed;
  if (order.outcome == Outcome::kClosed || paid > end) {
    result.status = kUnpaid;
    if (order.outcome == Outcome::kClosed && closed <= end) {
      result.status = kClosed;
      result.close_reason = kUnpaidReasons[reason];
    }
    return result;
  }
  result.paid = paid;
  result.paid_minor = total;
  if (order.outcome == Outcome::kRefunded && refunded <= end) {
    result.status = is_worded_as_closed ? kClosed : kRefunded;
    result.close_reason = kRefundReason;
    result.is_shipped = !is_refunded_early;
    result.refund_minor = total;
    if (is_paid_reduced) result.paid_minor = 0;
    return result;
  }
  result.is_shipped = shipped <= end;
  if (confirmed > end) {
    result.status = result.is_shipped ? kShipped : kPaid;
    return result;
  }
  result.status = kDone;
  if (order.outcome == Outcome::kRefundedInPart) {
    result.refund_minor = part;
    if (is_paid_reduced) result.paid_minor -= part;
  }
  return result;
}

}  // namespace shuke::sample
