// Which orders a view of the shop is about, and over which days.
#ifndef SHUKE_METRICS_SHOP_FILTER_H_
#define SHUKE_METRICS_SHOP_FILTER_H_

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"

namespace shuke::metrics {

// Empty lists let everything through. A list lets through an order of a
// platform (profile platform: "taobao"), of a shop as the file names it ("":
// the file names none), or with a line of a category; the whole order then
// counts. Whoever is new, old or asleep is so by the orders that are let
// through.
struct ShopFilter {
  std::optional<Day> from = {};  // none: the policy's period before `to`
  std::optional<Day> to = {};    // inclusive; none, or later: the as-of date
  std::vector<std::string> platforms = {};
  std::vector<std::string> shops = {};
  std::vector<std::string> categories = {};

  friend bool operator==(const ShopFilter&, const ShopFilter&) = default;
};

// {"from"?: day, "to"?: day, "platforms"?: [text], "shops"?: […],
// "categories"?: […]}. Fails with "bad_filter" {path, got, expected}.
Result<ShopFilter> ParseShopFilter(const nlohmann::json& json);

}  // namespace shuke::metrics

#endif  // SHUKE_METRICS_SHOP_FILTER_H_
