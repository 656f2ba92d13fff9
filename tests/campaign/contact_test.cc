#include "core/campaign/contact.h"

#include <gtest/gtest.h>

#include "tests/campaign/invented_shop.h"

namespace shuke::campaign {
namespace {

TEST(NormaliseMobile, ReadsTheFormsThatPeopleAndPlatformsWrite) {
  for (const char* text :
       {"13812345678", "+8613812345678", "+86 138 1234 5678", "008613812345678",
        "8613812345678", "138-1234-5678", " 13812345678 ", "(+86)13812345678",
        "１３８１２３４５６７８", "86-138-1234-5678"}) {
    EXPECT_EQ(NormaliseMobile(text), "13812345678") << text;
  }
}

TEST(NormaliseMobile, RefusesWhatIsNoMainlandMobileNumber) {
  for (const char* text :
       {"", "138****5678", "1381234567", "138123456789", "12812345678",
        "02112345678", "0571-87654321", "+1 3812345678", "+852 61234567",
        "13812345678a", "13812345678,13912345678", "=13812345678", "+", "86",
        "++8613812345678"}) {
    EXPECT_FALSE(NormaliseMobile(text)) << text;
  }
}

TEST(NormaliseMobile, TakesEveryMobilePrefixFrom13To19) {
  EXPECT_FALSE(NormaliseMobile("10000000000"));
  EXPECT_FALSE(NormaliseMobile("12999999999"));
  for (char digit = '3'; digit <= '9'; ++digit) {
    EXPECT_TRUE(NormaliseMobile(std::string("1") + digit + "000000000"));
  }
}

TEST(NormaliseEmail, KnowsAnAddressWhenItSeesOne) {
  EXPECT_EQ(NormaliseEmail(" An.Na+x@Example.COM "), "an.na+x@example.com");
  for (const char* text :
       {"", "@example.com", "anna", "anna@", "anna@example", "anna@.com",
        "anna@example.", "a b@example.com", "a***@example.com",
        "a@b@example.com", "a@example.com,b@example.com", "<a@example.com>"}) {
    EXPECT_FALSE(NormaliseEmail(text)) << text;
  }
}

TEST(Mask, HidesWhatTellsWhoSomebodyIs) {
  EXPECT_EQ(Mask("13812345678"), "138****5678");
  EXPECT_EQ(Mask("王小雨"), "王**");
  EXPECT_EQ(Mask("x"), "x**");
  EXPECT_EQ(Mask("tb551312012"), "t**");
  EXPECT_EQ(Mask("😀雨"), "😀**");
  EXPECT_EQ(Mask("anna@example.com"), "a***@example.com");
  EXPECT_EQ(Mask("17850"), "1**");
  EXPECT_EQ(Mask(""), "");
}

TEST(FindPerson, TakesTheLatestOfWhatTheOrdersSay) {
  InventedShop shop({
      {.nick = "小雨",
       .days_ago = 9,
       .recipient_phone = "'13800000001",
       .recipient = "王小雨",
       .product = "亚麻衬衫"},
      {.nick = "小雨",
       .days_ago = 5,
       .recipient_phone = "13800000002",
       .recipient = "王小雨",
       .product = "羊毛围巾"},
      {.nick = "小雨",
       .days_ago = 3,
       .recipient_phone = "13800000002",
       .recipient = "王小雨",
       .product = "未付款的",
       .kind = table::OrderKind::kUnpaid},
  });
  const Person person = FindPerson(shop.facts(), shop.Find("小雨"));
  EXPECT_EQ(person.nick, "小雨");
  EXPECT_EQ(person.mobile, "13800000002");
  EXPECT_EQ(person.recipient, "王小雨");
  EXPECT_EQ(person.product, "羊毛围巾");
  EXPECT_TRUE(person.on_taobao);
  EXPECT_EQ(AddressOn(Channel::kSms, person), "13800000002");
  EXPECT_EQ(AddressOn(Channel::kPhone, person), "13800000002");
  EXPECT_EQ(AddressOn(Channel::kWangwang, person), "小雨");
  EXPECT_EQ(AddressOn(Channel::kEmail, person), "");
}

TEST(FindPerson, PrefersTheBuyersOwnPhoneToTheRecipients) {
  InventedShop shop({{.nick = "小雨",
                      .days_ago = 5,
                      .recipient_phone = "13800000002",
                      .phone = "+8613900000001"}});
  EXPECT_EQ(FindPerson(shop.facts(), 0).mobile, "13900000001");
}

TEST(FindPerson, TreatsWhatIsMaskedAsAbsent) {
  InventedShop shop({{.nick = "小**",
                      .days_ago = 5,
                      .recipient_phone = "138****0002",
                      .recipient = "王**",
                      .email = "a***@example.com",
                      .name = "王*雨"}});
  const Person person = FindPerson(shop.facts(), 0);
  for (Channel channel :
       {Channel::kSms, Channel::kWangwang, Channel::kEmail, Channel::kPhone}) {
    EXPECT_EQ(AddressOn(channel, person), "");
  }
  EXPECT_EQ(person.recipient, "");
  EXPECT_EQ(person.name, "");
}

TEST(FindPerson, ReachesACustomerOfAnEmailShopByEmailAlone) {
  InventedShop shop({{.nick = "",
                      .days_ago = 5,
                      .email = "Anna@Example.com",
                      .name = "Anna"}});
  const Person person = FindPerson(shop.facts(), 0);
  EXPECT_EQ(AddressOn(Channel::kEmail, person), "anna@example.com");
  EXPECT_EQ(AddressOn(Channel::kWangwang, person), "");
  EXPECT_EQ(AddressOn(Channel::kSms, person), "");
  EXPECT_EQ(person.nick, "");
  EXPECT_EQ(person.name, "Anna");
}

}  // namespace
}  // namespace shuke::campaign
