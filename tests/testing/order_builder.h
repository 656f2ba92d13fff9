// OrderBuilder: orders, lines, dictionary and customers for a test, told in
// the test's own terms.
//
//   OrderBuilder builder;
//   builder.Add({.buyer = "ann", .day = DayOf("2026-08-01")});
//   builder.Add({.buyer = "ben", .day = DayOf("2026-08-02"),
//                .gross_minor = 5000, .province = "浙江"});
//   const TestShop shop = builder.Build(DayOf("2026-11-20"));
//   … shop.customers of "ben": shop.Find("ben")
#ifndef SHUKE_TESTS_TESTING_ORDER_BUILDER_H_
#define SHUKE_TESTS_TESTING_ORDER_BUILDER_H_

#include <cassert>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/customers/customers.h"
#include "core/table/dictionary.h"
#include "core/table/order_lines.h"
#include "core/table/orders.h"

namespace shuke::testkit {

// "2026-11-20" as a Day; a date that does not exist is a mistake in the test.
inline Day DayOf(std::string_view iso) {
  const std::optional<Day> day = ParseIsoDay(iso);
  assert(day.has_value());
  return *day;
}

struct LineSpec {
  std::string product = "";
  std::string category = "";
  int quantity = 1;
  table::Minor unit_price_minor = table::kNoMoney;
  table::Minor amount_minor = table::kNoMoney;
};

struct OrderSpec {
  std::string buyer = "buyer";  // "" = unidentified
  Day day = 0;
  table::Minor gross_minor = 10000;
  table::Minor refund_minor = 0;
  table::OrderKind kind = table::OrderKind::kValid;
  std::string scope = "taobao";
  std::string currency = "CNY";
  int second_of_day = 43200;
  std::string country = "";
  std::string province = "";
  std::string city = "";
  std::string recipient = "";
  std::string recipient_phone = "";
  std::vector<LineSpec> lines = {LineSpec{}};
  std::string phone = "";  // the buyer's own
  std::string email = "";
  std::string alipay = "";
  std::string gender = "";
  std::string channel = "";
  std::string coupon = "";
  std::string refund_reason = "";
  table::Minor discount_minor = table::kNoMoney;
  uint32_t address_hash = 0;
  table::Occupation occupation = table::Occupation::kNone;
  bool gift_words = false;
  Day completed_day = kNoDay;
};

struct TestShop {
  Day as_of;
  table::Dictionary dictionary;
  table::OrderLines lines;
  table::Orders orders;
  customers::Customers customers;

  // The customer whose key is `buyer`, kNobody if there is none.
  customers::CustomerId Find(std::string_view buyer) const {
    for (customers::CustomerId id = 0; id < customers.size(); ++id) {
      if (dictionary.At(customers.key[id]) == buyer) return id;
    }
    return customers::kNobody;
  }
};

class OrderBuilder {
 public:
  OrderBuilder() { shop_.orders.line_offset.push_back(0); }

  void Add(const OrderSpec& spec) {
    table::Dictionary& words = shop_.dictionary;
    table::Orders& orders = shop_.orders;
    const LocalTime time = *TimeFromDay(spec.day, spec.second_of_day);
    int items = 0;
    for (const LineSpec& line : spec.lines) {
      AddLine(spec, line, time);
      orders.line.push_back(static_cast<uint32_t>(shop_.lines.size() - 1));
      items += line.quantity;
    }
    orders.kind.push_back(spec.kind);
    orders.day.push_back(spec.day);
    orders.time.push_back(time);
    orders.gross_minor.push_back(spec.gross_minor);
    orders.refund_minor.push_back(spec.refund_minor);
    orders.items.push_back(items);
    orders.buyer_key.push_back(words.Intern(spec.buyer));
    orders.buyer_scope.push_back(words.Intern(spec.scope));
    orders.currency.push_back(words.Intern(spec.currency));
    orders.line_offset.push_back(static_cast<uint32_t>(orders.line.size()));
  }

  size_t size() const { return shop_.orders.size(); }

  // The shop as of that day, in CNY.
  TestShop Build(Day as_of) const {
    TestShop shop = shop_;
    shop.as_of = as_of;
    const table::StringId currency = shop.dictionary.Intern("CNY");
    shop.customers = customers::BuildCustomers(shop.orders, as_of, currency);
    return shop;
  }

 private:
  void AddLine(const OrderSpec& spec, const LineSpec& line, LocalTime time) {
    using table::TextField;
    table::OrderLines& lines = shop_.lines;
    const auto put = [&](TextField field, std::string_view text) {
      lines.text[static_cast<size_t>(field)].push_back(
          shop_.dictionary.Intern(text));
    };
    put(TextField::kOrderId, "o" + std::to_string(shop_.orders.size()));
    put(TextField::kNick, spec.buyer);
    put(TextField::kCountry, spec.country);
    put(TextField::kProvince, spec.province);
    put(TextField::kCity, spec.city);
    put(TextField::kRecipient, spec.recipient);
    put(TextField::kRecipientPhone, spec.recipient_phone);
    put(TextField::kProduct, line.product);
    put(TextField::kCategory, line.category);
    put(TextField::kPhone, spec.phone);
    put(TextField::kEmail, spec.email);
    put(TextField::kAlipay, spec.alipay);
    put(TextField::kGender, spec.gender);
    put(TextField::kChannel, spec.channel);
    put(TextField::kCoupon, spec.coupon);
    put(TextField::kRefundReason, spec.refund_reason);
    const auto put_money = [&](table::MoneyField field, table::Minor minor) {
      lines.money[static_cast<size_t>(field)].push_back(minor);
    };
    put_money(table::MoneyField::kUnitPrice, line.unit_price_minor);
    put_money(table::MoneyField::kLineAmount, line.amount_minor);
    put_money(table::MoneyField::kDiscount, spec.discount_minor);
    lines.address_hash.push_back(spec.address_hash);
    lines.occupation.push_back(spec.occupation);
    lines.time[static_cast<size_t>(table::TimeField::kCompleted)].push_back(
        spec.completed_day == kNoDay
            ? kNoTime
            : *TimeFromDay(spec.completed_day, spec.second_of_day));
    lines.time[static_cast<size_t>(table::TimeField::kPaid)].push_back(time);
    lines.quantity.push_back(line.quantity);
    lines.state.push_back(table::OrderState::kUnknown);
    lines.flags.push_back(static_cast<uint8_t>(
        table::kLineLevel | (spec.gift_words ? table::kGiftWords : 0)));
    lines.file.push_back(0);
    lines.row.push_back(static_cast<uint32_t>(lines.row.size() + 1));
  }

  TestShop shop_ = {};
};

}  // namespace shuke::testkit

#endif  // SHUKE_TESTS_TESTING_ORDER_BUILDER_H_
