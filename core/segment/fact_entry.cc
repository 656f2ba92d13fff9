#include "core/segment/fact_entry.h"

#include <algorithm>
#include <utility>

namespace shuke::segment {
namespace {

using customers::CustomerId;
using table::kEmptyString;
using table::StringId;
using table::TextField;

StringId FirstText(const SegmentInputs& in, TextField field, size_t order) {
  for (const uint32_t line : in.orders.Lines(order)) {
    const StringId text = in.lines.Text(field, line);
    if (text != kEmptyString) return text;
  }
  return kEmptyString;
}

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

StringId FactInputs::OrderText(TextField field, uint32_t order) const {
  if (!for_column_) return FirstText(*this, field, order);
  std::vector<StringId>& texts = text_of_order_[static_cast<size_t>(field)];
  if (texts.empty()) {
    texts.reserve(orders.size());
    for (size_t i = 0; i < orders.size(); ++i) {
      texts.push_back(FirstText(*this, field, i));
    }
  }
  return texts[order];
}

bool FactInputs::Tells(CustomerId customer, uint32_t order) const {
  return orders.kind[order] == table::OrderKind::kValid ||
         customers.valid_orders[customer] == 0;
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
