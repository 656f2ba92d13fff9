#include "core/table/line_products.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace shuke::table {
namespace {

class LineProductsTest : public testing::Test {
 protected:
  // Rows of whole orders, one of each title.
  LineProductsTest() {
    for (const char* title :
         {"茶", "壶", "茶，壶", "茶，杯", "杯，壶，茶", "红，白", "，"}) {
      Add(title, 0);
    }
  }

  uint32_t Add(const char* title, uint8_t flags) {
    lines_.text[size_t(TextField::kProduct)].push_back(
        dictionary_.Intern(title));
    lines_.flags.push_back(flags);
    lines_.row.push_back(1);
    return static_cast<uint32_t>(lines_.row.size() - 1);
  }

  std::vector<std::string> ProductsOf(uint32_t line) {
    const LineProducts products(lines_, dictionary_);
    std::vector<std::string> out;
    for (const StringId id : products.Of(line))
      out.emplace_back(dictionary_.At(id));
    return out;
  }

  using Names = std::vector<std::string>;
  Dictionary dictionary_;
  OrderLines lines_;
};

TEST_F(LineProductsTest, PartTitlesOfWhichEachIsSoldAlone) {
  EXPECT_EQ(ProductsOf(0), Names{"茶"});
  EXPECT_EQ(ProductsOf(2), (Names{"茶", "壶"}));
}

TEST_F(LineProductsTest, LeaveATitleWithACommaOfItsOwnWhole) {
  EXPECT_EQ(ProductsOf(3), Names{"茶，杯"});
  EXPECT_EQ(ProductsOf(5), Names{"红，白"});
  EXPECT_EQ(ProductsOf(6), Names{"，"});
}

TEST_F(LineProductsTest, LeaveTheTitleOfALineWhole) {
  EXPECT_EQ(ProductsOf(Add("茶，壶", kLineLevel)), Names{"茶，壶"});
}

TEST_F(LineProductsTest, GoByTheIdWhereThereIsOne) {
  const uint32_t line = Add("茶，壶", 0);
  lines_.text[size_t(TextField::kProductId)].resize(line);
  lines_.text[size_t(TextField::kProductId)].push_back(
      dictionary_.Intern("sku-1"));
  EXPECT_EQ(ProductsOf(line), Names{"sku-1"});
}

TEST_F(LineProductsTest, AreNoneWhereARowNamesNothing) {
  EXPECT_EQ(ProductsOf(Add("", 0)), Names{});
}

}  // namespace
}  // namespace shuke::table
