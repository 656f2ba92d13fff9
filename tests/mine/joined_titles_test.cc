#include "core/mine/joined_titles.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace shuke::mine {
namespace {

class JoinedTitlesTest : public testing::Test {
 protected:
  JoinedTitlesTest() {
    for (const char* title :
         {"茶", "壶", "茶，壶", "茶，杯", "杯，壶，茶", "红，白"}) {
      lines_.text[size_t(table::TextField::kProduct)].push_back(
          dictionary_.Intern(title));
      lines_.row.push_back(1);
    }
  }

  std::vector<std::string> Parts(const char* title) {
    JoinedTitles titles(lines_, dictionary_);
    std::vector<std::string> out;
    for (const table::StringId id : titles.PartsOf(dictionary_.Intern(title)))
      out.emplace_back(dictionary_.At(id));
    return out;
  }

  table::Dictionary dictionary_;
  table::OrderLines lines_;
};

TEST_F(JoinedTitlesTest, PartsWhatIsSoldAlone) {
  EXPECT_EQ(Parts("茶，壶"), (std::vector<std::string>{"茶", "壶"}));
  EXPECT_EQ(Parts("茶"), (std::vector<std::string>{"茶"}));
}

TEST_F(JoinedTitlesTest, LeavesATitleWithACommaOfItsOwnWhole) {
  EXPECT_EQ(Parts("红，白"), (std::vector<std::string>{"红，白"}));
  EXPECT_EQ(Parts("茶，杯"), (std::vector<std::string>{"茶，杯"}));
  EXPECT_EQ(Parts("，"), (std::vector<std::string>{"，"}));
}

}  // namespace
}  // namespace shuke::mine
