#include "core/ingest/address.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>

#include "core/base/embedded.h"

namespace shuke::ingest {
namespace {

using table::Occupation;

TEST(StreetPart, FollowsTheAdministrativePart) {
  struct Case {
    std::string_view address, street;
  };
  for (const auto& [address, street] :
       {Case{"浙江省 杭州市 西湖区 文三路9号", "文三路9号"},
        Case{"浙江省 杭州市 余杭区 五常街道 文一西路969号", "文一西路969号"},
        Case{"浙江省 杭州市 余杭区 五常街道文一西路969号", "文一西路969号"},
        Case{"上海 上海市 浦东新区 张江镇 高科路1号", "高科路1号"},
        Case{"北京 朝阳区 望京花园3号楼", "望京花园3号楼"},
        Case{"浙江省杭州市西湖区文三路9号", "文三路9号"},
        Case{"广东广州市天河区体育西路1号", "体育西路1号"},
        Case{"杭州市西湖区文三路9号", "文三路9号"},
        Case{"北京朝阳区市政府大楼", "市政府大楼"},
        Case{"内蒙古自治区 锡林郭勒盟 正蓝旗 金莲川大街", "金莲川大街"},
        Case{"云南省 大理白族自治州 大理市 古城护国路", "古城护国路"},
        Case{"浙江省 杭州市 西湖区 浙江省杭州市西湖区文三路", "文三路"},
        Case{"文三路9号", "文三路9号"},
        Case{"华联超市旁 2 号", "华联超市旁 2 号"},
        Case{"12 Main Street", "12 Main Street"}, Case{"", ""}}) {
    EXPECT_EQ(StreetPart(address), street) << address;
  }
}

// Names that end where another level's ending could, that hold an ending which
// ends nothing, or that are too long or too short.
TEST(StreetPart, TakesALevelOnlyWhereItsFirstEndingClosesIt) {
  struct Case {
    std::string_view address, street;
  };
  for (const auto& [address, street] :
       {Case{"新疆维吾尔自治区 阿克苏地区 库车市 城关镇 天山路", "天山路"},
        Case{"吉林省 松原市 前郭尔罗斯蒙古族自治县 乌兰大街", "乌兰大街"},
        Case{"内蒙古自治区 阿拉善盟 阿拉善左旗 宗别立苏木 六队", "六队"},
        // One character more than the longest district and the longest town.
        Case{"吉林省 松原市 前郭尔罗斯蒙古族民族自治县 大街",
             "前郭尔罗斯蒙古族民族自治县 大街"},
        Case{"浙江省 杭州市 一二三四五六七镇 大街", "一二三四五六七镇 大街"},
        // A town holds the ending of a district, a district that of a city.
        Case{"浙江省 杭州市 余杭区 县前街道 文一路", "文一路"},
        Case{"浙江省 杭州市 旧盟区 文一路", "文一路"},
        Case{"浙江省 杭州市 超市区 文一路", "超市区 文一路"},
        // The first ending is that of an estate, an office, a market.
        Case{"浙江省 杭州市 阳光小区西湖区 文一路", "阳光小区西湖区 文一路"},
        Case{"浙江省 杭州市 古荡街道办城关镇 文一路",
             "古荡街道办城关镇 文一路"},
        Case{"浙江省 农贸市场杭州市 文一路", "农贸市场杭州市 文一路"},
        Case{"浙江省 市 文一路", "市 文一路"},
        // Digits and blanks of other kinds are in no name.
        Case{"浙江省 杭州市 1区 文一路", "1区 文一路"},
        Case{"浙江省 杭州市 西\t湖区 文一路", "西\t湖区 文一路"},
        Case{"浙江省 \t杭州市  西湖区 文一路 ", "文一路"},
        // No more than four parts; then once more without blanks.
        Case{"浙江省 杭州市 西湖区 古荡街道 城关镇 文一路", "文一路"},
        Case{"浙江省 杭州市 西湖区 古荡街道 城关镇 文新镇 文一路",
             "文新镇 文一路"},
        Case{"浙江省 杭州市 古荡街道城关镇 文一路", "城关镇 文一路"},
        Case{"广西壮族自治区南宁市青秀区民族大道", "民族大道"},
        Case{"广西 南宁市 青秀区 民族大道", "民族大道"},
        Case{"香港特别行政区 中环 皇后大道", "中环 皇后大道"},
        Case{"广西壮族", "壮族"}, Case{"浙江省", ""}, Case{"浙", "浙"}}) {
    EXPECT_EQ(StreetPart(address), street) << address;
  }
}

// 高新区 is a district and says nothing; a 小区 is none.
TEST(StreetPart, KnowsADistrictFromAnEstate) {
  EXPECT_EQ(ReadAddress("四川省 成都市 高新区 天府大道").occupation,
            Occupation::kNone);
  EXPECT_EQ(ReadAddress("陕西省西安市高新区唐延路").occupation,
            Occupation::kNone);
  EXPECT_EQ(ReadAddress("四川省 成都市 武侯区 高新孵化园").occupation,
            Occupation::kOffice);
  EXPECT_EQ(ReadAddress("浙江省 杭州市 阳光小区").occupation,
            Occupation::kHome);
}

TEST(OccupationOfStreet, TakesTheLongestWordThenTheLast) {
  struct Case {
    std::string_view street;
    Occupation occupation;
  };
  for (const auto& [street, occupation] :
       {Case{"软件学院东校区", Occupation::kStudent},
        Case{"大学路12号阳光小区", Occupation::kHome},
        Case{"阳光小区旁实验中学", Occupation::kStudent},
        Case{"科技园翡翠花园3幢", Occupation::kOffice},  // 3 characters
        Case{"高新路信息产业园", Occupation::kOffice},   // 5 characters
        Case{"阳光花园街道办", Occupation::kPublicService},
        Case{"城东街道人民路1号", Occupation::kNone},
        Case{"建设银行营业厅", Occupation::kFinance},
        Case{"财经大楼", Occupation::kFinance},
        Case{"公安局", Occupation::kPublicService},
        Case{"3号楼5单元", Occupation::kHome},
        Case{"人民路12号", Occupation::kNone}, Case{"", Occupation::kNone}}) {
    EXPECT_EQ(OccupationOfStreet(street), occupation) << street;
  }
}

TEST(ReadAddress, HashesThePlaceNotItsSpelling) {
  const uint32_t hash = ReadAddress("浙江省 杭州市 西湖区 文三路9号").hash;
  EXPECT_NE(hash, 0u);
  EXPECT_EQ(ReadAddress("浙江省杭州市西湖区文三路9号").hash, hash);
  EXPECT_EQ(ReadAddress(" 浙江省 杭州市 西湖区 文三路 9号(310012) ").hash,
            hash);
  EXPECT_NE(ReadAddress("浙江省 杭州市 西湖区 文三路8号").hash, hash);
  EXPECT_EQ(ReadAddress("").hash, 0u);
  EXPECT_EQ(ReadAddress("浙江省杭州市西湖区****").hash, 0u);
}

// The obvious slow way, as far as tests can see it: of two texts the hashes are
// equal if and only if they are the same without blanks.
TEST(ReadAddress, LeavesOutBlanksWhereverTheyStand) {
  const std::string place =
      "新疆维吾尔自治区乌鲁木齐市沙依巴克区公园路423号香榭名邸15幢1单元305";
  const uint32_t hash = ReadAddress(place).hash;
  for (size_t at = 0; at <= place.size(); ++at) {
    for (const std::string_view blanks : {" ", "\t", "  ", " \t \t"}) {
      std::string text = place;
      text.insert(at, blanks);
      ASSERT_EQ(ReadAddress(text).hash, hash) << text;
      text.insert(text.size() / 2, blanks);
      ASSERT_EQ(ReadAddress(text).hash, hash) << text;
    }
    const std::string masked = std::string(place).insert(at, "*");
    ASSERT_EQ(ReadAddress(masked).hash, 0u) << masked;
  }
  // Shorter and longer than what is gathered without asking for memory.
  for (size_t size = 1; size < 600; ++size) {
    std::string text(size, 'a'), apart;
    for (size_t i = 0; i < size; ++i) {
      apart += text[i];
      if (i + 1 < size) apart += i % 3 == 0 ? " " : "\t";
    }
    ASSERT_EQ(ReadAddress(text).hash, ReadAddress(apart).hash) << size;
    ASSERT_NE(ReadAddress(text).hash, ReadAddress(text + 'a').hash) << size;
  }
}

TEST(ReadAddress, TakesOffOnlyAPostcode) {
  const uint32_t hash = ReadAddress("文三路9号").hash;
  EXPECT_EQ(ReadAddress("文三路9号(310012)").hash, hash);
  EXPECT_EQ(ReadAddress("文三路9号()").hash, hash);
  EXPECT_EQ(ReadAddress("文三路9号　(310012)　").hash,
            ReadAddress("文三路9号　(1)").hash);
  for (const std::string_view other :
       {"文三路9号(3100a2)", "文三路9号310012)", "文三路9号(北)",
        "文三路9号((310012)", "文三路9号(310012", "310012)"}) {
    EXPECT_NE(ReadAddress(other).hash, hash) << other;
  }
  EXPECT_EQ(ReadAddress("(310012)").hash, 0u);
}

TEST(OccupationWords, AreOnceEachAndInEveryGroup) {
  const auto groups =
      nlohmann::json::parse(embedded::Table("occupation_words"));
  ASSERT_EQ(groups.size(), table::kOccupationCodes.size() - 1);
  std::set<std::string> seen;
  for (size_t i = 1; i < table::kOccupationCodes.size(); ++i) {
    for (const auto& word : groups.at(std::string(table::kOccupationCodes[i])))
      EXPECT_TRUE(seen.insert(word.get<std::string>()).second) << word;
  }
}

}  // namespace
}  // namespace shuke::ingest
