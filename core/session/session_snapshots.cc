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

// `customers` receives whose each person of the snapshot is.
segment::Snapshot TakeSnapshot(Pipeline& pipeline,
                               const segment::SegmentsPolicy& policy,
                               const table::Dictionary& dictionary,
                               const SipHashKey& secret,
                               std::vector<customers::CustomerId>* whose) {
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
    whose->push_back(id);
  }
  return snapshot;
}

}  // namespace

std::string Session::Snapshot(std::string* error) {
  if (!state_->workspace.secret) {
    *error = Failure({"no_secret", {}});
    return {};
  }
  std::vector<customers::CustomerId> whose;
  return segment::WriteSnapshot(TakeSnapshot(
      state_->Current(), state_->policy.segments, state_->book.dictionary(),
      *state_->workspace.secret, &whose));
}

Result<const Comparison::Moves*> Session::State::Moves() {
  if (!comparison) return Error{"no_comparison", {}};
  if (comparison->moves) return &*comparison->moves;
  if (!workspace.secret) return Error{"no_secret", {}};
  Comparison::Moves moves;
  const segment::Snapshot after =
      TakeSnapshot(Current(), policy.segments, book.dictionary(),
                   *workspace.secret, &moves.customers);
  if (comparison->before.secret_check != after.secret_check)
    return Error{"snapshot_other_secret", {}};
  moves.segments = segment::CompareSnapshots(comparison->before, after);
  comparison->moves = std::move(moves);
  return &*comparison->moves;
}

std::string Session::CompareSnapshot(std::string_view file) {
  state_->comparison.reset();
  auto before = segment::ReadSnapshot(file);
  if (!before.ok()) return Failure(before.error());
  state_->comparison = Comparison{std::move(before).value(), std::nullopt};
  const auto moves = state_->Moves();
  if (!moves.ok()) {
    state_->comparison.reset();
    return Failure(moves.error());
  }
  Json list = Json::array();
  for (const segment::SegmentMove& move : moves.value()->segments) {
    list.push_back({{"id", move.id},
                    {"before", report::SizeJson(move.before)},
                    {"after", report::SizeJson(move.after)},
                    {"entered", move.entered},
                    {"newcomers", move.newcomers},
                    {"left", move.left},
                    {"gone", move.gone}});
  }
  return Success({{"before", FormatDay(state_->comparison->before.as_of)},
                  {"after", FormatDay(state_->Current().as_of())},
                  {"segments", std::move(list)}});
}

}  // namespace shuke::session
