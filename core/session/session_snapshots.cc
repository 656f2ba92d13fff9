// Snapshots of the segments: every saved one, stage and level, by people's
// hashes.
#include "core/base/siphash.h"
#include "core/report/segments_json.h"
#include "core/segment/snapshot.h"
#include "core/session/answer.h"
#include "core/session/session_state.h"

namespace shuke::session {
namespace {

using segment::CustomerBits;

// What is hashed to tell one secret from another.
constexpr std::string_view kCheckedWord = "shuke snapshot";

struct Group {
  segment::SnapshotSegment segment;
  CustomerBits in;
};

void AddCodes(std::string_view fact, segment::RuleCache& cache,
              std::vector<Group>& groups) {
  const segment::FactIndex index = *segment::FindFact(fact);
  const auto& codes = segment::Facts()[index].codes;
  for (size_t code = 0; code < codes.size(); ++code) {
    segment::Rule rule;
    rule.kind = segment::Rule::Kind::kFact;
    rule.fact = index;
    rule.op = segment::RuleOp::kEq;
    rule.integers = {static_cast<int64_t>(code)};
    Group group{{std::string(fact) + ":" + std::string(codes[code]), {}, {}},
                cache.MatchBuyers(rule)};
    group.segment.size = cache.SizeOf(group.in);
    groups.push_back(std::move(group));
  }
}

segment::Snapshot Take(Pipeline& pipeline,
                       const segment::SegmentsPolicy& policy,
                       const table::Dictionary& dictionary,
                       const SipHashKey& secret) {
  segment::RuleCache& cache = pipeline.rules();
  std::vector<Group> groups;
  for (const segment::SavedSegment& saved : policy.saved) {
    Group group{{saved.id, saved.name, {}}, cache.MatchBuyers(saved.rule)};
    group.segment.size = cache.SizeOf(group.in);
    groups.push_back(std::move(group));
  }
  AddCodes("stage", cache, groups);
  AddCodes("level", cache, groups);

  segment::Snapshot snapshot;
  snapshot.as_of = pipeline.as_of();
  snapshot.secret_check = HexText(SipHash24Wide(secret, kCheckedWord));
  for (const Group& group : groups) snapshot.segments.push_back(group.segment);
  const customers::Customers& customers = pipeline.customers();
  const customers::Identity& identity = pipeline.identity();
  for (customers::CustomerId id = 0; id < customers.size(); ++id) {
    if (customers.valid_orders[id] == 0) continue;
    segment::SnapshotPerson person;
    const uint32_t who =
        identity.person_of_order[customers.OrdersOf(id).front()];
    for (const customers::PersonKey& key : identity.KeysOf(who)) {
      person.hashes.push_back(
          HexText(customers::HashKey(key, dictionary, secret)));
    }
    if (person.hashes.empty()) continue;
    for (const Group& group : groups)
      person.in.push_back((group.in[id / 64] >> (id % 64) & 1) != 0);
    snapshot.people.push_back(std::move(person));
  }
  return snapshot;
}

}  // namespace

std::string Session::Snapshot(std::string* error) {
  if (!state_->workspace.secret) {
    *error = Failure({"no_secret", {}});
    return {};
  }
  return segment::WriteSnapshot(Take(state_->Current(), state_->policy.segments,
                                     state_->book.dictionary(),
                                     *state_->workspace.secret));
}

std::string Session::CompareSnapshot(std::string_view file) {
  if (!state_->workspace.secret) return Failure({"no_secret", {}});
  const auto before = segment::ReadSnapshot(file);
  if (!before.ok()) return Failure(before.error());
  const segment::Snapshot after =
      Take(state_->Current(), state_->policy.segments,
           state_->book.dictionary(), *state_->workspace.secret);
  if (before.value().secret_check != after.secret_check)
    return Failure({"snapshot_other_secret", {}});
  Json list = Json::array();
  for (const segment::SegmentMove& move :
       segment::CompareSnapshots(before.value(), after)) {
    list.push_back({{"id", move.id},
                    {"before", report::SizeJson(move.before)},
                    {"after", report::SizeJson(move.after)},
                    {"entered", move.entered},
                    {"newcomers", move.newcomers},
                    {"left", move.left},
                    {"gone", move.gone}});
  }
  return Success({{"before", FormatDay(before.value().as_of)},
                  {"after", FormatDay(after.as_of)},
                  {"segments", std::move(list)}});
}

}  // namespace shuke::session
