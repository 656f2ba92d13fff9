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
      }),
      order_traits_([this] {
        return ComputeOrderTraits(inputs_.orders, inputs_.lines,
                                  inputs_.dictionary,
                                  policies_.tags.deal_channel_words);
      }),
      shop_norms_([this] {
        return ShopNorms(inputs_.orders, inputs_.lines, inputs_.customers,
                         order_traits(), inputs_.as_of);
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
  if (policies.tags != policies_.tags) {
    shop_norms_.Drop();
    order_traits_.Drop();
    topics.push_back("habit");
    topics.push_back("group");
  } else if (!topics.empty()) {
    topics.push_back("group");  // reads scores and stages
  }
  policies_ = policies;
  return topics;
}

}  // namespace shuke::segment
