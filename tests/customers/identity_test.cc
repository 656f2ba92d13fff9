#include "core/customers/identity.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <set>
#include <string>

#include "tests/testing/key_columns.h"

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
  KeyColumns Columns(const std::vector<Given>& given) {
    KeyColumns orders;
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
      testkit::Add(keys, orders);
    }
    return orders;
  }
  Identity Resolve(const std::vector<Given>& given) {
    return ResolveIdentity(Columns(given), dictionary_, options_);
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
  EXPECT_EQ(identity.accounts(), 4u);
  EXPECT_EQ(identity.Account(2).kind, KeyKind::kPhone);
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
    ASSERT_EQ(identity.accounts(), identity.people() + joined);
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

// The rules at the head of identity.h, worked out by sets and in words, without
// separated pairs.
class PlainRules {
 public:
  PlainRules(const KeyColumns& orders, const Dictionary& dictionary,
             const IdentityOptions& options)
      : dictionary_(dictionary), options_(options) {
    for (size_t order = 0; order < orders.size(); ++order) {
      const UsableKeys keys(orders.At(order), dictionary);
      keys_.emplace_back(keys.begin(), keys.end());
      platforms_.push_back(orders.platform[order]);
    }
  }

  std::vector<uint32_t> People() {
    for (const auto& keys : keys_) {
      for (size_t weak = 0; weak < keys.size(); ++weak) {
        Set& stronger = stronger_[Id(keys[weak])];
        for (size_t i = 0; i < weak; ++i) stronger.insert(Id(keys[i]));
        person_.emplace(Id(keys[weak]), Id(keys[weak]));
      }
    }
    for (const auto& keys : keys_) {
      std::vector<PersonKey> strong;
      for (const PersonKey& key : keys) {
        if (key.kind < KeyKind::kRecipient && Usable(key))
          strong.push_back(key);
      }
      for (const PersonKey& key : strong) Join(strong.front(), key);
    }
    JoinByUsual(KeyKind::kRecipient);
    if (options_.join_probable) JoinByUsual(KeyKind::kProbable);
    std::vector<uint32_t> people;
    std::map<size_t, uint32_t> numbers;
    for (size_t order = 0; order < keys_.size(); ++order) {
      const PersonKey* account = Account(order, options_.join_probable);
      if (account == nullptr) {
        people.push_back(kNoPerson);
        continue;
      }
      const auto next = static_cast<uint32_t>(numbers.size());
      people.push_back(
          numbers.emplace(person_[Id(*account)], next).first->second);
    }
    return people;
  }

 private:
  using Set = std::set<size_t>;

  size_t Id(const PersonKey& key) {
    const auto found = std::find(all_.begin(), all_.end(), key);
    if (found != all_.end()) return static_cast<size_t>(found - all_.begin());
    all_.push_back(key);
    return all_.size() - 1;
  }
  bool Usable(const PersonKey& key) {
    return stronger_[Id(key)].size() <=
           static_cast<size_t>(options_.max_stronger_keys);
  }
  void Join(const PersonKey& a, const PersonKey& b) {
    Merge(person_[Id(a)], person_[Id(b)]);
  }
  void Merge(size_t into, size_t from) {
    for (auto& [key, person] : person_) {
      if (person == from) person = into;
    }
  }
  const PersonKey* Account(size_t order, bool probable) {
    for (const PersonKey& key : keys_[order]) {
      if (Usable(key) && (probable || key.kind != KeyKind::kProbable))
        return &key;
    }
    return nullptr;
  }

  void JoinByUsual(KeyKind kind) {
    const bool probable = kind == KeyKind::kProbable;
    std::map<size_t, int> orders_of;                   // person
    std::map<size_t, std::map<size_t, int>> together;  // key, person
    std::map<size_t, std::set<std::pair<KeyKind, StringId>>> places;
    std::vector<PersonKey> weak;
    for (size_t order = 0; order < keys_.size(); ++order) {
      const PersonKey* account = Account(order, probable);
      if (account == nullptr) continue;
      const size_t person = person_[Id(*account)];
      if (account->kind < KeyKind::kRecipient) {
        places[person].emplace(
            IsScoped(account->kind) ? account->kind : KeyKind::kEmail,
            platforms_[order]);
      }
      for (const PersonKey& key : keys_[order]) {
        if (key.kind != kind) continue;
        ++orders_of[person];
        if (!Usable(key)) continue;
        ++together[Id(key)][person];
        weak.push_back(key);
      }
    }
    std::sort(weak.begin(), weak.end(), [&](const auto& a, const auto& b) {
      return KeyLess(a, b, dictionary_);
    });
    weak.erase(std::unique(weak.begin(), weak.end()), weak.end());
    std::map<size_t, Set> now;  // person at first -> those who are one with it
    for (const auto& [person, orders] : orders_of) now[person] = {person};
    for (const PersonKey& key : weak) {
      Set people;  // by the least of those who are one
      for (const auto& [person, orders] : together[Id(key)]) {
        if (orders * 2 > orders_of[person]) people.insert(*now[person].begin());
      }
      std::set<std::pair<KeyKind, StringId>> taken;
      size_t all = 0;
      for (const size_t person : people) {
        taken.insert(places[person].begin(), places[person].end());
        all += places[person].size();
      }
      if (people.size() < 2 || taken.size() < all) continue;
      Set one;
      for (const size_t person : people) one.merge(Set(now[person]));
      for (const size_t person : one) {
        now[person] = one;
        Merge(*one.begin(), person);
      }
      places[*one.begin()] = taken;
    }
  }

  const Dictionary& dictionary_;
  const IdentityOptions& options_;
  std::vector<std::vector<PersonKey>> keys_;  // of each order
  std::vector<StringId> platforms_;           // of each order
  std::vector<PersonKey> all_;                // by number
  std::map<size_t, Set> stronger_;            // of each key
  std::map<size_t, size_t> person_;           // of each key
};

TEST_F(IdentityTest, AgreesWithTheRulesWorkedOutBySets) {
  constexpr unsigned kSeed = 20261123;
  std::mt19937 random(kSeed);
  const auto pick = [&](const std::string& prefix, unsigned n) {
    const unsigned value = random() % (n * 2);
    return value < n ? prefix + std::to_string(value) : std::string();
  };
  size_t shared = 0;
  std::array<uint64_t, kKeyKinds> joined = {};
  for (int round = 0; round < 300; ++round) {
    std::vector<Given> orders;
    const unsigned many = 5 + random() % 30;
    for (int i = 0; i < 40; ++i) {
      const std::string who = pick("r", many / 2 + 1);
      const char* const platforms[] = {"taobao", "jd", "shop"};
      const bool masked = random() % 3 == 0;
      orders.push_back({.platform = platforms[random() % 3],
                        .nick = pick("n", many),
                        .member_id = round % 5 == 0 ? pick("m", many) : "",
                        .alipay = round % 4 == 0 ? pick("x", many) : "",
                        .email = pick("e", many * 2),
                        .phone = pick("x", many * 2),
                        .recipient = who,
                        .recipient_phone = who.empty() ? ""
                                           : masked    ? "154****" + who
                                                       : "154" + who,
                        .city = random() % 2 ? "广州" : "杭州"});
    }
    options_.join_probable = round % 2 == 1;
    options_.max_stronger_keys = 1 + static_cast<int>(random() % 4);
    const Identity identity = Resolve(orders);
    ASSERT_EQ(identity.person_of_order,
              PlainRules(Columns(orders), dictionary_, options_).People())
        << "seed " << kSeed << ", round " << round;
    shared += identity.shared.size();
    for (size_t kind = 0; kind < kKeyKinds; ++kind)
      joined[kind] += identity.joined[kind];
  }
  EXPECT_GT(shared, 100u);
  for (const KeyKind kind : {KeyKind::kAlipay, KeyKind::kEmail, KeyKind::kPhone,
                             KeyKind::kRecipient, KeyKind::kProbable}) {
    EXPECT_GT(joined[static_cast<size_t>(kind)], 20u);
  }
}

}  // namespace
}  // namespace shuke::customers
