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

// One mention of a text; votes are cast oldest first.
struct Vote {
  StringId text;
  int64_t weight;
  uint32_t turn;
};

// What one computation of a cell or a column works with.
struct Inputs : FactContext {
  explicit Inputs(const FactContext& context, bool for_column)
      : FactContext(context), for_column(for_column) {}

  // A column asks every order once, customer by customer, which jumps about in
  // memory. So each field that it needs is first laid out by order.
  bool for_column;
  mutable std::array<std::vector<StringId>, table::kTextFields> text_of_order;
  // Kept here so that a million customers do not mean a million allocations.
  mutable std::vector<Vote> votes;
};

using Context = const Inputs&;
using Id = CustomerId;

// What the first line of the order that has the field says.
StringId FirstText(Context c, TextField field, size_t order) {
  for (const uint32_t line : c.orders.Lines(order)) {
    const StringId text = c.lines.Text(field, line);
    if (text != kEmptyString) return text;
  }
  return kEmptyString;
}

StringId OrderText(Context c, TextField field, uint32_t order) {
  if (!c.for_column) return FirstText(c, field, order);
  std::vector<StringId>& texts = c.text_of_order[static_cast<size_t>(field)];
  if (texts.empty()) {
    texts.reserve(c.orders.size());
    for (size_t i = 0; i < c.orders.size(); ++i) {
      texts.push_back(FirstText(c, field, i));
    }
  }
  return texts[order];
}

// Whether the order speaks of its customer: the valid ones do, or all if the
// customer has none.
bool Tells(Context c, Id customer, uint32_t order) {
  return c.orders.kind[order] == OrderKind::kValid ||
         c.customers.valid_orders[customer] == 0;
}

template <TextField field>
StringId LatestText(Context c, Id customer) {
  const std::span<const uint32_t> orders = c.customers.OrdersOf(customer);
  for (size_t i = orders.size(); i-- > 0;) {
    if (!Tells(c, customer, orders[i])) continue;
    const StringId text = OrderText(c, field, orders[i]);
    if (text != kEmptyString) return text;
  }
  return kEmptyString;
}

void CastVote(Context c, StringId text, int64_t weight) {
  if (text == kEmptyString) return;
  c.votes.push_back({text, weight, static_cast<uint32_t>(c.votes.size())});
}

