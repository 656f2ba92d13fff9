// Texts and codes are counted in an array by id; the rest is settled by
// nth_element.
#include "core/segment/fact_values.h"

#include <algorithm>
#include <utility>

namespace shuke::segment {
namespace {

using table::StringId;

template <typename T>
void FillQuantiles(std::vector<T> present, FactValues& result) {
  if (present.empty()) return;
  const auto middle =
      present.begin() + static_cast<std::ptrdiff_t>((present.size() - 1) / 2);
  std::nth_element(present.begin(), middle, present.end());
  result.median = *middle;
  const auto [low, high] = std::minmax_element(present.begin(), present.end());
  result.low = *low;
  result.high = *high;
}

void KeepMost(size_t most, FactValues& result) {
  result.distinct = result.values.size();
  std::stable_sort(result.values.begin(), result.values.end(),
                   [](const FactValueCount& a, const FactValueCount& b) {
                     return a.customers > b.customers;
                   });
  if (result.values.size() > most) result.values.resize(most);
}

}  // namespace

FactValues SummariseFact(FactTable& facts, FactIndex fact, size_t most) {
  FactValues result;
  const auto& valid_orders = facts.inputs().customers.valid_orders;
  const FactColumn& column = facts.Column(fact);
  const auto gather = [&](const auto& values, auto absent, auto take) {
    for (size_t i = 0; i < values.size(); ++i) {
      if (valid_orders[i] == 0) continue;
      ++result.customers;
      if (values[i] == absent) continue;
      ++result.present;
      take(values[i]);
    }
  };
  const auto count_texts = [&](const std::vector<uint64_t>& counts,
                               std::vector<StringId> seen) {
    const table::Dictionary& dictionary = facts.inputs().dictionary;
    std::sort(seen.begin(), seen.end(), [&](StringId a, StringId b) {
      return dictionary.At(a) < dictionary.At(b);
    });
    for (const StringId id : seen) result.values.push_back({id, counts[id]});
    KeepMost(most, result);
  };
  switch (Facts()[fact].type) {
    case FactType::kTexts: {
      const TextLists* lists = facts.Lists(fact);
      std::vector<uint64_t> counts(facts.inputs().dictionary.size(), 0);
      std::vector<StringId> seen;
      for (customers::CustomerId id = 0; id < facts.size(); ++id) {
        if (valid_orders[id] == 0) continue;
        ++result.customers;
        if (lists == nullptr || lists->Of(id).empty()) continue;
        ++result.present;
        for (const StringId text : lists->Of(id))
          if (counts[text]++ == 0) seen.push_back(text);
      }
      count_texts(counts, std::move(seen));
      break;
    }
    case FactType::kText: {
      std::vector<uint64_t> counts(facts.inputs().dictionary.size(), 0);
      std::vector<StringId> seen;
      gather(column.texts, table::kEmptyString, [&](StringId id) {
        if (counts[id]++ == 0) seen.push_back(id);
      });
      count_texts(counts, std::move(seen));
      break;
    }
    case FactType::kCode: {
      std::vector<uint64_t> counts(Facts()[fact].codes.size(), 0);
      gather(column.integers, kNoInteger,
             [&](int64_t code) { ++counts[static_cast<size_t>(code)]; });
      for (size_t code = 0; code < counts.size(); ++code) {
        if (counts[code] == 0) continue;
        result.values.push_back({static_cast<int64_t>(code), counts[code]});
      }
      KeepMost(most, result);
      break;
    }
    case FactType::kLists: {
      const Marks* marks = facts.inputs().Marked();
      std::vector<uint64_t> counts(marks == nullptr ? 0 : marks->lists.size());
      gather(column.integers, kNoInteger, [&](int64_t lists) {
        for (size_t i = 0; i < counts.size(); ++i) counts[i] += lists >> i & 1;
      });
      for (size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] > 0)
          result.values.push_back({int64_t{1} << i, counts[i]});
      }
      KeepMost(most, result);
      break;
    }
    case FactType::kNumber: {
      std::vector<double> present;
      gather(column.numbers, kNoNumber,
             [&](double value) { present.push_back(value); });
      FillQuantiles(std::move(present), result);
      break;
    }
    case FactType::kCount:
    case FactType::kMoney:
    case FactType::kDay: {
      std::vector<int64_t> present;
      gather(column.integers, kNoInteger,
             [&](int64_t value) { present.push_back(value); });
      FillQuantiles(std::move(present), result);
      break;
    }
  }
  return result;
}

}  // namespace shuke::segment
