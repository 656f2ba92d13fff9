// Reads the members of a JSON object that a person wrote, over defaults, and
// says precisely what is wrong with it.
//
// Every policy slice reads itself with this, so that all of them treat partial
// documents, unknown keys and wrong values alike: a member that is absent
// leaves its target alone, the first fault wins, and Finish() returns it. The
// fault is Error "policy_invalid" with the arguments
// - path: RFC 6901 pointer to the value, "/rfm/recency_months/2"; "" is the
//   whole document
// - problem: unknown_key | wrong_type | out_of_range | wrong_order | repeated
// - got: what stood there, as JSON, shortened
// - expected: what may stand there, without words: "0..1200", "[a < b < c < d]"
#ifndef SHUKE_BASE_JSON_FIELDS_H_
#define SHUKE_BASE_JSON_FIELDS_H_

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace shuke {

// `path` followed by one more step, with "~" and "/" escaped as RFC 6901 asks.
std::string JsonPath(std::string_view path, std::string_view key);
std::string JsonPath(std::string_view path, size_t index);

// A value as it may be quoted in an error: scalars and lists of scalars as
// JSON, cut to some 40 bytes between characters; what nests deeper as "{…}" or
// "[…]". Never recurses, so hostile nesting is safe.
std::string QuoteJson(const nlohmann::json& value);

// The integer that a JSON number stands for, also written as 3.0 or 2e3;
// nothing for other values and beyond 64 bits.
std::optional<int64_t> JsonInteger(const nlohmann::json& value);

// Where `text` stops being JSON, as "line:column" from 1 (columns in bytes).
std::string JsonFault(std::string_view text);

// "a | b | c".
std::string JoinChoices(std::span<const std::string_view> choices);

// The error described above.
Error PolicyInvalid(std::string path, std::string problem, std::string got,
                    std::string expected);

class JsonFields {
 public:
  // Both arguments must outlive the reader. A value that is no object is the
  // first fault.
  JsonFields(const nlohmann::json& object, std::string_view path);

  void Integer(std::string_view key, int64_t low, int64_t high, int64_t& value);
  void Integer(std::string_view key, int64_t low, int64_t high, int& value);
  void Number(std::string_view key, double low, double high, double& value);
  void Bool(std::string_view key, bool& value);
  // A string of at least `least_bytes` bytes.
  void Text(std::string_view key, size_t least_bytes, std::string& value);
  // One of `words`; `value` becomes its index.
  void Word(std::string_view key, std::span<const std::string_view> words,
            size_t& value);

  // The same for an enum whose values are the indices of its codes.
  template <typename Enum>
  void Code(std::string_view key, std::span<const std::string_view> codes,
            Enum& value) {
    auto index = static_cast<size_t>(value);
    Word(key, codes, index);
    value = static_cast<Enum>(index);
  }

  enum class Order { kAny, kRising, kFalling };  // strictly
  // Exactly values.size() integers within the bounds, in the order asked for.
  void Integers(std::string_view key, int64_t low, int64_t high, Order order,
                std::span<int64_t> values);
  void Integers(std::string_view key, int64_t low, int64_t high, Order order,
                std::span<int> values);

  // The member itself, for nested slices and lists: null if absent. Read it
  // with FromJson or another JsonFields at Path(key), and hand a fault back
  // with Take().
  const nlohmann::json* Member(std::string_view key);
  std::string Path(std::string_view key) const;
  void Take(const Status& status);
  void Fail(Error error);

  bool ok() const { return !error_; }
  // The first fault; else a member that nobody asked for; else success. Call it
  // once, last.
  Status Finish();

 private:
  const nlohmann::json* object_;
  std::string path_;
  std::vector<std::string_view> known_;
  std::optional<Error> error_;
};

}  // namespace shuke

#endif  // SHUKE_BASE_JSON_FIELDS_H_
