// The automata of the encoding detector: how each encoding splits bytes into
// characters, and of which class each character is. See encoding_detector.cc.
#ifndef SHUKE_INGEST_ENCODING_AUTOMATA_H_
#define SHUKE_INGEST_ENCODING_AUTOMATA_H_

#include <cstddef>
#include <cstdint>

namespace shuke::ingest {

// An automaton: (state, byte) -> next state in the low half, event in the high
// half. State 0 is "after ASCII". Event 0 is nothing to count.
template <size_t kStates>
struct Automaton {
  uint16_t step[kStates][256] = {};

  constexpr void Set(uint8_t state, int from, int to, uint8_t next,
                     uint8_t event) {
    for (int byte = from; byte <= to; ++byte) {
      step[state][byte] =
          static_cast<uint16_t>(static_cast<unsigned>(event) << 8 | next);
    }
  }
  // What `state` does with bytes that break its character: counts `event`, and
  // goes where the byte would lead from ASCII.
  constexpr void Break(uint8_t state, uint8_t event) {
    for (int byte = 0; byte < 256; ++byte) {
      const unsigned next = step[0][byte] & 0xFFu;
      step[state][byte] =
          static_cast<uint16_t>(static_cast<unsigned>(event) << 8 | next);
    }
  }
};

// UTF-8 (Unicode 15, table 3-7).
enum Utf8Event : uint8_t {
  kUtf8Run = 1,  // a run of characters of three or four bytes begins
  kUtf8Latin,    // U+0080..U+00FF
  kUtf8Two,      // U+0100..U+07FF
  kUtf8Three,
  kUtf8Four,
  kUtf8Error,
};
enum Utf8State : uint8_t {
  kU0,
  kUAfter,
  kULatin,
  kUTwo,
  kUThree,
  kUThreeLast,
  kUE0,
  kUED,
  kUFour,
  kUF0,
  kUF4,
  kUFour2,
  kUFour1,
  kUStates
};

inline constexpr auto kUtf8Automaton = [] {
  Automaton<kUStates> a;
  for (const uint8_t ground : {uint8_t{kU0}, uint8_t{kUAfter}}) {
    const uint8_t run = ground == kU0 ? kUtf8Run : 0;
    a.Set(ground, 0x00, 0x7F, kU0, 0);
    a.Set(ground, 0x80, 0xFF, kU0, kUtf8Error);
    a.Set(ground, 0xC2, 0xC3, kULatin, 0);
    a.Set(ground, 0xC4, 0xDF, kUTwo, 0);
    a.Set(ground, 0xE0, 0xE0, kUE0, run);
    a.Set(ground, 0xE1, 0xEF, kUThree, run);
    a.Set(ground, 0xED, 0xED, kUED, run);
    a.Set(ground, 0xF0, 0xF0, kUF0, run);
    a.Set(ground, 0xF1, 0xF3, kUFour, run);
    a.Set(ground, 0xF4, 0xF4, kUF4, run);
  }
  for (uint8_t state = kULatin; state < kUStates; ++state) {
    a.Break(state, kUtf8Error);
  }
  a.Set(kULatin, 0x80, 0xBF, kUAfter, kUtf8Latin);
  a.Set(kUTwo, 0x80, 0xBF, kUAfter, kUtf8Two);
  a.Set(kUThree, 0x80, 0xBF, kUThreeLast, 0);
  a.Set(kUE0, 0xA0, 0xBF, kUThreeLast, 0);
  a.Set(kUED, 0x80, 0x9F, kUThreeLast, 0);
  a.Set(kUThreeLast, 0x80, 0xBF, kUAfter, kUtf8Three);
  a.Set(kUFour, 0x80, 0xBF, kUFour2, 0);
  a.Set(kUF0, 0x90, 0xBF, kUFour2, 0);
  a.Set(kUF4, 0x80, 0x8F, kUFour2, 0);
  a.Set(kUFour2, 0x80, 0xBF, kUFour1, 0);
  a.Set(kUFour1, 0x80, 0xBF, kUAfter, kUtf8Four);
  return a;
}();

// GB18030.
enum GbEvent : uint8_t {
  kGbRun = 1,
  kGbSymbol,     // rows A1-A9: punctuation, full-width forms, kana
  kGbLevel1,     // rows B0-D7: the 3755 frequent hanzi
  kGbLevel2,     // rows D8-F7: 3008 rarer ones
  kGbMore,       // GBK's further hanzi, second byte not ASCII
  kGbMoreAscii,  // the same, second byte ASCII
  kGbPrivate,    // private use: AAA1-AFFE, F8A1-FEFE
  kGbFour,
  kGbError,
};
enum GbState : uint8_t {
  kG0,
  kGAfter,
  kGSymbol,
  kGLevel1,
  kGLevel2,
  kGMore,
  kGPrivate,
  kGDigit,
  kGThird,
  kGStates
};

inline constexpr auto kGbAutomaton = [] {
  Automaton<kGStates> a;
  for (const uint8_t ground : {uint8_t{kG0}, uint8_t{kGAfter}}) {
    const uint8_t run = ground == kG0 ? kGbRun : 0;
    a.Set(ground, 0x00, 0x7F, kG0, 0);
    a.Set(ground, 0x80, 0x80, kG0, kGbError);
    a.Set(ground, 0x81, 0xA0, kGMore, run);
    a.Set(ground, 0xA1, 0xA9, kGSymbol, run);
    a.Set(ground, 0xAA, 0xAF, kGPrivate, run);
    a.Set(ground, 0xB0, 0xD7, kGLevel1, run);
    a.Set(ground, 0xD8, 0xF7, kGLevel2, run);
    a.Set(ground, 0xF8, 0xFE, kGPrivate, run);
    a.Set(ground, 0xFF, 0xFF, kG0, kGbError);
  }
  for (uint8_t state = kGSymbol; state < kGStates; ++state) {
    a.Break(state, kGbError);
  }
  const struct {
    GbState state;
    GbEvent high;  // what a second byte A1..FE makes of it
  } leads[] = {{kGSymbol, kGbSymbol},
               {kGLevel1, kGbLevel1},
               {kGLevel2, kGbLevel2},
               {kGMore, kGbMore},
               {kGPrivate, kGbPrivate}};
  for (const auto& lead : leads) {
    a.Set(lead.state, 0x30, 0x39, kGDigit, 0);
    a.Set(lead.state, 0x40, 0x7E, kGAfter, kGbMoreAscii);
    a.Set(lead.state, 0x80, 0xA0, kGAfter, kGbMore);
    a.Set(lead.state, 0xA1, 0xFE, kGAfter, lead.high);
  }
  a.Set(kGDigit, 0x81, 0xFE, kGThird, 0);
  a.Set(kGThird, 0x30, 0x39, kGAfter, kGbFour);
  return a;
}();

// Big5.
enum Big5Event : uint8_t {
  kBig5Run = 1,
  kBig5Symbol,  // A1-A3
  kBig5SymbolAscii,
  kBig5Level1,  // A4-C6: 5401 frequent hanzi
  kBig5Level1Ascii,
  kBig5Level2,  // C9-F9: 7652 rarer ones
  kBig5Level2Ascii,
  kBig5Error,
};
enum Big5State : uint8_t {
  kB0,
  kBAfter,
  kBSymbol,
  kBLevel1,
  kBLevel2,
  kBStates
};

inline constexpr auto kBig5Automaton = [] {
  Automaton<kBStates> a;
  for (const uint8_t ground : {uint8_t{kB0}, uint8_t{kBAfter}}) {
    const uint8_t run = ground == kB0 ? kBig5Run : 0;
    a.Set(ground, 0x00, 0x7F, kB0, 0);
    a.Set(ground, 0x80, 0xFF, kB0, kBig5Error);
    a.Set(ground, 0xA1, 0xA3, kBSymbol, run);
    a.Set(ground, 0xA4, 0xC6, kBLevel1, run);
    a.Set(ground, 0xC9, 0xF9, kBLevel2, run);
  }
  const struct {
    Big5State state;
    Big5Event high, ascii;
  } leads[] = {{kBSymbol, kBig5Symbol, kBig5SymbolAscii},
               {kBLevel1, kBig5Level1, kBig5Level1Ascii},
               {kBLevel2, kBig5Level2, kBig5Level2Ascii}};
  for (const auto& lead : leads) {
    a.Break(lead.state, kBig5Error);
    a.Set(lead.state, 0x40, 0x7E, kBAfter, lead.ascii);
    a.Set(lead.state, 0xA1, 0xFE, kBAfter, lead.high);
  }
  return a;
}();

// Windows-1252: every byte is a character, so there is one state.
enum LatinEvent : uint8_t {
  kLatinSmall = 1,
  kLatinCapital,
  kLatinMark,  // currency signs, quotes, dashes, fractions, ©, ®, ° …
  kLatinRare,
  kLatinUndefined,
};

inline constexpr auto kLatinAutomaton = [] {
  Automaton<1> a;
  a.Set(0, 0x80, 0xBF, 0, kLatinRare);
  a.Set(0, 0xC0, 0xDE, 0, kLatinCapital);
  a.Set(0, 0xDF, 0xFF, 0, kLatinSmall);
  for (const int byte :
       {0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99,
        0xA0, 0xA1, 0xA3, 0xA9, 0xAB, 0xAE, 0xB0, 0xB1, 0xB2, 0xB4,
        0xB7, 0xBA, 0xBB, 0xBC, 0xBD, 0xBE, 0xBF, 0xD7}) {
    a.Set(0, byte, byte, 0, kLatinMark);
  }
  for (const int byte : {0x81, 0x8D, 0x8F, 0x90, 0x9D}) {
    a.Set(0, byte, byte, 0, kLatinUndefined);
  }
  return a;
}();

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_ENCODING_AUTOMATA_H_
