// Field after field, in one order both ways.
#include "core/ingest/piece.h"

#include <algorithm>
#include <array>

#include "core/ingest/joint_automaton.h"
#include "core/table/append.h"

namespace shuke::ingest {
namespace {

// Calls visit(number) for every count that adds up over pieces.
template <typename Ledger, typename Visit>
void ForEachCount(Ledger& ledger, Visit&& visit) {
  visit(ledger.bytes);
  visit(ledger.rows_read);
  for (auto& count : ledger.set_aside) visit(count);
  visit(ledger.zero_price_rows);
  visit(ledger.buyer_rows);
  visit(ledger.malformed_bytes);
  visit(ledger.damaged_ids);
}

}  // namespace

void AddCounts(const FileLedger& piece, FileLedger& file) {
  std::vector<uint64_t> counts;
  ForEachCount(piece, [&](uint64_t count) { counts.push_back(count); });
  auto next = counts.begin();
  ForEachCount(file, [&](uint64_t& count) { count += *next++; });
}

void WritePiece(const Piece& piece, ByteWriter& writer) {
  writer.Value(piece.offset);
  ForEachCount(piece.ledger, [&](uint64_t count) { writer.Value(count); });
  writer.Value<uint64_t>(piece.ledger.samples.size());
  for (const SetAsideRow& sample : piece.ledger.samples) {
    writer.Value(sample.reason);
    writer.Value(sample.row);
    writer.Text(sample.text);
  }
  writer.Array(piece.strings.arena);
  piece.strings.starts.Write(writer);
  table::WriteLines(piece.lines, writer);
  WriteFindings(piece.findings, writer);
  writer.Value(piece.characters.bytes);
  writer.Value(piece.characters.head);
  writer.Value(piece.characters.row);
  writer.Array(piece.characters.steps);
  writer.Value(piece.characters.nul_at);
  writer.Value(piece.characters.skipped);
  writer.Value(piece.characters.sample_bytes);
  writer.Array(piece.characters.sample);
  for (const bool flag : {piece.whole, piece.begins_with_lf, piece.ends_with_cr,
                          piece.decoded_texts}) {
    writer.Value<uint8_t>(flag);
  }
}

std::optional<Piece> ReadPiece(std::string_view bytes) {
  ByteReader reader(bytes);
  Piece piece;
  piece.offset = reader.Value<uint64_t>();
  ForEachCount(piece.ledger,
               [&](uint64_t& count) { count = reader.Value<uint64_t>(); });
  for (auto left = reader.Value<uint64_t>(); left > 0 && reader.ok(); --left) {
    const auto reason = reader.Value<Reason>();
    const auto row = reader.Value<uint32_t>();
    if (static_cast<size_t>(reason) >= kReasons) return std::nullopt;
    piece.ledger.samples.push_back({reason, row, std::string(reader.Text())});
  }
  reader.Array(piece.strings.arena);
  if (!piece.strings.starts.Read(reader, piece.strings.arena.size()) ||
      !table::ReadLines(reader, piece.strings.size(), piece.lines)) {
    return std::nullopt;
  }
  ReadFindings(reader, piece.findings);
  piece.characters.bytes = reader.Value<uint64_t>();
  piece.characters.head = reader.Value<std::array<unsigned char, 3>>();
  piece.characters.row = reader.Value<uint16_t>();
  reader.Array(piece.characters.steps);
  piece.characters.nul_at = reader.Value<std::array<uint64_t, 2>>();
  piece.characters.skipped = reader.Value<uint64_t>();
  piece.characters.sample_bytes = reader.Value<uint64_t>();
  reader.Array(piece.characters.sample);
  for (bool* flag : {&piece.whole, &piece.begins_with_lf, &piece.ends_with_cr,
                     &piece.decoded_texts}) {
    *flag = reader.Value<uint8_t>() != 0;
  }
  const JointAutomaton& joint = Joint();
  const bool has_sample = piece.characters.sample_bytes > 0;
  if (!reader.Done() || piece.characters.steps.size() != joint.next.size() ||
      piece.characters.sample.size() != (has_sample ? joint.next.size() : 0) ||
      piece.characters.row >= joint.next.size()) {
    return std::nullopt;
  }
  return piece;
}

}  // namespace shuke::ingest
