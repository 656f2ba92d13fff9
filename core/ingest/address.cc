// An address runs from the large to the small, so its administrative part is
// taken off at the front, level by level: first the parts that blanks set
// apart, as shop platforms write them, then what is written without blanks. A
// level is taken only where its ending (省, 市, 区 …) closes a short name
// without digits, and not where it ends a name of another kind (小区, 园区).
//
// What is called for each part of an address takes it as `at` and `end`, not as
// a view: as WebAssembly a view is passed through memory, in two halves that
// are read as one, and a processor waits for those.
#include "core/ingest/address.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstddef>
#include <cstring>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "core/base/bytes16.h"
#include "core/base/embedded.h"
#include "core/base/hash.h"
#include "core/base/json_text.h"
#include "core/base/same_bytes.h"
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
constexpr uint32_t HanAt(const char* at) {
  const auto byte = [&](size_t i) {
    return uint32_t{static_cast<unsigned char>(at[i])};
  };
  return byte(0) << 16 | byte(1) << 8 | byte(2);
}

// Whether there is room for a character.
bool HasRoom(const char* at, const char* end) {
  return end - at >= static_cast<ptrdiff_t>(kHan);
}

bool HasAscii(uint32_t han) { return (han & 0x808080) != 0x808080; }

bool IsBlank(char c) { return c == ' ' || c == '\t'; }

const char* SkipBlanks(const char* at, const char* end) {
  while (at < end && IsBlank(*at)) ++at;
  return at;
}

// A word of Chinese, and its first character, by which it is looked for.
struct Word {
  constexpr Word() = default;
  constexpr Word(std::string_view word)
      : text(word), first(HanAt(word.data())) {}
  std::string_view text;
  uint32_t first = 0;
};

// Whether `word` stands at `at`, where the character `here` does.
inline bool Stands(const Word& word, uint32_t here, const char* at,
                   const char* end) {
  if (here != word.first) return false;
  const size_t size = word.text.size();
  return size == kHan || (size <= static_cast<size_t>(end - at) &&
                          SameBytes(word.text, {at, size}));
}

// The levels whose names an ending closes, as bits.
constexpr unsigned kCity = 1, kDistrict = 2, kTown = 4;
constexpr unsigned kAnyLevel = kCity | kDistrict | kTown;

// What a name ends in.
struct Ending : Word {
  constexpr Ending() = default;
  constexpr Ending(std::string_view word, unsigned closes)
      : Word(word), levels(closes) {}
  unsigned levels = 0;
};
constexpr Ending kEndings[] = {
    {"自治州", kCity}, {"地区", kCity},   {"市", kCity | kDistrict},
    {"盟", kCity},     {"区", kDistrict}, {"县", kDistrict},
    {"旗", kDistrict}, {"街道", kTown},   {"镇", kTown},
    {"乡", kTown},     {"苏木", kTown}};

// The endings by a few bits of their first characters, which are another few
// for each.
constexpr size_t kEndingMarks = 32;
constexpr size_t EndingMark(uint32_t han) {
  return (han + (han >> 10)) % kEndingMarks;
}
constexpr auto kEndingByMark = [] {
  std::array<Ending, kEndingMarks> by{};
  for (const Ending& ending : kEndings) by[EndingMark(ending.first)] = ending;
  return by;
}();
static_assert(std::all_of(
    std::begin(kEndings), std::end(kEndings), [](const Ending& ending) {
      return kEndingByMark[EndingMark(ending.first)].first == ending.first;
    }));

// Before 区 these make a place of another kind: 小区, 园区, 工业区 …
constexpr Word kNotDistricts[] = {{"小"}, {"社"}, {"园"}, {"校"}, {"厂"},
                                  {"院"}, {"景"}, {"业"}, {"宅"}, {"库"}};

// Whether `ending` at `at` closes no name but is part of a word; `begin` is
// where the name begins.
bool IsPartOfWord(const Ending& ending, const char* begin, const char* at,
                  const char* end) {
  const auto is = [&](Word word) { return ending.first == word.first; };
  if (is({"区"})) {
    const uint32_t before = HanAt(at - kHan);
    return std::any_of(std::begin(kNotDistricts), std::end(kNotDistricts),
                       [&](Word word) { return before == word.first; });
  }
  const char* const after = at + ending.text.size();
  const auto followed_by = [&](Word word) {
    return HasRoom(after, end) && HanAt(after) == word.first;
  };
  // 街道办 is an office, 市场 a market.
  if (is({"街道"})) return followed_by({"办"});
  if (is({"市"})) return at == begin + kHan || followed_by({"场"});
  return false;
}

