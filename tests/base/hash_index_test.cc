#include "core/base/hash_index.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "core/base/hash.h"
#include "core/base/rng.h"

namespace shuke {
namespace {

// Hashes of few bits, so that entries crowd and tags repeat.
TEST(HashIndex, AgreesWithAMapHoweverBadTheHash) {
  for (const uint64_t mask :
       {~uint64_t{0}, uint64_t{0xff} << 56, uint64_t{0}}) {
    Rng rng(5);
    HashIndex index;
    std::map<uint32_t, uint32_t> expected;
    std::vector<uint32_t> all;
    const uint32_t values = mask == 0 ? 300 : 20'000;
    for (int i = 0; i < 60'000; ++i) {
      const uint32_t value = rng.Below(values);
      const uint64_t hash = MixBits(value) & mask;
      const auto same = [&](uint32_t entry) { return all[entry] == value; };
      const auto known = expected.find(value);
      ASSERT_EQ(index.Find(hash, same),
                known == expected.end() ? HashIndex::kNone : known->second);
      const auto fresh = static_cast<uint32_t>(all.size());
      const uint32_t entry = index.FindOrAdd(hash, fresh, same);
      ASSERT_EQ(entry, expected.try_emplace(value, fresh).first->second);
      if (entry == fresh) all.push_back(value);
    }
  }
}

TEST(HashIndex, KeepsItsEntriesWhenRoomIsMade) {
  HashIndex index;
  std::vector<uint32_t> all;
  const auto add = [&](uint32_t value) {
    const auto fresh = static_cast<uint32_t>(all.size());
    const auto same = [&](uint32_t entry) { return all[entry] == value; };
    if (index.FindOrAdd(MixBits(value), fresh, same) == fresh)
      all.push_back(value);
  };
  for (const size_t room : {100, 10'000, 50, 20'001, 0}) {
    for (uint32_t value = 0; value < 4'000; ++value)
      add(value * 3 + static_cast<uint32_t>(all.size() % 2));
    index.Reserve(room);
    for (uint32_t entry = 0; entry < all.size(); ++entry) {
      const auto same = [&](uint32_t at) { return all[at] == all[entry]; };
      ASSERT_EQ(index.Find(MixBits(all[entry]), same), entry) << room;
    }
  }
}

TEST(HashBytes, DependsOnEveryByteAndOnTheLength) {
  std::string text;
  for (int size = 0; size < 40; ++size, text += 'a') {
    const uint64_t hash = HashBytes(text);
    EXPECT_NE(HashBytes(text + 'a'), hash);
    for (char& c : text) {
      ++c;
      EXPECT_NE(HashBytes(text), hash);
      --c;
    }
  }
}

}  // namespace
}  // namespace shuke
