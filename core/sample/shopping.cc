// Each buyer arrives once, on a day drawn by season, promotion and the shop's
// growth, and then lives the story of the "buy till you die" models (Fader,
// Hardie and Lee 2005): after each order a coin of their own decides whether
// they ever come back; if they do, the time to the next order is exponential,
// with a rate that differs between buyers by a gamma distribution, or Erlang-2
// where the goods are used up at a steady pace.
//
// Times between orders are measured on the shop's seasonal clock, which runs
// fast on days when much is bought: one cumulative sum of DayWeight per
// category. That puts returning buyers on promotion days too. The story begins
// a year before the first exported day, so that the shop does not open with new
// buyers only.
#include "core/sample/shopping.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "core/base/rng.h"
#include "core/sample/season.h"

namespace shuke::sample {
namespace {

constexpr uint64_t kBuyerStream = uint64_t{6} << 40;
constexpr int kWarmUpDays = 365;

// Chosen so that about 30 % of the buyers return and one buyer has 2.2 orders.
struct HabitTraits {
  uint16_t share_permille;
  uint16_t leaves_permille;  // after each order
  uint16_t pace_percent;     // of the category's usual cycle
  uint16_t closed_permille;  // orders never paid
};
constexpr std::array<HabitTraits, kHabits> kTraits = {{
    {534, 918, 70, 132},
    {290, 465, 95, 112},
    {130, 140, 170, 88},
    {46, 26, 340, 62},
}};
constexpr std::array<uint16_t, kHabits> kHabitShares = {
    kTraits[0].share_permille, kTraits[1].share_permille,
    kTraits[2].share_permille, kTraits[3].share_permille};

// The middles of 16 equally likely slices of a gamma distribution with shape 2
// and mean 1, in hundredths.
constexpr std::array<uint16_t, 16> kGammaPercent = {
    14, 26, 35, 44, 52, 61, 70, 79, 89, 100, 112, 126, 144, 166, 199, 265};

constexpr uint32_t kRefundedInPartPermille = 26;

// Sums of weights up to and including each day of the story.
using Clock = std::vector<uint32_t>;

class Shop {
 public:
  Shop(uint64_t seed, Day end_day) : seed_(seed) {
    first_day_ = FirstDay(end_day);
    origin_ = first_day_ - kWarmUpDays;
    days_ = end_day - origin_ + 1;
    std::array<uint64_t, kCategories> totals{};
    uint64_t total = 0;
    for (size_t c = 0; c < kCategories; ++c) {
      uint32_t clock = 0, arrivals = 0;
      for (int day = 0; day < days_; ++day) {
        const uint32_t weight =
            DayWeight(static_cast<CategoryId>(c), origin_ + day);
        clock += weight;
        clocks_[c].push_back(clock);
        // New buyers a day grow from 0.7 to 1.5 of the middle over the story.
        arrivals += weight *
                    (700 + 800 * static_cast<uint32_t>(day) /
                               static_cast<uint32_t>(days_)) /
                    1000;
        arrivals_[c].push_back(arrivals);
      }
      totals[c] =
          uint64_t{CategoryOf(static_cast<CategoryId>(c)).share} * arrivals;
      total += totals[c];
    }
    for (size_t c = 0; c < kCategories; ++c) {
      category_shares_[c] = static_cast<uint16_t>(totals[c] * 10000 / total);
    }
  }

  // Appends the orders of one buyer that lie in the exported two years.
  void AppendBuyer(uint32_t buyer, std::vector<Order>& orders) const;

 private:
  // The day of the next want of a category after `day`.
  int NextDay(CategoryId category, int day, uint32_t pace, Rng& rng) const;
  CategoryId PickCategory(Rng& rng) const {
    return static_cast<CategoryId>(rng.Pick(category_shares_));
  }

