#include "core/segment/rfm_names.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace shuke::segment {
namespace {

// Rated customers with these scores, [R, F, M] each; {0, 0, 0} is unrated.
RfmResult Scores(const std::vector<std::array<uint8_t, 3>>& scores) {
  RfmResult rfm;
  for (const auto& [r, f, m] : scores) {
    rfm.r.push_back(r);
    rfm.f.push_back(f);
    rfm.m.push_back(m);
    rfm.value.push_back(r + f + m);
    rfm.level.push_back(r == 0 ? Level::kUnrated : Level::kRegular);
  }
  return rfm;
}

std::string SegmentCode(int r, int f) {
  const RfmNames names =
      NameRfm(Scores({{static_cast<uint8_t>(r), static_cast<uint8_t>(f), 3}}),
              RfmPolicy{});
  return std::string(kRfmSegmentCodes[static_cast<size_t>(names.segment[0])]);
}

// The ruling, range by range, apart from the table that the program keeps.
TEST(NameRfm, NamesEachOfThe25PairsOnce) {
  struct Range {
    int r_low, r_high, f_low, f_high;
    const char* segment;
  };
  const Range ranges[] = {
      {5, 5, 4, 5, "champions"},          {3, 4, 4, 5, "loyal"},
      {4, 5, 2, 3, "potential_loyalist"}, {5, 5, 1, 1, "new"},
      {4, 4, 1, 1, "promising"},          {3, 3, 3, 3, "need_attention"},
      {3, 3, 1, 2, "about_to_sleep"},     {1, 2, 3, 4, "at_risk"},
      {1, 2, 5, 5, "cannot_lose"},        {1, 1, 1, 1, "lost"}};
  std::map<std::string, int> cells;
  for (int r = 1; r <= 5; ++r) {
    for (int f = 1; f <= 5; ++f) {
      std::string expected = "hibernating";
      int matches = 0;
      for (const Range& range : ranges) {
        if (r < range.r_low || r > range.r_high) continue;
        if (f < range.f_low || f > range.f_high) continue;
        expected = range.segment;
        ++matches;
      }
      EXPECT_LE(matches, 1) << "R" << r << " F" << f;
      EXPECT_EQ(SegmentCode(r, f), expected) << "R" << r << " F" << f;
      ++cells[expected];
    }
  }
  EXPECT_EQ(cells.size(), kRfmSegments);
  EXPECT_EQ(cells["hibernating"], 3);
}

TEST(NameRfm, FollowsTheGridOfThePolicy) {
  RfmPolicy policy;
  policy.segments[1][2] = RfmSegment::kNew;
  EXPECT_EQ(NameRfm(Scores({{2, 3, 1}}), policy).segment[0], RfmSegment::kNew);
}

TEST(NameRfm, GivesTheEightClassesByScoresAboveTheMean) {
  // Each of R, F, M is 5 or 1 in half of them: means 3.
  const RfmNames names = NameRfm(Scores({{5, 5, 5},
                                         {5, 1, 5},
                                         {1, 5, 5},
                                         {1, 1, 5},
                                         {5, 5, 1},
                                         {5, 1, 1},
                                         {1, 5, 1},
                                         {1, 1, 1}}),
                                 RfmPolicy{});
  const RfmClass expected[] = {
      RfmClass::kImportantValue, RfmClass::kImportantDevelop,
      RfmClass::kImportantKeep,  RfmClass::kImportantWinBack,
      RfmClass::kGeneralValue,   RfmClass::kGeneralDevelop,
      RfmClass::kGeneralKeep,    RfmClass::kGeneralWinBack};
  for (size_t i = 0; i < 8; ++i) EXPECT_EQ(names.rfm_class[i], expected[i]);
}

TEST(NameRfm, DoesNotCallTheMeanItselfHigh) {
  const RfmNames names =
      NameRfm(Scores({{3, 3, 3}, {2, 2, 2}, {4, 4, 4}}), RfmPolicy{});
  EXPECT_EQ(names.rfm_class[0], RfmClass::kGeneralWinBack);
  EXPECT_EQ(names.rfm_class[1], RfmClass::kGeneralWinBack);
  EXPECT_EQ(names.rfm_class[2], RfmClass::kImportantValue);
}

TEST(NameRfm, LeavesTheUnratedOutOfTheMeanAndWithoutAName) {
  const RfmNames names = NameRfm(Scores({{0, 0, 0}, {2, 2, 2}}), RfmPolicy{});
  EXPECT_EQ(names.rated, 1);
  EXPECT_EQ(names.score_sum[0], 2);
  EXPECT_EQ(names.segment[0], RfmSegment::kNone);
  EXPECT_EQ(names.rfm_class[0], RfmClass::kUnrated);
}

}  // namespace
}  // namespace shuke::segment
