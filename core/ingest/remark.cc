// The excepted phrases are struck out first, so that a word inside one does not
// count and the same word elsewhere does.
#include "core/ingest/remark.h"

#include <algorithm>
#include <cassert>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/embedded.h"
#include "core/base/json_text.h"
#include "core/ingest/word_finder.h"

namespace shuke::ingest {
namespace {

using nlohmann::json;

struct GiftWords {
  WordFinder words;
  std::vector<std::string> except;
};

const GiftWords& Words() {
  // Parsed once; immutable afterwards.
  static const GiftWords words = [] {
    const json document = ParseJson(embedded::Table("gift_words"));
    assert(document.is_object() && "an embedded table is ours");
    GiftWords out;
    if (!document.is_object()) return out;
    out.words = WordFinder(document.value("words", std::vector<std::string>()));
    out.except = document.value("except", out.except);
    return out;
  }();
  return words;
}

}  // namespace

bool SpeaksOfGift(std::string_view remark) {
  const GiftWords& gift = Words();
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const bool as_it_is = std::none_of(remark.begin(), remark.end(), is_upper);
  if (as_it_is && !gift.words.Any(remark)) return false;
  std::string text(remark);
  for (char& c : text) {
    if (is_upper(c)) c = static_cast<char>(c + ('a' - 'A'));
  }
  if (!gift.words.Any(text)) return false;
  for (const std::string& phrase : gift.except) {
    for (size_t at = text.find(phrase); at != std::string::npos;
         at = text.find(phrase, at)) {
      text.replace(at, phrase.size(), "\n");
    }
  }
  return gift.words.Any(text);
}

}  // namespace shuke::ingest
