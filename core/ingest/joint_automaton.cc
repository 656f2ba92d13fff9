#include "core/ingest/joint_automaton.h"

#include <algorithm>
#include <cassert>

#include "core/ingest/encoding_automata.h"

namespace shuke::ingest {
namespace {

// Whether all automata do the same with both bytes, in every state.
bool Alike(size_t a, size_t b) {
  const auto alike = [&](const auto& automaton) {
    return std::all_of(std::begin(automaton.step), std::end(automaton.step),
                       [&](const auto& row) { return row[a] == row[b]; });
  };
  return alike(kUtf8Automaton) && alike(kGbAutomaton) &&
         alike(kBig5Automaton) && alike(kLatinAutomaton);
}

JointAutomaton Make() {
  JointAutomaton joint;
  std::vector<size_t> example;  // a byte of each class
  for (size_t byte = 0; byte < 256; ++byte) {
    size_t of = 0;
    while (of < example.size() && !Alike(example[of], byte)) ++of;
    if (of == example.size()) example.push_back(byte);
    joint.class_of[byte] = static_cast<uint8_t>(of);
  }
  assert(example.size() <= JointAutomaton::kRow && "the tables are ours");
  joint.states.push_back({});
  for (size_t state = 0; state < joint.states.size(); ++state) {
    joint.next.resize((state + 1) * JointAutomaton::kRow, 0);
    joint.events.resize(joint.next.size());
    for (size_t of = 0; of < example.size(); ++of) {
      const JointAutomaton::States from = joint.states[state];
      const size_t byte = example[of];
      const unsigned u = kUtf8Automaton.step[from.utf8][byte];
      const unsigned g = kGbAutomaton.step[from.gb][byte];
      const unsigned b = kBig5Automaton.step[from.big5][byte];
      const unsigned l = kLatinAutomaton.step[0][byte];
      const JointAutomaton::States to = {static_cast<uint8_t>(u & 0xFF),
                                         static_cast<uint8_t>(g & 0xFF),
                                         static_cast<uint8_t>(b & 0xFF)};
      const auto known =
          std::find(joint.states.begin(), joint.states.end(), to);
      const auto index = static_cast<size_t>(known - joint.states.begin());
      if (known == joint.states.end()) joint.states.push_back(to);
      const size_t at = state * JointAutomaton::kRow + of;
      joint.next[at] = static_cast<uint16_t>(index * JointAutomaton::kRow);
      joint.events[at] = {
          static_cast<uint8_t>(u >> 8), static_cast<uint8_t>(g >> 8),
          static_cast<uint8_t>(b >> 8), static_cast<uint8_t>(l >> 8)};
    }
  }
  assert(joint.next.size() <= 0x10000 && "rows fit 16 bits");
  return joint;
}

}  // namespace

const JointAutomaton& Joint() {
  static const JointAutomaton joint = Make();
  return joint;
}

}  // namespace shuke::ingest
