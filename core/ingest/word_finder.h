// WordFinder: where any of a few dozen words stands in a short text.
//
// Looking for each word by itself goes through the text once a word. Here the
// text is gone through once: a word can begin only where its first three bytes
// are (one character of Chinese), and those of all words are marks in a table;
// a mark leads to the words that it may stand for.
#ifndef SHUKE_INGEST_WORD_FINDER_H_
#define SHUKE_INGEST_WORD_FINDER_H_

#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/same_bytes.h"

namespace shuke::ingest {

class WordFinder {
 public:
  WordFinder() : WordFinder(std::vector<std::string>()) {}
  // Words of at least three bytes.
  explicit WordFinder(std::vector<std::string> words)
      : words_(std::move(words)) {
    assert(words_.size() < kNone && "the tables are ours");
    first_.fill(kNone);
    next_.resize(words_.size());
    for (size_t word = words_.size(); word-- > 0;) {
      assert(words_[word].size() >= 3 && "the tables are ours");
      uint16_t& first = first_[MarkOf(words_[word].data())];
      next_[word] = first;
      first = static_cast<uint16_t>(word);
    }
  }

  const std::vector<std::string>& words() const { return words_; }

  // Calls see(word, place), `word` an index of words(), for each place of each
  // word: places ascending, at one place the words in their order. Until it
  // returns false.
  template <typename See>
  void Each(std::string_view text, See&& see) const {
    for (size_t at = 0; at + 3 <= text.size(); at += StepAt(text, at)) {
      for (uint16_t word = first_[MarkOf(text.data() + at)]; word != kNone;
           word = next_[word]) {
        const std::string& sought = words_[word];
        if (sought.size() <= text.size() - at &&
            SameBytes(sought, text.substr(at, sought.size())) &&
            !see(word, at)) {
          return;
        }
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
  static constexpr uint16_t kNone = 0xffff;

  // No word begins inside a character.
  static size_t StepAt(std::string_view text, size_t at) {
    const auto is = [&](size_t place, int mask, int bits) {
      return (static_cast<unsigned char>(text[place]) & mask) == bits;
    };
    const bool three =
        is(at, 0xF0, 0xE0) && is(at + 1, 0xC0, 0x80) && is(at + 2, 0xC0, 0x80);
    return three ? 3 : 1;
  }

  static size_t MarkOf(const char* begin) {
    const auto byte = [&](int i) {
      return static_cast<size_t>(static_cast<unsigned char>(begin[i]));
    };
    return (byte(0) ^ byte(1) << 3 ^ byte(2) << 6) % kMarks;
  }

  std::vector<std::string> words_;
  std::array<uint16_t, kMarks> first_;  // of the words of a mark, or kNone
  std::vector<uint16_t> next_;          // by word: the next one of its mark
};

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_WORD_FINDER_H_
