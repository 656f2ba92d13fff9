// One spelling for one thing: provinces, cities, phones, e-mail addresses.
//
// Each distinct string of a file passes here once, after decoding.
#ifndef SHUKE_INGEST_NORMALISE_H_
#define SHUKE_INGEST_NORMALISE_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace shuke::ingest {

// "广东省" and "广东" are 广东, "内蒙古自治区" is 内蒙古, "上海市" is 上海: the
// usual short names of the 34 provinces. What is none of them comes back
// trimmed.
std::string NormaliseProvince(std::string_view province);

// How many bytes long the short name of the province is that at .. end begins
// with; 0 if with none.
size_t LeadingProvince(const char* at, const char* end);

// "广州市" is 广州; 市 is dropped after two or more characters, other endings
// stay.
std::string NormaliseCity(std::string_view city);

// Digits of a phone without blanks, dashes, brackets and, for Chinese mobiles,
// without +86. Masked digits (138****1234) stay masked; text that is no phone
// comes back trimmed.
std::string NormalisePhone(std::string_view phone);

// The ISO 4217 code that a cell names: "usd" is USD, "RMB" and "人民币" are
// CNY, "€" is EUR. What names none comes back trimmed, ASCII letters in upper
// case.
std::string NormaliseCurrency(std::string_view currency);

// Trimmed, ASCII letters in lower case.
std::string NormaliseEmail(std::string_view email);

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_NORMALISE_H_
