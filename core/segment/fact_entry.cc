#include "core/segment/fact_entry.h"

#include <algorithm>
#include <utility>

#include "core/base/hot_loop.h"

namespace shuke::segment {
namespace {

using customers::CustomerId;
using table::kEmptyString;
using table::StringId;
using table::TextField;

}  // namespace

void Votes::Cast(StringId text, int64_t weight) {
  if (text == kEmptyString) return;
  votes_.push_back({text, weight, static_cast<uint32_t>(votes_.size())});
}

StringId Votes::Winner() {
  // Most customers have one order, or several that say the same.
  if (std::all_of(votes_.begin(), votes_.end(), [&](const Vote& vote) {
        return vote.text == votes_.front().text && vote.weight > 0;
      }))
    return votes_.empty() ? kEmptyString : votes_.front().text;
  std::sort(votes_.begin(), votes_.end(), [](const Vote& a, const Vote& b) {
    return std::pair(a.text, a.turn) < std::pair(b.text, b.turn);
  });
  Vote best = {kEmptyString, 0, 0};
  for (size_t i = 0; i < votes_.size();) {
    Vote sum = {votes_[i].text, 0, 0};
    for (; i < votes_.size() && votes_[i].text == sum.text; ++i) {
      sum.weight += votes_[i].weight;
      sum.turn = votes_[i].turn;
    }
    if (sum.weight <= 0 || sum.weight < best.weight) continue;
    if (sum.weight > best.weight || sum.turn > best.turn) best = sum;
  }
  return best.text;
}

StringId FactInputs::FirstText(TextField field, size_t order) const {
  for (const uint32_t line : orders.Lines(order)) {
    const StringId text = lines.Text(field, line);
    if (text != kEmptyString) return text;
  }
  return kEmptyString;
}

StringId FactInputs::FirstOrderText(TextField field, uint32_t order) const {
  if (!for_column_) return FirstText(field, order);
  if (lines.text[static_cast<size_t>(field)].empty()) return kEmptyString;
  std::vector<StringId>& texts = text_of_order_[static_cast<size_t>(field)];
  texts.resize(orders.size());
  HotLoop(texts.size(), [&](size_t i) { texts[i] = FirstText(field, i); });
  return texts[order];
}

StringId FactInputs::LatestText(TextField field, CustomerId customer) const {
  const std::span<const uint32_t> mine = customers.OrdersOf(customer);
  for (size_t i = mine.size(); i-- > 0;) {
    if (!Tells(customer, mine[i])) continue;
    const StringId text = OrderText(field, mine[i]);
    if (text != kEmptyString) return text;
  }
  return kEmptyString;
}

}  // namespace shuke::segment
