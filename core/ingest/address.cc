// An address runs from the large to the small, so its administrative part is
// taken off at the front, level by level: first the parts that blanks set
// apart, as shop platforms write them, then what is written without blanks. A
// level is taken only where its ending (省, 市, 区 …) closes a short name
// without digits, and not where it ends a name of another kind (小区, 园区).
#include "core/ingest/address.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/base/embedded.h"
#include "core/base/find_byte.h"
#include "core/base/hash.h"
#include "core/base/json_text.h"
#include "core/base/utf8.h"
#include "core/ingest/normalise.h"
#include "core/ingest/word_finder.h"

namespace shuke::ingest {
namespace {

using nlohmann::json;
using table::Occupation;

constexpr size_t kHan = 3;  // bytes of a Chinese character in UTF-8
// 前郭尔罗斯蒙古族自治县 has 11 characters before its last.
constexpr size_t kLongestName = 11 * kHan;
constexpr size_t kLongestTown = 6 * kHan;

// The character of three bytes at `at`, as a number.
constexpr uint32_t HanAt(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) {
    return uint32_t{static_cast<unsigned char>(text[at + i])};
  };
  return byte(0) << 16 | byte(1) << 8 | byte(2);
}

bool HasAscii(uint32_t han) { return (han & 0x808080) != 0x808080; }

// What a name ends in, and its first character, by which it is looked for.
struct Ending {
  constexpr Ending(std::string_view name) : text(name), first(HanAt(name, 0)) {}
  std::string_view text;
  uint32_t first;
};

constexpr std::string_view kProvinceEndings[] = {"特别行政区", "自治区", "省",
                                                 "市"};
constexpr Ending kCityEndings[] = {{"自治州"}, {"地区"}, {"市"}, {"盟"}};
constexpr Ending kDistrictEndings[] = {{"区"}, {"县"}, {"旗"}, {"市"}};
constexpr Ending kTownEndings[] = {{"街道"}, {"镇"}, {"乡"}, {"苏木"}};
// Before 区 these make a place of another kind: 小区, 园区, 工业区 …
constexpr std::string_view kNotDistricts[] = {"小", "社", "园", "校", "厂",
                                              "院", "景", "业", "宅", "库"};

bool IsBlank(char c) { return c == ' ' || c == '\t'; }

std::string_view SkipBlanks(std::string_view text) {
  size_t at = 0;
  while (at < text.size() && IsBlank(text[at])) ++at;
  return text.substr(at);
}

// Where the name ends that `endings` close, the first of them; 0 if none does
// within `longest` bytes. A name has two characters at least, the ending
// included, and no digit or letter.
size_t NameEnd(std::string_view text, std::span<const Ending, 4> endings,
               size_t longest) {
  for (size_t at = kHan; at + kHan <= text.size() && at <= longest;
       at += kHan) {
    if (HasAscii(HanAt(text, at - kHan))) return 0;
    const uint32_t here = HanAt(text, at);
    for (const auto& [ending, first] : endings) {
      if (here != first || !text.substr(at).starts_with(ending)) continue;
      if (ending == "区") {
        const std::string_view before = text.substr(at - kHan, kHan);
        if (std::find(std::begin(kNotDistricts), std::end(kNotDistricts),
                      before) != std::end(kNotDistricts)) {
          return 0;
        }
      }
      const std::string_view after = text.substr(at + ending.size());
      // 街道办 is an office, 市场 a market.
      if (ending == "街道" && after.starts_with("办")) return 0;
      if (ending == "市" && (after.starts_with("场") || at < 2 * kHan))
        return 0;
      return at + ending.size();
    }
  }
  return 0;
}

// "广东省", "广东", "广西壮族自治区" at the front; 0 if no province stands
// there.
size_t ProvinceEnd(std::string_view text) {
  const std::string_view name = LeadingProvince(text);
  if (name.empty()) return 0;
  const std::string_view rest = text.substr(name.size());
  for (const std::string_view people : {"", "壮族", "回族", "维吾尔"}) {
    if (!rest.starts_with(people)) continue;
    for (const std::string_view ending : kProvinceEndings) {
      if (rest.substr(people.size()).starts_with(ending))
        return name.size() + people.size() + ending.size();
    }
  }
  return name.size();
}

// Whether the whole of `part` is the name of a province, city, district or
// town.
bool IsAdministrative(std::string_view part) {
  if (part.empty()) return false;
  if (ProvinceEnd(part) == part.size()) return true;
  if (NameEnd(part, kCityEndings, kLongestName) == part.size()) return true;
  if (NameEnd(part, kDistrictEndings, kLongestName) == part.size()) return true;
  return NameEnd(part, kTownEndings, kLongestTown) == part.size();
}

constexpr int kLevels = 4;  // province, city, district, town

// Takes off the parts that blanks end, as long as they are administrative;
// counts them.
std::string_view DropParts(std::string_view address, int& dropped) {
  for (dropped = 0; dropped < kLevels; ++dropped) {
    const size_t blank = FindByte(address, ' ');
    if (blank == std::string_view::npos) break;
    if (!IsAdministrative(address.substr(0, blank))) break;
    address = SkipBlanks(address.substr(blank));
  }
  return address;
}

std::string_view DropTown(std::string_view address) {
  return SkipBlanks(
      address.substr(NameEnd(address, kTownEndings, kLongestTown)));
}

// Takes off what is written without blanks. A city without its province is
// believed only if a district follows: 华联超市 is a shop.
std::string_view DropPrefix(std::string_view address) {
  const size_t province = ProvinceEnd(address);
  const std::string_view rest = SkipBlanks(address.substr(province));
  size_t city = NameEnd(rest, kCityEndings, kLongestName);
  // In a municipality the district comes first: 朝阳区市政府 holds no city.
  const size_t first = NameEnd(rest, kDistrictEndings, kLongestName);
  if (first != 0 && first < city) city = 0;
  const std::string_view in_city = SkipBlanks(rest.substr(city));
  const size_t district = NameEnd(in_city, kDistrictEndings, kLongestName);
  if (province == 0 && (city == 0 || district == 0)) return address;
  return DropTown(SkipBlanks(in_city.substr(district)));
}

struct OccupationWords {
  WordFinder finder;
  std::vector<Occupation> occupation;  // of each word
};

const OccupationWords& Words() {
  // Parsed once; immutable afterwards.
  static const OccupationWords words = [] {
    OccupationWords out;
    std::vector<std::string> texts;
    const json groups = ParseJson(embedded::Table("occupation_words"));
    assert(groups.is_object() && "an embedded table is ours");
    for (size_t i = 1; i < table::kOccupationCodes.size(); ++i) {
      const auto group = groups.find(table::kOccupationCodes[i]);
      if (group == groups.end()) continue;
      for (const json& word : *group) {
        texts.push_back(word.get<std::string>());
        out.occupation.push_back(static_cast<Occupation>(i));
      }
    }
    out.finder = WordFinder(std::move(texts));
    return out;
  }();
  return words;
}

// The address without the postcode in brackets at its end: "…9号(310012)".
std::string_view DropPostcode(std::string_view address) {
  if (!address.ends_with(')')) return address;
  const size_t open = address.rfind('(');
  if (open == std::string_view::npos) return address;
  const std::string_view inside =
      address.substr(open + 1, address.size() - open - 2);
  const bool digits = std::all_of(inside.begin(), inside.end(),
                                  [](char c) { return c >= '0' && c <= '9'; });
  return digits ? address.substr(0, open) : address;
}

// 32 bits, never 0.
uint32_t HashWithoutBlanks(std::string_view text) {
  // Gathered without a branch, then hashed eight bytes at a time.
  char short_text[256];
  std::string long_text;
  char* out = short_text;
  if (text.size() > sizeof short_text) {
    long_text.resize(text.size());
    out = long_text.data();
  }
  size_t size = 0;
  for (const char c : text) {
    out[size] = c;
    size += !IsBlank(c);
  }
  const auto hash = static_cast<uint32_t>(HashBytes({out, size}));
  return hash == 0 ? 1 : hash;
}

}  // namespace

std::string_view StreetPart(std::string_view address) {
  int dropped = 0;
  const std::string_view rest = DropParts(TrimBlanks(address), dropped);
  // Some write the region again, without blanks.
  const std::string_view street = DropPrefix(rest);
  return dropped >= 2 ? DropTown(street) : street;
}

Occupation OccupationOfStreet(std::string_view street) {
  const OccupationWords& words = Words();
  Occupation found = Occupation::kNone;
  size_t length = 0;
  // Places ascend, so of equally long words the last one stays.
  words.finder.Each(street, [&](size_t word, size_t) {
    const size_t size = words.finder.words()[word].size();
    if (size >= length) {
      found = words.occupation[word];
      length = size;
    }
    return true;
  });
  return found;
}

AddressTraits ReadAddress(std::string_view address) {
  const std::string_view text = DropPostcode(TrimBlanks(address));
  if (text.empty()) return {};
  AddressTraits traits;
  const bool masked = FindByte(text, '*') != std::string_view::npos;
  if (!masked) traits.hash = HashWithoutBlanks(text);
  traits.occupation = OccupationOfStreet(StreetPart(text));
  return traits;
}

}  // namespace shuke::ingest
