// WordFinder: where any of a few dozen words stands in a short text.
//
// Looking for each word by itself goes through the text once a word. Here the
// text is gone through once: a word can begin only where its first three bytes
// are (one character of Chinese), and those of all words are marks in a table.
#ifndef SHUKE_INGEST_WORD_FINDER_H_
#define SHUKE_INGEST_WORD_FINDER_H_

#include <bitset>
#include <cassert>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace shuke::ingest {

class WordFinder {
 public:
  WordFinder() = default;
  // Words of at least three bytes.
  explicit WordFinder(std::vector<std::string> words)
      : words_(std::move(words)) {
    for (const std::string& word : words_) {
      assert(word.size() >= 3 && "the tables are ours");
      begins_.set(MarkOf(word.data()));
    }
  }

  const std::vector<std::string>& words() const { return words_; }

  // Calls see(word, place), `word` an index of words(), for each place of each
  // word: places ascending, at one place the words in their order. Until it
  // returns false.
  template <typename See>
  void Each(std::string_view text, See&& see) const {
    for (size_t at = 0; at + 3 <= text.size(); ++at) {
      if (!begins_.test(MarkOf(text.data() + at))) continue;
      for (size_t word = 0; word < words_.size(); ++word) {
        if (text.substr(at).starts_with(words_[word]) && !see(word, at)) return;
      }
    }
  }

  bool Any(std::string_view text) const {
    bool found = false;
    Each(text, [&](size_t, size_t) {
      found = true;
      return false;
    });
    return found;
  }

 private:
  static constexpr size_t kMarks = 4096;

  static size_t MarkOf(const char* begin) {
    const auto byte = [&](int i) {
      return static_cast<size_t>(static_cast<unsigned char>(begin[i]));
    };
    return (byte(0) ^ byte(1) << 3 ^ byte(2) << 6) % kMarks;
  }

  std::vector<std::string> words_;
  std::bitset<kMarks> begins_;
};

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_WORD_FINDER_H_