// How many bytes long the name is that an ending of a level closes, the first
// of them; 0 if none does within the longest name of the level.
struct NameSizes {
  size_t city = 0;
  size_t district = 0;
  size_t town = 0;
};

// Of the name at the front, for all of `levels` in one go. A name has two
// characters at least, the ending included, and no digit or letter.
NameSizes SizesOfName(const char* begin, const char* end, unsigned levels) {
  NameSizes sizes;
  if (!HasRoom(begin, end) || HasAscii(HanAt(begin))) return sizes;
  for (size_t before = kHan; before <= kLongestName && levels != 0;
       before += kHan) {
    const char* const at = begin + before;
    if (!HasRoom(at, end)) break;
    const uint32_t here = HanAt(at);
    if (HasAscii(here)) break;  // no ending, nor is any behind it
    const Ending& ending = kEndingByMark[EndingMark(here)];
    if (!Stands(ending, here, at, end)) continue;
    unsigned closed = levels & ending.levels;
    levels &= ~closed;  // only the first ending of a level counts
    if (before > kLongestTown) closed &= ~kTown;
    if (closed == 0 || IsPartOfWord(ending, begin, at, end)) continue;
    const size_t size = before + ending.text.size();
    if (closed & kCity) sizes.city = size;
    if (closed & kDistrict) sizes.district = size;
    if (closed & kTown) sizes.town = size;
  }
  return sizes;
}

// The size of the one of `words` that stands at `at`; 0 if none does.
template <size_t kCount>
size_t SizeOfAny(const Word (&words)[kCount], const char* at, const char* end) {
  if (!HasRoom(at, end)) return 0;
  const uint32_t here = HanAt(at);
  for (const Word& word : words) {
    if (Stands(word, here, at, end)) return word.text.size();
  }
  return 0;
}

// Of "广东省", "广东", "广西壮族自治区" at the front; 0 if no province stands
// there.
size_t SizeOfProvince(const char* at, const char* end) {
  static constexpr Word kPeoples[] = {{"壮族"}, {"回族"}, {"维吾尔"}};
  static constexpr Word kProvinceEndings[] = {
      {"省"}, {"市"}, {"自治区"}, {"特别行政区"}};
  const size_t name = LeadingProvince(at, end);
  if (name == 0) return 0;
  const size_t people = name + SizeOfAny(kPeoples, at + name, end);
  const size_t ending = SizeOfAny(kProvinceEndings, at + people, end);
  return ending == 0 ? name : people + ending;
}

constexpr int kLevels = 4;  // province, city, district, town

// What an address begins with, once the parts that blanks end are taken off, as
// long as they are administrative.
struct Front {
  const char* at = nullptr;
  NameSizes names;
  size_t province = 0;
  int dropped = 0;  // how many parts
};

// No name goes over a blank, so a part is administrative if a blank follows on
// a name at its front.
Front DropParts(const char* at, const char* end) {
  Front front;
  front.at = at;
  while (true) {
    front.names = SizesOfName(front.at, end, kAnyLevel);
    const auto ends_part = [&](size_t size) {
      return size != 0 && front.at + size < end && front.at[size] == ' ' &&
             front.dropped < kLevels;
    };
    const auto& [city, district, town] = front.names;
    size_t part = ends_part(district) ? district
                  : ends_part(city)   ? city
                  : ends_part(town)   ? town
                                      : 0;
    if (part == 0) {
      front.province = SizeOfProvince(front.at, end);
      if (!ends_part(front.province)) return front;
      part = front.province;
    }
    front.at = SkipBlanks(front.at + part, end);
    ++front.dropped;
  }
}

const char* DropTown(const char* at, const char* end) {
  return SkipBlanks(at + SizesOfName(at, end, kTown).town, end);
}

