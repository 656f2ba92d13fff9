#include "core/segment/leaving.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "core/segment/fact_entry.h"
#include "core/segment/occasions.h"

namespace shuke::segment {
namespace {

using customers::CustomerId;
using table::kEmptyString;
using table::OrderKind;
using table::StringId;
using table::TextField;

Evidence DayIs(std::string_view name, Day day) {
  return {.name = name, .type = FactType::kDay, .integer = day};
}
Evidence CountIs(std::string_view name, int64_t count) {
  return {.name = name, .type = FactType::kCount, .integer = count};
}
Evidence MoneyIs(std::string_view name, double minor) {
  return {.name = name,
          .type = FactType::kMoney,
          .integer = static_cast<int64_t>(minor + 0.5)};
}
Evidence ShareIs(std::string_view name, double share) {
  return {.name = name, .type = FactType::kNumber, .number = share};
}
Evidence TextIs(std::string_view name, StringId text) {
  return {.name = name, .type = FactType::kText, .text = text};
}

// Asks for one customer. Evidence is written down only where somebody reads it.
class Asker {
 public:
  Asker(const Segmentation& segmentation, CustomerId customer, Votes& votes)
      : segments_(segmentation),
        in_(segmentation.inputs()),
        policy_(segmentation.policies().tags),
        traits_(segmentation.order_traits()),
        norms_(segmentation.shop_norms()),
        customer_(customer),
        purchases_(in_.customers.purchase_order.data() +
                       in_.customers.purchase_offset[customer],
                   in_.customers.purchase_offset[customer + 1] -
                       in_.customers.purchase_offset[customer]),
        last_(purchases_.back()),
        last_day_(in_.customers.last_day[customer]),
        votes_(votes) {}

  // The weightiest first.
  std::vector<LeavingReason> All() {
    std::vector<LeavingReason> reasons;
    reasons_ = &reasons;
    for (const auto ask : kQuestions) (this->*ask)();
    reasons_ = nullptr;
    return reasons;
  }

  std::optional<Leaving> Weightiest() {
    for (size_t i = 0; i < kQuestions.size(); ++i)
      if ((this->*kQuestions[i])()) return static_cast<Leaving>(i);
    return std::nullopt;
  }

 private:
  // `evidence` makes it. True, so that a question can end with it.
  template <typename MakeEvidence>
  bool Say(Leaving reason, MakeEvidence evidence) {
    if (reasons_ != nullptr) reasons_->push_back({reason, evidence()});
    return true;
  }

  StringId TextOf(TextField field, uint32_t order) const {
    for (const uint32_t line : in_.orders.Lines(order)) {
      const StringId text = in_.lines.Text(field, line);
      if (text != kEmptyString) return text;
    }
    return kEmptyString;
  }

  bool AskRefund() {
    const std::span<const uint32_t> orders = in_.customers.OrdersOf(customer_);
    int asked = 0;
    for (size_t i = orders.size(); i-- > 0;) {
      const uint32_t order = orders[i];
      const OrderKind kind = in_.orders.kind[order];
      if (kind != OrderKind::kValid && kind != OrderKind::kRefunded &&
          kind != OrderKind::kCancelling) {
        continue;
      }
      if (asked++ == policy_.leaving_last_orders) return false;
      const table::Minor back = in_.orders.refund_minor[order];
      if (kind != OrderKind::kRefunded && back <= 0) continue;
      return Say(Leaving::kRefund, [&] {
        std::vector<Evidence> evidence = {
            DayIs("day", in_.orders.day[order]),
            MoneyIs("refund_minor",
                    static_cast<double>(
                        back > 0 ? back : in_.orders.gross_minor[order]))};
        const StringId reason = TextOf(TextField::kRefundReason, order);
        if (reason != kEmptyString)
          evidence.push_back(TextIs("refund_reason", reason));
        return evidence;
      });
    }
    return false;
  }

  bool AskDelivery() {
    const int days = traits_.DeliveryDays(last_);
    const double median = norms_.median_delivery_days;
    if (days == kNoDelivery || days <= policy_.slow_delivery_days) return false;
    if (days * 100.0 < median * policy_.leaving_slow_percent) return false;
    return Say(Leaving::kSlowDelivery, [&] {
      return std::vector<Evidence>{
          DayIs("day", last_day_), CountIs("days", days),
          CountIs("median_days", static_cast<int64_t>(median))};
    });
  }

  // The product, or category, of most items in the customer's orders.
  template <typename OfLine>
  StringId Favourite(OfLine of_line) {
    if (purchases_.size() == 1) {
      const auto lines = in_.orders.Lines(last_);
      if (lines.size() == 1)
        return Weight(lines.front()) > 0 ? of_line(lines.front())
                                         : kEmptyString;
    }
    votes_.Clear();
    for (const uint32_t order : purchases_) {
      for (const uint32_t line : in_.orders.Lines(order)) {
        votes_.Cast(of_line(line), Weight(line));
      }
    }
    return votes_.Winner();
  }

