// One pass over code points. Outside braces everything but the two braces is
// literal; inside, everything up to the closing brace is the variable, cut at
// the first bar into name and fallback.
#include "core/campaign/template.h"

#include <algorithm>

#include "core/base/utf8.h"

namespace shuke::campaign {
namespace {

bool IsOpen(char32_t point) { return point == U'{' || point == U'｛'; }
bool IsClose(char32_t point) { return point == U'}' || point == U'｝'; }
bool IsBar(char32_t point) { return point == U'|' || point == U'｜'; }

// The code points of the text with where each begins, so that positions can
// be reported in characters and pieces cut in bytes.
struct Character {
  char32_t point;
  size_t byte;
};
std::vector<Character> Characters(std::string_view text) {
  std::vector<Character> all;
  all.reserve(text.size());
  for (size_t pos = 0; pos < text.size();) {
    const size_t byte = pos;
    all.push_back({NextCodePoint(text, pos), byte});
  }
  return all;
}

std::string KnownNames() {
  std::string names;
  for (std::string_view name : kVariableNames) {
    if (!names.empty()) names += ", ";
    names += name;
  }
  return names;
}

Error Fault(std::string_view code, size_t index, ErrorArgs more = {}) {
  Error error{std::string(code), {{"position", std::to_string(index + 1)}}};
  for (auto& arg : more) error.args.push_back(std::move(arg));
  return error;
}

// A nick may hold anything that its owner managed to type, a line break too.
void AppendValue(std::string_view value, std::string& text) {
  for (char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    text += byte < 0x20 || byte == 0x7F ? ' ' : c;
  }
}

}  // namespace

Result<Template> Template::Parse(std::string_view text) {
  const std::vector<Character> all = Characters(text);
  const auto byte_of = [&](size_t index) {
    return index < all.size() ? all[index].byte : text.size();
  };
  const auto slice = [&](size_t from, size_t to) {
    return text.substr(byte_of(from), byte_of(to) - byte_of(from));
  };

  Template result;
  Piece piece;
  size_t at = 0;
  while (at < all.size()) {
    const char32_t point = all[at].point;
    if (IsClose(point)) return Fault("template_unopened", at);
    if (!IsOpen(point)) {
      piece.literal += slice(at, at + 1);
      ++at;
      continue;
    }

    size_t end = at + 1;
    size_t bar = 0;  // 0 = none: the opening brace stands before any bar
    while (end < all.size() && !IsClose(all[end].point)) {
      if (IsOpen(all[end].point)) return Fault("template_unclosed", at);
      if (bar == 0 && IsBar(all[end].point)) bar = end;
      ++end;
    }
    if (end == all.size()) return Fault("template_unclosed", at);

    const std::string_view name =
        TrimBlanks(slice(at + 1, bar == 0 ? end : bar));
    const auto known =
        std::find(kVariableNames.begin(), kVariableNames.end(), name);
    if (known == kVariableNames.end()) {
      return Fault("template_unknown_variable", at,
                   {{"name", std::string(name)}, {"known", KnownNames()}});
    }
    if (bar != 0) {
      piece.fallback = slice(bar + 1, end);
      if (TrimBlanks(piece.fallback).empty()) {
        return Fault("template_empty_fallback", at,
                     {{"name", std::string(name)}});
      }
    }
    piece.variable = static_cast<Variable>(known - kVariableNames.begin());
    result.pieces_.push_back(std::move(piece));
    piece = {};
    at = end + 1;
  }
  if (!piece.literal.empty()) result.pieces_.push_back(std::move(piece));
  return result;
}

std::optional<std::string> Template::Render(
    const VariableValues& values) const {
  std::string text;
  for (const Piece& piece : pieces_) {
    text += piece.literal;
    if (!piece.variable) continue;
    const std::string& value = values[static_cast<size_t>(*piece.variable)];
    if (value.empty() && piece.fallback.empty()) return std::nullopt;
    AppendValue(value.empty() ? piece.fallback : value, text);
  }
  return text;
}

bool Template::Uses(Variable variable) const {
  return std::any_of(pieces_.begin(), pieces_.end(), [&](const Piece& piece) {
    return piece.variable == variable;
  });
}

}  // namespace shuke::campaign
