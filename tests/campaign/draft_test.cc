#include "core/campaign/draft.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/campaign/invented_shop.h"

namespace shuke::campaign {
namespace {

const SipHashKey kSecret = *ParseSipHashKey("0f1e2d3c4b5a69788796a5b4c3d2e1f0");

Draft Compose(InventedShop& shop, std::string_view request_json,
              const CampaignPolicy& policy = {},
              const SipHashKey& secret = kSecret) {
  const DraftRequest request = ParseDraftRequest(request_json).value();
  return ComposeDraft(request, policy, shop.facts(), shop.people(), secret)
      .value();
}

int64_t Suppressed(const Draft& draft, Suppression reason) {
  return draft.suppressed[static_cast<size_t>(reason)];
}

int64_t Sum(const Draft& draft) {
  return static_cast<int64_t>(draft.treated.size()) + draft.control() +
         draft.suppressed_total();
}

constexpr const char* kEverybody = R"({"rule":{"all":[]},"shop":"熟客",
    "template":"{nick|朋友}好，{days}天没见","control_percent":0,
    "control_min":0})";

TEST(ComposeDraft, WritesEachTreatedCustomerTheirOwnMessage) {
  InventedShop shop({
      {.nick = "小雨",
       .days_ago = 20,
       .recipient_phone = "13800000001",
       .recipient = "王小雨"},
      {.nick = "阿强",
       .days_ago = 8,
       .recipient_phone = "+86 13800000002",
       .recipient = "李强"},
  });
  const Draft draft = Compose(shop, kEverybody);
  EXPECT_EQ(draft.audience, 2);
  ASSERT_EQ(draft.treated.size(), 2u);
  // Latest buyers first.
  EXPECT_EQ(draft.treated[0].address, "13800000002");
  EXPECT_EQ(draft.treated[0].message, "【熟客】阿强好，8天没见拒收请回复R");
  EXPECT_EQ(draft.treated[0].name, "李强");
  EXPECT_EQ(draft.treated[0].characters, 18);
  EXPECT_EQ(draft.treated[0].parts, 1);
  EXPECT_EQ(draft.treated[1].address, "13800000001");
  EXPECT_EQ(draft.treated[1].message, "【熟客】小雨好，20天没见拒收请回复R");
  EXPECT_EQ(draft.treated[1].characters, 19);
  EXPECT_EQ(draft.treated[1].customer, shop.Find("小雨"));
  EXPECT_EQ(draft.as_of, InventedShop::kAsOf);
}

TEST(ComposeDraft, AddsUpPartsAndCost) {
  // Signature 4, nick, "好，8天没见" 6, opt-out 6: nicks of 54 and 55 make
  // messages of 70 and 71.
  const auto nick = [](int length) {
    std::string text;
    for (int i = 0; i < length; ++i) text += "客";
    return text;
  };
  InventedShop shop({
      {.nick = nick(54), .days_ago = 8, .recipient_phone = "13800000001"},
      {.nick = nick(55), .days_ago = 8, .recipient_phone = "13800000002"},
  });
  const Draft draft = Compose(shop, kEverybody);
  ASSERT_EQ(draft.treated.size(), 2u);
  EXPECT_EQ(draft.treated[0].characters, 70);
  EXPECT_EQ(draft.treated[0].parts, 1);
  EXPECT_EQ(draft.treated[1].characters, 71);
  EXPECT_EQ(draft.treated[1].parts, 2);
  EXPECT_EQ(draft.sms_parts, (std::map<int, int64_t>{{1, 1}, {2, 1}}));
  EXPECT_EQ(draft.parts_total, 3);
  EXPECT_EQ(draft.cost_minor_x100, 1500);  // 3 x 0.05 yuan
  CampaignPolicy cheaper;
  cheaper.unit_cost_minor_x100[0] = 450;
  EXPECT_EQ(Compose(shop, kEverybody, cheaper).cost_minor_x100, 1350);
}

