#include "core/customers/buyers.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace shuke::customers {
namespace {

using table::Dictionary;
using table::kEmptyString;
using table::OrderLines;
using table::Orders;
using table::StringId;
using table::TextField;

// One order of one row, with the given texts.
using Cells = std::vector<std::pair<TextField, std::string>>;

class AssignBuyersTest : public ::testing::Test {
 protected:
  void Add(const std::string& platform, const Cells& cells) {
    for (auto& column : lines_.text) column.push_back(kEmptyString);
    for (const auto& [field, text] : cells) {
      table::TextColumn& column = lines_.text[static_cast<size_t>(field)];
      column.Set(column.size() - 1, words_.Intern(text));
    }
    const auto file = static_cast<uint16_t>(platforms_.size());
    platforms_.push_back(words_.Intern(platform));
    lines_.file.push_back(file);
    lines_.row.push_back(1);
    const auto order = static_cast<uint32_t>(orders_.kind.size());
    orders_.kind.push_back(table::OrderKind::kValid);
    orders_.line.push_back(order);
    if (orders_.line_offset.empty()) orders_.line_offset.push_back(0);
    orders_.line_offset.push_back(order + 1);
    orders_.buyer_key.push_back(kEmptyString);
    orders_.buyer_scope.push_back(kEmptyString);
  }
  std::vector<std::string> Assign() {
    AssignBuyers(lines_, platforms_, {}, words_, orders_);
    std::vector<std::string> out;
    for (size_t i = 0; i < orders_.size(); ++i) {
      out.push_back(std::string(words_.At(orders_.buyer_scope[i])) + "/" +
                    std::string(words_.At(orders_.buyer_key[i])));
    }
    return out;
  }

  Dictionary words_;
  OrderLines lines_;
  Orders orders_;
  std::vector<StringId> platforms_;
};

TEST_F(AssignBuyersTest, SpellsAPersonByTheStrongestKeyOnAllTheirOrders) {
  Add("shop", {{TextField::kEmail, "x@y.example"}});
  Add("taobao",
      {{TextField::kNick, "zoe"}, {TextField::kEmail, "x@y.example"}});
  Add("taobao",
      {{TextField::kNick, "amy"}, {TextField::kEmail, "x@y.example"}});
  EXPECT_EQ(Assign(), (std::vector<std::string>{"taobao/amy", "taobao/amy",
                                                "taobao/amy"}));
}

TEST_F(AssignBuyersTest, SpellsAnOrderByItsOwnStrongestKey) {
  const std::vector<std::pair<TextField, std::string_view>> keys = {
      {TextField::kMemberId, "m7"},
      {TextField::kNick, "tb_ann"},
      {TextField::kAlipay, "pay@x.example"},
      {TextField::kEmail, "ann@x.example"},
      {TextField::kPhone, "13900000001"}};
  const std::vector<std::string> spelt = {"taobao/m7", "taobao/tb_ann",
                                          "/pay@x.example", "/ann@x.example",
                                          "/13900000001"};
  for (size_t strongest = 0; strongest < keys.size(); ++strongest) {
    lines_ = {};
    orders_ = {};
    platforms_ = {};
    Add("taobao",
        {keys.begin() + static_cast<std::ptrdiff_t>(strongest), keys.end()});
    EXPECT_EQ(Assign(), std::vector<std::string>{spelt[strongest]});
  }
}

TEST_F(AssignBuyersTest, LeavesAnOrderWithoutKeyToNobody) {
  Add("pinduoduo", {{TextField::kProvince, "广东"}});
  Add("taobao", {{TextField::kPhone, "138****1234"}});
  EXPECT_EQ(Assign(), (std::vector<std::string>{"/", "/"}));
}

TEST_F(AssignBuyersTest, KnowsAPersonByRecipientWhereThereIsNothingElse) {
  Add("douyin", {{TextField::kRecipient, "王一"},
                 {TextField::kRecipientPhone, "15400000001"}});
  EXPECT_EQ(Assign(), (std::vector<std::string>{"/王一 15400000001"}));
}

}  // namespace
}  // namespace shuke::customers
