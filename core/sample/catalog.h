// What the invented shop sells: ten categories, each with its season and its
// pace, and their products.
#ifndef SHUKE_SAMPLE_CATALOG_H_
#define SHUKE_SAMPLE_CATALOG_H_

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace shuke::sample {

enum class CategoryId : uint8_t {
  kTea,
  kSnacks,
  kPantry,
  kTonics,
  kGiftBoxes,
  kKitchen,
  kHome,
  kBedding,
  kCare,
  kPets,
};
inline constexpr size_t kCategories = 10;

struct Category {
  std::string_view name;
  uint16_t share;       // of first orders; relative to the other categories
  uint16_t cycle_days;  // usual days until the same buyer needs it again
  bool is_used_up;      // its cycle is regular; otherwise wants come at random
  // Of the orders for it, how many are for what its buyer always takes; and how
  // likely they are to leave, in percent of what is usual: nobody lets the cat
  // go hungry.
  uint16_t same_permille;
  uint16_t leaves_percent;
  uint16_t gift_permille;
  uint16_t refund_permille;  // refunded in full
};

// Festivals that people give presents for.
enum class Festival : uint8_t { kNone, kSpring, kDragonBoat, kMidAutumn };

// A set of months, bit 1 for January; from `first` to `last` around the year.
inline constexpr uint16_t kAllMonths = 0x1ffe;
constexpr uint16_t Months(unsigned first, unsigned last) {
  unsigned bits = 0;
  for (unsigned month = first;; month = month % 12 + 1) {
    bits |= 1u << month;
    if (month == last) break;
  }
  return static_cast<uint16_t>(bits);
}

// The export carries titles only: a category is what the shop knows about them.
struct Product {
  CategoryId category;
  std::string_view title;  // at most 30 characters, as the platform allows
  int32_t price_minor;
  uint16_t popularity;  // relative to the other products of its category
  // Months since the shop's first day: on sale from `first_month` until before
  // `end_month`; at `later_price_minor`, where it is not 0, from month 15 on.
  uint8_t first_month = 0;
  uint8_t end_month = 255;
  int32_t later_price_minor = 0;
  uint16_t months = kAllMonths;
  Festival festival = Festival::kNone;  // sold only while this one is coming up
  bool lasts = false;                   // nobody needs the same again soon
  // How the title begins of what is often taken along with it, and how often.
  std::string_view companion = {};
  uint16_t companion_permille = 0;
};
inline constexpr int kPriceChangeMonth = 15;

const Category& CategoryOf(CategoryId id);
// How much of it is bought in each month, January first; 100 is usual.
const std::array<uint16_t, 12>& MonthLevelsOf(CategoryId id);
// All products, grouped by category in the order of CategoryId.
std::span<const Product> Products();
// The index of what goes with a product; kNoProduct: nothing in particular.
inline constexpr uint16_t kNoProduct = 0xffff;
uint16_t CompanionOf(uint16_t product);
// The indices [first, end) in Products() of one category.
struct ProductRange {
  uint16_t first;
  uint16_t end;
};
ProductRange ProductsOf(CategoryId id);

}  // namespace shuke::sample

#endif  // SHUKE_SAMPLE_CATALOG_H_