  int64_t Weight(uint32_t line) const {
    return in_.lines.quantity.empty() ? 1 : in_.lines.quantity[line];
  }

  bool AskProduct() {
    product_ = Favourite([&](uint32_t line) {
      return in_.lines.Text(TextField::kProduct, line);
    });
    if (product_ == kEmptyString) return false;
    // What was hardly ever sold is not missed.
    const Sold sold = norms_.SoldOf(product_);
    if (sold.lines < policy_.leaving_gone_orders ||
        in_.as_of - sold.last < policy_.leaving_gone_days) {
      return false;
    }
    return Say(Leaving::kProductGone, [&] {
      return std::vector<Evidence>{TextIs("product", product_),
                                   DayIs("last_sold", sold.last)};
    });
  }

  // Without categories the product stands for it, which AskProduct has found.
  bool AskPrice() {
    const StringId category =
        traits_.knows_categories ? Favourite([&](uint32_t line) {
          return traits_.CategoryOf(in_.lines, line);
        })
                                 : product_;
    if (category == kEmptyString) return false;
    const int days = policy_.leaving_price_days;
    const Price then = norms_.PriceUntil(category, last_day_, days);
    const Price now = norms_.PriceUntil(category, in_.as_of, days);
    if (then.items == 0 || now.items == 0) return false;
    if (now.mean_minor() * 100 <
        then.mean_minor() * policy_.leaving_price_percent) {
      return false;
    }
    return Say(Leaving::kPriceUp, [&] {
      return std::vector<Evidence>{TextIs("category", category),
                                   MoneyIs("then_minor", then.mean_minor()),
                                   MoneyIs("now_minor", now.mean_minor())};
    });
  }

  bool AskDiscount() {
    if (!traits_.knows_discounts) return false;
    const auto discounted = std::count_if(
        purchases_.begin(), purchases_.end(),
        [&](uint32_t order) { return traits_.Has(kDiscounted, order); });
    const double own = static_cast<double>(discounted) /
                       static_cast<double>(purchases_.size());
    if (own * 100 < policy_.leaving_discount_percent) return false;
    const int days = policy_.leaving_price_days;
    const auto then = norms_.DiscountsUntil(last_day_, days);
    const auto now = norms_.DiscountsUntil(in_.as_of, days);
    if (now.orders == 0) return false;
    if (now.share() * 100 >
        then.share() * policy_.leaving_discount_fall_percent) {
      return false;
    }
    return Say(Leaving::kDiscountEnded, [&] {
      return std::vector<Evidence>{ShareIs("own_share", own),
                                   ShareIs("then_share", then.share()),
                                   ShareIs("now_share", now.share())};
    });
  }

  bool AskOccasion() {
    const Occasion occasion = OccasionsOf(segments_, customer_).last;
    if (occasion == Occasion::kOwnUse) return false;
    return Say(Leaving::kOccasion, [&] {
      return std::vector<Evidence>{
          DayIs("day", last_day_),
          {.name = "occasion",
           .type = FactType::kCode,
           .code = kOccasionCodes[static_cast<size_t>(occasion)]}};
    });
  }

  // By Leaving.
  static constexpr std::array<bool (Asker::*)(), kLeavingCodes.size()>
      kQuestions = {&Asker::AskRefund,   &Asker::AskDelivery,
                    &Asker::AskProduct,  &Asker::AskPrice,
                    &Asker::AskDiscount, &Asker::AskOccasion};

  const Segmentation& segments_;
  const SegmentInputs& in_;
  const TagsPolicy& policy_;
  const OrderTraits& traits_;
  const ShopNorms& norms_;
  CustomerId customer_;
  std::span<const uint32_t> purchases_;
  uint32_t last_;
  Day last_day_;
  Votes& votes_;
  StringId product_ = kEmptyString;  // the favourite, once asked for
  std::vector<LeavingReason>* reasons_ = nullptr;
};

bool MayHaveLeft(const Segmentation& segmentation, CustomerId customer) {
  if (segmentation.inputs().as_of == kNoDay) return false;
  const Stage stage = segmentation.lifecycle().stage[customer];
  return stage == Stage::kSilent || stage == Stage::kSleeping ||
         stage == Stage::kLost;
}

}  // namespace

std::vector<LeavingReason> LeavingReasonsOf(const Segmentation& segmentation,
                                            CustomerId customer) {
  if (!MayHaveLeft(segmentation, customer)) return {};
  Votes votes;
  return Asker(segmentation, customer, votes).All();
}

std::optional<Leaving> LeavingReasonOf(const Segmentation& segmentation,
                                       CustomerId customer, Votes& votes) {
  if (!MayHaveLeft(segmentation, customer)) return std::nullopt;
  return Asker(segmentation, customer, votes).Weightiest();
}

}  // namespace shuke::segment
