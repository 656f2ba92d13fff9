#include "core/segment/rfmx.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace shuke::segment {
namespace {

using table::kEmptyString;
using table::StringId;

}  // namespace

CategoryHabit CategoryHabitOf(const Segmentation& segmentation,
                              customers::CustomerId customer) {
  const SegmentInputs& in = segmentation.inputs();
  const ShopNorms& norms = segmentation.shop_norms();
  const uint32_t begin = in.customers.purchase_offset[customer];
  const uint32_t end = in.customers.purchase_offset[customer + 1];
  if (end - begin == 1) {
    const auto lines = in.orders.Lines(in.customers.purchase_order[begin]);
    if (lines.size() == 1) {
      const bool named = norms.CategoryOf(lines.front()) != kEmptyString;
      return named ? CategoryHabit{1, 1.0} : CategoryHabit{};
    }
  }
  // Each category once an order.
  std::vector<std::pair<StringId, uint32_t>> found;
  for (uint32_t at = begin; at < end; ++at) {
    for (const uint32_t line :
         in.orders.Lines(in.customers.purchase_order[at])) {
      const StringId category = norms.CategoryOf(line);
      if (category != kEmptyString) found.push_back({category, at});
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  CategoryHabit habit;
  uint32_t most = 0;
  for (size_t i = 0; i < found.size();) {
    size_t next = i;
    while (next < found.size() && found[next].first == found[i].first) ++next;
    ++habit.categories;
    most = std::max(most, static_cast<uint32_t>(next - i));
    i = next;
  }
  if (most > 0) habit.preference = most / static_cast<double>(end - begin);
  return habit;
}

std::optional<RfmxGroup> RfmxGroupOf(const Segmentation& segmentation,
                                     customers::CustomerId customer) {
  const TagsPolicy& policy = segmentation.policies().tags;
  const int r = segmentation.rfm().r[customer];
  const int f = segmentation.rfm().f[customer];
  const int m = segmentation.rfm().m[customer];
  if (r == 0) return std::nullopt;
  const auto high = [&](int score) { return score >= policy.high_score; };
  const auto low = [&](int score) { return score <= policy.low_score; };
  const auto mid = [&](int score) { return !high(score) && !low(score); };
  if (high(r) && high(f) && high(m)) return RfmxGroup::kStrategic;
  const bool may_be_potential = high(r) && mid(f) && mid(m);
  const bool may_be_dormant = low(r) && low(f) && mid(m);
  if (!may_be_potential && !may_be_dormant) return std::nullopt;
  const CategoryHabit habit = CategoryHabitOf(segmentation, customer);
  if (may_be_potential && habit.categories >= policy.several_categories)
    return RfmxGroup::kPotential;
  if (may_be_dormant && habit.categories > 0 &&
      habit.preference * 100 >= policy.clear_preference_percent) {
    return RfmxGroup::kDormant;
  }
  return std::nullopt;
}

}  // namespace shuke::segment
