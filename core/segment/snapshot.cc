// People of two snapshots are joined through a map from hash to person.
#include "core/segment/snapshot.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_map>
#include <utility>

#include "core/base/json_text.h"

namespace shuke::segment {
namespace {

using nlohmann::json;

constexpr int kForm = 1;
constexpr size_t kHashDigits = 32;
constexpr size_t kDigitBits = 4;
constexpr std::string_view kDigits = "0123456789abcdef";

std::string WriteBits(const std::vector<bool>& in) {
  std::string digits((in.size() + kDigitBits - 1) / kDigitBits, '0');
  for (size_t i = 0; i < in.size(); ++i) {
    if (!in[i]) continue;
    char& digit = digits[i / kDigitBits];
    digit = kDigits[kDigits.find(digit) | (size_t{8} >> (i % kDigitBits))];
  }
  return digits;
}

std::string WritePerson(SnapshotPerson& person) {
  std::sort(person.hashes.begin(), person.hashes.end());
  std::string line;
  for (const std::string& hash : person.hashes)
    line += (line.empty() ? "" : ",") + hash;
  return line + " " + WriteBits(person.in) + "\n";
}

bool IsHash(std::string_view text) {
  return text.size() == kHashDigits &&
         text.find_first_not_of(kDigits) == std::string_view::npos;
}

std::optional<SnapshotPerson> ReadPerson(std::string_view line,
                                         size_t segments) {
  const size_t blank = line.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  SnapshotPerson person;
  std::string_view hashes = line.substr(0, blank);
  while (true) {
    const size_t comma = hashes.find(',');
    const std::string_view hash = hashes.substr(0, comma);
    if (!IsHash(hash)) return std::nullopt;
    person.hashes.emplace_back(hash);
    if (comma == std::string_view::npos) break;
    hashes.remove_prefix(comma + 1);
  }
  const std::string_view digits = line.substr(blank + 1);
  if (digits.size() != (segments + kDigitBits - 1) / kDigitBits ||
      digits.find_first_not_of(kDigits) != std::string_view::npos)
    return std::nullopt;
  for (size_t i = 0; i < segments; ++i) {
    const size_t digit = kDigits.find(digits[i / kDigitBits]);
    person.in.push_back((digit & (size_t{8} >> (i % kDigitBits))) != 0);
  }
  return person;
}

// The head's members, each of its type.
bool ReadHead(std::string_view line, Snapshot& snapshot, size_t& people) {
  const json head = ParseJson(line);
  if (!head.is_object() || head.value("shuke_snapshot", json()) != kForm)
    return false;
  const auto member = [&](const char* key) { return head.value(key, json()); };
  const json as_of = member("as_of");
  const json segments = member("segments");
  const json count = member("people");
  const json check = member("secret_check");
  if (!as_of.is_string() || !check.is_string() || !segments.is_array() ||
      !count.is_number_unsigned())
    return false;
  const std::optional<Day> day = ParseIsoDay(as_of.get<std::string>());
  if (!day) return false;
  snapshot.as_of = *day;
  snapshot.secret_check = check.get<std::string>();
  people = count.get<size_t>();
  for (const json& entry : segments) {
    if (!entry.is_object()) return false;
    const json id = entry.value("id", json());
    const json name = entry.value("name", json::object());
    const json customers = entry.value("customers", json());
    const json revenue = entry.value("revenue_minor", json());
    if (!id.is_string() || !name.is_object() ||
        !customers.is_number_unsigned() || !revenue.is_number_integer())
      return false;
    SnapshotSegment segment;
    segment.id = id.get<std::string>();
    for (const auto& [language, text] : name.items()) {
      if (!text.is_string()) return false;
      (language == "en" ? segment.name.en : segment.name.zh) =
          text.get<std::string>();
    }
    segment.size = {customers.get<uint64_t>(), revenue.get<int64_t>()};
    snapshot.segments.push_back(std::move(segment));
  }
  return true;
}

Error Unreadable(size_t line) {
  return {"snapshot_unreadable", {{"line", std::to_string(line)}}};
}

}  // namespace

std::string WriteSnapshot(Snapshot snapshot) {
  json segments = json::array();
  for (const SnapshotSegment& segment : snapshot.segments) {
    segments.push_back(
        {{"id", segment.id},
         {"name", {{"zh", segment.name.zh}, {"en", segment.name.en}}},
         {"customers", segment.size.customers},
         {"revenue_minor", segment.size.revenue_minor}});
  }
  const json head = {{"shuke_snapshot", kForm},
                     {"as_of", FormatDay(snapshot.as_of)},
                     {"secret_check", snapshot.secret_check},
                     {"segments", std::move(segments)},
                     {"people", snapshot.people.size()}};
  std::string out =
      head.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
  std::vector<std::string> lines;
  lines.reserve(snapshot.people.size());
  for (SnapshotPerson& person : snapshot.people)
    lines.push_back(WritePerson(person));
  std::sort(lines.begin(), lines.end());
  for (const std::string& line : lines) out += line;
  return out;
}

Result<Snapshot> ReadSnapshot(std::string_view text) {
  Snapshot snapshot;
  size_t people = 0;
  size_t number = 0;
  while (!text.empty()) {
    ++number;
    const size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (number == 1) {
      if (!ReadHead(line, snapshot, people)) return Unreadable(number);
      continue;
    }
    auto person = ReadPerson(line, snapshot.segments.size());
    if (!person) return Unreadable(number);
    snapshot.people.push_back(*std::move(person));
  }
  if (number == 0 || snapshot.people.size() != people)
    return Unreadable(number + 1);
  return snapshot;
}

std::vector<SegmentMove> CompareSnapshots(const Snapshot& before,
                                          const Snapshot& after) {
  std::vector<SegmentMove> moves;
  // after's segment -> before's; only those of both are compared.
  std::vector<std::pair<size_t, size_t>> pairs;
  for (size_t now = 0; now < after.segments.size(); ++now) {
    for (size_t then = 0; then < before.segments.size(); ++then) {
      if (before.segments[then].id != after.segments[now].id) continue;
      pairs.emplace_back(now, then);
      SegmentMove& move = moves.emplace_back();
      move.id = after.segments[now].id;
      move.before = before.segments[then].size;
      move.after = after.segments[now].size;
      break;
    }
  }
  std::unordered_map<std::string_view, size_t> person_of;
  for (size_t person = 0; person < before.people.size(); ++person) {
    for (const std::string& hash : before.people[person].hashes)
      person_of.emplace(hash, person);
  }
  // In which segments of `after` somebody like each person of before is now.
  std::vector<std::vector<bool>> is_in(before.people.size());
  std::vector<size_t> same;
  for (uint32_t position = 0; position < after.people.size(); ++position) {
    const SnapshotPerson& person = after.people[position];
    same.clear();
    for (const std::string& hash : person.hashes) {
      const auto found = person_of.find(hash);
      if (found != person_of.end()) same.push_back(found->second);
    }
    for (size_t i = 0; i < pairs.size(); ++i) {
      const auto [now, then] = pairs[i];
      const size_t segment = then;
      const bool was = std::any_of(same.begin(), same.end(), [&](size_t other) {
        return before.people[other].in[segment];
      });
      if (person.in[now] && !was) {
        ++moves[i].entered;
        if (same.empty()) ++moves[i].newcomers;
        moves[i].entered_now.push_back(position);
      } else if (was && !person.in[now]) {
        moves[i].left_now.push_back(position);
      }
    }
    for (const size_t other : same) {
      std::vector<bool>& in = is_in[other];
      in.resize(after.segments.size());
      for (size_t i = 0; i < in.size(); ++i) in[i] = in[i] || person.in[i];
    }
  }
  for (size_t person = 0; person < before.people.size(); ++person) {
    const bool gone = is_in[person].empty();
    for (size_t i = 0; i < pairs.size(); ++i) {
      const auto [now, then] = pairs[i];
      if (!before.people[person].in[then]) continue;
      if (!gone && is_in[person][now]) continue;
      ++moves[i].left;
      if (gone) ++moves[i].gone;
    }
  }
  return moves;
}

}  // namespace shuke::segment
