#include "core/ingest/layout.h"

#include <algorithm>
#include <array>
#include <span>

#include "core/base/utf8.h"
#include "core/ingest/column_guess.h"
#include "core/ingest/guards.h"
#include "core/ingest/role.h"

namespace shuke::ingest {
namespace {

constexpr size_t kSniffRecords = 100;  // records that decide the delimiter
constexpr size_t kHeaderWithin = 40;  // a header stands among the first of them
constexpr size_t kPreviewRows = 20;
constexpr size_t kMaxColumns = 2000;
constexpr std::array<char, 5> kDelimiters = {',', '\t', ';', '|', ' '};

using Rows = std::vector<std::vector<std::string>>;

// Hands the first records of `head` to `take`. A record that the head cuts off
// does not count.
template <typename Take>
void ScanHead(std::string_view head, bool complete, Dialect dialect,
              Take&& take) {
  size_t records = 0;
  RecordScanner scanner(dialect);
  std::copy(head.begin(), head.end(), scanner.Reserve(head.size()));
  scanner.Commit(head.size(), complete, [&](const Record& record) {
    if (record.too_long) return false;
    take(record.fields);
    return ++records < kSniffRecords;
  });
}

// The first records of `head` as raw cells. Of one with too many, so many cells
// are kept, each but the first ones empty: what tells how many there are.
Rows ReadHead(std::string_view head, bool complete, Dialect dialect) {
  Rows rows;
  ScanHead(
      head, complete, dialect, [&](std::span<const std::string_view> fields) {
        const auto kept = fields.first(std::min(fields.size(), kMaxColumns));
        rows.emplace_back(kept.begin(), kept.end()).resize(fields.size());
      });
  return rows;
}

template <typename Cells>
bool IsBlank(const Cells& row) {
  return std::all_of(row.begin(), row.end(), [](std::string_view cell) {
    return StripGuards(cell).empty();
  });
}

bool HasNonAscii(const std::vector<std::string>& row) {
  return std::any_of(row.begin(), row.end(), [](const std::string& cell) {
    return AsciiPrefix(cell) < cell.size();
  });
}

std::vector<std::string> Decode(const std::vector<std::string>& row,
                                Encoding encoding) {
  std::vector<std::string> out;
  out.reserve(row.size());
  for (const std::string& cell : row)
    out.push_back(DecodeToUtf8(StripGuards(cell), encoding));
  return out;
}

std::vector<std::string> Normalise(const std::vector<std::string>& headers) {
  std::vector<std::string> out;
  out.reserve(headers.size());
  for (const std::string& header : headers)
    out.push_back(NormaliseHeader(header));
  return out;
}

// How many fields most records have, and how many have that many; blank ones
// do not count.
struct Width {
  size_t fields = 0;
  size_t records = 0;
};

class WidthCount {
 public:
  template <typename Cells>
  void Add(const Cells& row) {
    if (IsBlank(row)) return;
    ++counts_[row.size()];
    ++filled_;
  }
  Width Usual() const {
    Width best;
    for (const auto& [fields, records] : counts_) {
      if (records >= best.records) best = {fields, records};
    }
    return best;
  }
  size_t filled() const { return filled_; }

