#include "core/cli/messages.h"

#include <nlohmann/json.hpp>

#include "core/base/embedded.h"
#include "core/base/json_text.h"
#include "core/base/utf8.h"

namespace shuke::cli {

Messages::Messages(std::string_view language)
    : language_(language == "en" ? "en" : "zh") {
  const std::string_view text =
      language == "en" ? embedded::MessagesEn() : embedded::MessagesZh();
  const auto json = ParseJson(text);
  if (!json.is_object()) return;
  for (const auto& [key, sentence] : json.items()) {
    if (sentence.is_string()) sentences_[key] = sentence.get<std::string>();
  }
}

std::string Messages::Say(std::string_view key, const Args& args) const {
  const auto found = sentences_.find(std::string(key));
  if (found == sentences_.end()) return std::string(key);
  std::string_view rest = found->second;
  std::string out;
  while (!rest.empty()) {
    const size_t open = rest.find('{');
    const size_t close =
        open == std::string_view::npos ? open : rest.find('}', open);
    if (close == std::string_view::npos) break;
    out += rest.substr(0, open);
    const auto arg =
        args.find(std::string(rest.substr(open + 1, close - open - 1)));
    if (arg != args.end()) {
      out += Visible(arg->second);
    } else {
      out += rest.substr(open, close - open + 1);
    }
    rest.remove_prefix(close + 1);
  }
  out += rest;
  return out;
}

std::string Visible(std::string_view utf8) {
  std::string out;
  for (size_t pos = 0; pos < utf8.size();) {
    const char32_t c = NextCodePoint(utf8, pos);
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    AppendUtf8(control ? U'\uFFFD' : c, &out);
  }
  return out;
}

size_t DisplayWidth(std::string_view utf8) {
  size_t width = 0;
  for (size_t pos = 0; pos < utf8.size();) {
    const char32_t c = NextCodePoint(utf8, pos);
    const bool wide =
        (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
        (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
        (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
        (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x20000 && c <= 0x3FFFD);
    width += wide ? 2 : 1;
  }
  return width;
}

}  // namespace shuke::cli
