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

bool FeedWorkbook(session::Session& session, const std::string& path,
                  const std::function<bool()>& begin,
                  const std::function<void(uint64_t)>& progress) {
  const ZipArchive archive(path);
  if (!archive.ok()) return false;
  if (!begin()) return true;
  uint64_t done_bytes = 0;
  for (std::string part = session.WantedPart(); !part.empty();
       part = session.WantedPart()) {
    uint64_t part_bytes = 0;
    const auto end = archive.Read(part, [&](const ZipArchive::Piece& piece) {
      part_bytes = piece.compressed_bytes;
      const bool more = session.Feed(piece.bytes);
      progress(done_bytes + part_bytes);
      return more;
    });
    done_bytes += part_bytes;
    session.EndPart(WordFor(end));
  }
  return true;
}

}  // namespace shuke::cli
