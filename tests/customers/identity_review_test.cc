#include "core/customers/identity_review.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/testing/key_columns.h"
#include "tests/testing/order_builder.h"

namespace shuke::customers {
namespace {

using testkit::DayOf;

struct Given {
  std::string nick;
  std::string platform = "taobao";
  std::string email = {}, recipient = {}, recipient_phone = {}, city = {};
  const char* day = "2026-01-01";
  table::Minor gross_minor = 100;
  table::OrderKind kind = table::OrderKind::kValid;
  std::string currency = "CNY";
};

class IdentityReviewTest : public ::testing::Test {
 protected:
  void Resolve(const std::vector<Given>& given) {
    testkit::OrderBuilder builder;
    keys_ = {};
    for (const Given& order : given) {
      builder.Add({.day = DayOf(order.day),
                   .gross_minor = order.gross_minor,
                   .kind = order.kind,
                   .currency = order.currency});
    }
    shop_ = builder.Build(DayOf("2026-06-01"));
    for (const Given& order : given) {
      const auto id = [&](const std::string& text) {
        return shop_.dictionary.Intern(text);
      };
      OrderKeys keys;
      keys.strong[static_cast<size_t>(KeyKind::kNick)] = id(order.nick);
      keys.strong[static_cast<size_t>(KeyKind::kEmail)] = id(order.email);
      keys.platform = id(order.platform);
      keys.recipient = id(order.recipient);
      keys.recipient_phone = id(order.recipient_phone);
      keys.city = id(order.city);
      testkit::Add(keys, keys_);
    }
    identity_ = ResolveIdentity(keys_, shop_.dictionary, options_);
    scope_ = {shop_.as_of, shop_.dictionary.Intern("CNY")};
    review_ = ReviewIdentity(keys_, identity_, shop_.dictionary, shop_.orders,
                             scope_);
    effect_ = MeasureIdentity(identity_, shop_.orders, scope_);
  }
  std::string_view Text(const PersonKey& key) const {
    return shop_.dictionary.At(key.first);
  }

