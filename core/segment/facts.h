// Facts: everything that can be said of one customer, as one registry.
//
// Rules, table columns, sorting, search and list columns all read it. A fact
// has a stable id (its name in both languages is the message "fact.<id>"), a
// topic, a type, and a way to compute it for one customer; adding a fact is
// adding one entry in the facts_<topic>.cc of its topic (fact_entry.h).
//
// Definitions that the ids do not tell:
// - orders, items, net_minor: over valid orders ever; net less cancelling
//   invoices.
// - window_orders, window_net_minor, r, f, m, rfm_value, level: see rfm.h. The
//   unrated have no r, f, m and rfm_value.
// - recency_days: as-of date less last_day.
// - average_order_minor: net_minor / orders, half away from zero; absent
//   without orders.
// - refunded_orders: paid, then refunded in full.
// - refund_rate: refunded_orders / (orders + refunded_orders); absent if both
//   are 0.
// - country, province, city: of the latest valid order that names one.
// - recipient_phone: the most frequent among valid orders; ties: the latest.
// - recipient: the most frequent name among the orders to that phone, so that
//   name and phone belong together; ties: the latest.
// - favourite_category: the one with most items in valid orders; ties: the
//   latest.
// - platform: where the buyer key is valid; absent for e-mail and phone.
// - region, city_tier, carrier, carrier_era, email_provider, gender: places.h,
//   of the latest order that tells. The number is the buyer's own, else a
//   payment account that is one, else the one most parcels go to.
// - occupation: what most parcels' addresses speak of; ties: the latest.
// - account_age_days: as-of date less first_day.
// - favourite_product: as favourite_category, by title.
// - categories, category_preference: different categories in valid orders, and
//   the share of orders that hold the one of most orders (rfmx.h).
// - usual_hour, usual_weekday: of most valid orders; ties: the latest.
// - first_order_minor, second_order_minor, second_to_first: net amounts, and
//   second / first.
// - coupon_share, average_discount: of valid orders those with a discount, and
//   what was taken off / the full price; absent if no file shows a discount.
// - deal_share: of the orders that name a channel, those by deals.
// - delivery_days: paid to completed, lower median.
// - refund_reason: the most frequent among orders with a refund.
// - gift_orders, stock_up_orders, occasion: occasions.h.
// - unpaid_hours, unpaid_minutes, latest_order, latest_order_days,
//   open_refund: facts_now.cc; potential customers have them too.
// - rfmx_group: rfmx.h; the other bands and affinities: tags_policy.h.
// - leaving_reason: the weightiest of leaving.h.
// - bad_actor: by the tags policy, or because the shop says so.
// - list, opted_out: what the workspace notes (marks.h).
// - cluster: from 1; absent until clusters were computed (clusters.h).
// - bought_products, first_products, second_products, due_products,
//   overdue_products and the same of categories: several texts of a customer
//   (facts_purchases.cc). They have no cell and no column, and nothing sorts by
//   them; rules ask whether one of the texts fits.
// - p_alive, expected_orders_90d, churn_risk, churn_risk_30d, early_warning,
//   clv_minor, clv_band, standing, second_order_chance, order_rank,
//   next_order_days, category_interval_days, potential_minor, next_product,
//   due_by_cycle: see predicted.h.
// For customers without a valid order (potential customers) the text facts are
// taken from all their orders.
#ifndef SHUKE_SEGMENT_FACTS_H_
#define SHUKE_SEGMENT_FACTS_H_

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/date.h"
#include "core/customers/customers.h"
#include "core/segment/predicted.h"
#include "core/segment/segmentation.h"
#include "core/table/dictionary.h"
#include "core/table/order_lines.h"
#include "core/table/orders.h"

namespace shuke::segment {

enum class FactType : uint8_t {
  kText,    // StringId
  kCount,   // integer
  kMoney,   // integer, minor units of the analysis currency
  kDay,     // integer, a Day
  kCode,    // integer, an index into FactInfo::codes
  kNumber,  // double
  kTexts,   // several StringIds: TextLists
  kLists,   // integer, bits of Marks::lists
};
// "text", "count", "money", "day", "code", "number", "texts", "lists".
std::string_view FactTypeName(FactType type);

struct FactInfo {
  std::string_view id;
  std::string_view topic;  // what it is about: "rfm"; message "topic.<topic>"
  FactType type;
  std::span<const std::string_view>
      codes;      // of a kCode, in the order that they sort
  bool personal;  // tells who the person is: masked on screen, never kept
                  // outside the workspace
};

// Position in Facts().
using FactIndex = uint32_t;

std::span<const FactInfo> Facts();
// The fact of that id (or alias: "frequency" is window_orders, "monetary"
// window_net_minor).
std::optional<FactIndex> FindFact(std::string_view id);

// Absent values: kNoInteger, kNoNumber, kEmptyString.
inline constexpr int64_t kNoInteger = std::numeric_limits<int64_t>::min();
inline constexpr double kNoNumber = std::numeric_limits<double>::lowest();

// One value per customer, in the vector that the fact's type names; the other
// two are empty. All are empty for a kTexts.
struct FactColumn {
  std::vector<int64_t> integers;
  std::vector<double> numbers;
  std::vector<table::StringId> texts;
};

// One value; monostate = absent.
using FactCell = std::variant<std::monostate, int64_t, double, table::StringId>;

class FactTable {
 public:
  // `segmentation` must outlive the table.
  explicit FactTable(const Segmentation& segmentation);

  const Segmentation& segmentation() const { return segmentation_; }
  const SegmentInputs& inputs() const { return segmentation_.inputs(); }
  // Customers, potential ones included.
  size_t size() const { return inputs().customers.size(); }

  // The whole column, computed at the first call and kept.
  const FactColumn& Column(FactIndex fact);
  // What a kTexts says of each customer; null if nobody knows.
  const TextLists* Lists(FactIndex fact) const;
  // One cell, without computing the column: for the few rows on screen or one
  // customer's card. Of a kTexts always absent.
  FactCell Cell(FactIndex fact, customers::CustomerId customer) const;
  // For a text fact: per customer, the rank of the text among the fact's
  // distinct texts by UTF-8 bytes, from 1; 0 where absent. Computed at the
  // first call and kept.
  const std::vector<uint32_t>& TextRanks(FactIndex fact);

  // All customers by the fact: texts by UTF-8 bytes, codes as they are listed,
  // the rest by value. Ties go by customer id, and those without the value come
  // last, in either direction. The last order asked for is kept. O(n), with the
  // column; with the distinct texts O(n log n).
  const std::vector<customers::CustomerId>& Order(FactIndex fact,
                                                  bool descending);

  // Forgets the columns of a topic, whose values changed.
  void Drop(std::string_view topic);
  // How often anything was dropped: what was made from columns when it was less
  // may no longer hold.
  uint64_t drops() const { return drops_; }

 private:
  const Segmentation& segmentation_;
  std::vector<std::optional<FactColumn>> columns_;
  std::vector<std::vector<uint32_t>> text_ranks_;
  struct Ordered {
    std::optional<FactIndex> fact;
    bool descending = false;
    std::vector<customers::CustomerId> customers;
  };
  Ordered order_;
  uint64_t drops_ = 0;
};

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_FACTS_H_