// Takes off what is written without blanks. A city without its province is
// believed only if a district follows: 华联超市 is a shop.
const char* DropPrefix(const Front& front, const char* end) {
  const char* const rest = SkipBlanks(front.at + front.province, end);
  auto [city, district, town] = front.province == 0
                                    ? front.names
                                    : SizesOfName(rest, end, kCity | kDistrict);
  // In a municipality the district comes first: 朝阳区市政府 holds no city.
  if (district != 0 && district < city) city = 0;
  const char* const in_city = SkipBlanks(rest + city, end);
  if (city != 0) district = SizesOfName(in_city, end, kDistrict).district;
  if (front.province == 0 && (city == 0 || district == 0)) return front.at;
  return DropTown(SkipBlanks(in_city + district, end), end);
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
  size_t at = address.size() - 1;
  while (at > 0 && address[at - 1] >= '0' && address[at - 1] <= '9') --at;
  return at > 0 && address[at - 1] == '(' ? address.substr(0, at - 1) : address;
}

// As TrimBlanks. Nearly all texts begin and end with a byte that no blank
// begins or ends with: U+00A0, U+200B, U+3000 and U+FEFF end with the four
// below.
std::string_view Trim(std::string_view text) {
  const auto is_usual = [](unsigned char c) {
    return (c > ' ' && c < 0x80) || (c >= 0xE4 && c < 0xEF);
  };
  const auto ends_usual = [](unsigned char c) {
    return (c > ' ' && c < 0x80) ||
           (c != 0x80 && c != 0x8B && c != 0xA0 && c != 0xBF && c >= 0x80);
  };
  if (!text.empty() && is_usual(static_cast<unsigned char>(text.front())) &&
      ends_usual(static_cast<unsigned char>(text.back()))) {
    return text;
  }
  return TrimBlanks(text);
}

// Copies `text` without its blanks to `out`, which has room for all of it and
// kStep bytes more, and returns how much that is; sets `masked` if there is a
// '*'. A step copies sixteen bytes and keeps those before the first blank.
constexpr ptrdiff_t kStep = 16;
size_t CopyWithoutBlanks(std::string_view text, char* out, bool& masked) {
  const Bytes16 blank = Bytes16::All(' '), tab = Bytes16::All('\t'),
                star = Bytes16::All('*');
  const char* const begin = out;
  const char* at = text.data();
  const char* const end = at + text.size();
  uint32_t stars = 0;
  while (end - at >= kStep) {
    const Bytes16 bytes = Bytes16::Load(at);
    std::memcpy(out, at, kStep);
    stars |= bytes.Equal(star).Mask();
    const uint32_t blanks = bytes.Equal(blank).Or(bytes.Equal(tab)).Mask();
    if (blanks == 0) {
      at += kStep;
      out += kStep;
    } else {
      const int kept = std::countr_zero(blanks);
      at += kept + 1;
      out += kept;
    }
  }
  for (; at < end; ++at) {
    *out = *at;
    out += !IsBlank(*at);
    stars |= *at == '*';
  }
  masked = stars != 0;
  return static_cast<size_t>(out - begin);
}

// 32 bits, never 0 but for a masked text.
uint32_t HashWithoutBlanks(std::string_view text) {
  // Gathered, then hashed eight bytes at a time.
  char short_text[256];
  std::string long_text;
  char* out = short_text;
  if (text.size() + kStep > sizeof short_text) {
    long_text.resize(text.size() + kStep);
    out = long_text.data();
  }
  bool masked = false;
  const size_t size = CopyWithoutBlanks(text, out, masked);
  if (masked) return 0;
  const auto hash = static_cast<uint32_t>(HashBytes({out, size}));
  return hash == 0 ? 1 : hash;
}

}  // namespace

std::string_view StreetPart(std::string_view address) {
  const std::string_view text = Trim(address);
  const char* const end = text.data() + text.size();
  const Front front = DropParts(text.data(), end);
  // Some write the region again, without blanks.
  const char* street = DropPrefix(front, end);
  if (front.dropped >= 2) {
    street = street == front.at ? SkipBlanks(street + front.names.town, end)
                                : DropTown(street, end);
  }
  return {street, static_cast<size_t>(end - street)};
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
  const std::string_view text = DropPostcode(Trim(address));
  if (text.empty()) return {};
  return {HashWithoutBlanks(text), OccupationOfStreet(StreetPart(text))};
}

}  // namespace shuke::ingest