TEST(ComposeDraft, SuppressesForTheFirstReasonThatHolds) {
  const auto refunded = table::OrderKind::kRefunded;
  InventedShop shop({
      // A bad actor without a phone is a bad actor.
      {.nick = "恶意", .days_ago = 9, .product = "a"},
      {.nick = "恶意", .days_ago = 8, .product = "a", .kind = refunded},
      {.nick = "恶意", .days_ago = 7, .product = "a", .kind = refunded},
      // No phone and no product: no channel.
      {.nick = "无号", .days_ago = 9},
      {.nick = "遮号",
       .days_ago = 9,
       .recipient_phone = "138****0001",
       .product = "a"},
      // No product, and a shared phone: missing variable.
      {.nick = "缺货", .days_ago = 9, .recipient_phone = "13800000001"},
      // Two share a phone: the one who spent more is written to.
      {.nick = "同号甲",
       .days_ago = 9,
       .net_minor = 100,
       .recipient_phone = "13800000001",
       .product = "a"},
      {.nick = "同号乙",
       .days_ago = 99,
       .net_minor = 200,
       .recipient_phone = "8613800000001",
       .product = "a"},
      {.nick = "寻常",
       .days_ago = 9,
       .recipient_phone = "13800000002",
       .product = "a"},
      // Placed an order, never paid: not in any audience.
      {.nick = "未付",
       .days_ago = 9,
       .recipient_phone = "13800000003",
       .product = "a",
       .kind = table::OrderKind::kUnpaid},
  });
  const Draft draft =
      Compose(shop, R"({"rule":{"all":[]},"template":"{nick}，{product}",
                        "control_percent":0,"control_min":0})");
  EXPECT_EQ(draft.audience, 7);
  EXPECT_EQ(Suppressed(draft, Suppression::kBadActor), 1);
  EXPECT_EQ(Suppressed(draft, Suppression::kNoChannel), 2);
  EXPECT_EQ(Suppressed(draft, Suppression::kMissingVariable), 1);
  EXPECT_EQ(Suppressed(draft, Suppression::kDuplicateContact), 1);
  EXPECT_EQ(draft.suppressed_total(), 5);
  ASSERT_EQ(draft.treated.size(), 2u);
  EXPECT_EQ(draft.treated[0].message, "寻常，a拒收请回复R");
  EXPECT_EQ(draft.treated[1].message, "同号乙，a拒收请回复R");
}

TEST(ComposeDraft, CallsABadActorWhoRefundsHalfOfThreeOrders) {
  const auto refunded = table::OrderKind::kRefunded;
  const auto bad_actors = [&](int valid, int returned) {
    std::vector<InventedOrder> orders;
    for (int i = 0; i < valid; ++i) {
      orders.push_back(
          {.nick = "a", .days_ago = 9, .recipient_phone = "13800000001"});
    }
    for (int i = 0; i < returned; ++i) {
      orders.push_back({.nick = "a", .days_ago = 8, .kind = refunded});
    }
    InventedShop shop(orders);
    return Suppressed(Compose(shop, kEverybody), Suppression::kBadActor);
  };
  EXPECT_EQ(bad_actors(1, 1), 0);  // 50 %, but 2 orders
  EXPECT_EQ(bad_actors(2, 1), 0);  // 33 % of 3
  EXPECT_EQ(bad_actors(1, 2), 1);  // 67 % of 3
  EXPECT_EQ(bad_actors(2, 2), 1);  // 50 % of 4
  EXPECT_EQ(bad_actors(3, 2), 0);  // 40 % of 5
}

