#include "core/metrics/shop_filter.h"

#include <nlohmann/json.hpp>

#include "core/base/json_fields.h"

namespace shuke::metrics {
namespace {

using nlohmann::json;

Error Fault(std::string path, const json& got, std::string expected) {
  return {"bad_filter",
          {{"path", std::move(path)},
           {"got", QuoteJson(got)},
           {"expected", std::move(expected)}}};
}

}  // namespace

Result<ShopFilter> ParseShopFilter(const json& document) {
  ShopFilter filter;
  if (!document.is_object()) return Fault("", document, "{…}");
  for (const auto& [key, value] : document.items()) {
    const std::string path = JsonPath("", key);
    if (key == "from" || key == "to") {
      const auto day = value.is_string()
                           ? ParseIsoDay(value.get_ref<const std::string&>())
                           : std::nullopt;
      if (!day) return Fault(path, value, "YYYY-MM-DD");
      (key == "from" ? filter.from : filter.to) = day;
      continue;
    }
    std::vector<std::string>* names = key == "platforms"    ? &filter.platforms
                                      : key == "shops"      ? &filter.shops
                                      : key == "categories" ? &filter.categories
                                                            : nullptr;
    if (names == nullptr) {
      return Fault(path, json(key),
                   "from | to | platforms | shops | categories");
    }
    if (!value.is_array()) return Fault(path, value, "[…]");
    for (size_t i = 0; i < value.size(); ++i) {
      if (!value[i].is_string())
        return Fault(JsonPath(path, i), value[i], "\"…\"");
      names->push_back(value[i].get<std::string>());
    }
  }
  if (filter.from && filter.to && *filter.from > *filter.to) {
    return Fault("/from", json(FormatDay(*filter.from)),
                 "<= " + FormatDay(*filter.to));
  }
  return filter;
}

}  // namespace shuke::metrics
