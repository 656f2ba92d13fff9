#include "core/ingest/column_guess.h"

#include <algorithm>
#include <set>

#include "core/base/money.h"
#include "core/base/utf8.h"
#include "core/ingest/dates.h"
#include "core/ingest/layout.h"
#include "core/ingest/profile.h"
#include "core/ingest/role.h"

namespace shuke::ingest {
namespace {

constexpr double kKnownName = 1.0;
constexpr double kNameInside = 0.8;
constexpr double kByContent = 0.5;
constexpr double kLeastShare = 0.8;  // of the filled cells that must look alike

size_t CountDigits(std::string_view text) {
  return static_cast<size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }));
}

// A Chinese mobile (139…, 138****1234) or a number with its country.
bool IsPhone(std::string_view text) {
  if (text.find_first_not_of("0123456789+*- ") != std::string_view::npos)
    return false;
  const size_t digits = CountDigits(text);
  if (text.starts_with('+')) return digits >= 7 && digits <= 15;
  const auto masked =
      static_cast<size_t>(std::count(text.begin(), text.end(), '*'));
  return digits >= 7 && digits + masked == 11 && text[0] == '1' &&
         text[1] >= '3';
}

// What a column's cells look like, as shares of the filled ones.
struct Content {
  double dates = 0, amounts = 0, phones = 0, emails = 0, long_ids = 0;
  bool distinct = false;  // no two filled cells are equal
};

Content Look(const std::vector<std::vector<std::string>>& rows, size_t column) {
  Content content;
  DateColumn dates;
  std::set<std::string_view> seen;
  size_t filled = 0;
  for (const auto& row : rows) {
    if (column >= row.size() || row[column].empty()) continue;
    const std::string& cell = row[column];
    ++filled;
    seen.insert(cell);
    const size_t digits = CountDigits(cell);
    const bool date = dates.Read(cell).ok() && digits < cell.size();
    content.dates += date;
    content.amounts += !date && digits <= 9 &&
                       (ParseMoney(cell, 2).ok() ||
                        ParseMoney(cell, 2, DecimalMark::kComma).ok());
    content.phones += IsPhone(cell);
    content.emails += cell.find('@') != std::string::npos &&
                      cell.find('.') != std::string::npos;
    // "100.01" is an amount; "17850.0" an id that went through a table tool.
    const bool fraction = cell.find('.') != std::string::npos &&
                          !std::string_view(cell).ends_with(".0");
    content.long_ids +=
        digits >= 5 && digits * 2 > cell.size() && !date && !fraction;
  }
  if (filled == 0) return content;
  for (double* share : {&content.dates, &content.amounts, &content.phones,
                        &content.emails, &content.long_ids}) {
    *share /= static_cast<double>(filled);
  }
  content.distinct = seen.size() == filled && filled > 1;
  return content;
}

double NameScore(const std::vector<std::string>& aliases,
                 const std::string& header) {
  double score = 0;
  for (const std::string& alias : aliases) {
    if (alias == header) return kKnownName;
    // Short spellings ("市", "id") lie inside too many words to mean anything
    // there.
    if (CountCodePoints(alias) >= 2 && header.find(alias) != std::string::npos)
      score = kNameInside;
  }
  return score;
}

double ContentScore(std::string_view role, const Content& content) {
  const auto most = [](double share) {
    return share >= kLeastShare ? kByContent : 0;
  };
  if (role == "created_at") return most(content.dates);
  if (role == "paid_at") return most(content.dates) * 0.9;
  if (role == "paid_amount") return most(content.amounts);
  if (role == "order_amount") return most(content.amounts) * 0.9;
  if (role == "unit_price" || role == "quantity")
    return most(content.amounts) * 0.6;
  if (role == "phone") return most(content.phones);
  if (role == "recipient_phone") return most(content.phones) * 0.9;
  if (role == "email") return most(content.emails);
  if (role == "order_id") {
    // Every phone is a long number too, and rarely twice in a preview.
    const double weight = content.phones >= kLeastShare ? 0.5 : 1;
    return content.distinct ? most(content.long_ids) * weight : 0;
  }
  if (role == "member_id")
    return content.distinct ? 0 : most(content.long_ids) * 0.8;
  return 0;
}

}  // namespace

bool LooksLikeValue(std::string_view cell) {
  const size_t digits = CountDigits(cell);
  return digits * 2 >= cell.size() || cell.find('@') != std::string_view::npos;
}

std::vector<RoleCandidate> GuessRoles(
    const std::vector<std::string>& headers,
    const std::vector<std::vector<std::string>>& rows) {
  std::vector<RoleCandidate> out;
  for (size_t column = 0; column < headers.size(); ++column) {
    const std::string header = NormaliseHeader(headers[column]);
    const Content content = Look(rows, column);
    const size_t begin = out.size();
    for (const auto& [role, aliases] : GenericProfile().columns) {
      const double score =
          std::max(NameScore(aliases, header), ContentScore(role, content));
      if (score > 0)
        out.push_back({static_cast<uint32_t>(column), role, score});
    }
    std::stable_sort(
        out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(),
        [](const auto& a, const auto& b) { return a.score > b.score; });
  }
  return out;
}

}  // namespace shuke::ingest
