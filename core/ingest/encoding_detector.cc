// Which encoding is a stream in? A naive Bayes classifier over characters.
//
// Under each hypothesis the stream falls into characters, by a small automaton
// per encoding that is fed every byte that is not plain ASCII
// (joint_automaton.h: all of them in one step). Each character belongs to a
// class (a frequent hanzi, a rare one, a symbol, a malformed byte …) and the
// automaton counts the classes: all the memory there is. The log-likelihood of
// the stream is the sum of count * log p(character), where
//
//   p(character) = p(class | text in this encoding) / characters in the class,
//
// relative to a stream of ASCII alone, which all hypotheses read alike; so an
// ASCII byte that a hypothesis takes for the second half of a character gets
// its ASCII probability back. Characters of Chinese come in runs: a run costs
// its beginning and its end, which is what tells the lone é of "caffé," or the
// Ä of "Änderung" from a hanzi.
//
// Worked example: "\xD6\xD0" (中) between ASCII. GB18030: one run of one
// frequent hanzi, log(.05 * .1) + log(.85 / 3755) = -13.7. Windows-1252 (ÖÐ):
// two capital letters, 2 log(.002 / 30) = -19.2. Big5: no such code, -18.
// GB18030 leads by 4.7: a guess. A second hanzi makes it 15, which is certain.
//
// The class probabilities are round numbers, right to a factor of two or so.
// They need no more: GB2312's level 1 (rows B0-D7) holds 99.8 % of the hanzi of
// running text by its own construction, Big5's (A4-C6) likewise.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <initializer_list>

#include "core/base/utf8.h"
#include "core/ingest/encoding.h"
#include "core/ingest/encoding_automata.h"
#include "core/ingest/joint_automaton.h"

