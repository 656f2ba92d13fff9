// Puts the topics' lists together, and computes columns and cells by their
// entries.
#include "core/segment/facts.h"

#include <algorithm>
#include <span>
#include <utility>

#include "core/base/hot_loop.h"
#include "core/base/radix_sort.h"
#include "core/segment/fact_entry.h"

namespace shuke::segment {
namespace {

using customers::CustomerId;
using table::kEmptyString;
using table::StringId;

// In the order in which the page offers them.
constexpr std::span<const FactEntry> (*kTopics[])() = {
    PersonFacts,    RfmFacts,   LifecycleFacts, ValueFacts,    MembershipFacts,
    MigrationFacts, OrderFacts, NowFacts,       PlaceFacts,    HabitFacts,
    GroupFacts,     MarkFacts,  ClusterFacts,   PurchaseFacts, PredictionFacts,
};

const std::vector<FactEntry>& Entries() {
  static const auto* entries = [] {
    auto* all = new std::vector<FactEntry>;
    for (const auto topic : kTopics) {
      const std::span<const FactEntry> some = topic();
      all->insert(all->end(), some.begin(), some.end());
    }
    return all;
  }();
  return *entries;
}

const std::vector<FactInfo>& Infos() {
  static const auto* infos = [] {
    auto* all = new std::vector<FactInfo>;
    for (const FactEntry& entry : Entries()) all->push_back(entry.info);
    return all;
  }();
  return *infos;
}

// The names by which the handbook knows two of them.
constexpr std::pair<std::string_view, std::string_view> kAliases[] = {
    {"frequency", "window_orders"},
    {"monetary", "window_net_minor"},
};

// Eight bytes of a text from `at` on as a number that orders as they do; what
// is not there counts as zeros.
uint64_t EightBytes(std::string_view text, size_t at) {
  uint64_t number = 0;
  for (size_t i = at; i < at + 8; ++i) {
    const uint8_t byte = i < text.size() ? static_cast<uint8_t>(text[i]) : 0;
    number = number << 8 | byte;
  }
  return number;
}

// Sorts texts that begin with the same eight bytes. Comparing the next eight
// settles most comparisons without a visit to the dictionary.
void SortAlike(std::span<KeyedId> texts, const table::Dictionary& dictionary) {
  for (KeyedId& text : texts) text.key = EightBytes(dictionary.At(text.id), 8);
  std::sort(texts.begin(), texts.end(), [&](const auto& a, const auto& b) {
    if (a.key != b.key) return a.key < b.key;
    return dictionary.At(a.id) < dictionary.At(b.id);
  });
}

// The distinct texts of a column by bytes.
std::vector<StringId> SortedTexts(const std::vector<StringId>& column,
                                  const table::Dictionary& dictionary) {
  std::vector<KeyedId> texts;
  std::vector<bool> seen(dictionary.size(), false);
  seen[kEmptyString] = true;
  for (const StringId id : column) {
    if (seen[id]) continue;
    seen[id] = true;
    texts.push_back({EightBytes(dictionary.At(id), 0), id});
  }
  RadixSort(texts);
  for (size_t begin = 0, end = 0; begin < texts.size(); begin = end) {
    const uint64_t key = texts[begin].key;
    while (end < texts.size() && texts[end].key == key) ++end;
    if (end - begin > 1)
      SortAlike(std::span(texts).subspan(begin, end - begin), dictionary);
  }
  std::vector<StringId> ids;
  ids.reserve(texts.size());
  for (const KeyedId& text : texts) ids.push_back(text.id);
  return ids;
}

}  // namespace

std::string_view FactTypeName(FactType type) {
  constexpr std::string_view kNames[] = {"text", "count",  "money", "day",
                                         "code", "number", "texts", "lists"};
  return kNames[static_cast<size_t>(type)];
}

std::span<const FactInfo> Facts() { return Infos(); }

std::optional<FactIndex> FindFact(std::string_view id) {
  for (const auto& [alias, meant] : kAliases) {
    if (alias == id) id = meant;
  }
  for (FactIndex i = 0; i < Infos().size(); ++i) {
    if (Infos()[i].id == id) return i;
  }
  return std::nullopt;
}

FactTable::FactTable(const Segmentation& segmentation)
    : segmentation_(segmentation),
      columns_(Entries().size()),
      text_ranks_(Entries().size()) {}

const FactColumn& FactTable::Column(FactIndex fact) {
  std::optional<FactColumn>& column = columns_[fact];
  if (column) return *column;
  column.emplace();
  const FactInputs inputs(segmentation_, true);
  const auto fill = [&](auto compute, auto& values) {
    values.resize(size());
    HotLoop(size(), [&](size_t i) {
      values[i] = compute(inputs, static_cast<CustomerId>(i));
    });
  };
  const FactEntry& entry = Entries()[fact];
  if (entry.integer) fill(entry.integer, column->integers);
  if (entry.number) fill(entry.number, column->numbers);
  if (entry.text) fill(entry.text, column->texts);
  return *column;
}

const TextLists* FactTable::Lists(FactIndex fact) const {
  return Entries()[fact].lists(FactInputs(segmentation_, false));
}

FactCell FactTable::Cell(FactIndex fact, CustomerId customer) const {
  const FactEntry& entry = Entries()[fact];
  const FactInputs inputs(segmentation_, false);
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
  if (!entry.text) return {};
  const StringId value = entry.text(inputs, customer);
  if (value == kEmptyString) return {};
  return value;
}

const std::vector<uint32_t>& FactTable::TextRanks(FactIndex fact) {
  std::vector<uint32_t>& ranks = text_ranks_[fact];
  if (ranks.size() == size()) return ranks;
  const std::vector<StringId>& texts = Column(fact).texts;
  std::vector<uint32_t> rank_of(inputs().dictionary.size(), 0);
  uint32_t rank = 0;
  for (const StringId id : SortedTexts(texts, inputs().dictionary)) {
    rank_of[id] = ++rank;
  }
  ranks.reserve(size());
  for (const StringId id : texts) ranks.push_back(rank_of[id]);
  return ranks;
}

void FactTable::Drop(std::string_view topic) {
  ++drops_;
  order_ = {};
  for (FactIndex fact = 0; fact < columns_.size(); ++fact) {
    if (Entries()[fact].info.topic != topic) continue;
    columns_[fact].reset();
    text_ranks_[fact].clear();
  }
}

}  // namespace shuke::segment
