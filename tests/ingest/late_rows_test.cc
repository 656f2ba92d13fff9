#include "core/ingest/late_rows.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "core/base/rng.h"

namespace shuke::ingest {
namespace {

TEST(FirstLines, KeepsTheSmallestOfAReasonWhateverTheirOrder) {
  Rng rng(7);
  for (int round = 0; round < 200; ++round) {
    std::vector<uint32_t> given(rng.Below(12));
    FirstLines first;
    for (uint32_t& line : given) {
      line = static_cast<uint32_t>(rng.Below(1000));
      first.Add(Reason::kDuplicateOrder, line);
    }
    std::sort(given.begin(), given.end());
    given.resize(std::min(given.size(), kShownPerReason));
    const auto kept = first.Of(Reason::kDuplicateOrder);
    EXPECT_EQ(std::vector<uint32_t>(kept.begin(), kept.end()), given);
    EXPECT_TRUE(first.Of(Reason::kDuplicateLine).empty());
  }
}

}  // namespace
}  // namespace shuke::ingest