// The name for fans stands where neither nick nor name is known, before the
// message's own fallback, and unmasked in the preview: it is nobody's.
TEST(ComposeDraft, CallsWhoeverHasNoNickAsTheShopCallsItsFans) {
  InventedShop shop(
      {{.nick = "小雨", .days_ago = 8, .recipient_phone = "13800000001"},
       {.nick = "",
        .days_ago = 9,
        .recipient_phone = "13800000002",
        .email = "a@shop.example"}});
  CampaignPolicy policy;
  const auto messages = [&](const char* text) {
    std::vector<std::string> all;
    const Draft draft = Compose(shop, text, policy);
    for (const DraftMessage& message : draft.treated)
      all.push_back(message.message);
    for (const PreviewRow& row : draft.preview) all.push_back(row.message);
    return all;
  };
  const char* kBare = R"({"rule":{"all":[]},"template":"{nick}好",
      "opt_out":"","control_percent":0,"control_min":0})";
  const char* kWithFallback = R"({"rule":{"all":[]},"opt_out":"",
      "template":"{nick|朋友}好","control_percent":0,"control_min":0})";
  using Texts = std::vector<std::string>;
  EXPECT_EQ(messages(kBare), (Texts{"小雨好", "小**好"}));
  EXPECT_EQ(messages(kWithFallback),
            (Texts{"小雨好", "朋友好", "小**好", "朋友好"}));
  policy.fan_name = {"果粉", "fruit fan"};
  const Texts called = {"小雨好", "果粉好", "小**好", "果粉好"};
  EXPECT_EQ(messages(kBare), called);
  EXPECT_EQ(messages(kWithFallback), called);
}

TEST(ComposeDraft, HoldsEverybodyBackForAVariableThatTheShopLeftEmpty) {
  InventedShop shop(
      {{.nick = "小雨", .days_ago = 20, .recipient_phone = "13800000001"}});
  const Draft draft =
      Compose(shop, R"({"rule":{"all":[]},"template":"{nick}，来{shop}看看"})");
  EXPECT_EQ(Suppressed(draft, Suppression::kMissingVariable), 1);
  EXPECT_TRUE(draft.treated.empty());
}

TEST(ComposeDraft, FillsInEveryVariable) {
  InventedShop shop({
      {.nick = "小雨",
       .days_ago = 20,
       .recipient_phone = "13800000001",
       .recipient = "王小雨",
       .product = "羊毛围巾"},
      {.nick = "小雨",
       .days_ago = 40,
       .recipient_phone = "13800000001",
       .recipient = "王小雨",
       .product = "亚麻衬衫"},
  });
  const char* text = R"({"rule":{"all":[]},"shop":"熟客","coupon":"5元券",
      "link":"x.cn/1","control_min":0,"opt_out":"","channel":"wangwang",
      "template":"{nick}/{product}/{coupon}/{days}/{shop}/{recipient}/{orders}/{link}")";
  EXPECT_EQ(Compose(shop, std::string(text) + "}").treated[0].message,
            "小雨/羊毛围巾/5元券/20/熟客/王小雨/2/x.cn/1");
  EXPECT_EQ(Compose(shop, std::string(text) + R"(,"product":"新品"})")
                .treated[0]
                .message,
            "小雨/新品/5元券/20/熟客/王小雨/2/x.cn/1");
}

TEST(ComposeDraft, WritesEachChannelItsOwnForm) {
  InventedShop shop({{.nick = "小雨",
                      .days_ago = 20,
                      .recipient_phone = "13800000001",
                      .recipient = "王小雨",
                      .email = "yu@example.com"}});
  const auto compose = [&](const std::string& channel) {
    return Compose(shop, R"({"rule":{"all":[]},"shop":"熟客","control_min":0,
        "template":"{nick}好","subject":"{nick}的信","channel":")" +
                             channel + "\"}");
  };
  const Draft email = compose("email");
  EXPECT_EQ(email.treated[0].address, "yu@example.com");
  EXPECT_EQ(email.treated[0].subject, "小雨的信");
  EXPECT_EQ(email.treated[0].message,
            "小雨好\n\n不想再收到这类邮件，回复“退订”即可。");
  EXPECT_EQ(email.treated[0].characters, 24);  // 3 + 2 + 19
  EXPECT_EQ(email.treated[0].parts, 1);
  EXPECT_EQ(email.cost_minor_x100, 100);
  EXPECT_TRUE(email.sms_parts.empty());
  const Draft wangwang = compose("wangwang");
  EXPECT_EQ(wangwang.treated[0].address, "小雨");
  EXPECT_EQ(wangwang.treated[0].message, "小雨好");
  EXPECT_EQ(wangwang.cost_minor_x100, 0);
  const Draft phone = compose("phone");
  EXPECT_EQ(phone.treated[0].address, "13800000001");
  EXPECT_EQ(phone.treated[0].name, "王小雨");
  EXPECT_EQ(phone.treated[0].message, "小雨好");
}

