// What is not known is null in JSON, never 0 (rulings 10).
#ifndef SHUKE_BASE_OR_NULL_H_
#define SHUKE_BASE_OR_NULL_H_

#include <nlohmann/json.hpp>
#include <optional>

namespace shuke {

template <typename Json = nlohmann::json, typename T>
Json OrNull(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

}  // namespace shuke

#endif  // SHUKE_BASE_OR_NULL_H_
