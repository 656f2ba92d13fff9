#include "core/workspace/listed_people.h"

#include <gtest/gtest.h>

#include <string>

namespace shuke::workspace {
namespace {

using customers::Identity;
using customers::KeyKind;
using customers::PersonKey;

class ListedPeopleTest : public ::testing::Test {
 protected:
  // A person of these keys.
  void Add(const std::vector<Key>& keys) {
    for (const Key& key : keys) identity_.key.push_back(Of(key));
    identity_.key_offset.push_back(static_cast<uint32_t>(identity_.key.size()));
  }
  PersonKey Of(const Key& key) {
    return {key.kind, words_.Intern(key.platform), words_.Intern(key.text),
            words_.Intern(key.phone)};
  }
  static Key KeyOf(KeyKind kind, const std::string& text,
                   const std::string& platform = {},
                   const std::string& phone = {}) {
    return {.kind = kind,
            .platform = platform,
            .text = text,
            .phone = phone,
            .city = {}};
  }
  std::vector<uint32_t> Find(const std::vector<std::vector<Key>>& entries) {
    std::vector<Listed> list;
    for (const auto& keys : entries) list.push_back({keys, ""});
    std::vector<const Listed*> pointers;
    for (const Listed& who : list) pointers.push_back(&who);
    return FindListed(pointers, identity_, words_);
  }

  table::Dictionary words_;
  Identity identity_;
};

using Expected = std::vector<uint32_t>;

TEST_F(ListedPeopleTest, FindsAPersonByAnyOfTheirKeys) {
  Add({KeyOf(KeyKind::kNick, "a", "taobao"), KeyOf(KeyKind::kEmail, "x@y.z")});
  Add({KeyOf(KeyKind::kNick, "b", "taobao")});
  EXPECT_EQ(Find({{KeyOf(KeyKind::kEmail, "x@y.z")}}),
            (Expected{0, kNotListed}));
  EXPECT_EQ(Find({{KeyOf(KeyKind::kNick, "zz")},
                  {KeyOf(KeyKind::kNick, "q", "jd"),
                   KeyOf(KeyKind::kNick, "b", "taobao")}}),
            (Expected{kNotListed, 1}));
  EXPECT_EQ(Find({}), (Expected{kNotListed, kNotListed}));
}

TEST_F(ListedPeopleTest, ANickWithoutPlatformIsThatOfEveryPlatform) {
  Add({KeyOf(KeyKind::kNick, "a", "taobao")});
  Add({KeyOf(KeyKind::kNick, "a", "jd")});
  EXPECT_EQ(Find({{KeyOf(KeyKind::kNick, "a")}}), (Expected{0, 0}));
  EXPECT_EQ(Find({{KeyOf(KeyKind::kNick, "a", "jd")}}),
            (Expected{kNotListed, 0}));
  EXPECT_EQ(Find({{KeyOf(KeyKind::kMemberId, "a")}}),
            (Expected{kNotListed, kNotListed}));
}

TEST_F(ListedPeopleTest, PhonesAndAddressesMatchHoweverTheyAreWritten) {
  Add({KeyOf(KeyKind::kPhone, "13900000001")});
  Add({KeyOf(KeyKind::kEmail, "x@y.z")});
  // Known by the parcels alone.
  Add({KeyOf(KeyKind::kRecipient, "王一", "", "15400000001")});
  EXPECT_EQ(Find({{KeyOf(KeyKind::kPhone, "+86 139-0000-0001")},
                  {KeyOf(KeyKind::kEmail, " X@Y.z ")},
                  {KeyOf(KeyKind::kPhone, "154 0000 0001")}}),
            (Expected{0, 1, 2}));
}

TEST_F(ListedPeopleTest, SeparatedPairsNeedBothKeysInTheSession) {
  Add({KeyOf(KeyKind::kNick, "a", "taobao")});
  Add({KeyOf(KeyKind::kNick, "b", "taobao")});
  Workspace workspace;
  workspace.separated = {{KeyOf(KeyKind::kNick, "a", "taobao"),
                          KeyOf(KeyKind::kNick, "b", "taobao")},
                         {KeyOf(KeyKind::kNick, "a", "taobao"),
                          KeyOf(KeyKind::kNick, "gone", "taobao")}};
  const auto pairs = FindSeparated(workspace, words_);
  ASSERT_EQ(pairs.size(), 1u);
  EXPECT_EQ(pairs[0].first, identity_.key[0]);
  EXPECT_EQ(pairs[0].second, identity_.key[1]);
}

}  // namespace
}  // namespace shuke::workspace
