// ZipArchive: the parts of a zip file on disk, inflated piece by piece.
#ifndef SHUKE_CLI_ZIP_ARCHIVE_H_
#define SHUKE_CLI_ZIP_ARCHIVE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

struct zip;

namespace shuke::cli {

class ZipArchive {
 public:
  // Not ok() if the file cannot be opened or holds no whole zip.
  explicit ZipArchive(const std::string& path);
  ~ZipArchive();
  ZipArchive(const ZipArchive&) = delete;
  ZipArchive& operator=(const ZipArchive&) = delete;

  bool ok() const { return archive_ != nullptr; }

  enum class End : uint8_t { kWhole, kMissing, kDamaged, kEncrypted };
  struct Piece {
    std::string_view bytes;
    // How far into the file on disk the part has come, roughly.
    uint64_t compressed_bytes;
  };
  // Inflates the part `name` and hands its pieces to `sink` until that returns
  // false, which ends it as kWhole, too. Names are found whatever the case of
  // their ASCII letters and whichever way their slashes lean.
  End Read(std::string_view name,
           const std::function<bool(const Piece&)>& sink) const;

 private:
  zip* archive_ = nullptr;
  std::map<std::string, uint64_t> entries_;  // plain name -> index
};

}  // namespace shuke::cli

#endif  // SHUKE_CLI_ZIP_ARCHIVE_H_
