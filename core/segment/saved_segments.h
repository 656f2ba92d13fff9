// Saved segments: the named rules of a shop, with ready-made ones to start
// from. They are the policy slice "segments":
//
//   {"saved": [{"id": "second_order_now",
//               "name": {"zh": "二单机会", "en": "Second order, now"},
//               "rule": {"all": […]}}]}
//
// A document that states the list replaces it, so that a ready-made segment can
// be taken out. A policy can be shared, so that it names nobody: a rule over a
// personal fact is refused.
#ifndef SHUKE_SEGMENT_SAVED_SEGMENTS_H_
#define SHUKE_SEGMENT_SAVED_SEGMENTS_H_

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/segment/rule.h"

namespace shuke::segment {

// What a segment is called. At least one of the two is not empty; who asks for
// a missing one shows the other.
struct SegmentName {
  std::string zh;
  std::string en;

  friend bool operator==(const SegmentName&, const SegmentName&) = default;
};

struct SavedSegment {
  std::string id;  // stable: a-z, 0-9 and _, 1 to 64 of them
  SegmentName name;
  Rule rule;

  friend bool operator==(const SavedSegment&, const SavedSegment&) = default;
};

// As many as a page still lists at once.
inline constexpr size_t kMostSavedSegments = 500;

// In the order in which they are offered.
std::vector<SavedSegment> ReadyMadeSegments();

struct SegmentsPolicy {
  std::vector<SavedSegment> saved = ReadyMadeSegments();

  // Null if there is none of that id.
  const SavedSegment* Find(std::string_view id) const;

  friend bool operator==(const SegmentsPolicy&,
                         const SegmentsPolicy&) = default;
};

void ToJson(const SegmentsPolicy& policy, nlohmann::json& json);
// Fails as JsonFields do (policy_invalid; problem "repeated" for an id that
// came before), and as rules do (rule.h), each with the path from the
// document's root. On failure `policy` may be partly changed.
Status FromJson(const nlohmann::json& json, std::string_view path,
                SegmentsPolicy& policy);

// Fails with rule_personal_fact {path, got} for the first leaf over a personal
// fact.
Status RefusePersonalFacts(const Rule& rule, std::string_view path);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_SAVED_SEGMENTS_H_
