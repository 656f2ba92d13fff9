// How facts are written: inside of segment, for the facts_<topic>.cc files.
//
// A topic is one list of entries, each with the expression that computes it for
// one customer; facts.cc puts the lists together. To add a topic: its file, its
// list's name below, a line in facts.cc, the message "topic.<topic>".
#ifndef SHUKE_SEGMENT_FACT_ENTRY_H_
#define SHUKE_SEGMENT_FACT_ENTRY_H_

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/segment/facts.h"

namespace shuke::segment {

// Texts that are mentioned with a weight, oldest first, and the one of most
// weight. Kept from customer to customer, so that a million of them do not mean
// a million allocations.
class Votes {
 public:
  void Clear() { votes_.clear(); }
  // The empty text is no mention.
  void Cast(table::StringId text, int64_t weight);
  // The text with the most weight, of equals the one mentioned last;
  // kEmptyString if none has weight above 0. Sorts, so that a customer with
  // very many orders costs no more than n log n.
  table::StringId Winner();

 private:
  struct Vote {
    table::StringId text;
    int64_t weight;
    uint32_t turn;
  };
  std::vector<Vote> votes_;
};

// What one computation of a cell or a column works with.
struct FactInputs : SegmentInputs {
  FactInputs(const Segmentation& segmentation, bool for_column)
      : SegmentInputs(segmentation.inputs()),
        segments(segmentation),
        for_column_(for_column) {}

  const Segmentation& segments;
  mutable Votes votes;

  // What the first line of the order that has the field says: by walking its
  // lines, for the few orders that are asked.
  table::StringId FirstText(table::TextField field, size_t order) const;
  // The same where a column asks all orders.
  table::StringId OrderText(table::TextField field, uint32_t order) const {
    const auto& texts = text_of_order_[static_cast<size_t>(field)];
    return texts.empty() ? FirstOrderText(field, order) : texts[order];
  }
  // Whether the order speaks of its customer: the valid ones do, or all if the
  // customer has none.
  bool Tells(customers::CustomerId customer, uint32_t order) const {
    return orders.kind[order] == table::OrderKind::kValid ||
           customers.valid_orders[customer] == 0;
  }
  // What the latest order that speaks of the customer and has the field says.
  table::StringId LatestText(table::TextField field,
                             customers::CustomerId customer) const;

 private:
  // Lays the field out, if it is for a column.
  table::StringId FirstOrderText(table::TextField field, uint32_t order) const;

  // A column asks every order once, customer by customer, which jumps about in
  // memory. So each field that it needs is first laid out by order.
  bool for_column_;
  mutable std::array<std::vector<table::StringId>, table::kTextFields>
      text_of_order_;
};

using IntegerOf = int64_t (*)(const FactInputs&, customers::CustomerId);
using NumberOf = double (*)(const FactInputs&, customers::CustomerId);
using ListsOf = const TextLists* (*)(const FactInputs&);
using TextOf = table::StringId (*)(const FactInputs&, customers::CustomerId);

// Exactly one of the four computes, as the type says.
struct FactEntry {
  FactInfo info;
  IntegerOf integer = nullptr;
  NumberOf number = nullptr;
  TextOf text = nullptr;
  ListsOf lists = nullptr;
};

// Entries of one topic:
//   constexpr FactTopic kTopic{"rfm"};
//   constexpr FactEntry kEntries[] = {kTopic.Count("r", …), …};
struct FactTopic {
  std::string_view topic;

  constexpr FactEntry Text(std::string_view id, TextOf of) const {
    return {{id, topic, FactType::kText, {}, false}, nullptr, nullptr, of};
  }
  constexpr FactEntry PersonalText(std::string_view id, TextOf of) const {
    return {{id, topic, FactType::kText, {}, true}, nullptr, nullptr, of};
  }
  constexpr FactEntry Count(std::string_view id, IntegerOf of) const {
    return {{id, topic, FactType::kCount, {}, false}, of};
  }
  constexpr FactEntry Money(std::string_view id, IntegerOf of) const {
    return {{id, topic, FactType::kMoney, {}, false}, of};
  }
  constexpr FactEntry Date(std::string_view id, IntegerOf of) const {
    return {{id, topic, FactType::kDay, {}, false}, of};
  }
  constexpr FactEntry Code(std::string_view id,
                           std::span<const std::string_view> codes,
                           IntegerOf of) const {
    return {{id, topic, FactType::kCode, codes, false}, of};
  }
  constexpr FactEntry Texts(std::string_view id, ListsOf of) const {
    return {{id, topic, FactType::kTexts, {}, false},
            nullptr,
            nullptr,
            nullptr,
            of};
  }
  constexpr FactEntry Lists(std::string_view id, IntegerOf of) const {
    return {{id, topic, FactType::kLists, {}, false}, of};
  }
  constexpr FactEntry Number(std::string_view id, NumberOf of) const {
    return {{id, topic, FactType::kNumber, {}, false}, nullptr, of};
  }
};

// kNoDay as an absent value.
inline int64_t DayOrNone(Day day) { return day == kNoDay ? kNoInteger : day; }

// A value of an enum with a member that means none.
template <typename Enum>
int64_t CodeOrNone(Enum value, Enum none) {
  return value == none ? kNoInteger : static_cast<int64_t>(value);
}

// The topics, each in facts_<topic>.cc.
std::span<const FactEntry> PersonFacts();
std::span<const FactEntry> RfmFacts();
std::span<const FactEntry> LifecycleFacts();
std::span<const FactEntry> ValueFacts();
std::span<const FactEntry> MembershipFacts();
std::span<const FactEntry> MigrationFacts();
std::span<const FactEntry> OrderFacts();
std::span<const FactEntry> NowFacts();
std::span<const FactEntry> PlaceFacts();
std::span<const FactEntry> HabitFacts();
std::span<const FactEntry> GroupFacts();
std::span<const FactEntry> MarkFacts();
std::span<const FactEntry> ClusterFacts();
std::span<const FactEntry> PurchaseFacts();
std::span<const FactEntry> PredictionFacts();

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_FACT_ENTRY_H_
