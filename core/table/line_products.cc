#include "core/table/line_products.h"

#include <string_view>

namespace shuke::table {
namespace {

constexpr std::string_view kComma = "，";

}  // namespace

LineProducts::LineProducts(const OrderLines& lines,
                           const Dictionary& dictionary)
    : lines_(lines),
      dictionary_(dictionary),
      is_title_(dictionary.size(), false) {
  for (uint32_t line = 0; line < lines.size(); ++line)
    is_title_[lines.Text(TextField::kProduct, line)] = true;
}

std::span<const StringId> LineProducts::Of(uint32_t line) const {
  only_ = lines_.Text(TextField::kProductId, line);
  if (only_ == kEmptyString) {
    only_ = lines_.Text(TextField::kProduct, line);
    if (only_ == kEmptyString) return {};
    if ((lines_.flags[line] & kLineLevel) == 0) {
      const auto [entry, added] = parts_.try_emplace(only_);
      if (added) entry->second = Split(only_);
      return entry->second;
    }
  }
  return {&only_, 1};
}

std::vector<StringId> LineProducts::Split(StringId title) const {
  std::vector<StringId> parts;
  std::string_view rest = dictionary_.At(title);
  for (;;) {
    const size_t comma = rest.find(kComma);
    StringId part = kEmptyString;
    if (!dictionary_.Find(rest.substr(0, comma), part) ||
        part == kEmptyString || !is_title_[part]) {
      return {title};
    }
    parts.push_back(part);
    if (comma == std::string_view::npos) return parts;
    rest.remove_prefix(comma + kComma.size());
  }
}

}  // namespace shuke::table
