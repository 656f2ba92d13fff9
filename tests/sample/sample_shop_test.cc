// The shop is believable by the numbers: each claim of core/sample/README.md.
#include "core/sample/sample_shop.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/sample/catalog.h"
#include "tests/sample/report_rows.h"

namespace shuke::sample {
namespace {

double Percent(size_t part, size_t whole) {
  return 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

template <typename Predicate>
size_t Count(Predicate predicate) {
  const auto& rows = DefaultRows();
  return static_cast<size_t>(
      std::count_if(rows.begin(), rows.end(), predicate));
}

// Valid orders by nick, oldest first.
std::map<std::string, std::vector<const ReportRow*>> ValidOrders() {
  std::map<std::string, std::vector<const ReportRow*>> orders;
  const auto& rows = DefaultRows();
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
    if (row->kind() == Kind::kValid) orders[row->nick].push_back(&*row);
  }
  for (auto& [nick, list] : orders) {
    std::stable_sort(list.begin(), list.end(),
                     [](const ReportRow* a, const ReportRow* b) {
                       return a->day() < b->day();
                     });
  }
  return orders;
}

std::map<std::string, int> OrdersByDay() {
  std::map<std::string, int> days;
  for (const ReportRow& row : DefaultRows()) ++days[row.created.substr(0, 10)];
  return days;
}

bool HasAny(const std::string& text, std::initializer_list<const char*> words) {
  return std::any_of(words.begin(), words.end(), [&](const char* word) {
    return text.find(word) != std::string::npos;
  });
}

TEST(SampleShop, HasTwentyThousandOrdersOfSomeNineThousandBuyers) {
  EXPECT_EQ(DefaultRows().size(), 20000u);
  std::set<std::string> nicks;
  for (const ReportRow& row : DefaultRows()) nicks.insert(row.nick);
  EXPECT_GE(nicks.size(), 8500u);
  EXPECT_LE(nicks.size(), 9500u);
}

TEST(SampleShop, CoversTwoYearsUpToAndIncludingTheEndDay) {
  EXPECT_EQ(FormatDay(kSampleEndDay), "2026-10-31");
  EXPECT_EQ(DefaultRows().front().created.substr(0, 10), "2026-10-31");
  EXPECT_EQ(DefaultRows().back().created.substr(0, 10), "2024-11-01");
  EXPECT_EQ(OrdersByDay().size(), 730u);  // none without an order
  for (const ReportRow& row : DefaultRows()) {
    EXPECT_LE(row.paid, "2026-10-31 23:59:59") << row.id;
  }
}

TEST(SampleShop, ListsTheNewestOrderFirstAndEachOnce) {
  std::set<std::string> ids;
  std::string last = "9999";
  for (const ReportRow& row : DefaultRows()) {
    EXPECT_TRUE(ids.insert(row.id).second) << row.id;
    EXPECT_LE(row.created, last);
    last = row.created;
  }
}

TEST(SampleShop, BringsBackAQuarterToAThirdOfTheBuyers) {
  const auto orders = ValidOrders();
  const auto returning = static_cast<size_t>(
      std::count_if(orders.begin(), orders.end(),
                    [](const auto& entry) { return entry.second.size() > 1; }));
  std::set<std::string> nicks;
  for (const ReportRow& row : DefaultRows()) nicks.insert(row.nick);
  // Of those who bought, and of all who ever ordered.
  EXPECT_GE(Percent(returning, orders.size()), 25.0);
  EXPECT_LE(Percent(returning, orders.size()), 35.0);
  EXPECT_GE(Percent(returning, nicks.size()), 25.0);
  EXPECT_LE(Percent(returning, nicks.size()), 35.0);
}

TEST(SampleShop, RefundsThreeToSixPercentOfOrdersInFull) {
  const double percent = Percent(
      Count([](const ReportRow& r) { return r.kind() == Kind::kRefunded; }),
      DefaultRows().size());
  EXPECT_GE(percent, 3.0);
  EXPECT_LE(percent, 6.0);
}

TEST(SampleShop, LeavesEightToTwelvePercentOfOrdersUnpaidOrClosed) {
  const double percent = Percent(
      Count([](const ReportRow& r) { return r.kind() == Kind::kUnpaid; }),
      DefaultRows().size());
  EXPECT_GE(percent, 8.0);
  EXPECT_LE(percent, 12.0);
}

TEST(SampleShop, PeaksOnBothPromotionsOfBothYears) {
  const auto days = OrdersByDay();
  std::vector<int> counts;
  for (const auto& [day, count] : days) counts.push_back(count);
  std::sort(counts.begin(), counts.end());
  const int median = counts[counts.size() / 2];
  std::vector<std::pair<int, std::string>> by_count;
  for (const auto& [day, count] : days) by_count.push_back({count, day});
  std::sort(by_count.rbegin(), by_count.rend());
  std::set<std::string> top;
  for (int i = 0; i < 4; ++i) top.insert(by_count[i].second);
  EXPECT_EQ(top, (std::set<std::string>{"2024-11-11", "2025-06-18",
                                        "2025-11-11", "2026-06-18"}));
  for (int i = 0; i < 4; ++i) EXPECT_GE(by_count[i].first, 4 * median);
}

TEST(SampleShop, GrowsFromYearToYear) {
  size_t first = 0, second = 0;
  for (const ReportRow& row : DefaultRows()) {
    ++(row.created < "2025-11-01" ? first : second);
  }
  EXPECT_GT(second, first * 11 / 10);
  EXPECT_LT(second, first * 16 / 10);
}

TEST(SampleShop, SellsTeaInSpringSnacksInWinterAndGiftBoxesBeforeFestivals) {
  std::map<std::string, CategoryId> category;
  for (const Product& product : Products()) {
    category[std::string(product.title)] = product.category;
  }
  std::array<std::array<int, 13>, kCategories> sold{};
  for (const ReportRow& row : DefaultRows()) {
    const int month = std::atoi(row.created.substr(5, 2).c_str());
    for (const std::string& title : row.titles) {
      ++sold[static_cast<size_t>(category.at(title))][month];
    }
  }
  const auto of = [&](CategoryId id, int month) {
    return sold[static_cast<size_t>(id)][month];
  };
  EXPECT_GT(of(CategoryId::kTea, 4) * 10, of(CategoryId::kTea, 8) * 13);
  EXPECT_GT(of(CategoryId::kSnacks, 1) * 10, of(CategoryId::kSnacks, 7) * 12);
  EXPECT_GT(of(CategoryId::kGiftBoxes, 9), of(CategoryId::kGiftBoxes, 3) * 4);
  EXPECT_GT(of(CategoryId::kGiftBoxes, 1), of(CategoryId::kGiftBoxes, 7) * 4);
  EXPECT_GT(of(CategoryId::kBedding, 11), of(CategoryId::kBedding, 2) * 2);
}

TEST(SampleShop, SellsMostInTheEveningAndLeastBeforeDawnAndOnSaturdays) {
  std::array<int, 24> hours{};
  std::array<int, 7> weekdays{};  // Monday first
  for (const ReportRow& row : DefaultRows()) {
    ++hours[std::atoi(row.created.substr(11, 2).c_str())];
    const std::string day = row.created.substr(5, 5);
    if (day == "11-11" || day == "06-18") continue;  // fall as they may
    ++weekdays[(*ParseIsoDay(row.created.substr(0, 10)) + 3) % 7];
  }
  const auto peak = std::max_element(hours.begin(), hours.end());
  EXPECT_GE(peak - hours.begin(), 20);
  EXPECT_LE(peak - hours.begin(), 22);
  EXPECT_LT(hours[4] * 10, *peak);
  EXPECT_EQ(std::min_element(weekdays.begin(), weekdays.end()),
            weekdays.begin() + 5);
}

TEST(SampleShop, ShipsToAllProvincesByPopulation) {
  std::map<std::string, int> provinces;
  for (const ReportRow& row : DefaultRows()) {
    ++provinces[row.address.substr(0, row.address.find(' '))];
  }
  EXPECT_EQ(provinces.size(), 31u);
  EXPECT_GT(provinces["广东省"], provinces["江西省"]);
  EXPECT_GT(provinces["江西省"], provinces["青海省"]);
}

TEST(SampleShop, SellsEveryOneOfAtLeast120ProductsInTenCategories) {
  std::set<std::string> sold;
  for (const ReportRow& row : DefaultRows()) {
    sold.insert(row.titles.begin(), row.titles.end());
  }
  EXPECT_GE(sold.size(), 120u);
  EXPECT_EQ(sold.size(), Products().size());
  std::set<CategoryId> categories;
  for (const Product& product : Products()) {
    EXPECT_TRUE(sold.count(std::string(product.title))) << product.title;
    EXPECT_GE(product.price_minor, 1900) << product.title;
    EXPECT_LE(product.price_minor, 90000) << product.title;
    categories.insert(product.category);
  }
  EXPECT_EQ(categories.size(), kCategories);
  EXPECT_GE(kCategories, 8u);
}

// At the thresholds of the mine policy: half a percent of the valid orders, a
// fifth of the buyers on a later day.
TEST(SampleShop, SellsGoodsThatGoTogetherAndGoodsThatAreUsedUp) {
  std::map<std::pair<std::string, std::string>, size_t> pairs;
  std::map<std::string, std::map<std::string, std::set<Day>>> bought;
  size_t valid = 0;
  for (const ReportRow& row : DefaultRows()) {
    if (row.kind() != Kind::kValid) continue;
    ++valid;
    const std::set<std::string> titles(row.titles.begin(), row.titles.end());
    for (const std::string& title : titles) {
      bought[title][row.nick].insert(row.day());
      for (const std::string& other : titles) {
        if (title < other) ++pairs[{title, other}];
      }
    }
  }
  const auto together = std::count_if(
      pairs.begin(), pairs.end(),
      [&](const auto& entry) { return entry.second * 200 >= valid; });
  EXPECT_GE(together, 8);
  size_t used_up = 0;
  for (const auto& [title, days] : bought) {
    const auto again =
        std::count_if(days.begin(), days.end(),
                      [](const auto& of) { return of.second.size() > 1; });
    used_up += again >= 10 && static_cast<size_t>(again) * 5 >= days.size();
  }
  EXPECT_GE(used_up, 5u);
}

TEST(SampleShop, SendsGiftsToOtherPeopleAndSaysSo) {
  // The name under which most of a buyer's parcels go is taken for their own.
  std::map<std::string, std::map<std::string, int>> names;
  for (const ReportRow& row : DefaultRows()) ++names[row.nick][row.recipient];
  size_t elsewhere = 0, said = 0;
  for (const ReportRow& row : DefaultRows()) {
    const auto& own = names[row.nick];
    const auto usual = std::max_element(
        own.begin(), own.end(),
        [](const auto& a, const auto& b) { return a.second < b.second; });
    if (usual->first == row.recipient) continue;
    ++elsewhere;
    said += HasAny(row.message + row.remark,
                   {"送", "礼", "贺卡", "生日", "爸妈", "孝敬"});
  }
  EXPECT_GE(Percent(elsewhere, DefaultRows().size()), 3.0);
  EXPECT_LE(Percent(elsewhere, DefaultRows().size()), 9.0);
  EXPECT_GE(Percent(said, elsewhere), 60.0);
}

TEST(SampleShop, FillsEveryRfmLevel) {
  // The default scheme of the policy, worked out by hand.
  const Day as_of = kSampleEndDay;
  const auto since = [&](int months) { return AddMonths(as_of, -months); };
  std::map<std::string, int> levels;
  for (const auto& [nick, orders] : ValidOrders()) {
    int64_t money = 0;
    int count = 0;
    for (const ReportRow* row : orders) {
      if (row->day() < since(12)) continue;
      ++count;
      money += row->net();
    }
    const Day last = orders.back()->day();
    const int r = last >= since(1)   ? 5
                  : last >= since(3) ? 4
                  : last >= since(4) ? 3
                  : last >= since(7) ? 2
                                     : 1;
    const int f = count >= 6 ? 5 : count >= 4 ? 4 : count;
    const int m = money >= 200000   ? 5
                  : money >= 100000 ? 4
                  : money >= 50000  ? 3
                  : money >= 30000  ? 2
                                    : 1;
    const int value = r + 3 * f + 4 * m;
    ++levels[count == 0    ? "unrated"
             : value >= 40 ? "supreme"
             : value >= 26 ? "vip"
             : value >= 17 ? "advanced"
                           : "regular"];
  }
  EXPECT_GE(levels["supreme"], 30);
  EXPECT_GE(levels["vip"], 300);
  EXPECT_GE(levels["advanced"], 300);
  EXPECT_GE(levels["regular"], 2000);
  EXPECT_GE(levels["unrated"], 1000);
}

TEST(SampleShop, FillsEveryLifeCycleStage) {
  const Day months_3 = AddMonths(kSampleEndDay, -3);
  const Day months_6 = AddMonths(kSampleEndDay, -6);
  const Day months_12 = AddMonths(kSampleEndDay, -12);
  std::map<std::string, int> stages;
  for (const auto& [nick, orders] : ValidOrders()) {
    const auto recent = std::count_if(
        orders.begin(), orders.end(),
        [&](const ReportRow* row) { return row->day() >= months_3; });
    const Day last = orders.back()->day();
    const bool is_new = orders.front()->day() >= months_3;
    ++stages[recent == 1         ? (is_new ? "new one" : "old one")
             : recent > 1        ? (is_new ? "new repeat" : "old repeat")
             : last >= months_6  ? "silent"
             : last >= months_12 ? "sleeping"
                                 : "lost"];
  }
  for (const char* stage : {"new one", "new repeat", "old one", "old repeat",
                            "silent", "sleeping", "lost"}) {
    EXPECT_GE(stages[stage], 100) << stage;
  }
}

TEST(SampleShop, HasOrdersOnTheWayOnlyInTheLastDays) {
  size_t waiting_to_pay = 0, waiting_to_ship = 0, on_the_way = 0;
  for (const ReportRow& row : DefaultRows()) {
    const Day age = kSampleEndDay - *ParseIsoDay(row.created.substr(0, 10));
    if (row.status == "等待买家付款") {
      ++waiting_to_pay;
      EXPECT_LE(age, 3);
    } else if (row.status == "买家已付款，等待卖家发货") {
      ++waiting_to_ship;
      EXPECT_LE(age, 4);
      EXPECT_EQ(row.waybill, "");
    } else if (row.status == "卖家已发货，等待买家确认") {
      ++on_the_way;
      EXPECT_LE(age, 14);
      EXPECT_NE(row.waybill, "");
    }
  }
  EXPECT_GT(waiting_to_pay, 3u);
  EXPECT_GT(waiting_to_ship, 10u);
  EXPECT_GT(on_the_way, 50u);
}

TEST(SampleShop, BalancesEveryOrder) {
  for (const ReportRow& row : DefaultRows()) {
    EXPECT_EQ(row.total, row.goods + row.postage) << row.id;
    EXPECT_GT(row.goods, 0) << row.id;
    EXPECT_EQ(row.kinds, static_cast<int>(row.titles.size())) << row.id;
    EXPECT_GE(row.items, row.kinds) << row.id;
    EXPECT_EQ(
        std::set<std::string>(row.titles.begin(), row.titles.end()).size(),
        row.titles.size())
        << row.id;
    switch (row.kind()) {
      case Kind::kUnpaid:
        EXPECT_EQ(row.paid_minor, 0) << row.id;
        EXPECT_EQ(row.refund, 0) << row.id;
        EXPECT_EQ(row.paid, "") << row.id;
        break;
      case Kind::kRefunded:
        EXPECT_EQ(row.refund, row.total) << row.id;
        EXPECT_TRUE(row.paid_minor == 0 || row.paid_minor == row.total);
        EXPECT_NE(row.paid, "") << row.id;
        break;
      case Kind::kValid:
        EXPECT_LT(row.refund, row.total) << row.id;
        EXPECT_GT(row.net(), 0) << row.id;
        EXPECT_TRUE(row.paid_minor == row.total ||
                    row.paid_minor == row.total - row.refund)
            << row.id;
        EXPECT_GE(row.paid, row.created) << row.id;
        break;
    }
  }
}

TEST(SampleShop, WritesRefundsBothWaysThatThePlatformDoes) {
  const auto full = [](const ReportRow& r) { return r.refund == r.total; };
  const auto part = [](const ReportRow& r) {
    return r.refund > 0 && r.refund < r.total;
  };
  const size_t parts = Count(part);
  EXPECT_GE(Percent(parts, DefaultRows().size()), 1.0);
  EXPECT_LE(Percent(parts, DefaultRows().size()), 4.0);
  for (const bool is_reduced : {false, true}) {
    EXPECT_GT(Count([&](const ReportRow& r) {
                return full(r) && (r.paid_minor < r.total) == is_reduced;
              }),
              50u);
    EXPECT_GT(Count([&](const ReportRow& r) {
                return part(r) && (r.paid_minor < r.total) == is_reduced;
              }),
              50u);
  }
}

TEST(SampleShop, ClosesOrdersForSeveralReasonsAndInBothWords) {
  std::map<std::string, int> reasons;
  for (const ReportRow& row : DefaultRows()) {
    if (row.status == "交易关闭") ++reasons[row.close_reason];
    if (row.status == "交易成功") {
      EXPECT_EQ(row.close_reason, "订单未关闭");
    }
  }
  EXPECT_GT(reasons["买家未付款"], 500);
  EXPECT_GT(reasons["我不想买了"], 50);
  EXPECT_GT(reasons["退款"], 50);
  EXPECT_GT(Count([](const ReportRow& r) {
              return r.status == "付款以后用户退款成功，交易自动关闭";
            }),
            300u);
}

TEST(SampleShop, HasRemarksThatTryAParser) {
  const auto in = [](const char* what) {
    return Count([&](const ReportRow& r) {
      return (r.message + r.remark).find(what) != std::string::npos;
    });
  };
  EXPECT_GT(in(","), 50u);
  EXPECT_GT(in("\""), 50u);
  EXPECT_GT(in("\n"), 50u);
}

TEST(SampleShop, MakesAsManyOrdersAsAsked) {
  for (const size_t orders : {0u, 1u, 137u, 3000u}) {
    EXPECT_EQ(ReadReport(Export({.orders = orders})).size(), orders);
  }
}

TEST(SampleShop, KeepsItsSharesAtOtherSeeds) {
  for (const uint64_t seed : {1u, 2u, 3u}) {
    const auto rows = ReadReport(Export({.seed = seed}));
    std::map<std::string, int> valid;
    size_t refunded = 0, unpaid = 0;
    for (const ReportRow& row : rows) {
      valid[row.nick] += row.kind() == Kind::kValid;
      refunded += row.kind() == Kind::kRefunded;
      unpaid += row.kind() == Kind::kUnpaid;
    }
    const auto returning = static_cast<size_t>(
        std::count_if(valid.begin(), valid.end(),
                      [](const auto& entry) { return entry.second > 1; }));
    EXPECT_NEAR(Percent(returning, valid.size()), 30.0, 5.0) << seed;
    EXPECT_NEAR(Percent(refunded, rows.size()), 4.5, 1.5) << seed;
    EXPECT_NEAR(Percent(unpaid, rows.size()), 10.0, 2.0) << seed;
  }
}

TEST(SampleShop, EndsOnAnotherDayWhenAsked) {
  const Day end = *ParseIsoDay("2024-02-29");
  const auto rows = ReadReport(Export({.end_day = end}));
  EXPECT_EQ(rows.size(), 20000u);
  EXPECT_EQ(rows.front().created.substr(0, 10), "2024-02-29");
  EXPECT_EQ(rows.back().created.substr(0, 10), "2022-03-01");
}

TEST(SampleShop, RepeatsRemarksAndNothingElse) {
  const auto once = ReadReport(Export({.orders = 500}));
  const auto thrice = ReadReport(Export({.orders = 500, .remark_repeat = 3}));
  ASSERT_EQ(once.size(), thrice.size());
  size_t remarks = 0;
  for (size_t i = 0; i < once.size(); ++i) {
    EXPECT_EQ(thrice[i].message,
              once[i].message + once[i].message + once[i].message);
    EXPECT_EQ(thrice[i].remark.size(), once[i].remark.size() * 3);
    EXPECT_EQ(thrice[i].id, once[i].id);
    EXPECT_EQ(thrice[i].total, once[i].total);
    remarks += !once[i].message.empty();
  }
  EXPECT_GT(remarks, 20u);
}

}  // namespace
}  // namespace shuke::sample
