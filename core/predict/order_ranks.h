// OrderRanks: who will order next, and who of the one-time buyers is the
// likeliest to come back.
#ifndef SHUKE_PREDICT_ORDER_RANKS_H_
#define SHUKE_PREDICT_ORDER_RANKS_H_

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/predict/history.h"

namespace shuke::predict {

// Of who bought on one day only.
enum class SecondOrder : uint8_t { kCandidate, kUnlikely };
inline constexpr std::array<std::string_view, 2> kSecondOrderCodes = {
    "candidate", "unlikely"};

// By history. Equals share the better rank.
struct OrderRanks {
  std::vector<int32_t> rank;  // 1: the likeliest to order next
  // SecondOrder of those with x = 0; -1 for the rest.
  std::vector<int8_t> second_order;
};

// By `chance` of an order, and where that is equal by who bought last; with
// `by_recency` by who bought last alone. Of the one-time buyers the first
// `candidate_percent` percent are candidates. O(n log n).
OrderRanks RankOrders(const Histories& all, std::span<const double> chance,
                      bool by_recency, int candidate_percent);

}  // namespace shuke::predict

#endif  // SHUKE_PREDICT_ORDER_RANKS_H_