  uint64_t seed_;
  Day first_day_, origin_;
  int days_;
  std::array<Clock, kCategories> clocks_, arrivals_;
  std::array<uint16_t, kCategories> category_shares_{};
};

int Find(const Clock& clock, uint64_t target) {
  return static_cast<int>(std::upper_bound(clock.begin(), clock.end(), target) -
                          clock.begin());
}

int Shop::NextDay(CategoryId category, int day, uint32_t pace, Rng& rng) const {
  const Category& traits = CategoryOf(category);
  // 16 binary places of the exponential, then integers only.
  const auto draw = [&] {
    return static_cast<uint64_t>(rng.Exponential() * 65536.0);
  };
  uint64_t wait = draw();
  if (traits.is_used_up) wait = (wait + draw()) / 2;
  // A usual day advances the clock by 1000.
  const uint64_t ticks = wait * traits.cycle_days * 100000 / pace >> 16;
  const Clock& clock = clocks_[static_cast<size_t>(category)];
  return std::max(day + 1,
                  Find(clock, clock[static_cast<size_t>(day)] + ticks));
}

Outcome PickOutcome(const HabitTraits& traits, CategoryId category, Rng& rng) {
  if (rng.Chance(traits.closed_permille)) return Outcome::kClosed;
  const uint32_t roll = rng.Below(1000);
  const uint32_t refunded = CategoryOf(category).refund_permille;
  if (roll < refunded) return Outcome::kRefunded;
  if (roll < refunded + kRefundedInPartPermille) {
    return Outcome::kRefundedInPart;
  }
  return Outcome::kKept;
}

void Shop::AppendBuyer(uint32_t buyer, std::vector<Order>& orders) const {
  Rng rng(seed_, kBuyerStream + buyer);
  const auto habit = static_cast<Habit>(rng.Pick(kHabitShares));
  const HabitTraits& traits = kTraits[static_cast<size_t>(habit)];
  const uint32_t pace = uint32_t{traits.pace_percent} *
                        kGammaPercent[rng.Below(kGammaPercent.size())] / 100;
  // Most have their quiet hour after lunch or in the evening.
  static constexpr std::array<uint16_t, 24> kUsualHours = {
      4, 1, 0, 0, 0, 0, 1, 3, 5,  7,  8,  6,
      9, 7, 5, 5, 5, 5, 5, 8, 12, 14, 12, 7};
  const int usual_hour = static_cast<int>(rng.Pick(kUsualHours));
  const CategoryId favourite = PickCategory(rng);
  const Clock& arrivals = arrivals_[static_cast<size_t>(favourite)];

  CategoryId category = favourite;
  int day = Find(arrivals, rng.Below(arrivals.back()));
  while (day < days_) {
    const Day date = origin_ + day;
    Order order{};
    // Every day of the story lies between 1932 and 2067.
    order.created = *TimeFromDay(date, PickSecondOfDay(date, usual_hour, rng));
    order.buyer = buyer;
    order.salt = static_cast<uint32_t>(rng.Next() >> 32);
    order.category = category;
    order.habit = habit;
    order.outcome = PickOutcome(traits, category, rng);
    const auto append = [&] {
      if (DayOfTime(order.created) >= first_day_ &&
          DayOfTime(order.created) <= origin_ + days_ - 1) {
        orders.push_back(order);
      }
    };
    append();

    if (order.outcome == Outcome::kClosed) {
      if (rng.Chance(400)) {  // chose wrongly, orders the same again
        order.created += rng.Between(40, 5400);
        order.outcome = Outcome::kKept;
        append();
      } else if (rng.Chance(300)) {  // thinks it over
        day += rng.Between(1, 12);
        continue;
      }
    }
    uint32_t leaves = uint32_t{traits.leaves_permille} *
                      CategoryOf(category).leaves_percent / 100;
    if (order.outcome == Outcome::kRefunded) leaves += (1000 - leaves) / 2;
    if (rng.Chance(leaves)) return;
    category = rng.Chance(660) ? favourite : PickCategory(rng);
    day = NextDay(category, day, pace, rng);
  }
}

}  // namespace

Day FirstDay(Day end_day) { return AddMonths(end_day, -24) + 1; }

std::vector<Order> GenerateOrders(size_t count, uint64_t seed, Day end_day) {
  const Shop shop(seed, end_day);
  std::vector<Order> orders;
  orders.reserve(count + 128);
  for (uint32_t buyer = 0; orders.size() < count; ++buyer) {
    shop.AppendBuyer(buyer, orders);
  }
  orders.resize(count);
  // A total order, so that it does not depend on whose sort this is: the only
  // two orders with one salt are the two attempts of one buyer, 40 seconds or
  // more apart.
  std::sort(orders.begin(), orders.end(), [](const Order& a, const Order& b) {
    return std::tie(a.created, a.buyer, a.salt) <
           std::tie(b.created, b.buyer, b.salt);
  });
  for (size_t i = 1; i < count; ++i) {
    if (orders[i].created != orders[i - 1].created) continue;
    orders[i].rank =
        static_cast<uint8_t>(std::min<int>(orders[i - 1].rank + 1, 255));
  }
  return orders;
}

}  // namespace shuke::sample
