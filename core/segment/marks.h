// Marks: what the shop itself says of its customers (the lists of the
// workspace), as plain columns, so that facts can show it.
#ifndef SHUKE_SEGMENT_MARKS_H_
#define SHUKE_SEGMENT_MARKS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace shuke::segment {

// By customer id. An empty column: nobody is.
struct Marks {
  std::vector<std::string> lists;  // names of the lists of hand-picked people
  std::vector<int64_t> on_lists;   // bit i: on lists[i]
  std::vector<uint8_t> bad_actor;  // 1: the shop says so
  std::vector<uint8_t> opted_out;  // 1: wants no messages
};

// The names of the lists in `mask`, in order, "; " between: a name may hold
// any other separator.
inline std::string NamesOfLists(const Marks& marks, int64_t mask) {
  std::string names;
  for (size_t i = 0; i < marks.lists.size(); ++i) {
    if ((mask >> i & 1) == 0) continue;
    if (!names.empty()) names += "; ";
    names += marks.lists[i];
  }
  return names;
}

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_MARKS_H_
