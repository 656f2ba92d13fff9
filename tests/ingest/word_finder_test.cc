#include "core/ingest/word_finder.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "core/base/rng.h"

namespace shuke::ingest {
namespace {

using Places = std::vector<std::pair<size_t, size_t>>;  // word, place

// The obvious slow way: every word at every place.
Places Slowly(const std::vector<std::string>& words, std::string_view text) {
  Places places;
  for (size_t at = 0; at < text.size(); ++at) {
    for (size_t word = 0; word < words.size(); ++word) {
      if (text.substr(at, words[word].size()) == words[word])
        places.emplace_back(word, at);
    }
  }
  return places;
}

TEST(WordFinder, FindsWhatTryingEveryWordAtEveryPlaceFinds) {
  const std::vector<std::string> words = {"大厦", "大",   "写字楼",
                                          "楼",   "gift", "if楼"};
  const WordFinder finder(words);
  const std::vector<std::string> pieces = {"大", "厦", "写", "字", "楼",
                                           "g",  "if", "t",  "厅", "\xE5"};
  Rng rng(11);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (uint32_t i = rng.Below(12); i > 0; --i)
      text += pieces[rng.Below(static_cast<uint32_t>(pieces.size()))];
    Places found;
    finder.Each(text, [&](size_t word, size_t place) {
      found.emplace_back(word, place);
      return true;
    });
    ASSERT_EQ(found, Slowly(words, text)) << text;
    ASSERT_EQ(finder.Any(text), !found.empty()) << text;
  }
}

// Texts are gone through by blocks: words begin in one and end in the next, and
// every length leaves another rest.
TEST(WordFinder, FindsWordsAtEveryPlaceOfLongTexts) {
  const std::vector<std::string> chinese = {"大厦", "大", "写字楼"};
  const std::vector<std::string> mixed = {"大厦", "gift", "写字楼"};
  for (const auto& words : {chinese, mixed}) {
    const WordFinder finder(words);
    for (const std::string_view filling : {"a", "号", "大"}) {
      for (size_t length = 0; length < 140; ++length) {
        std::string text;
        while (text.size() < length) text += filling;
        for (const std::string& word : words) {
          const std::string before = text + word, around = before + text;
          for (const std::string& some : {text, before, around}) {
            Places found;
            finder.Each(some, [&](size_t which, size_t place) {
              found.emplace_back(which, place);
              return true;
            });
            ASSERT_EQ(found, Slowly(words, some)) << some;
          }
        }
      }
    }
  }
}

TEST(WordFinder, StopsWhereItIsTold) {
  const WordFinder finder({"大厦", "大", "楼"});
  size_t seen = 0;
  finder.Each("大厦楼大厦楼", [&](size_t, size_t) { return ++seen < 3; });
  EXPECT_EQ(seen, 3u);
}

}  // namespace
}  // namespace shuke::ingest
