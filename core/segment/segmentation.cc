#include "core/segment/segmentation.h"

namespace shuke::segment {

Segmentation::Segmentation(const SegmentInputs& inputs,
                           const SegmentPolicies& policies)
    : inputs_(inputs),
      policies_(policies),
      rfm_([this] {
        if (inputs_.as_of == kNoDay) return RfmResult{};
        return ComputeRfm(inputs_.orders, inputs_.customers, inputs_.as_of,
                          inputs_.minor_digits, policies_.rfm);
      }),
      lifecycle_([this] {
        if (inputs_.as_of == kNoDay) return LifecycleResult{};
        return ComputeLifecycle(inputs_.orders, inputs_.customers,
                                inputs_.as_of, policies_.lifecycle);
      }) {}

std::vector<std::string_view> Segmentation::SetPolicies(
    const SegmentPolicies& policies) {
  std::vector<std::string_view> topics;
  if (policies.rfm != policies_.rfm) {
    rfm_.Drop();
    topics.push_back("rfm");
  }
  if (policies.lifecycle != policies_.lifecycle) {
    lifecycle_.Drop();
    topics.push_back("lifecycle");
  }
  policies_ = policies;
  return topics;
}

}  // namespace shuke::segment
