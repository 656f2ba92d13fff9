// WordFinder: where any of a few dozen words stands in a short text.
//
// Looking for each word by itself goes through the text once a word. Here the
// text is gone through once: a word can begin only where its first three bytes
// are (one character of Chinese), and those of all words are marks in a table;
// a mark leads to the words that it may stand for. Sixty-four bytes at a time:
// first the places are gathered where a mark stands, few of many and in no
// order that a processor could foresee, and then those are looked into.
#ifndef SHUKE_INGEST_WORD_FINDER_H_
#define SHUKE_INGEST_WORD_FINDER_H_

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/bytes16.h"
#include "core/base/same_bytes.h"

namespace shuke::ingest {

class WordFinder {
 public:
  WordFinder() : WordFinder(std::vector<std::string>()) {}
  // Words of at least three bytes in UTF-8.
  explicit WordFinder(std::vector<std::string> words)
      : words_(std::move(words)) {
    assert(words_.size() < kNone && "the tables are ours");
    first_.fill(kNone);
    next_.resize(words_.size());
    for (size_t word = words_.size(); word-- > 0;) {
      assert(words_[word].size() >= 3 && "the tables are ours");
      least_ = std::min(least_, static_cast<unsigned char>(words_[word][0]));
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
    if (text.size() < 3) return;
    const std::string_view starts = text.substr(0, text.size() - 2);
    struct Place {
      size_t at;
      uint16_t word;
    };
    Place places[kBlock];
    for (size_t begin = 0; begin < starts.size(); begin += kBlock) {
      size_t found = 0;
      for (uint64_t left = MayBegin(starts.substr(begin, kBlock)); left != 0;
           left &= left - 1) {
        const size_t at = begin + static_cast<size_t>(std::countr_zero(left));
        places[found] = {at, first_[MarkOf(text.data() + at)]};
        found += places[found].word != kNone;
      }
      for (size_t i = 0; i < found; ++i) {
        const std::string_view rest = text.substr(places[i].at);
        for (uint16_t word = places[i].word; word != kNone;
             word = next_[word]) {
          const std::string& sought = words_[word];
          if (sought.size() <= rest.size() &&
              SameBytes(sought, rest.substr(0, sought.size())) &&
              !see(word, places[i].at)) {
            return;
          }
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

  static constexpr size_t kBlock = 64;

  // Of at most kBlock bytes those that a word may begin with, the first one
  // lowest: not those inside a character, and none that is less than all words
  // begin with, which shuts out ASCII if the words are Chinese.
  uint64_t MayBegin(std::string_view bytes) const {
    constexpr size_t kStep = 16;
    constexpr unsigned char kInside = 0x80, kLead = 0xC0;  // inside: 80..BF
    const auto all = [](unsigned char byte) {
      return Bytes16::All(static_cast<char>(byte));
    };
    const Bytes16 least = all(least_), inside = all(kInside), lead = all(kLead);
    uint64_t may = 0;
    const auto look = [&](size_t at) {
      const Bytes16 some = Bytes16::Load(bytes.data() + at);
      const uint32_t begins =
          some.AtLeast(least).Mask() &
          ~(some.AtLeast(inside).Mask() ^ some.AtLeast(lead).Mask());
      may |= uint64_t{begins} << at;
    };
    size_t at = 0;
    for (; at + kStep <= bytes.size(); at += kStep) look(at);
    if (at == bytes.size()) return may;
    if (at > 0) {
      look(bytes.size() - kStep);
      return may;
    }
    for (; at < bytes.size(); ++at) {
      const auto byte = static_cast<unsigned char>(bytes[at]);
      const bool begins = byte >= least_ && (byte < kInside || byte >= kLead);
      may |= uint64_t{begins} << at;
    }
    return may;
  }

  static size_t MarkOf(const char* begin) {
    const auto byte = [&](int i) {
      return static_cast<size_t>(static_cast<unsigned char>(begin[i]));
    };
    return (byte(0) ^ byte(1) << 3 ^ byte(2) << 6) % kMarks;
  }

  std::vector<std::string> words_;
  unsigned char least_ = 0xff;          // of the first bytes of all words
  std::array<uint16_t, kMarks> first_;  // of the words of a mark, or kNone
  std::vector<uint16_t> next_;          // by word: the next one of its mark
};

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_WORD_FINDER_H_
