#include "core/segment/snapshot.h"

#include <gtest/gtest.h>

#include <string>

#include "core/base/rng.h"
#include "tests/testing/order_builder.h"

namespace shuke::segment {
namespace {

std::string Hash(char digit) { return std::string(32, digit); }

// Two segments on two days:
//   a: in both segments, then in the first only
//   b: in the second, then (found by another key too) in the second
//   c: in the first, then gone
//   d: new, in the first
Snapshot Then() {
  return {testkit::DayOf("2026-09-30"),
          Hash('f'),
          {{"one", {"一", "One"}, {2, 300}}, {"two", {"二", ""}, {2, 500}}},
          {{{Hash('a')}, {true, true}},
           {{Hash('b')}, {false, true}},
           {{Hash('c')}, {true, false}}}};
}

Snapshot Now() {
  return {testkit::DayOf("2026-10-31"),
          Hash('f'),
          {{"two", {"二", ""}, {1, 600}},
           {"one", {"一", "One"}, {2, 310}},
           {"three", {"三", ""}, {3, 1}}},
          {{{Hash('a')}, {false, true, true}},
           {{Hash('e'), Hash('b')}, {true, false, true}},
           {{Hash('d')}, {false, true, true}}}};
}

TEST(Snapshot, IsReadBackAsItWasWritten) {
  const std::string text = WriteSnapshot(Then());
  const Result<Snapshot> read = ReadSnapshot(text);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read.value(), Then());
  EXPECT_EQ(WriteSnapshot(read.value()), text);
}

TEST(Snapshot, SortsItsPeopleSoThatTheirOrderTellsNothing) {
  Snapshot turned = Then();
  std::swap(turned.people[0], turned.people[2]);
  EXPECT_EQ(WriteSnapshot(turned), WriteSnapshot(Then()));
}

TEST(Snapshot, KeepsEverySegmentWhateverTheirNumber) {
  Rng rng(20261122);
  for (const size_t segments : {0u, 1u, 3u, 4u, 5u, 33u}) {
    Snapshot snapshot;
    snapshot.as_of = testkit::DayOf("2026-10-31");
    for (size_t i = 0; i < segments; ++i)
      snapshot.segments.push_back({"s" + std::to_string(i), {"名", ""}, {}});
    for (char digit = '0'; digit <= '9'; ++digit) {
      SnapshotPerson person{{Hash(digit)}, {}};
      for (size_t i = 0; i < segments; ++i)
        person.in.push_back(rng.Chance(500));
      snapshot.people.push_back(person);
    }
    const Result<Snapshot> read = ReadSnapshot(WriteSnapshot(snapshot));
    ASSERT_TRUE(read.ok()) << segments;
    EXPECT_EQ(read.value(), snapshot) << segments;
  }
}

TEST(Snapshot, SaysAtWhichLineItIsNone) {
  const std::string text = WriteSnapshot(Then());
  const auto line = [](const std::string& bad) {
    const Result<Snapshot> read = ReadSnapshot(bad);
    return read.ok() ? std::string() : read.error().args[0].second;
  };
  EXPECT_EQ(line(""), "1");
  EXPECT_EQ(line("{}\n"), "1");
  EXPECT_EQ(line("订单编号,买家\n1,2\n"), "1");
  EXPECT_EQ(line(text + "x\n"), "5");
  // Cut: a line short, and in the middle of one.
  EXPECT_EQ(line(text.substr(0, text.find("cccc"))), "4");
  EXPECT_EQ(line(text.substr(0, text.size() - 5)), "4");
  EXPECT_EQ(line(std::string(100000, '[')), "1");
}

TEST(CompareSnapshots, TellsWhoCameAndWhoWent) {
  const std::vector<SegmentMove> moves = CompareSnapshots(Then(), Now());
  ASSERT_EQ(moves.size(), 2u);  // "three" was not there
  SegmentMove two, one;
  two.id = "two";
  two.before = {2, 500};
  two.after = {1, 600};
  two.left = 1;
  EXPECT_EQ(moves[0], two);
  EXPECT_EQ(moves[0].left_now, (std::vector<uint32_t>{0}));
  EXPECT_EQ(moves[0].entered_now, std::vector<uint32_t>{});
  one.id = "one";
  one.before = {2, 300};
  one.after = {2, 310};
  one.entered = one.newcomers = one.left = one.gone = 1;
  EXPECT_EQ(moves[1], one);
  EXPECT_EQ(moves[1].entered_now, (std::vector<uint32_t>{2}));
  EXPECT_EQ(moves[1].left_now, std::vector<uint32_t>{});  // c is nobody now
}

TEST(CompareSnapshots, FindsNoChangeInTheSame) {
  for (const SegmentMove& move : CompareSnapshots(Then(), Then())) {
    EXPECT_EQ(move.entered, 0u);
    EXPECT_EQ(move.left, 0u);
  }
}

TEST(CompareSnapshots, TakesPeopleWhoWereJoinedForOne) {
  Snapshot now = Then();
  // a and c turn out to be one person, who is in the first segment still.
  now.people = {{{Hash('a'), Hash('c')}, {true, true}},
                {{Hash('b')}, {false, true}}};
  for (const SegmentMove& move : CompareSnapshots(Then(), now)) {
    EXPECT_EQ(move.entered, 0u) << move.id;
    EXPECT_EQ(move.left, 0u) << move.id;
  }
}

}  // namespace
}  // namespace shuke::segment
