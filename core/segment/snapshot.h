// Snapshots: who was in which segment on a day, without naming anybody, to be
// compared with a later day.
//
// A person is the keyed hashes of their keys (customers/person_key.h), all of
// them, so that somebody who is found by another key later is still the same
// person. Nobody can tell whose they are without the workspace's secret.
//
// The file is text: a line of JSON, {"shuke_snapshot": 1, "as_of",
// "secret_check", "segments":
// [{id, name, customers, revenue_minor}], "people": n}, then a line a person:
// hashes with commas between, a blank, and the segments as hexadecimal digits,
// four to a digit, the first segment the highest bit of the first digit. Lines
// are sorted, so that their order tells nothing.
#ifndef SHUKE_SEGMENT_SNAPSHOT_H_
#define SHUKE_SEGMENT_SNAPSHOT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/segment/saved_segments.h"
#include "core/segment/sizes.h"

namespace shuke::segment {

struct SnapshotSegment {
  std::string id;
  SegmentName name;
  SegmentSize size;

  friend bool operator==(const SnapshotSegment& a, const SnapshotSegment& b) {
    return a.id == b.id && a.name == b.name &&
           a.size.customers == b.size.customers &&
           a.size.revenue_minor == b.size.revenue_minor;
  }
};

struct SnapshotPerson {
  std::vector<std::string> hashes;  // 32 hexadecimal digits each, at least one
  std::vector<bool> in;             // by segment

  friend bool operator==(const SnapshotPerson&,
                         const SnapshotPerson&) = default;
};

struct Snapshot {
  Day as_of = kNoDay;
  // Under which secret people were hashed, without telling it: a hash of a
  // fixed word. Snapshots of different secrets know nobody in common.
  std::string secret_check;
  std::vector<SnapshotSegment> segments;
  std::vector<SnapshotPerson> people;

  friend bool operator==(const Snapshot&, const Snapshot&) = default;
};

// The file. Sorts the people.
std::string WriteSnapshot(Snapshot snapshot);
// Reads one. Fails with snapshot_unreadable {line} for what is none, or was
// cut.
Result<Snapshot> ReadSnapshot(std::string_view text);

struct SegmentMove {
  std::string id;
  SegmentSize before, after;
  uint64_t entered = 0;    // in it now, not before; of these
  uint64_t newcomers = 0;  // were nobody known before
  uint64_t left = 0;       // in it before, not now; of these
  uint64_t gone = 0;       // are nobody known now
  // Positions in `after.people`, rising: those who entered, and those who left
  // and are still known (of one who is several people now, each).
  std::vector<uint32_t> entered_now, left_now;
  friend bool operator==(const SegmentMove& a, const SegmentMove& b) {
    return a.id == b.id && a.before.customers == b.before.customers &&
           a.after.customers == b.after.customers && a.entered == b.entered &&
           a.newcomers == b.newcomers && a.left == b.left && a.gone == b.gone;
  }
};

// The segments of both, in the order of `after`. People are the same if they
// share a hash. Whoever was several people before was in a segment if one of
// them was, and counts once; whoever was one and is several now counts with
// each. So before + entered − left = after as long as nobody was joined or
// parted. O(hashes of both).
std::vector<SegmentMove> CompareSnapshots(const Snapshot& before,
                                          const Snapshot& after);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_SNAPSHOT_H_
