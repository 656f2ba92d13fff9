// The registry is kEntries: one row a fact, with the expression that computes
// it for one customer. Columns, cells, rules and lists all go through that row.
#include "core/segment/facts.h"

#include <algorithm>
#include <array>
#include <utility>

namespace shuke::segment {
namespace {

using customers::CustomerId;
using table::kEmptyString;
using table::OrderKind;
using table::StringId;
using table::TextField;

// Calls visit(order) for the orders that speak of this customer, oldest first:
// the valid ones, or all if none is.
template <typename Visit>
void ForEachTellingOrder(const FactContext& facts, CustomerId customer,
                         Visit visit) {
  const bool all = facts.customers.valid_orders[customer] == 0;
  for (const uint32_t order : facts.customers.OrdersOf(customer)) {
    if (all || facts.orders.kind[order] == OrderKind::kValid) visit(order);
  }
}

// What the first line of the order that has the field says.
StringId OrderText(const FactContext& facts, TextField field, uint32_t order) {
  for (const uint32_t line : facts.orders.Lines(order)) {
    const StringId text = facts.lines.Text(field, line);
    if (text != kEmptyString) return text;
  }
  return kEmptyString;
}

template <TextField field>
StringId LatestText(const FactContext& facts, CustomerId customer) {
  StringId latest = kEmptyString;
  ForEachTellingOrder(facts, customer, [&](uint32_t order) {
    const StringId text = OrderText(facts, field, order);
    if (text != kEmptyString) latest = text;
  });
  return latest;
}

// One mention of a text; votes are cast oldest first.
struct Vote {
  StringId text;
  int64_t weight;
  uint32_t turn;
};

// The text with the most weight, of equals the one mentioned last; absent if
// none has weight above 0. Sorts, so that a customer with very many orders
// costs no more than n log n.
StringId Winner(std::vector<Vote>& votes) {
  std::sort(votes.begin(), votes.end(), [](const Vote& a, const Vote& b) {
    return std::pair(a.text, a.turn) < std::pair(b.text, b.turn);
  });
  Vote best = {kEmptyString, 0, 0};
  for (size_t i = 0; i < votes.size();) {
    Vote sum = {votes[i].text, 0, 0};
    for (; i < votes.size() && votes[i].text == sum.text; ++i) {
      sum.weight += votes[i].weight;
      sum.turn = votes[i].turn;
    }
    if (sum.weight <= 0 || sum.weight < best.weight) continue;
    if (sum.weight > best.weight || sum.turn > best.turn) best = sum;
  }
  return best.text;
}

StringId UsualPhone(const FactContext& facts, CustomerId customer) {
  std::vector<Vote> votes;
  ForEachTellingOrder(facts, customer, [&](uint32_t order) {
    const StringId phone = OrderText(facts, TextField::kRecipientPhone, order);
    if (phone == kEmptyString) return;
    votes.push_back({phone, 1, static_cast<uint32_t>(votes.size())});
  });
  return Winner(votes);
}

// A gift giver's orders go to many people: the name must be of the one whose
// phone UsualPhone gives. Without any phone every order agrees on the empty
// one, and this is the most frequent name.
StringId UsualRecipient(const FactContext& facts, CustomerId customer) {
  const StringId usual_phone = UsualPhone(facts, customer);
  std::vector<Vote> votes;
  ForEachTellingOrder(facts, customer, [&](uint32_t order) {
    if (OrderText(facts, TextField::kRecipientPhone, order) != usual_phone) {
      return;
    }
    const StringId name = OrderText(facts, TextField::kRecipient, order);
    if (name == kEmptyString) return;
    votes.push_back({name, 1, static_cast<uint32_t>(votes.size())});
  });
  return Winner(votes);
}

StringId FavouriteCategory(const FactContext& facts, CustomerId customer) {
  std::vector<Vote> votes;
  ForEachTellingOrder(facts, customer, [&](uint32_t order) {
    for (const uint32_t line : facts.orders.Lines(order)) {
      const StringId category = facts.lines.Text(TextField::kCategory, line);
      if (category == kEmptyString) continue;
      const int64_t items =
          facts.lines.quantity.empty() ? 1 : facts.lines.quantity[line];
      votes.push_back({category, items, static_cast<uint32_t>(votes.size())});
    }
  });
  return Winner(votes);
}

int64_t CountOrders(const FactContext& facts, CustomerId customer,
                    OrderKind kind) {
  int64_t count = 0;
  for (const uint32_t order : facts.customers.OrdersOf(customer)) {
    count += facts.orders.kind[order] == kind;
  }
  return count;
}

int64_t Items(const FactContext& facts, CustomerId customer) {
  int64_t items = 0;
  for (const uint32_t order : facts.customers.OrdersOf(customer)) {
    if (facts.orders.kind[order] == OrderKind::kValid) {
      items += facts.orders.items[order];
    }
  }
  return items;
}

int64_t AverageOrder(const FactContext& facts, CustomerId customer) {
  const int64_t orders = facts.customers.valid_orders[customer];
  if (orders == 0) return kNoInteger;
  const int64_t net = facts.customers.net_minor[customer];
  return (net + (net < 0 ? -orders / 2 : orders / 2)) / orders;
}

double RefundRate(const FactContext& facts, CustomerId customer) {
  const int64_t refunded = CountOrders(facts, customer, OrderKind::kRefunded);
  const int64_t paid = refunded + facts.customers.valid_orders[customer];
  if (paid == 0) return kNoNumber;
  return static_cast<double>(refunded) / static_cast<double>(paid);
}

int64_t DayOrNone(Day day) { return day == kNoDay ? kNoInteger : day; }
int64_t ScoreOrNone(int score) { return score == 0 ? kNoInteger : score; }

using IntegerOf = int64_t (*)(const FactContext&, CustomerId);
using NumberOf = double (*)(const FactContext&, CustomerId);
using TextOf = StringId (*)(const FactContext&, CustomerId);

// Exactly one of the three computes, as the type says.
struct Entry {
  FactInfo info;
  IntegerOf integer = nullptr;
  NumberOf number = nullptr;
  TextOf text = nullptr;
};

constexpr Entry Text(std::string_view id, TextOf of) {
  return {{id, FactType::kText, {}, false}, nullptr, nullptr, of};
}
constexpr Entry PersonalText(std::string_view id, TextOf of) {
  return {{id, FactType::kText, {}, true}, nullptr, nullptr, of};
}
constexpr Entry Count(std::string_view id, IntegerOf of) {
  return {{id, FactType::kCount, {}, false}, of, nullptr, nullptr};
}
constexpr Entry Money(std::string_view id, IntegerOf of) {
  return {{id, FactType::kMoney, {}, false}, of, nullptr, nullptr};
}
constexpr Entry Date(std::string_view id, IntegerOf of) {
  return {{id, FactType::kDay, {}, false}, of, nullptr, nullptr};
}
constexpr Entry Code(std::string_view id,
                     std::span<const std::string_view> codes, IntegerOf of) {
  return {{id, FactType::kCode, codes, false}, of, nullptr, nullptr};
}
constexpr Entry Number(std::string_view id, NumberOf of) {
  return {{id, FactType::kNumber, {}, false}, nullptr, of, nullptr};
}

using Context = const FactContext&;
using Id = CustomerId;

// In the order in which the page offers them.
constexpr std::array kEntries = {
    PersonalText("buyer", [](Context c, Id i) { return c.customers.key[i]; }),
    Text("platform", [](Context c, Id i) { return c.customers.scope[i]; }),
    Code("level", kLevelCodes,
         [](Context c, Id i) { return static_cast<int64_t>(c.rfm.level[i]); }),
    Code("stage", kStageCodes,
         [](Context c, Id i) {
           const Stage stage = c.lifecycle.stage[i];
           return stage == Stage::kNone ? kNoInteger
                                        : static_cast<int64_t>(stage);
         }),
    Count("rfm_value",
          [](Context c, Id i) { return ScoreOrNone(c.rfm.value[i]); }),
    Count("r", [](Context c, Id i) { return ScoreOrNone(c.rfm.r[i]); }),
    Count("f", [](Context c, Id i) { return ScoreOrNone(c.rfm.f[i]); }),
    Count("m", [](Context c, Id i) { return ScoreOrNone(c.rfm.m[i]); }),
    Date("first_day",
         [](Context c, Id i) { return DayOrNone(c.customers.first_day[i]); }),
    Date("last_day",
         [](Context c, Id i) { return DayOrNone(c.customers.last_day[i]); }),
    Count("recency_days",
          [](Context c, Id i) {
            const Day last = c.customers.last_day[i];
            return last == kNoDay ? kNoInteger : int64_t{c.as_of} - last;
          }),
    Count("orders",
          [](Context c, Id i) { return int64_t{c.customers.valid_orders[i]}; }),
    Money("net_minor",
          [](Context c, Id i) { return c.customers.net_minor[i]; }),
    Count("window_orders",
          [](Context c, Id i) { return int64_t{c.rfm.window_orders[i]}; }),
    Money("window_net_minor",
          [](Context c, Id i) { return c.rfm.window_net_minor[i]; }),
    Money("average_order_minor", AverageOrder),
    Count("items", Items),
    Count("refunded_orders",
          [](Context c, Id i) {
            return CountOrders(c, i, OrderKind::kRefunded);
          }),
    Number("refund_rate", RefundRate),
    Text("favourite_category", FavouriteCategory),
    Text("country", LatestText<TextField::kCountry>),
    Text("province", LatestText<TextField::kProvince>),
    Text("city", LatestText<TextField::kCity>),
    PersonalText("recipient", UsualRecipient),
    PersonalText("recipient_phone", UsualPhone),
};

constexpr auto kInfos = [] {
  std::array<FactInfo, kEntries.size()> infos{};
  for (size_t i = 0; i < infos.size(); ++i) infos[i] = kEntries[i].info;
  return infos;
}();

// The names by which the handbook knows two of them.
constexpr std::pair<std::string_view, std::string_view> kAliases[] = {
    {"frequency", "window_orders"},
    {"monetary", "window_net_minor"},
};

// The distinct texts of a column by bytes. Comparing eight bytes at a time as
// one number settles most comparisons without a visit to the dictionary.
std::vector<StringId> SortedTexts(const std::vector<StringId>& column,
                                  const table::Dictionary& dictionary) {
  struct Text {
    uint64_t prefix;  // first eight bytes, big end first, padded with zeros
    StringId id;
  };
  std::vector<Text> texts;
  std::vector<bool> seen(dictionary.size(), false);
  seen[kEmptyString] = true;
  for (const StringId id : column) {
    if (seen[id]) continue;
    seen[id] = true;
    const std::string_view bytes = dictionary.At(id);
    uint64_t prefix = 0;
    for (size_t i = 0; i < 8; ++i) {
      const uint8_t byte =
          i < bytes.size() ? static_cast<uint8_t>(bytes[i]) : 0;
      prefix = prefix << 8 | byte;
    }
    texts.push_back({prefix, id});
  }
  std::sort(texts.begin(), texts.end(), [&](const Text& a, const Text& b) {
    if (a.prefix != b.prefix) return a.prefix < b.prefix;
    return dictionary.At(a.id) < dictionary.At(b.id);
  });
  std::vector<StringId> ids;
  ids.reserve(texts.size());
  for (const Text& text : texts) ids.push_back(text.id);
  return ids;
}

}  // namespace

std::string_view FactTypeName(FactType type) {
  constexpr std::string_view kNames[] = {"text", "count", "money",
                                         "day",  "code",  "number"};
  return kNames[static_cast<size_t>(type)];
}

std::span<const FactInfo> Facts() { return kInfos; }

std::optional<FactIndex> FindFact(std::string_view id) {
  for (const auto& [alias, meant] : kAliases) {
    if (alias == id) id = meant;
  }
  for (FactIndex i = 0; i < kInfos.size(); ++i) {
    if (kInfos[i].id == id) return i;
  }
  return std::nullopt;
}

FactTable::FactTable(const FactContext& context)
    : context_(context),
      columns_(kEntries.size()),
      text_ranks_(kEntries.size()) {}

const FactColumn& FactTable::Column(FactIndex fact) {
  std::optional<FactColumn>& column = columns_[fact];
  if (column) return *column;
  column.emplace();
  const auto fill = [&](auto compute, auto& values) {
    values.reserve(size());
    for (Id i = 0; i < size(); ++i) values.push_back(compute(context_, i));
  };
  const Entry& entry = kEntries[fact];
  if (entry.integer) fill(entry.integer, column->integers);
  if (entry.number) fill(entry.number, column->numbers);
  if (entry.text) fill(entry.text, column->texts);
  return *column;
}

FactCell FactTable::Cell(FactIndex fact, CustomerId customer) const {
  const Entry& entry = kEntries[fact];
  if (entry.integer) {
    const int64_t value = entry.integer(context_, customer);
    if (value == kNoInteger) return {};
    return value;
  }
  if (entry.number) {
    const double value = entry.number(context_, customer);
    if (value == kNoNumber) return {};
    return value;
  }
  const StringId value = entry.text(context_, customer);
  if (value == kEmptyString) return {};
  return value;
}

const std::vector<uint32_t>& FactTable::TextRanks(FactIndex fact) {
  std::vector<uint32_t>& ranks = text_ranks_[fact];
  if (ranks.size() == size()) return ranks;
  const std::vector<StringId>& texts = Column(fact).texts;
  std::vector<uint32_t> rank_of(context_.dictionary.size(), 0);
  uint32_t rank = 0;
  for (const StringId id : SortedTexts(texts, context_.dictionary)) {
    rank_of[id] = ++rank;
  }
  ranks.reserve(size());
  for (const StringId id : texts) ranks.push_back(rank_of[id]);
  return ranks;
}

}  // namespace shuke::segment