TEST(ComposeDraft, MasksThePreviewAndKeepsItsFigures) {
  InventedShop shop({{.nick = "小雨不下雨",
                      .days_ago = 8,
                      .recipient_phone = "13812345678",
                      .recipient = "王小雨"}});
  const Draft draft =
      Compose(shop, R"({"rule":{"all":[]},"shop":"熟客","control_min":0,
                "template":"{nick}好，{recipient}"})");
  ASSERT_EQ(draft.preview.size(), 1u);
  EXPECT_EQ(draft.preview[0].key_masked, "小**");
  EXPECT_EQ(draft.preview[0].address_masked, "138****5678");
  EXPECT_EQ(draft.preview[0].message, "【熟客】小**好，王**拒收请回复R");
  EXPECT_EQ(draft.preview[0].characters, draft.treated[0].characters);
  EXPECT_EQ(draft.treated[0].characters, 20);
}

TEST(ComposeDraft, HoldsBackFiftyOfFiveHundredByStratum) {
  std::vector<InventedOrder> orders;
  for (int i = 0; i < 500; ++i) {
    // 300 new buyers and 200 silent ones, all of the same level or unrated.
    orders.push_back({.nick = "n" + std::to_string(i),
                      .days_ago = i < 300 ? 10 : 150,
                      .recipient_phone = std::to_string(13800000000 + i)});
  }
  InventedShop shop(orders);
  const Draft draft = Compose(shop, R"({"rule":{"all":[]},"name":"c"})");
  EXPECT_EQ(draft.audience, 500);
  EXPECT_EQ(draft.control(), 50);
  ASSERT_EQ(draft.balance.size(), 2u);
  EXPECT_EQ(draft.balance[0].stage, segment::Stage::kNewOneOrder);
  EXPECT_EQ(draft.balance[0].treated, 270);
  EXPECT_EQ(draft.balance[0].control, 30);
  EXPECT_EQ(draft.balance[1].stage, segment::Stage::kSilent);
  EXPECT_EQ(draft.balance[1].treated, 180);
  EXPECT_EQ(draft.balance[1].control, 20);
  // 30 x 10 + 20 x 150 days over 50.
  EXPECT_EQ(draft.control_means.recency_days, 66.0);
  EXPECT_EQ(draft.treated_means.recency_days, 66.0);
  EXPECT_EQ(draft.control_means.orders, 1.0);
  EXPECT_EQ(draft.control_means.net_minor, 10000.0);
}

TEST(ComposeDraft, DrawsTheQuotaFromWhoIsLeftAfterSuppression) {
  std::vector<InventedOrder> orders;
  for (int i = 0; i < 900; ++i) {
    orders.push_back(
        {.nick = "n" + std::to_string(i),
         .days_ago = 10,
         .recipient_phone = i < 100 ? std::to_string(13800000000 + i) : ""});
  }
  InventedShop shop(orders);
  const Draft draft = Compose(shop, R"({"rule":{"all":[]}})");
  EXPECT_EQ(draft.audience, 900);
  EXPECT_EQ(draft.suppressed_total(), 800);
  EXPECT_EQ(draft.control(), 50);
  EXPECT_EQ(draft.treated.size(), 50u);
}

TEST(ComposeDraft, GivesTheHashesOfBothGroupsAndNobodyElse) {
  InventedShop shop(RandomOrders(5, 300));
  const Draft draft = Compose(shop, kEverybody);
  EXPECT_TRUE(draft.control_hashes.empty());
  std::vector<PersonHashes> expected;
  const People people = shop.people();
  for (const DraftMessage& message : draft.treated) {
    expected.push_back({customers::HashKey(
        people.KeysOf(message.customer).front(), shop.dictionary(), kSecret)});
  }
  std::sort(expected.begin(), expected.end());
  EXPECT_EQ(draft.treated_hashes, expected);
  EXPECT_EQ(draft.key_check, SipHash24Wide(kSecret, ""));
}

