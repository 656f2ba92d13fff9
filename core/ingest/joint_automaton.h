// The automata of encoding_automata.h as one, so that a byte costs one step and
// one count whichever encodings are still thought of.
//
// Its states are the triples of states (UTF-8, GB18030, Big5) that bytes can
// lead to from the beginning, found by breadth-first search; Windows-1252 has
// one state. Bytes that no automaton tells apart in any state are one class. A
// transition stands for the events of all four: who counts transitions can say
// afterwards how often each event was.
#ifndef SHUKE_INGEST_JOINT_AUTOMATON_H_
#define SHUKE_INGEST_JOINT_AUTOMATON_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace shuke::ingest {

struct JointAutomaton {
  static constexpr size_t kRow = 64;  // more than there are classes

  // Of a transition: what each automaton counts, 0 for nothing.
  struct Events {
    uint8_t utf8 = 0, gb = 0, big5 = 0, latin = 0;
  };

  std::array<uint8_t, 256> class_of{};
  // By row + class: the row of the next state, and what is counted. Row 0 is
  // that of the state after ASCII, where nothing is pending.
  std::vector<uint16_t> next;
  std::vector<Events> events;
  // By row / kRow: the states of the three.
  struct States {
    uint8_t utf8 = 0, gb = 0, big5 = 0;
    friend bool operator==(const States&, const States&) = default;
  };
  std::vector<States> states;
};

// Made once; immutable afterwards.
const JointAutomaton& Joint();

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_JOINT_AUTOMATON_H_
