#include "core/mine/joined_titles.h"

#include <string_view>

namespace shuke::mine {
namespace {

using table::StringId;

constexpr std::string_view kComma = "，";

}  // namespace

JoinedTitles::JoinedTitles(const table::OrderLines& lines,
                           const table::Dictionary& dictionary)
    : dictionary_(dictionary), is_title_(dictionary.size(), false) {
  for (uint32_t line = 0; line < lines.size(); ++line)
    is_title_[lines.Text(table::TextField::kProduct, line)] = true;
}

std::span<const StringId> JoinedTitles::PartsOf(StringId title) {
  const auto found = parts_.find(title);
  if (found != parts_.end()) return found->second;
  return parts_[title] = Split(title);
}

std::vector<StringId> JoinedTitles::Split(StringId title) const {
  std::vector<StringId> parts;
  std::string_view rest = dictionary_.At(title);
  for (;;) {
    const size_t comma = rest.find(kComma);
    StringId part = table::kEmptyString;
    if (!dictionary_.Find(rest.substr(0, comma), part) ||
        part == table::kEmptyString || !is_title_[part]) {
      return {title};
    }
    parts.push_back(part);
    if (comma == std::string_view::npos) return parts;
    rest.remove_prefix(comma + kComma.size());
  }
}

}  // namespace shuke::mine
