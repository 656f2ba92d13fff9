// Any bytes as the parts of a workbook: no crash, the ledger adds up, and how
// the bytes are cut changes nothing.
//
// Byte 0 of an input chooses the size of the chunks. The rest is parts with a
// line "%%" between; the first is given to the first that is asked for, and so
// on. A part that is asked for again is the same again; where none is left,
// parts are missing.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/ingest/xlsx/workbook_reader.h"

namespace {

using shuke::ingest::FileOutcome;
using shuke::ingest::Outcome;
using shuke::ingest::ReadOptions;
using shuke::ingest::xlsx::PartEnd;
using shuke::ingest::xlsx::WorkbookReader;

constexpr std::string_view kBetween = "\n%%\n";

std::vector<std::string_view> Split(std::string_view text) {
  std::vector<std::string_view> parts;
  while (true) {
    const size_t end = text.find(kBetween);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + kBetween.size());
  }
}

FileOutcome Read(const std::vector<std::string_view>& parts, size_t chunk) {
  const shuke::ingest::IngestPolicy policy;
  ReadOptions options;
  options.date_order = shuke::ingest::DayOrder::kMonthFirst;
  options.rows_are_orders = true;
  shuke::table::Dictionary dictionary;
  WorkbookReader reader("f", options, policy, 1);
  std::map<std::string, std::string_view> given;
  while (!reader.WantedPart().empty()) {
    const std::string name = reader.WantedPart();
    if (given.count(name) == 0) {
      if (given.size() == parts.size()) {
        reader.EndPart(PartEnd::kMissing);
        continue;
      }
      const std::string_view next = parts[given.size()];
      given[name] = next;
    }
    for (std::string_view rest = given[name]; !rest.empty();) {
      const std::string_view piece = rest.substr(0, chunk);
      if (!reader.Feed(piece)) break;
      rest.remove_prefix(piece.size());
    }
    reader.EndPart(PartEnd::kWhole);
  }
  return reader.Finish(dictionary);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 1) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1,
                              size - 1);
  const auto parts = Split(text);
  const FileOutcome whole = Read(parts, size);
  const FileOutcome cut = Read(parts, size_t{data[0]} + 1);
  if (whole.ledger.RowsSetAside() > whole.ledger.rows_read) std::abort();
  if (whole.outcome == Outcome::kUsed &&
      whole.lines.size() != whole.ledger.RowsUsed()) {
    std::abort();
  }
  if (whole.outcome != cut.outcome || whole.ledger.error != cut.ledger.error ||
      whole.ledger.rows_read != cut.ledger.rows_read ||
      whole.ledger.set_aside != cut.ledger.set_aside) {
    std::abort();
  }
  return 0;
}
