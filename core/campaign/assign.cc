// Largest remainder (Hamilton's method): every stratum gets the whole part of
// quota * size / n, and the seats left over, fewer than there are strata, go to
// the largest remainders. Products stay below 2^63 for audiences below 3e9.
//
// Example: quota 10 of strata 47, 38, 15: 4.7, 3.8, 1.5 -> 4, 3, 1 and two
// over, which go to the first and the second stratum: 5, 4, 1.
#include "core/campaign/assign.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <numeric>
#include <string>

namespace shuke::campaign {
namespace {

struct Share {
  int64_t size = 0;
  int64_t control = 0;
  int64_t remainder = 0;
};

void Apportion(int64_t quota, int64_t all, std::map<uint32_t, Share>& strata) {
  int64_t left = quota;
  std::vector<std::pair<uint32_t, Share*>> by_remainder;
  for (auto& [stratum, share] : strata) {
    share.control = quota * share.size / all;
    share.remainder = quota * share.size % all;
    left -= share.control;
    by_remainder.emplace_back(stratum, &share);
  }
  std::sort(by_remainder.begin(), by_remainder.end(),
            [](const auto& a, const auto& b) {
              if (a.second->remainder != b.second->remainder) {
                return a.second->remainder > b.second->remainder;
              }
              if (a.second->size != b.second->size) {
                return a.second->size > b.second->size;
              }
              return a.first < b.first;
            });
  // The remainders add up to left * all, each below all: more than `left` of
  // them are above zero, or left is zero.
  for (int64_t i = 0; i < left; ++i) ++by_remainder[i].second->control;
}

// 16 bytes of customer, then the campaign: no length is needed between them.
Hash128 DrawOf(const Hash128& customer, std::string_view campaign,
               const SipHashKey& key) {
  std::string input(reinterpret_cast<const char*>(customer.bytes.data()),
                    customer.bytes.size());
  input += campaign;
  return SipHash24Wide(key, input);
}

}  // namespace

int64_t ControlQuota(int64_t audience, int percent, int64_t least) {
  assert(audience >= 0 && percent >= 0 && percent <= 50 && least >= 0);
  if (percent == 0) return 0;
  const int64_t half = audience / 2;
  const int64_t share = (audience * percent + 99) / 100;
  // Only rounding can lift the share above half: 1 of 1, 2 of 3.
  return std::min(half, std::max(share, std::min(least, half)));
}

Assignment AssignControl(std::span<const Hash128> customers,
                         std::span<const uint32_t> strata, int64_t quota,
                         std::string_view campaign, const SipHashKey& key) {
  const auto all = static_cast<int64_t>(customers.size());
  assert(strata.size() == customers.size());
  assert(quota >= 0 && quota <= all);
  Assignment result;
  result.control.assign(customers.size(), 0);
  if (all == 0) return result;

  std::map<uint32_t, Share> shares;
  for (uint32_t stratum : strata) ++shares[stratum].size;
  Apportion(quota, all, shares);

  std::vector<Hash128> draws;
  draws.reserve(customers.size());
  for (const Hash128& customer : customers) {
    draws.push_back(DrawOf(customer, campaign, key));
  }
  std::vector<uint32_t> order(customers.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    if (strata[a] != strata[b]) return strata[a] < strata[b];
    if (draws[a] != draws[b]) return draws[a] < draws[b];
    if (customers[a] != customers[b]) return customers[a] < customers[b];
    return a < b;
  });

  size_t at = 0;
  for (const auto& [stratum, share] : shares) {
    for (int64_t i = 0; i < share.control; ++i)
      result.control[order[at + i]] = 1;
    at += share.size;
    result.balance.push_back(
        {stratum, share.size - share.control, share.control});
  }
  return result;
}

}  // namespace shuke::campaign