 private:
  std::map<size_t, size_t> counts_;
  size_t filled_ = 0;
};

Width UsualWidth(const Rows& rows) {
  WidthCount count;
  for (const auto& row : rows) count.Add(row);
  return count.Usual();
}

// A delimiter that splits most records into the same number of fields, two or
// more, is the one; of several such, the one with more fields. Blanks are tried
// last: every sentence has them.
Dialect SniffDialect(std::string_view head, bool complete, Encoding encoding) {
  const bool wide =
      encoding == Encoding::kGb18030 || encoding == Encoding::kBig5;
  Dialect best;
  double best_score = 0;
  for (const char delimiter : kDelimiters) {
    const Dialect dialect{delimiter, wide && delimiter == '|'};
    WidthCount count;
    ScanHead(head, complete, dialect,
             [&](std::span<const std::string_view> row) { count.Add(row); });
    const Width width = count.Usual();
    if (width.fields < 2) continue;
    const double agreement = static_cast<double>(width.records) /
                             static_cast<double>(count.filled());
    double score =
        agreement * static_cast<double>(std::min<size_t>(width.fields, 12));
    if (delimiter == ' ') score /= 4;
    if (score > best_score) {
      best = dialect;
      best_score = score;
    }
  }
  return best;
}

// Where the header stands: at the first record that a profile recognises; else
// at the first of the usual width whose cells are mostly words.
size_t FindHeader(const Rows& rows, Encoding encoding,
                  const IngestPolicy& policy) {
  const size_t limit = std::min(rows.size(), kHeaderWithin);
  for (size_t i = 0; i < limit; ++i) {
    const auto headers = Normalise(Decode(rows[i], encoding));
    if (RecogniseProfile(headers) != nullptr) return i;
    for (const auto& mapping : policy.mappings) {
      const bool applies =
          std::all_of(mapping.begin(), mapping.end(), [&](const auto& entry) {
            return std::find(headers.begin(), headers.end(),
                             NormaliseHeader(entry.first)) != headers.end();
          });
      if (applies && !mapping.empty()) return i;
    }
  }
  const Width width = UsualWidth(rows);
  for (size_t i = 0; i < limit; ++i) {
    if (rows[i].size() < width.fields) continue;
    size_t words = 0, filled = 0;
    for (const std::string& cell : rows[i]) {
      const std::string_view text = StripGuards(cell);
      filled += !text.empty();
      words += !text.empty() && !LooksLikeValue(text);
    }
    if (filled * 2 > rows[i].size() && words * 2 > filled) return i;
  }
  for (size_t i = 0; i < limit; ++i) {
    if (!IsBlank(rows[i])) return i;
  }
  return 0;
}

// Columns by the spellings that `profile` knows; an earlier column wins, an
// earlier spelling more so.
void MapByProfile(const Profile& profile,
                  const std::vector<std::string>& headers,
                  std::map<std::string, uint32_t>& columns) {
  for (const auto& [role, aliases] : profile.columns) {
    for (const std::string& alias : aliases) {
      const auto found = std::find(headers.begin(), headers.end(), alias);
      if (found == headers.end()) continue;
      columns[role] = static_cast<uint32_t>(found - headers.begin());
      break;
    }
  }
}

// The mapping that the owner has confirmed for headers like these, if any. True
// if one applies.
bool MapByPolicy(const IngestPolicy& policy,
                 const std::vector<std::string>& headers,
                 std::map<std::string, uint32_t>& columns) {
  for (const auto& mapping : policy.mappings) {
    std::map<std::string, uint32_t> found_columns;
    bool applies = !mapping.empty();
    for (const auto& [header, role] : mapping) {
      const auto found =
          std::find(headers.begin(), headers.end(), NormaliseHeader(header));
      applies = applies && found != headers.end();
      if (!applies) break;
      found_columns[role] = static_cast<uint32_t>(found - headers.begin());
    }
    if (!applies) continue;
    columns = std::move(found_columns);
    return true;
  }
  return false;
}

// `--map role=header`, over everything else. An empty header takes the role
// away.
Status MapByOwner(const std::map<std::string, std::string>& map,
                  Layout& layout) {
  const auto headers = Normalise(layout.headers);
  for (const auto& [role, header] : map) {
    if (FindRole(role) == nullptr)
      return Error{"unknown_role", {{"role", role}}};
    if (header.empty()) {
      layout.columns.erase(role);
      continue;
    }
    const auto found =
        std::find(headers.begin(), headers.end(), NormaliseHeader(header));
    if (found == headers.end())
      return Error{"unknown_header", {{"header", header}}};
    layout.columns[role] = static_cast<uint32_t>(found - headers.begin());
  }
  return Ok();
}

}  // namespace

std::span<const Need> Needs() {
  static const std::vector<Need> needs = {
      {"order_id", {{"order_id"}}},
      {"date", {{"created_at"}, {"paid_at"}, {"completed_at"}}},
      {"amount",
       {{"paid_amount"},
        {"order_amount"},
        {"line_amount"},
        {"unit_price", "quantity"}}}};
  return needs;
}

std::vector<std::string_view> Layout::Lacking() const {
  const auto has = [&](std::string_view role) {
    return columns.count(std::string(role)) > 0;
  };
  const bool items = profile != nullptr && profile->level == RowLevel::kLine;
  const bool leaves_amounts = items || (profile && profile->leaves_amounts);
  const auto met = [&](const Need& need) {
    if (need.id == "order_id" && rows_are_orders) return true;
    if (need.id == "date" && items) return true;
    if (need.id == "amount" && leaves_amounts) return true;
    return std::any_of(need.any_of.begin(), need.any_of.end(),
                       [&](const auto& roles) {
                         return std::all_of(roles.begin(), roles.end(), has);
                       });
  };
  std::vector<std::string_view> lacking;
  for (const Need& need : Needs()) {
    if (!met(need)) lacking.push_back(need.id);
  }
  return lacking;
}

bool Layout::Sufficient() const { return Lacking().empty(); }

Error Layout::Insufficient() const {
  const auto lacking = Lacking();
  const bool numbers_alone = lacking.size() == 1 && lacking[0] == "order_id";
  return {numbers_alone ? "no_order_numbers" : "no_order_columns", {}};
}

Result<Layout> DetectLayout(std::string_view head, bool complete,
                            const ReadOptions& options,
                            const IngestPolicy& policy) {
  if (head.empty()) return Error{"empty_file", {}};
  if (const FileKind kind = SniffFileKind(head); kind != FileKind::kText) {
    return Error{std::string(FileKindCode(kind)), {}};
  }
  EncodingDetector detector;
  detector.Feed(head);
  const EncodingVerdict verdict = detector.Verdict();

  const Encoding encoding = options.encoding.value_or(verdict.encoding);
  head.remove_prefix(static_cast<size_t>(verdict.bom_bytes));
  const Dialect dialect = SniffDialect(head, complete, encoding);
  const Rows rows = ReadHead(head, complete, dialect);
  if (rows.empty()) {
    const bool nothing = complete && head.size() <= kMaxRecordBytes;
    return Error{nothing ? "empty_file" : "line_too_long", {}};
  }
  auto layout = DetectTableLayout(rows, encoding, options, policy);
  if (!layout.ok()) return layout;
  layout.value().encoding_certain =
      options.encoding.has_value() || verdict.certain;
  layout.value().bom_bytes = verdict.bom_bytes;
  layout.value().dialect = dialect;
  return layout;
}

Result<Layout> DetectTableLayout(const Rows& rows, Encoding encoding,
                                 const ReadOptions& options,
                                 const IngestPolicy& policy) {
  if (std::all_of(rows.begin(), rows.end(),
                  [](const auto& row) { return IsBlank(row); }))
    return Error{"empty_file", {}};

  Layout layout;
  layout.encoding = encoding;
  const size_t header = FindHeader(rows, encoding, policy);
  if (rows[header].size() > kMaxColumns) {
    return Error{"too_many_columns",
                 {{"columns", std::to_string(rows[header].size())}}};
  }
  layout.records_before_rows = static_cast<uint32_t>(header) + 1;
  layout.headers = Decode(rows[header], encoding);
  layout.read_non_ascii = HasNonAscii(rows[header]);
  for (size_t i = header + 1;
       i < rows.size() && layout.preview.size() < kPreviewRows; ++i) {
    if (IsBlank(rows[i])) continue;
    layout.read_non_ascii |= HasNonAscii(rows[i]);
    layout.preview.push_back(Decode(rows[i], encoding));
  }

  if (options.platform.empty()) {
    layout.profile = RecogniseProfile(Normalise(layout.headers));
  } else if (layout.profile = FindProfile(options.platform);
             layout.profile == nullptr) {
    return Error{"unknown_platform", {{"platform", options.platform}}};
  }
  if (layout.profile == nullptr) layout.profile = &GenericProfile();
  if (const Status mapped = MapColumns(options, policy, layout); !mapped.ok())
    return mapped.error();
  layout.candidates = GuessRoles(layout.headers, layout.preview);
  return layout;
}

Status MapColumns(const ReadOptions& options, const IngestPolicy& policy,
                  Layout& layout) {
  const auto headers = Normalise(layout.headers);
  layout.columns.clear();
  const bool unknown =
      options.platform.empty() && layout.profile == &GenericProfile();
  const bool remembered =
      unknown && MapByPolicy(policy, headers, layout.columns);
  if (!remembered) MapByProfile(*layout.profile, headers, layout.columns);
  if (const Status mapped = MapByOwner(options.map, layout); !mapped.ok())
    return mapped;
  layout.rows_are_orders = (options.rows_are_orders || remembered) &&
                           layout.columns.count("order_id") == 0;
  return Ok();
}

bool NeedsReread(const Layout& layout, const ReadOptions& options,
                 const IngestPolicy& before, const IngestPolicy& after) {
  const auto has = [&](const char* role) {
    return layout.columns.count(role) > 0;
  };
  if (has("status") && before.status_words != after.status_words) return true;
  if (before.utc_offset_minutes != after.utc_offset_minutes &&
      (has("created_at") || has("paid_at") || has("completed_at"))) {
    return true;
  }
  if (before.mappings == after.mappings) return false;
  Layout again = layout;
  return MapColumns(options, after, again).ok() &&
         (again.columns != layout.columns ||
          again.rows_are_orders != layout.rows_are_orders);
}

}  // namespace shuke::ingest
