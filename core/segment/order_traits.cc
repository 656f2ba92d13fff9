// A pass over the lines for each trait that some file tells, in the order of
// the orders. Texts are judged once each, by their dictionary id.
#include "core/segment/order_traits.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <string_view>
#include <utility>

#include "core/base/hot_loop.h"

namespace shuke::segment {
namespace {

using table::kEmptyString;
using table::kNoMoney;
using table::Minor;
using table::MoneyField;
using table::OrderLines;
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

class Gatherer {
 public:
  Gatherer(const table::Orders& orders, const OrderLines& lines)
      : orders_(orders), lines_(lines) {
    out_.flags.assign(orders.size(), 0);
  }

  void AddGifts() {
    EachLine([&](size_t order, uint32_t line) {
      if (lines_.flags[line] & table::kGiftWords) out_.flags[order] |= kGift;
    });
  }

  void AddCoupons(const table::Dictionary& dictionary) {
    const auto& coupons = TextsOf(TextField::kCoupon);
    if (coupons.empty()) return;
    std::vector<StringId> none = {kEmptyString};
    for (const std::string& text : NoCouponTexts()) {
      StringId id = kEmptyString;
      if (dictionary.Find(text, id)) none.push_back(id);
    }
    EachLine([&](size_t order, uint32_t line) {
      if (std::find(none.begin(), none.end(), coupons[line]) == none.end())
        out_.flags[order] |= kDiscounted;
    });
  }

  void AddChannels(WordMatcher deals) {
    const auto& channels = TextsOf(TextField::kChannel);
    if (channels.empty()) return;
    EachLine([&](size_t order, uint32_t line) {
      if (channels[line] == kEmptyString) return;
      out_.flags[order] |= kNamesChannel;
      if (deals.Matches(channels[line])) out_.flags[order] |= kDealChannel;
    });
  }

  void AddDiscounts() {
    const auto lacks = [&](MoneyField field) {
      return lines_.money[static_cast<size_t>(field)].empty();
    };
    if (lacks(MoneyField::kDiscount) &&
        (lacks(MoneyField::kUnitPrice) || lacks(MoneyField::kLineAmount))) {
      return;
    }
    out_.discount_minor.resize(orders_.size());
    HotLoop(orders_.size(), [&](size_t order) {
      const Minor off = DiscountOf(order);
      out_.discount_minor[order] = off;
      if (off > 0) out_.flags[order] |= kDiscounted;
    });
  }

  void AddAddresses() {
    if (!lines_.address_hash.empty()) {
      out_.address_hash.assign(orders_.size(), 0);
      EachLine([&](size_t order, uint32_t line) {
        if (lines_.address_hash[line] != 0)
          out_.address_hash[order] = lines_.address_hash[line];
      });
    }
    if (lines_.occupation.empty()) return;
    out_.occupation.assign(orders_.size(), table::Occupation::kNone);
    EachLine([&](size_t order, uint32_t line) {
      if (lines_.occupation[line] != table::Occupation::kNone)
        out_.occupation[order] = lines_.occupation[line];
    });
  }

  void AddRecipients() {
    const auto& phones = TextsOf(TextField::kRecipientPhone);
    if (phones.empty()) return;
    out_.recipient_phone.assign(orders_.size(), kEmptyString);
    EachLine([&](size_t order, uint32_t line) {
      if (out_.recipient_phone[order] == kEmptyString)
        out_.recipient_phone[order] = phones[line];
    });
  }

  void AddDeliveries() {
    const auto& paid = lines_.time[static_cast<size_t>(TimeField::kPaid)];
    const auto& completed =
        lines_.time[static_cast<size_t>(TimeField::kCompleted)];
    if (paid.empty() || completed.empty()) return;
    out_.delivery_days.assign(orders_.size(), kNoDelivery);
    HotLoop(orders_.size(), [&](size_t order) {
      // kNoTime is the smallest time.
      LocalTime begin = kNoTime, end = kNoTime;
      for (const uint32_t line : orders_.Lines(order)) {
        begin = std::max(begin, paid[line]);
        end = std::max(end, completed[line]);
      }
      if (begin == kNoTime || end == kNoTime || end < begin) return;
      const Day days = DayOfTime(end) - DayOfTime(begin);
      out_.delivery_days[order] = static_cast<int16_t>(
          std::min<Day>(days, std::numeric_limits<int16_t>::max()));
    });
  }

  OrderTraits Finish() {
    out_.knows_categories = TextsOf(TextField::kCategory).AnyText();
    out_.knows_discounts =
        std::any_of(out_.flags.begin(), out_.flags.end(),
                    [](uint8_t flags) { return (flags & kDiscounted) != 0; });
    return std::move(out_);
  }

 private:
  template <typename Visit>
  void EachLine(Visit visit) const {
    HotLoop(orders_.size(), [&](size_t order) {
      for (const uint32_t line : orders_.Lines(order)) visit(order, line);
    });
  }

  const table::TextColumn& TextsOf(TextField field) const {
    return lines_.text[static_cast<size_t>(field)];
  }

  Minor DiscountOf(size_t order) const {
    Minor off = 0, list = 0, listed = 0;
    for (const uint32_t line : orders_.Lines(order)) {
      const Minor discount = lines_.Money(MoneyField::kDiscount, line);
      if (discount != kNoMoney) off += std::abs(discount);
      const Minor price = lines_.Money(MoneyField::kUnitPrice, line);
      const Minor amount = lines_.Money(MoneyField::kLineAmount, line);
      // A product of very many dear items would not fit; no shop sells it.
      const int64_t quantity =
          lines_.quantity.empty() ? 1 : int64_t{lines_.quantity[line]};
      constexpr Minor kMostPrice = std::numeric_limits<int32_t>::max();
      if (price != kNoMoney && amount != kNoMoney && price > 0 &&
          price <= kMostPrice && quantity > 0 && amount > 0) {
        list += price * quantity;
        listed += amount;
      }
    }
    return off == 0 && list > listed ? list - listed : off;
  }

  const table::Orders& orders_;
  const OrderLines& lines_;
  OrderTraits out_;
};

}  // namespace

OrderTraits ComputeOrderTraits(const table::Orders& orders,
                               const OrderLines& lines,
                               const table::Dictionary& dictionary,
                               const std::vector<std::string>& deal_words) {
  Gatherer gatherer(orders, lines);
  gatherer.AddGifts();
  gatherer.AddCoupons(dictionary);
  gatherer.AddChannels(WordMatcher(dictionary, deal_words));
  gatherer.AddDiscounts();
  gatherer.AddAddresses();
  gatherer.AddRecipients();
  gatherer.AddDeliveries();
  return gatherer.Finish();
}

}  // namespace shuke::segment
