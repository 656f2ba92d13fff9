#include "core/customers/identity.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>

namespace shuke::customers {
namespace {

using table::Dictionary;
using table::StringId;

// Orders written as the keys that they bear.
struct Given {
  std::string platform = "taobao";
  std::string nick = {}, member_id = {}, alipay = {}, email = {}, phone = {};
  std::string recipient = {}, recipient_phone = {}, city = {};
};

class IdentityTest : public ::testing::Test {
 protected:
  Identity Resolve(const std::vector<Given>& given) {
    std::vector<OrderKeys> orders;
    for (const Given& order : given) {
      OrderKeys keys;
      const auto id = [&](const std::string& text) {
        return dictionary_.Intern(text);
      };
      keys.strong = {id(order.member_id), id(order.nick), id(order.alipay),
                     id(order.email), id(order.phone)};
      keys.platform = id(order.platform);
      keys.recipient = id(order.recipient);
      keys.recipient_phone = id(order.recipient_phone);
      keys.city = id(order.city);
      orders.push_back(keys);
    }
    return ResolveIdentity(orders, dictionary_, options_);
  }
  std::vector<uint32_t> People(const std::vector<Given>& given) {
    return Resolve(given).person_of_order;
  }

  Dictionary dictionary_;
  IdentityOptions options_;
};

using Expected = std::vector<uint32_t>;

TEST_F(IdentityTest, JoinsOrdersOfOneNickAndKeepsOthersApart) {
  EXPECT_EQ(People({{.nick = "a"}, {.nick = "b"}, {.nick = "a"}}),
            (Expected{0, 1, 0}));
}

TEST_F(IdentityTest, ANickMeansSomethingOnItsOwnPlatformOnly) {
  EXPECT_EQ(People({{.platform = "taobao", .nick = "a"},
                    {.platform = "jd", .nick = "a"}}),
            (Expected{0, 1}));
}

TEST_F(IdentityTest, JoinsPlatformsThroughAnEmailAndOn) {
  EXPECT_EQ(People({{.platform = "taobao", .nick = "a", .email = "x@y.example"},
                    {.platform = "jd", .nick = "q", .phone = "13900000001"},
                    {.platform = "shop",
                     .email = "x@y.example",
                     .phone = "13900000001"}}),
            (Expected{0, 0, 0}));
}

TEST_F(IdentityTest, AMaskedKeyJoinsNothing) {
  const Identity identity = Resolve({{.nick = "a", .phone = "138****1234"},
                                     {.nick = "b", .phone = "138****1234"},
                                     {.phone = "138****1234"}});
  EXPECT_EQ(identity.person_of_order, (Expected{0, 1, kNoPerson}));
  EXPECT_EQ(identity.orders_without, 1u);
}

TEST_F(IdentityTest, AKeyOfFiveNicksJoinsThemAndOneOfSixJoinsNobody) {
  for (const int nicks : {5, 6}) {
    std::vector<Given> orders;
    for (int i = 0; i < nicks; ++i) {
      orders.push_back(
          {.nick = "n" + std::to_string(i), .email = "guest@shop.example"});
    }
    orders.push_back({.email = "guest@shop.example"});
    const Identity identity = Resolve(orders);
    const std::set<uint32_t> people(identity.person_of_order.begin(),
                                    identity.person_of_order.end());
    if (nicks == 5) {
      EXPECT_EQ(people, std::set<uint32_t>{0});
      EXPECT_EQ(identity.shared.size(), 0u);
    } else {
      EXPECT_EQ(people.size(), 7u);  // six people and nobody
      EXPECT_EQ(identity.person_of_order.back(), kNoPerson);
      ASSERT_EQ(identity.shared.size(), 1u);
      EXPECT_EQ(identity.shared[0].stronger_keys, 6u);
      EXPECT_EQ(dictionary_.At(identity.shared[0].key.first),
                "guest@shop.example");
    }
  }
}

TEST_F(IdentityTest, AGiftGiverIsNotThePersonTheyGiveTo) {
  // Both buy for themselves; the giver sends one parcel to the other.
  const Given giver{
      .nick = "giver", .recipient = "王一", .recipient_phone = "15400000001"};
  const Given gift{
      .nick = "giver", .recipient = "李二", .recipient_phone = "15400000002"};
  const Given friend_own{
      .nick = "friend", .recipient = "李二", .recipient_phone = "15400000002"};
  EXPECT_EQ(People({giver, gift, friend_own}), (Expected{0, 0, 1}));
  // Nor across platforms, where nicks cannot tell them apart.
  Given elsewhere = friend_own;
  elsewhere.platform = "jd";
  EXPECT_EQ(People({giver, gift, giver, elsewhere}), (Expected{0, 0, 0, 1}));
}

TEST_F(IdentityTest, TwoNicksOfOnePlatformNeverMergeThroughARecipient) {
  const Given one{
      .nick = "one", .recipient = "王一", .recipient_phone = "15400000001"};
  Given two = one;
  two.nick = "two";
  EXPECT_EQ(People({one, two}), (Expected{0, 1}));
  // A third account on another platform would bridge them: nobody joins.
  Given bridge = one;
  bridge.platform = "jd";
  EXPECT_EQ(People({one, two, bridge}), (Expected{0, 1, 2}));
}

TEST_F(IdentityTest, WithoutNicksAnEmailOrPhoneIsTheAccountOfItsPlatform) {
  // One gift each, to the other: where neither buys twice, the recipient is the
  // usual one of both.
  const Given giver{.platform = "shopify",
                    .email = "a@example.com",
                    .recipient = "李二",
                    .recipient_phone = "15400000002"};
  Given receiver = giver;
  receiver.email = "b@example.com";
  EXPECT_EQ(People({giver, receiver}), (Expected{0, 1}));
  receiver.email = "";
  receiver.phone = "15400000002";
  EXPECT_EQ(People({giver, receiver}), (Expected{0, 1}));
  // On two platforms they are taken for one, as nicks are.
  receiver.platform = "youzan";
  EXPECT_EQ(People({giver, receiver}), (Expected{0, 0}));
}

TEST_F(IdentityTest, TheUsualRecipientJoinsPlatformsIfTheNameIsEqual) {
  const Given taobao{.platform = "taobao",
                     .nick = "one",
                     .recipient = "王一",
                     .recipient_phone = "15400000001"};
  Given jd = taobao;
  jd.platform = "jd";
  jd.nick = "other";
  Identity identity = Resolve({taobao, jd});
  EXPECT_EQ(identity.person_of_order, (Expected{0, 0}));
  EXPECT_EQ(identity.joined[static_cast<size_t>(KeyKind::kRecipient)], 1u);
  jd.recipient = "王二";
  EXPECT_EQ(People({taobao, jd}), (Expected{0, 1}));
}

TEST_F(IdentityTest, AnOrderWithoutAnyKeyBelongsToItsRecipient) {
  const Given order{.platform = "douyin",
                    .recipient = "王一",
                    .recipient_phone = "15400000001"};
  Given other = order;
  other.recipient_phone = "15400000009";
  EXPECT_EQ(People({order, other, order}), (Expected{0, 1, 0}));
  EXPECT_EQ(People({{.platform = "pinduoduo"}}), (Expected{kNoPerson}));
}

TEST_F(IdentityTest, ProbableJoinsAreCountedAndMadeOnlyOnDemand) {
  const Given taobao{.platform = "taobao",
                     .nick = "one",
                     .recipient = "王**",
                     .recipient_phone = "154****0001",
                     .city = "广州"};
  Given jd = taobao;
  jd.platform = "jd";
  Given elsewhere = jd;
  elsewhere.city = "杭州";
  elsewhere.nick = "third";
  Identity identity = Resolve({taobao, jd, elsewhere});
  EXPECT_EQ(identity.person_of_order, (Expected{0, 1, 2}));
  EXPECT_EQ(identity.probable_joins, 1u);
  options_.join_probable = true;
  identity = Resolve({taobao, jd, elsewhere});
  EXPECT_EQ(identity.person_of_order, (Expected{0, 0, 1}));
  EXPECT_EQ(identity.probable_joins, 1u);
}

TEST_F(IdentityTest, KeysThatTheOwnerSeparatedStayApart) {
  const std::vector<Given> orders = {{.nick = "a", .email = "x@y.example"},
                                     {.nick = "b", .email = "x@y.example"}};
  EXPECT_EQ(People(orders), (Expected{0, 0}));
  const StringId scope = dictionary_.Intern("taobao");
  options_.separated.push_back(
      {{KeyKind::kNick, scope, dictionary_.Intern("a"), table::kEmptyString},
       {KeyKind::kNick, scope, dictionary_.Intern("b"), table::kEmptyString}});
  EXPECT_EQ(People(orders), (Expected{0, 1}));
}

TEST_F(IdentityTest, ListsEachPersonsKeysStrongestFirst) {
  const Identity identity =
      Resolve({{.nick = "b", .email = "x@y.example"},
               {.nick = "a", .email = "x@y.example", .phone = "13900000001"}});
  ASSERT_EQ(identity.people(), 1u);
  std::vector<std::string> texts;
  for (const PersonKey& key : identity.KeysOf(0)) {
    texts.emplace_back(dictionary_.At(key.first));
  }
  EXPECT_EQ(texts,
            (std::vector<std::string>{"a", "b", "x@y.example", "13900000001"}));
}

TEST_F(IdentityTest, SeparatedKeysLeaveASharedOneToTheFirstByText) {
  const std::vector<Given> orders = {{.nick = "b", .email = "x@y.example"},
                                     {.nick = "a", .email = "x@y.example"},
                                     {.email = "x@y.example"}};
  const StringId scope = dictionary_.Intern("taobao");
  options_.separated.push_back(
      {{KeyKind::kNick, scope, dictionary_.Intern("b"), table::kEmptyString},
       {KeyKind::kNick, scope, dictionary_.Intern("a"), table::kEmptyString}});
  const Identity identity = Resolve(orders);
  EXPECT_EQ(identity.person_of_order, (Expected{0, 1, 1}));
  // The other one does not carry a key that is not theirs.
  EXPECT_EQ(identity.KeysOf(0).size(), 1u);
  EXPECT_EQ(identity.KeysOf(1).size(), 2u);
}

TEST_F(IdentityTest, CountsThePeopleThatEachKindOfKeyTookAway) {
  const Identity identity = Resolve({
      {.nick = "a", .email = "x@y.example"},
      {.platform = "jd", .nick = "b", .email = "x@y.example"},
      {.platform = "jd", .nick = "b", .phone = "13900000001"},
      {.platform = "shop", .phone = "13900000001"},
      {.nick = "z"},
  });
  EXPECT_EQ(identity.person_of_order, (Expected{0, 0, 0, 0, 1}));
  EXPECT_EQ(identity.account_of_order, (Expected{0, 1, 1, 2, 3}));
  EXPECT_EQ(identity.account.size(), 4u);
  EXPECT_EQ(identity.account[2].kind, KeyKind::kPhone);
  // An e-mail, which is nobody's only key, and a phone, which is.
  EXPECT_EQ(identity.joined,
            (std::array<uint64_t, kKeyKinds>{0, 0, 0, 1, 1, 0, 0}));
}

TEST_F(IdentityTest, TellsBothWaysRoundWhereProbableKeysMatter) {
  const Given taobao{.platform = "taobao",
                     .nick = "one",
                     .recipient = "王**",
                     .recipient_phone = "154****0001",
                     .city = "广州"};
  Given jd = taobao;
  jd.platform = "jd";
  Given nameless = taobao;
  nameless.nick = "";
  const std::vector<Given> orders = {taobao, jd, nameless};
  const Expected apart = {0, 1, kNoPerson}, together = {0, 0, 0};
  Identity identity = Resolve(orders);
  EXPECT_EQ(identity.person_of_order, apart);
  EXPECT_EQ(identity.other_person_of_order, together);
  options_.join_probable = true;
  identity = Resolve(orders);
  EXPECT_EQ(identity.person_of_order, together);
  EXPECT_EQ(identity.other_person_of_order, apart);
  EXPECT_TRUE(Resolve({{.nick = "a"}}).other_person_of_order.empty());
}

// The sequence of orders decides nothing: the partition is the same for every
// shuffle of random orders.
TEST_F(IdentityTest, DoesNotDependOnTheSequenceOfOrders) {
  constexpr unsigned kSeed = 20260722;
  std::mt19937 random(kSeed);
  const auto pick = [&](const char* prefix, unsigned n) {
    const unsigned value = random() % (n + n / 2);
    return value < n ? prefix + std::to_string(value) : std::string();
  };
  for (int round = 0; round < 200; ++round) {
    std::vector<Given> orders;
    for (int i = 0; i < 30; ++i) {
      const std::string who = pick("r", 6);
      orders.push_back({.platform = random() % 2 ? "taobao" : "jd",
                        .nick = pick("n", 10),
                        .email = pick("e", 8),
                        .phone = pick("p", 8),
                        .recipient = who,
                        .recipient_phone = who.empty()    ? ""
                                           : random() % 2 ? "154" + who
                                                          : "154****" + who,
                        .city = "广州"});
    }
    const auto nick = [&](const char* name) {
      return PersonKey{KeyKind::kNick, dictionary_.Intern("taobao"),
                       dictionary_.Intern(name), table::kEmptyString};
    };
    options_ = {};
    options_.join_probable = round % 2 == 1;
    if (round % 3 == 0) options_.separated = {{nick("n1"), nick("n2")}};
    if (round % 3 == 1) {
      options_.separated = {{nick("n1"), nick("n2")}, {nick("n3"), nick("n1")}};
    }
    const Identity identity = Resolve(orders);
    const Expected& before = identity.person_of_order;
    uint64_t joined = 0;
    for (const uint64_t people : identity.joined) joined += people;
    ASSERT_EQ(identity.account.size(), identity.people() + joined);
    for (const auto& [a, b] : options_.separated) {
      for (uint32_t person = 0; person < identity.people(); ++person) {
        const auto keys = identity.KeysOf(person);
        ASSERT_FALSE(std::count(keys.begin(), keys.end(), a) > 0 &&
                     std::count(keys.begin(), keys.end(), b) > 0)
            << "seed " << kSeed << ", round " << round;
      }
    }
    std::vector<size_t> sequence(orders.size());
    for (size_t i = 0; i < sequence.size(); ++i) sequence[i] = i;
    std::shuffle(sequence.begin(), sequence.end(), random);
    std::vector<Given> shuffled;
    for (const size_t i : sequence) shuffled.push_back(orders[i]);
    const Expected after = People(shuffled);
    for (size_t a = 0; a < orders.size(); ++a) {
      for (size_t b = 0; b < a; ++b) {
        const bool joined_after = after[a] == after[b] && after[a] != kNoPerson;
        const uint32_t x = before[sequence[a]], y = before[sequence[b]];
        ASSERT_EQ(x == y && x != kNoPerson, joined_after)
            << "seed " << kSeed << ", round " << round;
      }
    }
  }
}

}  // namespace
}  // namespace shuke::customers
