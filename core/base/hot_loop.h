// HotLoop: a loop over very many things that a browser can speed up while it
// runs.
//
//   HotLoop(orders.size(), [&](size_t order) { … });
//
// A browser compiles WebAssembly quickly at first, and what turns out to be hot
// once more, to code that is up to three times as fast but is used from the
// next call on only. A loop that is entered once would never see it. So it is
// cut into blocks, and each block is a call that no compiler can take into its
// caller.
#ifndef SHUKE_BASE_HOT_LOOP_H_
#define SHUKE_BASE_HOT_LOOP_H_

#include <algorithm>
#include <cstddef>
#include <type_traits>

namespace shuke {

// Calls visit(i) for 0 <= i < count, in order.
template <typename Visit>
void HotLoop(size_t count, Visit&& visit) {
  constexpr size_t kBlock = 1024;
  using Self = std::remove_reference_t<Visit>;
  void (*volatile const block)(
      Self&, size_t, size_t) = [](Self& each, size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) each(i);
  };
  for (size_t begin = 0; begin < count; begin += kBlock)
    block(visit, begin, std::min(count, begin + kBlock));
}

}  // namespace shuke

#endif  // SHUKE_BASE_HOT_LOOP_H_
