// A table maps its codes to the words that stand for them; it is turned round
// once, into a map from word to code.
#include "core/segment/places.h"

#include <cassert>
#include <map>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>

#include "core/base/embedded.h"
#include "core/base/json_text.h"
#include "core/base/utf8.h"

namespace shuke::segment {
namespace {

using nlohmann::json;
using CodeOf = std::unordered_map<std::string, CodeIndex>;

CodeOf ReadTable(std::string_view name,
                 std::span<const std::string_view> codes) {
  const json document = ParseJson(embedded::Table(name));
  assert(document.is_object() && "an embedded table is ours");
  CodeOf out;
  for (size_t i = 0; i < codes.size(); ++i) {
    const auto words = document.find(codes[i]);
    if (words == document.end()) continue;
    for (const json& word : *words)
      out.emplace(word.get<std::string>(), static_cast<CodeIndex>(i));
  }
  return out;
}

std::optional<CodeIndex> Find(const CodeOf& table, std::string_view word) {
  const auto found = table.find(std::string(word));
  if (found == table.end()) return std::nullopt;
  return found->second;
}

// The network code of a Chinese mobile; empty for any other text.
std::string_view NetworkCode(std::string_view phone) {
  if (phone.size() != 11 || phone[0] != '1') return {};
  for (size_t i = 0; i < phone.size(); ++i) {
    const bool digit = phone[i] >= '0' && phone[i] <= '9';
    if (!digit && (i < 3 || phone[i] != '*')) return {};
  }
  return phone.substr(0, 3);
}

// The codes of network codes, by their number: every customer has a phone, and
// a look into a map of texts costs more than all else about it.
class NetworkTable {
 public:
  NetworkTable(std::string_view name, std::span<const std::string_view> codes) {
    code_.fill(kNone);
    for (const auto& [word, code] : ReadTable(name, codes))
      code_[NumberOf(NetworkCode(word + "00000000"))] =
          static_cast<int8_t>(code);
  }

  std::optional<CodeIndex> Of(std::string_view phone) const {
    const std::string_view network = NetworkCode(phone);
    if (network.empty()) return std::nullopt;
    const int8_t code = code_[NumberOf(network)];
    return code == kNone ? std::nullopt : std::optional<CodeIndex>(code);
  }

 private:
  static constexpr int8_t kNone = -1;

  // Of "1dd".
  static size_t NumberOf(std::string_view network) {
    assert(network.size() == 3 && "an embedded table is ours");
    return static_cast<size_t>((network[1] - '0') * 10 + (network[2] - '0'));
  }

  std::array<int8_t, 100> code_;
};

std::string Lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return out;
}

}  // namespace

// The tables are parsed once and immutable afterwards.

std::optional<CodeIndex> RegionOf(std::string_view province) {
  static const CodeOf table = ReadTable("regions", kRegionCodes);
  return Find(table, province);
}

std::optional<CodeIndex> CityTierOf(std::string_view province,
                                    std::string_view city) {
  static const CodeOf table = ReadTable("city_tiers", kCityTierCodes);
  constexpr CodeIndex kRest = kCityTierCodes.size() - 1;
  constexpr CodeIndex kOffMainland = kRegionCodes.size() - 1;
  const std::optional<CodeIndex> region = RegionOf(province);
  // 北京 is city and province; its districts stand where other cities do.
  if (const auto own = Find(table, province); own && region) return own;
  const auto tier = Find(table, city);
  if (tier && (region || province.empty())) return tier;
  if (city.empty() || !region || *region == kOffMainland) return std::nullopt;
  return kRest;
}

std::optional<CodeIndex> CarrierOf(std::string_view phone) {
  static const NetworkTable table("carriers", kCarrierCodes);
  return table.Of(phone);
}

std::optional<CodeIndex> CarrierEraOf(std::string_view phone) {
  static const NetworkTable table("carrier_eras", kCarrierEraCodes);
  return table.Of(phone);
}

std::optional<CodeIndex> EmailProviderOf(std::string_view email) {
  static const CodeOf table = ReadTable("email_providers", kEmailProviderCodes);
  constexpr CodeIndex kOther = kEmailProviderCodes.size() - 1;
  const size_t at = email.rfind('@');
  if (at == std::string_view::npos || at == 0) return std::nullopt;
  const std::string domain = Lower(email.substr(at + 1));
  if (domain.find('.') == std::string::npos) return std::nullopt;
  return Find(table, domain).value_or(kOther);
}

std::optional<CodeIndex> GenderOf(std::string_view text) {
  static const CodeOf table = {
      {"女", 0},   {"女士", 0}, {"女性", 0}, {"female", 0}, {"f", 0}, {"男", 1},
      {"先生", 1}, {"男士", 1}, {"男性", 1}, {"male", 1},   {"m", 1}};
  return Find(table, Lower(TrimBlanks(text)));
}

}  // namespace shuke::segment
