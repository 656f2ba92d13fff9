#include "core/cli/zip_archive.h"

#include <zip.h>

#include <algorithm>
#include <vector>

#include "core/base/ascii.h"

namespace shuke::cli {
namespace {

constexpr size_t kPieceBytes = size_t{256} << 10;

// Part names are compared without regard to case, and some writers put
// backslashes between folders.
std::string PlainName(std::string_view name) {
  std::string plain = LowerAscii(name);
  std::replace(plain.begin(), plain.end(), '\\', '/');
  return plain;
}

ZipArchive::End EndOf(int zip_error) {
  switch (zip_error) {
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_WRONGPASSWD:
    case ZIP_ER_ENCRNOTSUPP:
      return ZipArchive::End::kEncrypted;
    default:
      return ZipArchive::End::kDamaged;
  }
}

}  // namespace

ZipArchive::ZipArchive(const std::string& path) {
  int error = 0;
  archive_ = zip_open(path.c_str(), ZIP_RDONLY, &error);
  if (archive_ == nullptr) return;
  const zip_int64_t count = zip_get_num_entries(archive_, 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    const auto index = static_cast<zip_uint64_t>(i);
    const char* name = zip_get_name(archive_, index, ZIP_FL_ENC_GUESS);
    if (name != nullptr) entries_.emplace(PlainName(name), index);
  }
}

ZipArchive::~ZipArchive() {
  if (archive_ != nullptr) zip_discard(archive_);
}

ZipArchive::End ZipArchive::Read(
    std::string_view name,
    const std::function<bool(const Piece&)>& sink) const {
  const auto entry = entries_.find(PlainName(name));
  if (entry == entries_.end()) return End::kMissing;
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(archive_, entry->second, 0, &stat) != 0)
    return EndOf(zip_error_code_zip(zip_get_error(archive_)));
  zip_file_t* file = zip_fopen_index(archive_, entry->second, 0);
  if (file == nullptr)
    return EndOf(zip_error_code_zip(zip_get_error(archive_)));

  std::vector<char> piece(kPieceBytes);
  End end = End::kWhole;
  uint64_t inflated = 0;
  while (true) {
    const zip_int64_t got = zip_fread(file, piece.data(), piece.size());
    if (got < 0) end = EndOf(zip_error_code_zip(zip_file_get_error(file)));
    if (got <= 0) break;
    inflated += static_cast<uint64_t>(got);
    const double share =
        stat.size == 0 ? 1
                       : std::min(1.0, static_cast<double>(inflated) /
                                           static_cast<double>(stat.size));
    const auto compressed =
        static_cast<uint64_t>(share * static_cast<double>(stat.comp_size));
    if (!sink({{piece.data(), static_cast<size_t>(got)}, compressed})) break;
  }
  zip_fclose(file);
  return end;
}

}  // namespace shuke::cli
