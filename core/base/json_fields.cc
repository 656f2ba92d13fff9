#include "core/base/json_fields.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

namespace shuke {
namespace {

using nlohmann::json;

constexpr size_t kQuoteBytes = 40;

// `text` cut to at most kQuoteBytes, never inside a UTF-8 character.
std::string Shorten(std::string text) {
  if (text.size() <= kQuoteBytes) return text;
  size_t end = kQuoteBytes;
  const auto continues = [&](size_t i) { return (text[i] & 0xC0) == 0x80; };
  while (end > 0 && continues(end)) --end;
  text.resize(end);
  return text + "…";
}

std::string QuoteScalar(const json& value) {
  if (value.is_object()) return value.empty() ? "{}" : "{…}";
  if (value.is_array()) return value.empty() ? "[]" : "[…]";
  // "replace" because dump throws on strings that are not UTF-8; parsed ones
  // are, but a json may also have been built by hand.
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string Range(int64_t low, int64_t high) {
  return std::to_string(low) + ".." + std::to_string(high);
}

// "[a < b < c]".
std::string OrderNotation(size_t count, std::string_view sign) {
  std::string notation = "[";
  for (size_t i = 0; i < count; ++i) {
    if (i > 0) notation.append(" ").append(sign).append(" ");
    notation += static_cast<char>('a' + i % 26);
  }
  return notation + "]";
}

// Takes in everything and keeps only where the parser stopped.
struct FaultFinder : nlohmann::json_sax<json> {
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(size_t position, const std::string&,
                   const json::exception&) override {
    fault_byte = position;
    return false;
  }

  size_t fault_byte = 0;  // counted from 1
};

}  // namespace

std::string JsonPath(std::string_view path, std::string_view key) {
  std::string result{path};
  result += '/';
  for (const char c : key) {
    if (c == '~') {
      result += "~0";
    } else if (c == '/') {
      result += "~1";
    } else {
      result += c;
    }
  }
  return result;
}

std::string JsonPath(std::string_view path, size_t index) {
  return std::string{path} + "/" + std::to_string(index);
}

std::string QuoteJson(const json& value) {
  if (!value.is_array()) return Shorten(QuoteScalar(value));
  std::string list = "[";
  for (const json& item : value) {
    if (list.size() > kQuoteBytes) break;
    if (list.size() > 1) list += ",";
    list += QuoteScalar(item);
  }
  return Shorten(list + "]");
}

std::optional<int64_t> JsonInteger(const json& value) {
  if (value.is_number_unsigned()) {
    const uint64_t number = value.get<uint64_t>();
    if (number > static_cast<uint64_t>(INT64_MAX)) return std::nullopt;
    return static_cast<int64_t>(number);
  }
  if (value.is_number_integer()) return value.get<int64_t>();
  if (!value.is_number_float()) return std::nullopt;
  const double number = value.get<double>();
  // Up to 2^53 every integer is a double; beyond, the text may have meant one
  // that is not.
  if (std::abs(number) > 9007199254740992.0) return std::nullopt;
  if (number != std::trunc(number)) return std::nullopt;
  return static_cast<int64_t>(number);
}

std::string JsonFault(std::string_view text) {
  FaultFinder finder;
  json::sax_parse(text.begin(), text.end(), &finder);
  const std::string_view before =
      text.substr(0, finder.fault_byte > 0 ? finder.fault_byte - 1 : 0);
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  return std::to_string(lines + 1) + ":" +
         std::to_string(before.size() - line_start + 1);
}

std::string JoinChoices(std::span<const std::string_view> choices) {
  std::string joined;
  for (const std::string_view choice : choices) {
    if (!joined.empty()) joined += " | ";
    joined += choice;
  }
  return joined;
}

Error PolicyInvalid(std::string path, std::string problem, std::string got,
                    std::string expected) {
  return {"policy_invalid",
          {{"path", std::move(path)},
           {"problem", std::move(problem)},
           {"got", std::move(got)},
           {"expected", std::move(expected)}}};
}

JsonFields::JsonFields(const json& object, std::string_view path)
    : object_(&object), path_(path) {
  if (!object.is_object()) {
    Fail(PolicyInvalid(path_, "wrong_type", QuoteJson(object), "{…}"));
  }
}

const json* JsonFields::Member(std::string_view key) {
  known_.push_back(key);
  if (!ok()) return nullptr;
  const auto found = object_->find(std::string{key});
  return found == object_->end() ? nullptr : &*found;
}

std::string JsonFields::Path(std::string_view key) const {
  return JsonPath(path_, key);
}

void JsonFields::Fail(Error error) {
  if (ok()) error_ = std::move(error);
}

void JsonFields::Take(const Status& status) {
  if (!status.ok()) Fail(status.error());
}

void JsonFields::Integer(std::string_view key, int64_t low, int64_t high,
                         int64_t& value) {
  const json* member = Member(key);
  if (member == nullptr) return;
  const std::optional<int64_t> number = JsonInteger(*member);
  if (!number || *number < low || *number > high) {
    Fail(PolicyInvalid(Path(key), number ? "out_of_range" : "wrong_type",
                       QuoteJson(*member), Range(low, high)));
    return;
  }
  value = *number;
}

void JsonFields::Integer(std::string_view key, int64_t low, int64_t high,
                         int& value) {
  int64_t wide = value;
  Integer(key, low, high, wide);
  value = static_cast<int>(wide);
}

void JsonFields::Number(std::string_view key, double low, double high,
                        double& value) {
  const json* member = Member(key);
  if (member == nullptr) return;
  const bool number = member->is_number();
  if (!number || member->get<double>() < low || member->get<double>() > high) {
    Fail(PolicyInvalid(Path(key), number ? "out_of_range" : "wrong_type",
                       QuoteJson(*member),
                       json(low).dump() + ".." + json(high).dump()));
    return;
  }
  value = member->get<double>();
}

void JsonFields::Bool(std::string_view key, bool& value) {
  const json* member = Member(key);
  if (member == nullptr) return;
  if (!member->is_boolean()) {
    Fail(PolicyInvalid(Path(key), "wrong_type", QuoteJson(*member),
                       "true | false"));
    return;
  }
  value = member->get<bool>();
}

void JsonFields::Text(std::string_view key, size_t least_bytes,
                      std::string& value) {
  const json* member = Member(key);
  if (member == nullptr) return;
  if (!member->is_string() ||
      member->get_ref<const std::string&>().size() < least_bytes) {
    Fail(PolicyInvalid(Path(key),
                       member->is_string() ? "out_of_range" : "wrong_type",
                       QuoteJson(*member), "\"…\""));
    return;
  }
  value = member->get_ref<const std::string&>();
}

void JsonFields::Word(std::string_view key,
                      std::span<const std::string_view> words, size_t& value) {
  const json* member = Member(key);
  if (member == nullptr) return;
  if (member->is_string()) {
    const auto found = std::find(words.begin(), words.end(),
                                 member->get_ref<const std::string&>());
    if (found != words.end()) {
      value = static_cast<size_t>(found - words.begin());
      return;
    }
  }
  Fail(PolicyInvalid(Path(key),
                     member->is_string() ? "out_of_range" : "wrong_type",
                     QuoteJson(*member), JoinChoices(words)));
}

void JsonFields::Integers(std::string_view key, int64_t low, int64_t high,
                          Order order, std::span<int64_t> values) {
  const json* member = Member(key);
  if (member == nullptr) return;
  if (!member->is_array() || member->size() != values.size()) {
    Fail(PolicyInvalid(Path(key), "wrong_type", QuoteJson(*member),
                       OrderNotation(values.size(), ",")));
    return;
  }
  std::vector<int64_t> read(values.size());
  for (size_t i = 0; i < read.size(); ++i) {
    const json& item = (*member)[i];
    const std::optional<int64_t> number = JsonInteger(item);
    if (!number || *number < low || *number > high) {
      Fail(PolicyInvalid(JsonPath(Path(key), i),
                         number ? "out_of_range" : "wrong_type",
                         QuoteJson(item), Range(low, high)));
      return;
    }
    read[i] = *number;
    if (i == 0 || order == Order::kAny) continue;
    const bool rising = order == Order::kRising;
    if (rising ? read[i - 1] < read[i] : read[i - 1] > read[i]) continue;
    Fail(PolicyInvalid(JsonPath(Path(key), i), "wrong_order",
                       QuoteJson(*member),
                       OrderNotation(values.size(), rising ? "<" : ">")));
    return;
  }
  std::copy(read.begin(), read.end(), values.begin());
}

void JsonFields::Integers(std::string_view key, int64_t low, int64_t high,
                          Order order, std::span<int> values) {
  std::vector<int64_t> wide(values.begin(), values.end());
  Integers(key, low, high, order, wide);
  std::transform(wide.begin(), wide.end(), values.begin(),
                 [](int64_t value) { return static_cast<int>(value); });
}

Status JsonFields::Finish() {
  if (!ok()) return *error_;
  for (const auto& [key, value] : object_->items()) {
    if (std::find(known_.begin(), known_.end(), key) == known_.end()) {
      return PolicyInvalid(Path(key), "unknown_key", QuoteJson(json(key)),
                           JoinChoices(known_));
    }
  }
  return Ok();
}

}  // namespace shuke