// The text with the most weight, of equals the one mentioned last; absent if
// none has weight above 0. Sorts, so that a customer with very many orders
// costs no more than n log n.
StringId Winner(Context c) {
  std::vector<Vote>& votes = c.votes;
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

StringId UsualPhone(Context c, Id customer) {
  c.votes.clear();
  for (const uint32_t order : c.customers.OrdersOf(customer)) {
    if (!Tells(c, customer, order)) continue;
    CastVote(c, OrderText(c, TextField::kRecipientPhone, order), 1);
  }
  return Winner(c);
}

// A gift giver's orders go to many people: the name must be of the one whose
// phone UsualPhone gives. Without any phone every order agrees on the empty
// one, and this is the most frequent name.
StringId UsualRecipient(Context c, Id customer) {
  const StringId phone = UsualPhone(c, customer);
  c.votes.clear();
  for (const uint32_t order : c.customers.OrdersOf(customer)) {
    if (!Tells(c, customer, order)) continue;
    if (OrderText(c, TextField::kRecipientPhone, order) != phone) continue;
    CastVote(c, OrderText(c, TextField::kRecipient, order), 1);
  }
  return Winner(c);
}

StringId FavouriteCategory(Context c, Id customer) {
  c.votes.clear();
  for (const uint32_t order : c.customers.OrdersOf(customer)) {
    if (!Tells(c, customer, order)) continue;
    for (const uint32_t line : c.orders.Lines(order)) {
      const bool counted = !c.lines.quantity.empty();
      CastVote(c, c.lines.Text(TextField::kCategory, line),
               counted ? c.lines.quantity[line] : 1);
    }
  }
  return Winner(c);
}

int64_t CountOrders(Context c, Id customer, OrderKind kind) {
  int64_t count = 0;
  for (const uint32_t order : c.customers.OrdersOf(customer)) {
    count += c.orders.kind[order] == kind;
  }
  return count;
}

int64_t Items(Context c, Id customer) {
  int64_t items = 0;
  for (const uint32_t order : c.customers.OrdersOf(customer)) {
    if (c.orders.kind[order] == OrderKind::kValid) {
      items += c.orders.items[order];
    }
  }
  return items;
}

int64_t AverageOrder(Context c, Id customer) {
  const int64_t orders = c.customers.valid_orders[customer];
  if (orders == 0) return kNoInteger;
  const int64_t net = c.customers.net_minor[customer];
  return (net + (net < 0 ? -orders / 2 : orders / 2)) / orders;
}

double RefundRate(Context c, Id customer) {
  const int64_t refunded = CountOrders(c, customer, OrderKind::kRefunded);
  const int64_t paid = refunded + c.customers.valid_orders[customer];
  if (paid == 0) return kNoNumber;
  return static_cast<double>(refunded) / static_cast<double>(paid);
}

int64_t DayOrNone(Day day) { return day == kNoDay ? kNoInteger : day; }
int64_t ScoreOrNone(int score) { return score == 0 ? kNoInteger : score; }

using IntegerOf = int64_t (*)(Context, Id);
using NumberOf = double (*)(Context, Id);
using TextOf = StringId (*)(Context, Id);

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

// The first sixteen bytes as two numbers, big end first, padded with zeros:
// comparing them settles most comparisons without a visit to the dictionary.
using Prefix = std::pair<uint64_t, uint64_t>;

Prefix PrefixOf(std::string_view text) {
  uint64_t halves[2] = {0, 0};
  for (size_t i = 0; i < 16; ++i) {
    const uint8_t byte = i < text.size() ? static_cast<uint8_t>(text[i]) : 0;
    halves[i / 8] = halves[i / 8] << 8 | byte;
  }
  return {halves[0], halves[1]};
}

// The distinct texts of a column by bytes.
std::vector<StringId> SortedTexts(const std::vector<StringId>& column,
                                  const table::Dictionary& dictionary) {
  std::vector<std::pair<Prefix, StringId>> texts;
  std::vector<bool> seen(dictionary.size(), false);
  seen[kEmptyString] = true;
  for (const StringId id : column) {
    if (seen[id]) continue;
    seen[id] = true;
    texts.push_back({PrefixOf(dictionary.At(id)), id});
  }
  std::sort(texts.begin(), texts.end(), [&](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first < b.first;
    return dictionary.At(a.second) < dictionary.At(b.second);
  });
  std::vector<StringId> ids;
  ids.reserve(texts.size());
  for (const auto& [prefix, id] : texts) ids.push_back(id);
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
  const Inputs inputs(context_, true);
  const auto fill = [&](auto compute, auto& values) {
    values.reserve(size());
    for (Id i = 0; i < size(); ++i) values.push_back(compute(inputs, i));
  };
  const Entry& entry = kEntries[fact];
  if (entry.integer) fill(entry.integer, column->integers);
  if (entry.number) fill(entry.number, column->numbers);
  if (entry.text) fill(entry.text, column->texts);
  return *column;
}

FactCell FactTable::Cell(FactIndex fact, CustomerId customer) const {
  const Entry& entry = kEntries[fact];
  const Inputs inputs(context_, false);
  if (entry.integer) {
    const int64_t value = entry.integer(inputs, customer);
    if (value == kNoInteger) return {};
    return value;
  }
  if (entry.number) {
    const double value = entry.number(inputs, customer);
    if (value == kNoNumber) return {};
    return value;
  }
  const StringId value = entry.text(inputs, customer);
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
