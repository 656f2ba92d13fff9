// What a province, a city, a phone and a mail address tell of a customer: tags
// that need nothing but a look into a table (tables/*.json, with their
// sources).
//
// Every function gives an index into its codes, or nothing where the table
// knows no answer.
#ifndef SHUKE_SEGMENT_PLACES_H_
#define SHUKE_SEGMENT_PLACES_H_

#include <array>
#include <optional>
#include <string_view>

namespace shuke::segment {

using CodeIndex = int;

inline constexpr std::array<std::string_view, 8> kRegionCodes = {
    "north", "northeast", "east",      "central",
    "south", "southwest", "northwest", "hk_mo_tw"};
// Of a province by its short name (华东 of 浙江).
std::optional<CodeIndex> RegionOf(std::string_view province);

// tier_4 is 四线及以下: any other city of a mainland province.
inline constexpr std::array<std::string_view, 5> kCityTierCodes = {
    "tier_1", "new_tier_1", "tier_2", "tier_3", "tier_4"};
// Of a city by its name without 市. The province decides whether an unlisted
// name is a city of the mainland; a municipality is its own city.
std::optional<CodeIndex> CityTierOf(std::string_view province,
                                    std::string_view city);

inline constexpr std::array<std::string_view, 5> kCarrierCodes = {
    "china_mobile", "china_unicom", "china_telecom", "china_broadnet",
    "virtual"};
// The operator that issued a mobile number of 11 digits, whose middle may be
// masked (139****1234).
std::optional<CodeIndex> CarrierOf(std::string_view phone);

// The years in which numbers of that beginning were first issued: a hint at how
// long somebody has had theirs.
inline constexpr std::array<std::string_view, 5> kCarrierEraCodes = {
    "gsm", "2g", "3g", "4g", "5g"};
std::optional<CodeIndex> CarrierEraOf(std::string_view phone);

inline constexpr std::array<std::string_view, 11> kEmailProviderCodes = {
    "qq",     "netease",   "sina",  "sohu",  "aliyun", "carrier",
    "google", "microsoft", "yahoo", "apple", "other"};
// Of the domain of an address; "other" for a domain that no table knows.
std::optional<CodeIndex> EmailProviderOf(std::string_view email);

inline constexpr std::array<std::string_view, 2> kGenderCodes = {"female",
                                                                 "male"};
// 女, 女士, female, f, … in either case.
std::optional<CodeIndex> GenderOf(std::string_view text);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_PLACES_H_
