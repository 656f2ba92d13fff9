// A line costs two looks into hash tables. Sorting turns the prices of a
// category into a run by steps, where the first one asked for is soon found.
#include "core/segment/goods_sold.h"

#include <algorithm>
#include <span>
#include <tuple>

#include "core/base/hash.h"

namespace shuke::segment {

using table::StringId;

uint32_t GoodsSold::GoodOf(StringId name) {
  if (last_ < goods_.size() && goods_[last_].name == name) return last_;
  const auto fresh = static_cast<uint32_t>(goods_.size());
  const uint32_t good = of_name_.FindOrAdd(
      MixBits(name), fresh, [&](uint32_t i) { return goods_[i].name == name; });
  if (good == fresh) goods_.push_back({name});
  last_ = good;
  return good;
}

void GoodsSold::AddProduct(StringId product, Day day) {
  Sold& sold = goods_[GoodOf(product)].sold;
  sold.last = std::max(sold.last, day);
  ++sold.lines;
}

void GoodsSold::AddPrice(StringId category, int step, Price price) {
  const uint32_t good = GoodOf(category);
  const auto fresh = static_cast<uint32_t>(prices_.size());
  const uint32_t at = of_step_.FindOrAdd(
      MixBits(uint64_t{good} << 32 | static_cast<uint32_t>(step)), fresh,
      [&](uint32_t i) {
        return prices_[i].good == good && prices_[i].step == step;
      });
  if (at == fresh) prices_.push_back({good, step, {}});
  prices_[at].price.net_minor += price.net_minor;
  prices_[at].price.items += price.items;
}

void GoodsSold::Sort() {
  std::sort(prices_.begin(), prices_.end(), [](const auto& a, const auto& b) {
    return std::tie(a.good, a.step) < std::tie(b.good, b.step);
  });
  of_step_ = {};
  goods_.push_back({table::kEmptyString});
  uint32_t at = 0;
  for (uint32_t good = 0; good < goods_.size(); ++good) {
    goods_[good].prices_begin = at;
    while (at < prices_.size() && prices_[at].good == good) ++at;
  }
}

const GoodsSold::Good& GoodsSold::Find(StringId name) const {
  const uint32_t good = of_name_.Find(
      MixBits(name), [&](uint32_t i) { return goods_[i].name == name; });
  return good == HashIndex::kNone ? goods_.back() : goods_[good];
}

Sold GoodsSold::SoldOf(StringId product) const { return Find(product).sold; }

Price GoodsSold::PriceOf(StringId category, int first, int steps) const {
  Price sum;
  const Good& good = Find(category);
  if (&good == &goods_.back()) return sum;
  const std::span<const StepPrice> run(
      prices_.data() + good.prices_begin,
      (&good)[1].prices_begin - good.prices_begin);
  if (run.empty()) return sum;
  // Where it stands if something was sold in every step; else before that.
  auto at = run.begin() + std::clamp(first - run.front().step, 0,
                                     static_cast<int>(run.size()));
  while (at != run.begin() && at[-1].step >= first) --at;
  for (; at != run.end() && at->step < first + steps; ++at) {
    sum.net_minor += at->price.net_minor;
    sum.items += at->price.items;
  }
  return sum;
}

}  // namespace shuke::segment