  IdentityOptions options_;
  testkit::TestShop shop_;
  KeyColumns keys_;
  Identity identity_;
  ReviewScope scope_;
  IdentityReview review_;
  IdentityEffect effect_;
};

TEST_F(IdentityReviewTest, TellsEachPersonsAccountsAndWhyTheyAreOne) {
  Resolve({
      {.nick = "a", .email = "x@y.z", .gross_minor = 300},
      {.nick = "b", .platform = "jd", .email = "x@y.z", .gross_minor = 50},
      {.nick = "b", .platform = "jd", .day = "2026-02-02", .gross_minor = 70},
      {.nick = "c", .gross_minor = 900},
  });
  EXPECT_EQ(effect_.customers, 2u);
  EXPECT_EQ(effect_.without_merges, 3u);
  EXPECT_EQ(effect_.probable_switched, 2u);
  ASSERT_EQ(review_.merged.size(), 1u) << "c is one account alone";
  const ReviewGroup& group = review_.merged[0];
  EXPECT_EQ(group.customers_fewer, 1u);
  EXPECT_EQ(group.net_minor, 420);
  ASSERT_EQ(group.accounts.size(), 2u);
  EXPECT_EQ(Text(group.accounts[0].key), "a");
  EXPECT_EQ(group.accounts[0].net_minor, 300);
  EXPECT_EQ(Text(group.accounts[1].key), "b");
  EXPECT_EQ(group.accounts[1].orders, 2u);
  EXPECT_EQ(group.accounts[1].net_minor, 120);
  EXPECT_EQ(group.accounts[1].last_day, DayOf("2026-02-02"));
  ASSERT_EQ(group.links.size(), 1u);
  EXPECT_EQ(Text(group.links[0].key), "x@y.z");
  EXPECT_EQ(group.links[0].accounts, (std::vector<uint32_t>{0, 1}));
  EXPECT_TRUE(review_.probable.empty());
  EXPECT_TRUE(review_.shared.empty());
}

TEST_F(IdentityReviewTest, GivesNoMoreReasonsThanAreNeeded) {
  // The e-mail joins all three; that two also share a recipient adds nothing.
  Resolve({
      {.nick = "a",
       .email = "x@y.z",
       .recipient = "王一",
       .recipient_phone = "15400000001"},
      {.nick = "b",
       .platform = "jd",
       .email = "x@y.z",
       .recipient = "王一",
       .recipient_phone = "15400000001"},
      {.nick = "c", .platform = "shop", .email = "x@y.z"},
  });
  ASSERT_EQ(review_.merged.size(), 1u);
  ASSERT_EQ(review_.merged[0].links.size(), 1u);
  EXPECT_EQ(review_.merged[0].links[0].key.kind, KeyKind::kEmail);
  EXPECT_EQ(review_.merged[0].links[0].accounts.size(), 3u);
}

TEST_F(IdentityReviewTest, CountsOrdersOfTheCurrencyUpToTheDayAlone) {
  Resolve({
      {.nick = "a", .email = "x@y.z"},
      {.nick = "b", .email = "x@y.z", .day = "2026-07-07"},
      {.nick = "c", .email = "q@y.z"},
      {.nick = "d", .email = "q@y.z", .currency = "USD"},
      {.nick = "e", .email = "p@y.z"},
      {.nick = "f", .email = "p@y.z", .kind = table::OrderKind::kClosed},
  });
  EXPECT_EQ(effect_.customers, 3u);
  EXPECT_EQ(effect_.without_merges, 3u);
  ASSERT_EQ(review_.merged.size(), 1u);
  EXPECT_EQ(review_.merged[0].customers_fewer, 0u) << "f never paid";
  EXPECT_EQ(review_.merged[0].accounts[1].valid_orders, 0u);
}

TEST_F(IdentityReviewTest, ListsWhatProbableKeysWouldJoinBothWaysRound) {
  const Given masked{.nick = "a",
                     .recipient = "王**",
                     .recipient_phone = "154****0001",
                     .city = "广州"};
  Given other = masked;
  other.nick = "b";
  other.platform = "jd";
  Given nobody = masked;
  nobody.nick = "";
  for (const bool on : {false, true}) {
    options_.join_probable = on;
    Resolve({masked, other, nobody, {.nick = "c"}});
    EXPECT_EQ(effect_.customers, on ? 2u : 3u);
    EXPECT_EQ(effect_.probable_switched, on ? 3u : 2u);
    ASSERT_EQ(review_.probable.size(), 1u) << on;
    const ReviewGroup& group = review_.probable[0];
    ASSERT_EQ(group.accounts.size(), 3u);
    EXPECT_EQ(Text(group.accounts[0].key), "a");
    EXPECT_EQ(Text(group.accounts[1].key), "b");
    EXPECT_EQ(group.accounts[2].key.kind, KeyKind::kProbable);
    EXPECT_EQ(group.customers_fewer, 2u);
    ASSERT_EQ(group.links.size(), 1u);
    EXPECT_EQ(group.links[0].key.kind, KeyKind::kProbable);
    EXPECT_EQ(review_.merged.size(), on ? 1u : 0u);
  }
}

TEST_F(IdentityReviewTest, ListsKeysOfTooManyWithTheOrdersTheyLeaveToNobody) {
  options_.max_stronger_keys = 2;
  Resolve({{.nick = "a", .email = "guest@y.z"},
           {.nick = "b", .email = "guest@y.z"},
           {.nick = "c", .email = "guest@y.z"},
           {.nick = "", .email = "guest@y.z"}});
  EXPECT_TRUE(review_.merged.empty());
  ASSERT_EQ(review_.shared.size(), 1u);
  EXPECT_EQ(Text(review_.shared[0].shared.key), "guest@y.z");
  EXPECT_EQ(review_.shared[0].shared.stronger_keys, 3u);
  EXPECT_EQ(review_.shared[0].orders, 4u);
  EXPECT_EQ(review_.shared[0].without, 1u);
}

TEST_F(IdentityReviewTest, LargestNetAmountsComeFirst) {
  Resolve({{.nick = "a", .email = "1@y.z", .gross_minor = 10},
           {.nick = "b", .email = "1@y.z", .gross_minor = 10},
           {.nick = "c", .email = "2@y.z", .gross_minor = 90},
           {.nick = "d", .email = "2@y.z", .gross_minor = 10},
           {.nick = "f", .email = "3@y.z", .gross_minor = 10},
           {.nick = "e", .email = "3@y.z", .gross_minor = 10}});
  ASSERT_EQ(review_.merged.size(), 3u);
  EXPECT_EQ(Text(review_.merged[0].accounts[0].key), "c");
  EXPECT_EQ(Text(review_.merged[1].accounts[0].key), "a");
  EXPECT_EQ(Text(review_.merged[2].accounts[0].key), "e");
}

TEST_F(IdentityReviewTest, IsEmptyWithoutOrders) {
  Resolve({});
  EXPECT_TRUE(review_.merged.empty());
  EXPECT_EQ(effect_.customers, 0u);
}

}  // namespace
}  // namespace shuke::customers