namespace shuke::ingest {
namespace {

// The cost of one character of a class.
double Log(double probability, double characters) {
  return std::log(probability / characters);
}

// More than 1000 to 1.
constexpr double kCertain = 6.9;
// 3 to 1.
constexpr double kDecided = 1.1;
// Before any evidence: bytes that happen to be well-formed UTF-8 throughout
// rarely mean anything else (100 to 1), and of the exports that are in a
// Chinese encoding, few are Big5 (1 in 20).
constexpr double kWellFormedUtf8 = 4.6;
constexpr double kBig5Prior = -3.0;
// A malformed byte is one in a million characters.
constexpr double kMalformed = 1e-6;

}  // namespace

EncodingDetector::EncodingDetector(uint64_t offset)
    : bytes_seen_(offset), offset_(offset), counts_(Joint().next.size(), 0) {}

EncodingDetector::Seen EncodingDetector::seen() const {
  return {bytes_seen_ - offset_, head_,  row_, counts_, nul_at_, skipped_,
          sample_bytes_,         sample_};
}

void EncodingDetector::Add(const Seen& next) {
  for (size_t i = 0; i < counts_.size(); ++i) counts_[i] += next.steps[i];
  for (size_t i = 0; i < nul_at_.size(); ++i) nul_at_[i] += next.nul_at[i];
  if (bytes_seen_ == 0) {
    head_ = next.head;
    sample_bytes_ = next.sample_bytes;
    sample_ = next.sample;
  }
  skipped_ += next.skipped;
  row_ = next.row;
  bytes_seen_ += next.bytes;
}

// Skips ASCII from `pos`, counting NULs, to the first byte that is not ASCII.
size_t EncodingDetector::SkipAscii(std::string_view bytes, size_t pos) {
  constexpr uint64_t kHigh = 0x8080808080808080u;
  constexpr uint64_t kOnes = 0x0101010101010101u;
  const char* const data = bytes.data();
  const size_t size = bytes.size();
  while (pos + 32 <= size) {
    uint64_t w[4];
    std::memcpy(w, data + pos, 32);
    // A byte at or above 0x80, or (by the borrow) a NUL.
    const uint64_t odd = (w[0] | w[1] | w[2] | w[3] | (w[0] - kOnes) |
                          (w[1] - kOnes) | (w[2] - kOnes) | (w[3] - kOnes)) &
                         kHigh;
    if (odd != 0) break;
    pos += 32;
  }
  for (; pos < size; ++pos) {
    const auto byte = static_cast<unsigned char>(data[pos]);
    if (byte >= 0x80) break;
    if (byte == 0) ++nul_at_[(bytes_seen_ + pos) & 1];
  }
  return pos;
}

// Skips ASCII, and behind the head whole runs of what is expected, from `pos`
// to the first run that is to be counted.
size_t EncodingDetector::SkipExpected(std::string_view bytes, size_t pos) {
  if (!expected_ || bytes_seen_ + pos < kHead) return SkipAscii(bytes, pos);
  if (offset_ == 0 && sample_bytes_ == 0) {
    sample_ = counts_;
    sample_bytes_ = bytes_seen_ + pos;
  }
  const size_t begin = pos;
  while (true) {
    pos = SkipAscii(bytes, PassOver(bytes, pos));
    if (pos == bytes.size() || expected_ != Encoding::kUtf8) break;
    const size_t end = SkipWide(bytes, pos);
    const bool whole =
        end < bytes.size() && static_cast<unsigned char>(bytes[end]) < 0x80;
    if (!whole) break;
    pos = end;
  }
  skipped_ += pos - begin;
  return pos;
}

size_t EncodingDetector::PassOver(std::string_view bytes, size_t pos) const {
  if (expected_ == Encoding::kUtf8) return SkipUsualUtf8(bytes, pos);
  if (expected_ == Encoding::kGb18030) return SkipUsualGb18030(bytes, pos);
  return pos;
}

void EncodingDetector::Feed(std::string_view bytes) {
  for (size_t i = 0; bytes_seen_ + i < head_.size() && i < bytes.size(); ++i) {
    head_[static_cast<size_t>(bytes_seen_) + i] =
        static_cast<unsigned char>(bytes[i]);
  }
  const JointAutomaton& joint = Joint();
  const uint16_t* const next = joint.next.data();
  uint64_t* const counts = counts_.data();
  size_t pos = 0;
  while (pos < bytes.size()) {
    if (row_ == 0) {
      pos = SkipExpected(bytes, pos);
      if (pos == bytes.size()) break;
    }
    size_t row = row_;
    do {
      const auto byte = static_cast<unsigned char>(bytes[pos]);
      const size_t step = row + joint.class_of[byte];
      ++counts[step];
      row = next[step];
      if (byte == 0) ++nul_at_[(bytes_seen_ + pos) & 1];
      ++pos;
    } while (pos < bytes.size() &&
             (row != 0 || static_cast<unsigned char>(bytes[pos]) >= 0x80));
    row_ = static_cast<uint16_t>(row);
  }
  bytes_seen_ += bytes.size();
}

EncodingDetector::Evidence EncodingDetector::Gather() const {
  Evidence evidence;
  const JointAutomaton& joint = Joint();
  const double heads =
      sample_bytes_ == 0
          ? 0
          : static_cast<double>(skipped_) / static_cast<double>(sample_bytes_);
  for (size_t step = 0; step < counts_.size(); ++step) {
    if (counts_[step] == 0) continue;
    uint64_t count = counts_[step];
    if (heads > 0) {
      count +=
          static_cast<uint64_t>(static_cast<double>(sample_[step]) * heads);
    }
    const JointAutomaton::Events& events = joint.events[step];
    evidence.utf8[events.utf8] += count;
    evidence.gb[events.gb] += count;
    evidence.big5[events.big5] += count;
    evidence.latin[events.latin] += count;
  }
  return evidence;
}

double EncodingDetector::LogLikelihood(Encoding encoding) const {
  return LogLikelihood(encoding, Gather());
}

double EncodingDetector::LogLikelihood(Encoding encoding,
                                       const Evidence& evidence) const {
  const JointAutomaton::States& states =
      Joint().states[row_ / JointAutomaton::kRow];
  // Runs of Chinese in a file of fields: one ASCII character in twenty is
  // followed by one, and one character in ten ends one.
  static const double kRun = std::log(.05 * .1);
  const double back = std::log(64.0);  // an ASCII byte taken back
  const double error = Log(kMalformed, 128);
  const auto sum = [](const Counts& counts, size_t event, double each) {
    return static_cast<double>(counts[event]) * each;
  };
  // A character cut off at the end of the stream: one byte of 128, so that it
  // is neither held against the encoding nor free.
  const auto pending = [](bool cut) { return cut ? Log(1, 128) : 0.0; };
  switch (encoding) {
    case Encoding::kUtf8:
      return pending(states.utf8 > kUAfter) +
             sum(evidence.utf8, kUtf8Run, kRun) +
             sum(evidence.utf8, kUtf8Latin, Log(.02, 128)) +
             sum(evidence.utf8, kUtf8Two, Log(.01, 1792)) +
             sum(evidence.utf8, kUtf8Three, Log(.75, 20992)) +
             sum(evidence.utf8, kUtf8Four, Log(.01, 1 << 20)) +
             sum(evidence.utf8, kUtf8Error, error);
    case Encoding::kGb18030:
      return pending(states.gb > kGAfter) + sum(evidence.gb, kGbRun, kRun) +
             sum(evidence.gb, kGbSymbol, Log(.1, 682)) +
             sum(evidence.gb, kGbLevel1, Log(.85, 3755)) +
             sum(evidence.gb, kGbLevel2, Log(.03, 3008)) +
             sum(evidence.gb, kGbMore, Log(.01, 14000)) +
             sum(evidence.gb, kGbMoreAscii, Log(.01, 14000) + back) +
             sum(evidence.gb, kGbPrivate, Log(1e-5, 1410)) +
             sum(evidence.gb, kGbFour, Log(.0005, 39420) + 2 * back) +
             sum(evidence.gb, kGbError, error);
    case Encoding::kBig5:
      return pending(states.big5 > kBAfter) +
             sum(evidence.big5, kBig5Run, kRun) +
             sum(evidence.big5, kBig5Symbol, Log(.1, 471)) +
             sum(evidence.big5, kBig5SymbolAscii, Log(.1, 471) + back) +
             sum(evidence.big5, kBig5Level1, Log(.87, 5401)) +
             sum(evidence.big5, kBig5Level1Ascii, Log(.87, 5401) + back) +
             sum(evidence.big5, kBig5Level2, Log(.02, 7652)) +
             sum(evidence.big5, kBig5Level2Ascii, Log(.02, 7652) + back) +
             sum(evidence.big5, kBig5Error, error);
    case Encoding::kWindows1252:
      return sum(evidence.latin, kLatinSmall, Log(.015, 33)) +
             sum(evidence.latin, kLatinCapital, Log(.002, 30)) +
             sum(evidence.latin, kLatinMark, Log(.003, 28)) +
             sum(evidence.latin, kLatinRare, Log(.0002, 32)) +
             sum(evidence.latin, kLatinUndefined, Log(1e-5, 5));
    case Encoding::kUtf16Le:
    case Encoding::kUtf16Be:
      break;
  }
  return -HUGE_VAL;
}

EncodingVerdict EncodingDetector::Verdict() const {
  const auto starts_with = [&](std::initializer_list<unsigned char> bom) {
    return bytes_seen_ >= bom.size() &&
           std::equal(bom.begin(), bom.end(), head_.begin());
  };
  if (starts_with({0xFF, 0xFE}))
    return {Encoding::kUtf16Le, true, true, false, 2};
  if (starts_with({0xFE, 0xFF}))
    return {Encoding::kUtf16Be, true, true, false, 2};

  // UTF-16 without a BOM: delimiters and digits leave NULs at offsets of one
  // parity, at least one in twenty bytes of any table.
  const uint64_t most = std::max(nul_at_[0], nul_at_[1]);
  const uint64_t least = std::min(nul_at_[0], nul_at_[1]);
  if (most >= 4 && most * 20 >= bytes_seen_ && least * 50 <= most) {
    return {nul_at_[1] > nul_at_[0] ? Encoding::kUtf16Le : Encoding::kUtf16Be,
            least == 0 && most >= 16, true, false, 0};
  }

  const bool utf8_bom = starts_with({0xEF, 0xBB, 0xBF});
  const Evidence evidence = Gather();
  uint64_t high_bytes = 0;
  for (size_t event = 1; event < kEvents; ++event)
    high_bytes += evidence.latin[event];
  EncodingVerdict verdict;
  verdict.bom_bytes = utf8_bom ? 3 : 0;
  verdict.ascii_only = high_bytes == (utf8_bom ? 3u : 0u);
  if (verdict.ascii_only) return verdict;

  const uint64_t utf8_characters =
      evidence.utf8[kUtf8Latin] + evidence.utf8[kUtf8Two] +
      evidence.utf8[kUtf8Three] + evidence.utf8[kUtf8Four];
  const bool well_formed =
      evidence.utf8[kUtf8Error] == 0 && utf8_characters > 0;
  const auto score = [&](Encoding encoding) {
    double prior = 0;
    if (encoding == Encoding::kBig5) prior = kBig5Prior;
    if (encoding == Encoding::kUtf8 && well_formed) prior = kWellFormedUtf8;
    return LogLikelihood(encoding, evidence) + prior;
  };
  constexpr Encoding kCandidates[] = {Encoding::kUtf8, Encoding::kGb18030,
                                      Encoding::kWindows1252, Encoding::kBig5};
  // A BOM and well-formedness are believed, if need be with doubts.
  verdict.encoding = Encoding::kUtf8;
  if (!utf8_bom && !well_formed) {
    for (const Encoding candidate : kCandidates) {
      if (score(candidate) > score(verdict.encoding)) {
        verdict.encoding = candidate;
      }
    }
  }
  for (const Encoding candidate : kCandidates) {
    if (candidate == verdict.encoding) continue;
    const double lead = score(verdict.encoding) - score(candidate);
    verdict.certain &= lead > kCertain;
    verdict.decided &= lead > kDecided || utf8_bom || well_formed;
  }
  return verdict;
}

}  // namespace shuke::ingest
