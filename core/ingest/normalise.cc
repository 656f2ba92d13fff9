#include "core/ingest/normalise.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include "core/base/money.h"
#include "core/base/same_bytes.h"
#include "core/base/utf8.h"

namespace shuke::ingest {
namespace {

// GB/T 2260: the provinces by their short names; no short name is the beginning
// of another.
constexpr std::string_view kProvinces[] = {
    "北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海",
    "江苏", "浙江", "安徽", "福建", "江西",   "山东", "河南", "湖北",   "湖南",
    "广东", "广西", "海南", "重庆", "四川",   "贵州", "云南", "西藏",   "陕西",
    "甘肃", "青海", "宁夏", "新疆", "台湾",   "香港", "澳门"};

// Of the second and third bytes that the first character of a province has:
// most texts are known by them to begin with none, and the rest to begin with
// one of two.
constexpr size_t MarkOf(std::string_view text) {
  return (static_cast<unsigned char>(text[1]) & 0x3Fu) << 6 |
         (static_cast<unsigned char>(text[2]) & 0x3Fu);
}
constexpr uint8_t kNoProvince = 0xFF;
struct ProvincesByMark {
  std::array<uint8_t, 4096> first{};                  // by mark
  std::array<uint8_t, std::size(kProvinces)> next{};  // of the same mark
};
constexpr ProvincesByMark kByMark = [] {
  ProvincesByMark by;
  by.first.fill(kNoProvince);
  for (size_t i = std::size(kProvinces); i-- > 0;) {
    uint8_t& first = by.first[MarkOf(kProvinces[i])];
    by.next[i] = first;
    first = static_cast<uint8_t>(i);
  }
  return by;
}();

// "****": what a platform writes where it withholds a region.
bool IsMasked(std::string_view text) {
  return text.find_first_not_of('*') == std::string_view::npos;
}

}  // namespace

std::string NormaliseProvince(std::string_view province) {
  const std::string_view text = TrimBlanks(province);
  if (IsMasked(text)) return {};
  const size_t name = LeadingProvince(text.data(), text.data() + text.size());
  return std::string(name == 0 ? text : text.substr(0, name));
}

size_t LeadingProvince(const char* at, const char* end) {
  const std::string_view text(at, static_cast<size_t>(end - at));
  if (text.size() < 6) return 0;
  for (uint8_t i = kByMark.first[MarkOf(text)]; i != kNoProvince;
       i = kByMark.next[i]) {
    const std::string_view name = kProvinces[i];
    if (text.size() >= name.size() &&
        SameBytes(text.substr(0, name.size()), name)) {
      return name.size();
    }
  }
  return 0;
}

std::string NormaliseCity(std::string_view city) {
  static constexpr std::string_view kEnding = "市";
  std::string_view text = TrimBlanks(city);
  if (IsMasked(text)) return {};
  if (text.size() > kEnding.size() &&
      text.substr(text.size() - kEnding.size()) == kEnding &&
      CountCodePoints(text) > 2) {
    text.remove_suffix(kEnding.size());
  }
  return std::string(text);
}

std::string NormalisePhone(std::string_view phone) {
  const std::string text = FoldWidth(TrimBlanks(phone));
  std::string digits;
  for (const char c : text) {
    if ((c >= '0' && c <= '9') || c == '*') {
      digits += c;
    } else if (std::string_view(" -()+.").find(c) == std::string_view::npos) {
      return text;
    }
  }
  const auto strip = [&](std::string_view prefix) {
    if (digits.size() == prefix.size() + 11 &&
        digits.compare(0, prefix.size(), prefix) == 0 &&
        digits[prefix.size()] == '1') {
      digits.erase(0, prefix.size());
    }
  };
  strip("86");
  strip("0086");
  const bool foreign = !text.empty() && text[0] == '+' && digits.size() != 11;
  return foreign ? "+" + digits : digits;
}

std::string NormaliseCurrency(std::string_view currency) {
  std::string text(TrimBlanks(currency));
  // An amount with its sign ("৳2,999") says it too; "$5" could be several.
  if (text.find_first_of("0123456789") != std::string::npos) {
    for (const DecimalMark mark : {DecimalMark::kPoint, DecimalMark::kComma}) {
      const ParsedDecimal amount = ParseDecimal(text, mark);
      if (amount.ok()) return std::string(amount.currency);
    }
    return {};
  }
  // The reader of amounts knows the names of currencies.
  const ParsedDecimal amount = ParseDecimal("1 " + text);
  if (amount.ok() && !amount.currency.empty())
    return std::string(amount.currency);
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
  });
  return text;
}

std::string NormaliseEmail(std::string_view email) {
  std::string text(TrimBlanks(email));
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
  return text;
}

}  // namespace shuke::ingest
