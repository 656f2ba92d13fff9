#include "core/mine/owners.h"

#include <gtest/gtest.h>

#include "tests/mine/sales.h"

namespace shuke::mine {
namespace {

using Ids = std::vector<customers::CustomerId>;

TEST(Owners, NamesWhoHasTheseAndNotYetThat) {
  const NamedBaskets sales = Sales({{0, 1, "tea"},
                                    {0, 9, "cup"},
                                    {1, 1, "tea,cup,pot"},
                                    {2, 1, "tea"},
                                    {3, 1, "cup"},
                                    {customers::kNobody, 1, "tea,cup"}});
  const Owners owners(sales.baskets);
  const Item tea = sales.Find("tea"), cup = sales.Find("cup"),
             pot = sales.Find("pot");
  EXPECT_EQ(owners.BoughtNotYet(Ids{tea}, cup), (Ids{2}));
  EXPECT_EQ(owners.BoughtNotYet(Ids{tea}, pot), (Ids{0, 2}));
  EXPECT_EQ(owners.BoughtNotYet(Ids{tea, cup}, pot), (Ids{0}));
  EXPECT_EQ(owners.BoughtNotYet({}, pot), Ids{});
}

}  // namespace
}  // namespace shuke::mine