TEST(ComposeDraft, GivesAPersonTheHashesOfAllTheirKeysStrongestFirst) {
  InventedShop shop({{.nick = "小雨",
                      .days_ago = 9,
                      .recipient_phone = "13800000001",
                      .product = "a"}});
  // The same person, with an e-mail address of their own.
  customers::Identity identity = shop.people().identity;
  identity.key.push_back({customers::KeyKind::kEmail, table::kEmptyString,
                          identity.key[0].first, table::kEmptyString});
  identity.key_offset[1] = 2;
  const People people =
      FindPeople(shop.customers(), identity, {}, shop.dictionary());
  const Draft draft = ComposeDraft(ParseDraftRequest(kEverybody).value(), {},
                                   shop.facts(), people, kSecret)
                          .value();
  ASSERT_EQ(draft.treated_hashes.size(), 1u);
  EXPECT_EQ(
      draft.treated_hashes[0],
      (PersonHashes{HashKey(identity.key[0], shop.dictionary(), kSecret),
                    HashKey(identity.key[1], shop.dictionary(), kSecret)}));
}

workspace::Listed Who(customers::KeyKind kind, const std::string& text) {
  return {
      {{.kind = kind, .platform = "", .text = text, .phone = "", .city = ""}},
      ""};
}

TEST(ComposeDraft, ReachesNobodyWhomTheWorkspaceLists) {
  using customers::KeyKind;
  InventedShop shop({
      {.nick = "小雨", .days_ago = 9, .recipient_phone = "13800000001"},
      {.nick = "阿强", .days_ago = 8, .recipient_phone = "13800000002"},
      {.nick = "大山", .days_ago = 7, .recipient_phone = "13800000003"},
      {.nick = "小河", .days_ago = 6, .recipient_phone = "13800000004"},
  });
  workspace::Workspace workspace;
  workspace.opt_outs = {Who(KeyKind::kNick, "小雨"),
                        // A number, whoever's parcels go there.
                        Who(KeyKind::kPhone, "+86 138 0000 0002"),
                        Who(KeyKind::kNick, "nobody")};
  workspace.bad_actors = {Who(KeyKind::kNick, "大山")};
  const Draft draft =
      ComposeDraft(ParseDraftRequest(kEverybody).value(), {}, shop.facts(),
                   shop.people(workspace), kSecret)
          .value();
  EXPECT_EQ(draft.audience, 4);
  EXPECT_EQ(Suppressed(draft, Suppression::kOptedOut), 2);
  EXPECT_EQ(Suppressed(draft, Suppression::kBadActor), 1);
  ASSERT_EQ(draft.treated.size(), 1u);
  EXPECT_EQ(draft.treated[0].address, "13800000004");
}

