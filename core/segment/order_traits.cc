// One pass over the lines in the order of the orders. Texts are judged once
// each, by their dictionary id.
#include "core/segment/order_traits.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <string_view>

namespace shuke::segment {
namespace {

using table::kEmptyString;
using table::kNoMoney;
using table::Minor;
using table::MoneyField;
using table::StringId;
using table::TextField;
using table::TimeField;

// Whether a text holds one of some words, remembered by id.
class WordMatcher {
 public:
  WordMatcher(const table::Dictionary& dictionary,
              const std::vector<std::string>& words)
      : dictionary_(dictionary),
        words_(words),
        seen_(dictionary.size(), kUnknown) {}

  bool Matches(StringId id) {
    if (seen_[id] == kUnknown) {
      const std::string_view text = dictionary_.At(id);
      const bool any = std::any_of(
          words_.begin(), words_.end(),
          [&](const auto& word) { return HoldsIgnoringCase(text, word); });
      seen_[id] = any ? kYes : kNo;
    }
    return seen_[id] == kYes;
  }

 private:
  enum Seen : uint8_t { kUnknown, kNo, kYes };

  static char Lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  }
  static bool HoldsIgnoringCase(std::string_view text, std::string_view word) {
    return std::search(text.begin(), text.end(), word.begin(), word.end(),
                       [](char a, char b) { return Lower(a) == Lower(b); }) !=
           text.end();
  }

  const table::Dictionary& dictionary_;
  const std::vector<std::string>& words_;
  std::vector<Seen> seen_;
};

// What a column of coupons says where there was none.
const std::vector<std::string>& NoCouponTexts() {
  static const std::vector<std::string> texts = {"-",    "--",  "无", "none",
                                                 "None", "N/A", "0"};
  return texts;
}

}  // namespace

OrderTraits ComputeOrderTraits(const table::Orders& orders,
                               const table::OrderLines& lines,
                               const table::Dictionary& dictionary,
                               const std::vector<std::string>& deal_words) {
  const size_t count = orders.size();
  OrderTraits out;
  out.flags.assign(count, 0);
  out.discount_minor.assign(count, 0);
  out.address_hash.assign(count, 0);
  out.recipient_phone.assign(count, kEmptyString);
  out.occupation.assign(count, table::Occupation::kNone);
  out.delivery_days.assign(count, kNoDelivery);
  WordMatcher deals(dictionary, deal_words);
  std::vector<StringId> no_coupon = {kEmptyString};
  for (const std::string& text : NoCouponTexts()) {
    StringId id = kEmptyString;
    if (dictionary.Find(text, id)) no_coupon.push_back(id);
  }
  const auto& categories =
      lines.text[static_cast<size_t>(TextField::kCategory)];
  out.knows_categories =
      std::any_of(categories.begin(), categories.end(),
                  [](StringId id) { return id != kEmptyString; });

  for (size_t order = 0; order < count; ++order) {
    uint8_t flags = 0;
    Minor off = 0, list = 0, listed = 0;
    LocalTime paid = kNoTime, completed = kNoTime;
    for (const uint32_t line : orders.Lines(order)) {
      if (lines.flags[line] & table::kGiftWords) flags |= kGift;
      const StringId coupon = lines.Text(TextField::kCoupon, line);
      if (std::find(no_coupon.begin(), no_coupon.end(), coupon) ==
          no_coupon.end()) {
        flags |= kDiscounted;
      }
      const StringId channel = lines.Text(TextField::kChannel, line);
      if (channel != kEmptyString) {
        flags |= kNamesChannel;
        if (deals.Matches(channel)) flags |= kDealChannel;
      }
      const Minor discount = lines.Money(MoneyField::kDiscount, line);
      if (discount != kNoMoney) off += std::abs(discount);
      const Minor price = lines.Money(MoneyField::kUnitPrice, line);
      const Minor amount = lines.Money(MoneyField::kLineAmount, line);
      // A product of very many dear items would not fit; no shop sells it.
      const int64_t quantity =
          lines.quantity.empty() ? 1 : int64_t{lines.quantity[line]};
      constexpr Minor kMostPrice = std::numeric_limits<int32_t>::max();
      if (price != kNoMoney && amount != kNoMoney && price > 0 &&
          price <= kMostPrice && quantity > 0 && amount > 0) {
        list += price * quantity;
        listed += amount;
      }
      if (!lines.address_hash.empty() && lines.address_hash[line] != 0)
        out.address_hash[order] = lines.address_hash[line];
      if (!lines.occupation.empty() &&
          lines.occupation[line] != table::Occupation::kNone) {
        out.occupation[order] = lines.occupation[line];
      }
      if (out.recipient_phone[order] == kEmptyString)
        out.recipient_phone[order] =
            lines.Text(TextField::kRecipientPhone, line);
      // kNoTime is the smallest time.
      paid = std::max(paid, lines.Time(TimeField::kPaid, line));
      completed = std::max(completed, lines.Time(TimeField::kCompleted, line));
    }
    if (off == 0 && list > listed) off = list - listed;
    out.discount_minor[order] = off;
    if (off > 0) flags |= kDiscounted;
    out.flags[order] = flags;
    out.knows_discounts |= (flags & kDiscounted) != 0;
    if (paid != kNoTime && completed != kNoTime && completed >= paid) {
      const Day days = DayOfTime(completed) - DayOfTime(paid);
      out.delivery_days[order] = static_cast<int16_t>(
          std::min<Day>(days, std::numeric_limits<int16_t>::max()));
    }
  }
  return out;
}

}  // namespace shuke::segment
