#include "core/ingest/normalise.h"

#include <gtest/gtest.h>

#include <string_view>

namespace shuke::ingest {
namespace {

struct Case {
  std::string_view from, to;
};

TEST(NormaliseProvince, GivesTheShortNameOfEveryForm) {
  for (const auto& [from, to] : {Case{"广东省", "广东"},
                                 {"广东", "广东"},
                                 {"内蒙古自治区", "内蒙古"},
                                 {"上海市", "上海"},
                                 {"上海", "上海"},
                                 {"广西壮族自治区", "广西"},
                                 {"新疆维吾尔自治区", "新疆"},
                                 {"黑龙江省", "黑龙江"},
                                 {"香港特别行政区", "香港"},
                                 {" 陕西省　", "陕西"},
                                 {"山西省", "山西"},
                                 {"海外", "海外"},
                                 {"", ""},
                                 {"Bayern", "Bayern"}}) {
    EXPECT_EQ(NormaliseProvince(from), to) << from;
  }
}

TEST(NormaliseCity, DropsTheEndingOfACityNameOnly) {
  for (const auto& [from, to] : {Case{"广州市", "广州"},
                                 {"广州", "广州"},
                                 {"上海市", "上海"},
                                 {"沙市", "沙市"},
                                 {"延边朝鲜族自治州", "延边朝鲜族自治州"},
                                 {" 杭州市 ", "杭州"},
                                 {"", ""},
                                 {"市", "市"},
                                 {"Paris", "Paris"}}) {
    EXPECT_EQ(NormaliseCity(from), to) << from;
  }
}

TEST(NormalisePhone, KeepsTheDigitsOfAPhone) {
  for (const auto& [from, to] : {Case{"13900000001", "13900000001"},
                                 {"139 0000 0001", "13900000001"},
                                 {"139-0000-0001", "13900000001"},
                                 {"+86 13900000001", "13900000001"},
                                 {"+86-139-0000-0001", "13900000001"},
                                 {"8613900000001", "13900000001"},
                                 {"008613900000001", "13900000001"},
                                 {"１３９００００００１１", "13900000011"},
                                 {"(0592) 123-4567", "05921234567"},
                                 {"+1 (415) 555-0100", "14155550100"},
                                 {"+44 20 7946 0000", "+442079460000"},
                                 {"138****1234", "138****1234"},
                                 {" no phone ", "no phone"},
                                 {"", ""}}) {
    EXPECT_EQ(NormalisePhone(from), to) << from;
  }
}

TEST(NormaliseEmail, LowersAsciiLettersAlone) {
  EXPECT_EQ(NormaliseEmail(" Ann.B@Example.COM "), "ann.b@example.com");
  EXPECT_EQ(NormaliseEmail("Äpfel@x.de"), "Äpfel@x.de");
}

TEST(NormaliseCurrency, GivesTheIsoCodeOfEveryName) {
  for (const auto& [from, to] : {Case{"CNY", "CNY"},
                                 {"cny", "CNY"},
                                 {" usd ", "USD"},
                                 {"RMB", "CNY"},
                                 {"人民币", "CNY"},
                                 {"美元", "USD"},
                                 {"€", "EUR"},
                                 {"US$", "USD"},
                                 {"", ""},
                                 {"৳2,999", "BDT"},
                                 {"1.234,50 €", "EUR"},
                                 {"$12.00", ""},
                                 {"xyz", "XYZ"},
                                 {"¥", "¥"}}) {
    EXPECT_EQ(NormaliseCurrency(from), to) << from;
  }
}

}  // namespace
}  // namespace shuke::ingest
