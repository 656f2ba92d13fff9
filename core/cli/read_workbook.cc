#include "core/cli/read_workbook.h"

#include "core/cli/zip_archive.h"

namespace shuke::cli {
namespace {

// The session's words for the end of a part.
const char* WordFor(ZipArchive::End end) {
  switch (end) {
    case ZipArchive::End::kWhole:
      return "whole";
    case ZipArchive::End::kMissing:
      return "missing";
    case ZipArchive::End::kEncrypted:
      return "encrypted";
    case ZipArchive::End::kDamaged:
      return "damaged";
  }
  return "damaged";
}

}  // namespace

std::string ReadWorkbook(session::Session& session, const std::string& path,
                         const std::string& name, const std::string& options,
                         uint64_t file_bytes,
                         const std::function<void(uint64_t)>& progress) {
  const ZipArchive archive(path);
  if (!archive.ok()) return session.FailFile(name, "spreadsheet_damaged");
  std::string begun = session.BeginWorkbook(name, options, file_bytes);
  if (!begun.starts_with("{\"ok\":true")) return begun;
  uint64_t done_bytes = 0;
  for (std::string part = session.WantedPart(); !part.empty();
       part = session.WantedPart()) {
    uint64_t part_bytes = 0;
    const auto end = archive.Read(part, [&](const ZipArchive::Piece& piece) {
      part_bytes = piece.compressed_bytes;
      progress(done_bytes + part_bytes);
      return session.Feed(piece.bytes);
    });
    done_bytes += part_bytes;
    session.EndPart(WordFor(end));
  }
  return session.FinishFile();
}

}  // namespace shuke::cli
