// Scores and level (rfm.h), and the figures that they were judged by.
#include "core/segment/fact_entry.h"

namespace shuke::segment {
namespace {

using customers::CustomerId;

int64_t ScoreOrNone(int score) { return score == 0 ? kNoInteger : score; }

constexpr FactTopic kTopic{"rfm"};

// In the order in which the page offers them.
constexpr FactEntry kEntries[] = {
    kTopic.Code("level", kLevelCodes,
                [](const FactInputs& in, CustomerId i) {
                  return static_cast<int64_t>(in.segments.rfm().level[i]);
                }),
    kTopic.Count("rfm_value",
                 [](const FactInputs& in, CustomerId i) {
                   return ScoreOrNone(in.segments.rfm().value[i]);
                 }),
    kTopic.Count("r",
                 [](const FactInputs& in, CustomerId i) {
                   return ScoreOrNone(in.segments.rfm().r[i]);
                 }),
    kTopic.Count("f",
                 [](const FactInputs& in, CustomerId i) {
                   return ScoreOrNone(in.segments.rfm().f[i]);
                 }),
    kTopic.Count("m",
                 [](const FactInputs& in, CustomerId i) {
                   return ScoreOrNone(in.segments.rfm().m[i]);
                 }),
    kTopic.Code("rfm_segment", kRfmSegmentCodes,
                [](const FactInputs& in, CustomerId i) {
                  return CodeOrNone(in.segments.names().segment[i],
                                    RfmSegment::kNone);
                }),
    kTopic.Code("rfm_class", kRfmClassCodes,
                [](const FactInputs& in, CustomerId i) {
                  return CodeOrNone(in.segments.names().rfm_class[i],
                                    RfmClass::kUnrated);
                }),
    kTopic.Count("window_orders",
                 [](const FactInputs& in, CustomerId i) {
                   return int64_t{in.segments.window().orders[i]};
                 }),
    kTopic.Money("window_net_minor",
                 [](const FactInputs& in, CustomerId i) {
                   return in.segments.window().net_minor[i];
                 }),
};

}  // namespace

std::span<const FactEntry> RfmFacts() { return kEntries; }

}  // namespace shuke::segment
