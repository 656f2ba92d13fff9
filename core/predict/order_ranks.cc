#include "core/predict/order_ranks.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace shuke::predict {
namespace {

// The first of them is the likeliest.
using Key =
    std::pair<double, int32_t>;  // minus the chance, days since the last

// The ranks of `histories` among themselves, by their keys.
template <typename Visit>
void Rank(std::vector<uint32_t> histories, const std::vector<Key>& keys,
          const Visit& visit) {
  std::sort(histories.begin(), histories.end(), [&](uint32_t a, uint32_t b) {
    return keys[a] != keys[b] ? keys[a] < keys[b] : a < b;
  });
  size_t rank = 0;
  for (size_t i = 0; i < histories.size(); ++i) {
    if (i == 0 || keys[histories[i]] != keys[histories[i - 1]]) rank = i;
    visit(histories[i], rank);
  }
}

}  // namespace

OrderRanks RankOrders(const Histories& all, std::span<const double> chance,
                      bool by_recency, int candidate_percent) {
  OrderRanks out;
  out.rank.assign(all.size(), 0);
  out.second_order.assign(all.size(), -1);
  std::vector<Key> keys;
  std::vector<uint32_t> everybody(all.size()), once;
  std::iota(everybody.begin(), everybody.end(), 0u);
  for (size_t i = 0; i < all.size(); ++i) {
    keys.emplace_back(by_recency ? 0 : -chance[i],
                      all.T_days[i] - all.t_x_days[i]);
    if (all.x[i] == 0) once.push_back(static_cast<uint32_t>(i));
  }
  Rank(std::move(everybody), keys, [&](uint32_t history, size_t better) {
    out.rank[history] = static_cast<int32_t>(better) + 1;
  });
  const uint64_t bound = static_cast<uint64_t>(candidate_percent) * once.size();
  Rank(std::move(once), keys, [&](uint32_t history, size_t better) {
    out.second_order[history] =
        static_cast<int8_t>(better * 100 < bound ? SecondOrder::kCandidate
                                                 : SecondOrder::kUnlikely);
  });
  return out;
}

}  // namespace shuke::predict
