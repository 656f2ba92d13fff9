#include "core/ingest/role.h"

namespace shuke::ingest {
namespace {

using table::MoneyField;
using table::TextField;
using table::TimeField;

constexpr Role Text(std::string_view name, TextField field) {
  return {name, RoleKind::kText, static_cast<uint8_t>(field)};
}
constexpr Role Time(std::string_view name, TimeField field) {
  return {name, RoleKind::kTime, static_cast<uint8_t>(field)};
}
constexpr Role Money(std::string_view name, MoneyField field) {
  return {name, RoleKind::kMoney, static_cast<uint8_t>(field)};
}

constexpr Role kRoles[] = {
    Text("order_id", TextField::kOrderId),
    Text("line_id", TextField::kLineId),
    Text("nick", TextField::kNick),
    Text("member_id", TextField::kMemberId),
    Text("alipay", TextField::kAlipay),
    Text("email", TextField::kEmail),
    Text("phone", TextField::kPhone),
    Text("name", TextField::kName),
    Time("created_at", TimeField::kCreated),
    {"created_clock", RoleKind::kClock, 0},
    Time("paid_at", TimeField::kPaid),
    Time("completed_at", TimeField::kCompleted),
    {"status", RoleKind::kStatus, 0},
    {"refund_status", RoleKind::kRefundStatus, 0},
    {"close_reason", RoleKind::kCloseReason, 0},
    Money("order_amount", MoneyField::kOrderAmount),
    Money("paid_amount", MoneyField::kPaidAmount),
    Money("refund_amount", MoneyField::kRefundAmount),
    Money("line_amount", MoneyField::kLineAmount),
    Money("line_refund", MoneyField::kLineRefund),
    Money("unit_price", MoneyField::kUnitPrice),
    {"adjusted_amount", RoleKind::kAdjusted, 0},
    {"quantity", RoleKind::kQuantity, 0},
    Money("discount", MoneyField::kDiscount),
    Money("postage", MoneyField::kPostage),
    Text("product_id", TextField::kProductId),
    Text("product", TextField::kProduct),
    Text("spec", TextField::kSpec),
    Text("category", TextField::kCategory),
    Text("recipient", TextField::kRecipient),
    Text("recipient_phone", TextField::kRecipientPhone),
    {"address", RoleKind::kAddress, 0},
    Text("country", TextField::kCountry),
    Text("province", TextField::kProvince),
    Text("city", TextField::kCity),
    Text("shop", TextField::kShop),
    Text("channel", TextField::kChannel),
    Text("currency", TextField::kCurrency),
    Text("coupon", TextField::kCoupon),
    Text("refund_reason", TextField::kRefundReason),
    Text("gender", TextField::kGender),
    {"buyer_remark", RoleKind::kRemark, 0},
    {"shop_remark", RoleKind::kRemark, 1},
};

}  // namespace

std::span<const Role> Roles() { return kRoles; }

const Role* FindRole(std::string_view name) {
  for (const Role& role : kRoles) {
    if (role.name == name) return &role;
  }
  return nullptr;
}

}  // namespace shuke::ingest
