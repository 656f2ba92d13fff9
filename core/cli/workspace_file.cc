#include "core/cli/workspace_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <nlohmann/json.hpp>

namespace shuke::cli {
namespace {

constexpr size_t kSecretBytes = 16;

std::optional<std::string> FreshSecret() {
  std::ifstream random("/dev/urandom", std::ios::binary);
  std::array<char, kSecretBytes> bytes;
  if (!random.read(bytes.data(), bytes.size())) return std::nullopt;
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    text += kDigits[value >> 4];
    text += kDigits[value & 15];
  }
  return text;
}

// Fails if the file is there already, so that no secret is ever overwritten.
bool WriteNew(const std::string& path, const std::string& text) {
  const int file =
      open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL, S_IRUSR | S_IWUSR);
  if (file < 0) return false;
  const bool whole = write(file, text.data(), text.size()) ==
                     static_cast<ssize_t>(text.size());
  return close(file) == 0 && whole;
}

}  // namespace

std::optional<std::string> OpenWorkspace(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (in) {
    std::string text;
    char chunk[4096];
    while (in) {
      in.read(chunk, sizeof chunk);
      text.append(chunk, static_cast<size_t>(in.gcount()));
    }
    if (in.eof()) return text;
    return std::nullopt;  // a folder opens, and fails at the first byte
  }
  const auto secret = FreshSecret();
  if (!secret) return std::nullopt;
  const std::string text =
      nlohmann::ordered_json({{"schema_version", 1}, {"secret", *secret}})
          .dump(2) +
      "\n";
  if (!WriteNew(path, text)) return std::nullopt;
  return text;
}

}  // namespace shuke::cli
