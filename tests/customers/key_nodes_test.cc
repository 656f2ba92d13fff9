#include "core/customers/key_nodes.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <tuple>

#include "tests/testing/key_columns.h"

namespace shuke::customers {
namespace {

using table::Dictionary;
using table::kEmptyString;
using table::StringId;

auto Parts(const PersonKey& key) {
  return std::tuple(key.kind, key.scope, key.first, key.second);
}

TEST(KeyNodes, NumberKindsOneAfterTheOtherAndKeysAsTheyAppear) {
  Dictionary words;
  KeyColumns orders;
  const StringId jd = words.Intern("jd");
  const auto add = [&](const char* nick, const char* email) {
    OrderKeys order;
    order.platform = jd;
    order.strong[static_cast<size_t>(KeyKind::kNick)] = words.Intern(nick);
    order.strong[static_cast<size_t>(KeyKind::kEmail)] = words.Intern(email);
    testkit::Add(order, orders);
  };
  add("", "x@y.example");
  add("b", "");
  add("a", "x@y.example");
  add("b", "***@y.example");
  const KeyNodes nodes(orders, words);
  EXPECT_EQ(nodes.Of(KeyKind::kNick), (std::vector<Node>{kNoNode, 0, 1, 0}));
  EXPECT_EQ(nodes.Of(KeyKind::kEmail),
            (std::vector<Node>{2, kNoNode, 2, kNoNode}));
  EXPECT_TRUE(nodes.Of(KeyKind::kPhone).empty());
  EXPECT_EQ(nodes.size(), 3u);
  EXPECT_EQ(words.At(nodes.Key(1).first), "a");
}

TEST(KeyNodes, LeaveOutAKindOfWhichAllAreMasked) {
  Dictionary words;
  KeyColumns orders;
  OrderKeys order;
  order.strong[static_cast<size_t>(KeyKind::kPhone)] =
      words.Intern("138****1234");
  testkit::Add(order, orders);
  const KeyNodes nodes(orders, words);
  EXPECT_TRUE(nodes.Of(KeyKind::kPhone).empty());
  EXPECT_EQ(nodes.size(), 0u);
}

// Few texts for many keys, so that one is a nick on two platforms, a phone, a
// recipient and whatever else.
TEST(KeyNodes, AreTheUsableKeysOfEachOrderOneNodeADistinctKey) {
  constexpr unsigned kSeed = 20261123;
  std::mt19937 random(kSeed);
  for (int round = 0; round < 100; ++round) {
    Dictionary words;
    const auto pick = [&](std::initializer_list<const char*> texts) {
      return words.Intern(texts.begin()[random() % texts.size()]);
    };
    const auto any = [&] { return pick({"", "a", "b", "c", "d*", "e*"}); };
    KeyColumns orders;
    for (int i = 0; i < 60; ++i) {
      OrderKeys order;
      for (StringId& text : order.strong) text = any();
      order.platform = pick({"jd", "taobao", "b"});
      order.recipient = any();
      order.recipient_phone = any();
      order.city = round % 4 == 0 ? kEmptyString : any();
      testkit::Add(order, orders);
    }
    const KeyNodes nodes(orders, words);
    std::map<decltype(Parts({})), Node> known;
    for (size_t order = 0; order < orders.size(); ++order) {
      size_t keys = 0;
      for (const PersonKey& key : UsableKeys(orders.At(order), words)) {
        ++keys;
        const auto& column = nodes.Of(key.kind);
        ASSERT_FALSE(column.empty()) << "seed " << kSeed;
        const Node node = column[order];
        ASSERT_NE(node, kNoNode) << "seed " << kSeed << ", round " << round;
        ASSERT_EQ(nodes.Key(node), key);
        ASSERT_EQ(nodes.IsStrong(node), key.kind < KeyKind::kRecipient);
        ASSERT_EQ(known.emplace(Parts(key), node).first->second, node);
      }
      for (size_t kind = 0; kind < kKeyKinds; ++kind) {
        const auto& column = nodes.Of(static_cast<KeyKind>(kind));
        keys -= !column.empty() && column[order] != kNoNode;
      }
      ASSERT_EQ(keys, 0u) << "as many as usable ones";
    }
    ASSERT_EQ(known.size(), nodes.size());
  }
}

TEST(MaskedTexts, AreThoseThatAreMaskedOneByOne) {
  table::Dictionary texts;
  EXPECT_FALSE(MaskedTexts(texts.strings())(table::kEmptyString));
  for (const char* text :
       {"王*", "138****1234", "李四", "*", "13800001234", "a*b*c", "末"}) {
    texts.Intern(text);
  }
  const MaskedTexts masked(texts.strings());
  size_t count = 0;
  for (table::StringId id = 0; id < texts.size(); ++id) {
    EXPECT_EQ(masked(id), IsMasked(id, texts)) << texts.At(id);
    count += masked(id);
  }
  EXPECT_EQ(count, 4u);
}

}  // namespace
}  // namespace shuke::customers
