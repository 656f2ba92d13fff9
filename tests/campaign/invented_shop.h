// A shop of a few invented customers, from one line an order to the facts that
// a draft reads.
#ifndef SHUKE_TESTS_CAMPAIGN_INVENTED_SHOP_H_
#define SHUKE_TESTS_CAMPAIGN_INVENTED_SHOP_H_

#include <algorithm>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "core/campaign/people.h"
#include "core/customers/customers.h"
#include "core/segment/facts.h"
#include "core/segment/segmentation.h"
#include "core/table/dictionary.h"
#include "core/table/order_lines.h"
#include "core/table/orders.h"

namespace shuke::campaign {

struct InventedOrder {
  std::string nick;  // on Taobao; empty for a customer of an e-mail shop
  int days_ago = 0;
  int64_t net_minor = 10000;
  std::string recipient_phone = "";
  std::string recipient = "";
  std::string product = "";
  table::OrderKind kind = table::OrderKind::kValid;
  std::string email = "";
  std::string phone = "";  // the buyer's own
  std::string name = "";   // the buyer's own
  int seconds = 36'000;    // since midnight
};

class InventedShop {
 public:
  static constexpr Day kAsOf = 20779;  // 2026-11-22

  explicit InventedShop(const std::vector<InventedOrder>& orders) {
    for (size_t field = 0; field < table::kTextFields; ++field) {
      lines_.text[field].resize(orders.size());
    }
    const table::StringId taobao = dictionary_.Intern("taobao");
    const table::StringId cny = dictionary_.Intern("CNY");
    orders_.line_offset.push_back(0);
    for (uint32_t i = 0; i < orders.size(); ++i) {
      const InventedOrder& order = orders[i];
      Put(table::TextField::kNick, i, order.nick);
      Put(table::TextField::kRecipientPhone, i, order.recipient_phone);
      Put(table::TextField::kRecipient, i, order.recipient);
      Put(table::TextField::kProduct, i, order.product);
      Put(table::TextField::kEmail, i, order.email);
      Put(table::TextField::kPhone, i, order.phone);
      Put(table::TextField::kName, i, order.name);
      lines_.row.push_back(i + 1);
      lines_.flags.push_back(0);
      const Day day = kAsOf - order.days_ago;
      orders_.kind.push_back(order.kind);
      orders_.day.push_back(day);
      orders_.time.push_back(*TimeFromDay(day, order.seconds));
      orders_.gross_minor.push_back(order.net_minor);
      orders_.refund_minor.push_back(
          order.kind == table::OrderKind::kRefunded ? order.net_minor : 0);
      orders_.items.push_back(1);
      const bool by_nick = !order.nick.empty();
      orders_.buyer_key.push_back(
          dictionary_.Intern(by_nick ? order.nick : order.email));
      orders_.buyer_scope.push_back(by_nick ? taobao : table::kEmptyString);
      orders_.currency.push_back(cny);
      orders_.line.push_back(i);
      orders_.line_offset.push_back(i + 1);
    }
    customers_ = customers::BuildCustomers(orders_, kAsOf, cny);
    // Each customer is the one key that they go by.
    for (customers::CustomerId id = 0; id < customers_.size(); ++id) {
      const table::StringId scope = customers_.scope[id];
      identity_.key.push_back({scope == table::kEmptyString
                                   ? customers::KeyKind::kEmail
                                   : customers::KeyKind::kNick,
                               scope, customers_.key[id], table::kEmptyString});
      identity_.key_offset.push_back(id + 1);
    }
    identity_.person_of_order = customers_.of_order;
    segments_ = std::make_unique<segment::Segmentation>(
        segment::SegmentInputs{orders_, lines_, dictionary_, customers_, kAsOf,
                               2},
        segment::SegmentPolicies{});
    facts_ = std::make_unique<segment::FactTable>(*segments_);
  }
  InventedShop(const InventedShop&) = delete;

  segment::FactTable& facts() { return *facts_; }
  People people(const workspace::Workspace& workspace = {}) const {
    return FindPeople(customers_, identity_, workspace, dictionary_);
  }
  const table::Dictionary& dictionary() const { return dictionary_; }
  const customers::Customers& customers() const { return customers_; }

  // The customer of that key.
  customers::CustomerId Find(std::string_view key) const {
    for (customers::CustomerId i = 0; i < customers_.size(); ++i) {
      if (dictionary_.At(customers_.key[i]) == key) return i;
    }
    return customers::kNobody;
  }

 private:
  void Put(table::TextField field, uint32_t line, std::string_view text) {
    lines_.text[static_cast<size_t>(field)].Set(line, dictionary_.Intern(text));
  }

  table::Dictionary dictionary_;
  table::OrderLines lines_;
  table::Orders orders_;
  customers::Customers customers_;
  customers::Identity identity_;
  std::unique_ptr<segment::Segmentation> segments_;
  std::unique_ptr<segment::FactTable> facts_;
};

// `count` customers with one to four orders each over two years; some without a
// phone, some with a shared one, some who refund most of what they buy.
inline std::vector<InventedOrder> RandomOrders(unsigned seed, int count) {
  std::mt19937 random(seed);
  std::vector<InventedOrder> orders;
  for (int i = 0; i < count; ++i) {
    const std::string nick = "客" + std::to_string(i);
    const int kind_of_person = static_cast<int>(random() % 20);
    std::string phone = std::to_string(13000000000 + i);
    if (kind_of_person == 0) phone.clear();
    if (kind_of_person == 1) phone = "138****0000";
    if (kind_of_person == 2) phone = "13911112222";
    const int n = 1 + static_cast<int>(random() % 4);
    for (int k = 0; k < n; ++k) {
      InventedOrder order;
      order.nick = nick;
      order.days_ago = static_cast<int>(random() % 730);
      order.net_minor = 100 + static_cast<int64_t>(random() % 90000);
      order.recipient_phone = phone;
      order.recipient = random() % 5 == 0 ? "" : "收件" + std::to_string(i);
      order.product = random() % 7 == 0 ? "" : "衬衫";
      if (kind_of_person == 3 && k > 0) {
        order.kind = table::OrderKind::kRefunded;
      }
      orders.push_back(order);
    }
  }
  return orders;
}

}  // namespace shuke::campaign

#endif  // SHUKE_TESTS_CAMPAIGN_INVENTED_SHOP_H_
