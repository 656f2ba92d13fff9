// Means are compared as score * rated > sum: integers, so that a score that is
// exactly the mean is never high by a rounding.
#include "core/segment/rfm_names.h"

#include "core/base/hot_loop.h"

namespace shuke::segment {

RfmNames NameRfm(const RfmResult& rfm, const RfmPolicy& policy) {
  const size_t count = rfm.level.size();
  RfmNames names;
  HotLoop(count, [&](size_t i) {
    if (rfm.r[i] == 0) return;
    ++names.rated;
    names.score_sum[0] += rfm.r[i];
    names.score_sum[1] += rfm.f[i];
    names.score_sum[2] += rfm.m[i];
  });
  names.segment.assign(count, RfmSegment::kNone);
  names.rfm_class.assign(count, RfmClass::kUnrated);
  HotLoop(count, [&](size_t i) {
    if (rfm.r[i] == 0) return;
    names.segment[i] = policy.segments[rfm.r[i] - 1u][rfm.f[i] - 1u];
    const bool r = rfm.r[i] * names.rated > names.score_sum[0];
    const bool f = rfm.f[i] * names.rated > names.score_sum[1];
    const bool m = rfm.m[i] * names.rated > names.score_sum[2];
    const int index = (m ? 0 : 4) + (r ? 0 : 2) + (f ? 0 : 1);
    names.rfm_class[i] = static_cast<RfmClass>(index);
  });
  return names;
}

}  // namespace shuke::segment
