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
