// Any bytes as an export: no crash, the ledger adds up, and how the bytes are
// cut changes nothing.
//
// Byte 0 of an input chooses the encoding (detected, or one of six) and whether
// the order of day and month is given, byte 1 the size of the chunks; the rest
// is the file.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/ingest/file_reader.h"

namespace {

using shuke::ingest::Encoding;
using shuke::ingest::FileOutcome;
using shuke::ingest::FileReader;
using shuke::ingest::Outcome;
using shuke::ingest::ReadOptions;

// One reading and one after each guess that its end can overturn.
constexpr int kMostReadings = 3;

FileOutcome Read(std::string_view bytes, size_t chunk, ReadOptions options) {
  const shuke::ingest::IngestPolicy policy;
  for (int reading = 0; reading < kMostReadings; ++reading) {
    shuke::table::Dictionary dictionary;
    FileReader reader("f", options, policy);
    for (std::string_view rest = bytes; !rest.empty();) {
      const std::string_view piece = rest.substr(0, chunk);
      if (!reader.Feed(piece)) break;
      rest.remove_prefix(piece.size());
    }
    FileOutcome outcome = reader.Finish(dictionary);
    if (outcome.outcome != Outcome::kReread) return outcome;
    options = outcome.options;
  }
  std::abort();  // it asks for the file again and again
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 2) return 0;
  ReadOptions options;
  if (const int encoding = data[0] % 7; encoding > 0)
    options.encoding = static_cast<Encoding>(encoding - 1);
  // Every other input has its order of day and month given.
  if (data[0] >= 128) options.date_order = shuke::ingest::DayOrder::kDayFirst;
  const size_t chunk = size_t{data[1]} + 1;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 2,
                               size - 2);
  const FileOutcome whole = Read(bytes, bytes.size() + 1, options);
  const FileOutcome cut = Read(bytes, chunk, options);
  if (whole.ledger.RowsSetAside() > whole.ledger.rows_read) std::abort();
  if (whole.outcome == Outcome::kUsed &&
      whole.lines.size() != whole.ledger.RowsUsed()) {
    std::abort();
  }
  if (whole.outcome != cut.outcome ||
      whole.ledger.rows_read != cut.ledger.rows_read ||
      whole.ledger.set_aside != cut.ledger.set_aside ||
      whole.ledger.malformed_bytes != cut.ledger.malformed_bytes) {
    std::abort();
  }
  return 0;
}