TEST(ComposeDraft, AddsUpForRandomShopsAndRequests) {
  const char* kRequests[] = {
      R"({"activity":"second_order","shop":"熟客"})",
      R"({"activity":"win_back_90","channel":"wangwang"})",
      R"({"activity":"stage:lost","control_percent":50})",
      R"({"activity":"level:regular","control_percent":0,"control_min":0})",
      R"({"rule":{"all":[]},"template":"{recipient}{product}"})",
      R"({"rule":{"any":[]}})",
      R"({"rule":{"all":[]},"channel":"email"})",
      R"({"rule":{"all":[]},"channel":"phone","control_min":1000})",
  };
  for (unsigned seed = 1; seed <= 12; ++seed) {
    InventedShop shop(RandomOrders(seed, static_cast<int>(seed * 37 % 400)));
    for (const char* request : kRequests) {
      const Draft draft = Compose(shop, request);
      SCOPED_TRACE(testing::Message() << "seed " << seed << ", " << request);
      EXPECT_EQ(draft.audience, Sum(draft));
      const auto eligible = draft.audience - draft.suppressed_total();
      EXPECT_LE(draft.control(), eligible / 2);
      EXPECT_EQ(draft.treated_hashes.size(), draft.treated.size());
      int64_t treated = 0;
      int64_t control = 0;
      for (const BalanceRow& row : draft.balance) {
        treated += row.treated;
        control += row.control;
      }
      EXPECT_EQ(treated, static_cast<int64_t>(draft.treated.size()));
      EXPECT_EQ(control, draft.control());
      std::set<std::string> addresses;
      int64_t parts = 0;
      for (const DraftMessage& message : draft.treated) {
        EXPECT_TRUE(addresses.insert(message.address).second);
        EXPECT_FALSE(message.message.empty());
        EXPECT_EQ(message.message.find('{'), std::string::npos);
        parts += message.parts;
      }
      EXPECT_EQ(draft.parts_total, parts);
      EXPECT_EQ(draft.preview.size(),
                std::min(draft.treated.size(), kPreviewRows));
      std::vector<PersonHashes> both;
      std::set_intersection(
          draft.treated_hashes.begin(), draft.treated_hashes.end(),
          draft.control_hashes.begin(), draft.control_hashes.end(),
          std::back_inserter(both));
      EXPECT_TRUE(both.empty());
    }
  }
}

// Files may come in any order: customers get other ids, the draft stays.
TEST(ComposeDraft, IsTheSameWhateverTheOrderOfTheRows) {
  std::vector<InventedOrder> orders = RandomOrders(77, 400);
  const char* request = R"({"rule":{"all":[]},"shop":"熟客"})";
  InventedShop first(orders);
  const Draft expected = Compose(first, request);
  ASSERT_GT(expected.control(), 40);
  std::mt19937 random(78);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(orders.begin(), orders.end(), random);
    InventedShop shop(orders);
    const Draft draft = Compose(shop, request);
    EXPECT_EQ(draft.suppressed, expected.suppressed);
    EXPECT_EQ(draft.control_hashes, expected.control_hashes);
    EXPECT_EQ(draft.treated_hashes, expected.treated_hashes);
    ASSERT_EQ(draft.treated.size(), expected.treated.size());
    for (size_t i = 0; i < draft.treated.size(); ++i) {
      EXPECT_EQ(draft.treated[i].address, expected.treated[i].address);
      EXPECT_EQ(draft.treated[i].message, expected.treated[i].message);
    }
    EXPECT_EQ(draft.treated_means.net_minor, expected.treated_means.net_minor);
  }
}

TEST(ComposeDraft, DrawsAnewForAnotherNameAndAnotherSecret) {
  InventedShop shop(RandomOrders(9, 400));
  const auto control = [&](const char* request, const SipHashKey& secret) {
    return Compose(shop, request, {}, secret).control_hashes;
  };
  const char* spring = R"({"rule":{"all":[]},"name":"spring"})";
  EXPECT_EQ(control(spring, kSecret), control(spring, kSecret));
  EXPECT_NE(control(R"({"rule":{"all":[]},"name":"summer"})", kSecret),
            control(spring, kSecret));
  EXPECT_NE(control(spring, SipHashKey{}), control(spring, kSecret));
}

TEST(ComposeDraft, SaysWhatIsWrongWithTheRequest) {
  InventedShop shop({});
  DraftRequest request;
  request.activity = "nobody knows";
  EXPECT_EQ(ComposeDraft(request, {}, shop.facts(), shop.people(), kSecret)
                .error()
                .code,
            "draft_unknown_activity");
}

TEST(ComposeDraft, DraftsAnEmptyAudience) {
  InventedShop shop({});
  const Draft draft = Compose(shop, kEverybody);
  EXPECT_EQ(draft.audience, 0);
  EXPECT_EQ(Sum(draft), 0);
  EXPECT_TRUE(draft.balance.empty());
  EXPECT_FALSE(draft.treated_means.orders);
}

}  // namespace
}  // namespace shuke::campaign
