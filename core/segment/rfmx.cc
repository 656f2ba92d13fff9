#include "core/segment/rfmx.h"

#include <algorithm>
#include <utility>

#include "core/base/short_list.h"

namespace shuke::segment {
namespace {

using table::kEmptyString;
using table::StringId;

}  // namespace

CategoryHabit CategoryHabitOf(const Segmentation& segmentation,
                              customers::CustomerId customer) {
  const SegmentInputs& in = segmentation.inputs();
  const OrderTraits& traits = segmentation.order_traits();
  const uint32_t begin = in.customers.purchase_offset[customer];
  const uint32_t end = in.customers.purchase_offset[customer + 1];
  if (end - begin == 1) {
    const auto lines = in.orders.Lines(in.customers.purchase_order[begin]);
    if (lines.size() == 1) {
      const bool named =
          traits.CategoryOf(in.lines, lines.front()) != kEmptyString;
      return named ? CategoryHabit{1, 1.0} : CategoryHabit{};
    }
  }
  // Each category once an order. Pairs of which the first counts most, as one
  // number.
  ShortList<uint64_t, 32> found;
  for (uint32_t at = begin; at < end; ++at) {
    for (const uint32_t line :
         in.orders.Lines(in.customers.purchase_order[at])) {
      const StringId category = traits.CategoryOf(in.lines, line);
      if (category != kEmptyString)
        found.push_back(uint64_t{category} << 32 | at);
    }
  }
  std::sort(found.begin(), found.end());
  const uint64_t* const end_found = std::unique(found.begin(), found.end());
  CategoryHabit habit;
  uint32_t most = 0;
  for (const uint64_t* first = found.begin(); first != end_found;) {
    const uint64_t* next = first;
    while (next != end_found && *next >> 32 == *first >> 32) ++next;
    ++habit.categories;
    most = std::max(most, static_cast<uint32_t>(next - first));
    first = next;
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
