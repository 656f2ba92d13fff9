// Layout: how a file is to be read, found from its first bytes: what it is, its
// encoding, its delimiter, where its header stands, and which column plays
// which role.
#ifndef SHUKE_INGEST_LAYOUT_H_
#define SHUKE_INGEST_LAYOUT_H_

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"
#include "core/base/result.h"
#include "core/ingest/dates.h"
#include "core/ingest/encoding.h"
#include "core/ingest/ingest_policy.h"
#include "core/ingest/profile.h"
#include "core/ingest/record_scanner.h"

namespace shuke::ingest {

// What the owner says of a file, over what it says of itself.
struct ReadOptions {
  std::string platform;                    // a profile id; empty: recognise it
  std::optional<Encoding> encoding;        // none: detect it
  std::map<std::string, std::string> map;  // role -> header as in the file
  DayOrder date_order = DayOrder::kUnknown;
  std::string sheet;  // of a workbook, by name; empty: the one with orders
  // Role of a number -> its decimal mark; of the others the column decides.
  std::map<std::string, DecimalMark> decimal;
  // The shop that rows without a shop column belong to (rulings 9).
  std::string label;
  // A table without order numbers: each row is an order of its own.
  bool rows_are_orders = false;
};

// A role that a column may play, for the owner to confirm.
struct RoleCandidate {
  uint32_t column;
  std::string role;
  double score;  // 1 = the header is a known spelling; lower by likeness of
                 // name and content
};

struct Layout {
  Encoding encoding = Encoding::kUtf8;
  bool encoding_certain = true;
  int bom_bytes = 0;
  Dialect dialect;
  uint32_t records_before_rows = 1;         // preamble and header
  std::vector<std::string> headers;         // UTF-8, as written
  const Profile* profile = nullptr;         // never null once detected
  std::map<std::string, uint32_t> columns;  // role -> column
  std::vector<std::vector<std::string>>
      preview;                            // first rows, UTF-8, guards off
  std::vector<RoleCandidate> candidates;  // by column, best first
  // Header or preview were decoded by a guess at the encoding.
  bool read_non_ascii = false;
  // The head alone leaves no doubt of the encoding.
  bool SureOfEncoding() const { return encoding_certain && read_non_ascii; }
  // No column has the order number, and each row is an order of its own: the
  // owner says so, now or in a remembered mapping that does without one.
  bool rows_are_orders = false;

  // Whether the roles suffice to read orders: all Needs(), but for an order
  // number where rows are orders. The items of a known platform may leave date
  // and amount to its order report.
  bool Sufficient() const;
  // The ids of the Needs() that are not met.
  std::vector<std::string_view> Lacking() const;

  // What a layout that is not Sufficient() fails with: no_order_numbers if
  // order numbers are all that it lacks, else no_order_columns. Either is cured
  // by a mapping.
  Error Insufficient() const;
};

// What an order cannot do without: one of several sets of roles.
struct Need {
  std::string_view id;  // order_id, date, amount
  std::vector<std::vector<std::string_view>> any_of;
};
std::span<const Need> Needs();

// `head` holds the first bytes of the file, the whole file if `complete`.
// Fails with empty_file, not_text, zip_file, spreadsheet_file, line_too_long,
// too_many_columns, unknown_platform, unknown_role, unknown_header. A layout
// that is not Sufficient() is no failure: the owner can map its columns.
Result<Layout> DetectLayout(std::string_view head, bool complete,
                            const ReadOptions& options,
                            const IngestPolicy& policy);

// The same of a table whose cells are known: its first rows, in `encoding`.
// Fails with empty_file, too_many_columns, unknown_platform, unknown_role,
// unknown_header. The layout's dialect means nothing.
Result<Layout> DetectTableLayout(
    const std::vector<std::vector<std::string>>& rows, Encoding encoding,
    const ReadOptions& options, const IngestPolicy& policy);

// Says which column plays which role: by a mapping that the owner has confirmed
// for headers like these, else by the profile, and over either by
// `options.map`. Sets columns and rows_are_orders; headers and profile are
// there. Fails with unknown_role, unknown_header.
Status MapColumns(const ReadOptions& options, const IngestPolicy& policy,
                  Layout& layout);

// Whether a file that was read under `before` would read otherwise under
// `after`: another mapping applies to it, or it has a status column and the
// shop's status words changed, or times and the shop's clock did. May say so of
// a file that holds none of the words, or no time with an offset.
bool NeedsReread(const Layout& layout, const ReadOptions& options,
                 const IngestPolicy& before, const IngestPolicy& after);

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_LAYOUT_H_
