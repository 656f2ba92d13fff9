// shuke-sample: writes the sample shop's export to standard output, for
// fixtures and benchmarks.
//
//   shuke-sample [--orders N] [--seed S] [--encoding gbk|utf-8]
//                [--remark-repeat K] [--platform ID] > file
//
// With a platform, the same shop as that one would export it, in its own
// encoding; what a reader must make of it goes to standard error.
#include <iconv.h>

#include <charconv>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "core/sample/platform_export.h"
#include "core/sample/sample_shop.h"

namespace {

// The C library's converter: this program is only built natively, and sample/
// does not see ingest/, which has the portable one.
std::string EncodeGbk(std::string_view utf8) {
  const iconv_t converter = iconv_open("GBK", "UTF-8");
  std::string result(utf8.size(), '\0');  // GBK is never longer than UTF-8
  char* in = const_cast<char*>(utf8.data());
  char* out = result.data();
  size_t in_left = utf8.size(), out_left = result.size();
  const size_t status = iconv(converter, &in, &in_left, &out, &out_left);
  iconv_close(converter);
  if (status == static_cast<size_t>(-1)) {
    std::fprintf(stderr, "shuke-sample: a character is not in GBK\n");
  }
  result.resize(result.size() - out_left);
  return result;
}

bool ParseNumber(std::string_view text, uint64_t& value) {
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

bool Write(std::string_view bytes) {
  return std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size();
}

int WritePlatform(const shuke::sample::PlatformFormat& format,
                  const shuke::sample::SampleOptions& options) {
  bool written = true;
  const auto truth = shuke::sample::WritePlatformExport(
      format, options,
      [&](std::string_view bytes) { written = written && Write(bytes); });
  std::fprintf(stderr,
               "{\"rows\":%llu,\"orders\":%llu,\"valid\":%llu,"
               "\"net_minor\":%lld,\"customers\":%llu}\n",
               static_cast<unsigned long long>(truth.rows),
               static_cast<unsigned long long>(truth.orders),
               static_cast<unsigned long long>(truth.valid),
               static_cast<long long>(truth.net_minor),
               static_cast<unsigned long long>(truth.customers));
  return written && std::fflush(stdout) == 0 ? 0 : 1;
}

int Usage() {
  std::fprintf(stderr,
               "usage: shuke-sample [--orders N] [--seed S] "
               "[--encoding gbk|utf-8] [--remark-repeat K] [--platform ID] "
               "> FILE\nplatforms:");
  for (const shuke::sample::PlatformFormat& format :
       shuke::sample::PlatformFormats()) {
    std::fprintf(stderr, " %s", std::string(format.id).c_str());
  }
  std::fprintf(stderr, "\n");
  return 64;
}

}  // namespace

int main(int argc, char** argv) {
  shuke::sample::SampleOptions options;
  options.encode = EncodeGbk;
  const shuke::sample::PlatformFormat* platform = nullptr;
  for (int i = 1; i < argc; i += 2) {
    const std::string_view name = argv[i];
    if (i + 1 == argc) return Usage();
    const std::string_view value = argv[i + 1];
    uint64_t number = 0;
    if (name == "--encoding" && (value == "gbk" || value == "utf-8")) {
      options.encode = value == "gbk" ? EncodeGbk : nullptr;
    } else if (name == "--orders" && ParseNumber(value, number) &&
               number <= 20000000) {
      options.orders = static_cast<size_t>(number);
    } else if (name == "--seed" && ParseNumber(value, number)) {
      options.seed = number;
    } else if (name == "--remark-repeat" && ParseNumber(value, number) &&
               number >= 1 && number <= 1000) {
      options.remark_repeat = static_cast<int>(number);
    } else if (name == "--platform" &&
               shuke::sample::FindPlatformFormat(value) != nullptr) {
      platform = shuke::sample::FindPlatformFormat(value);
    } else {
      return Usage();
    }
  }
  if (platform != nullptr) return WritePlatform(*platform, options);
  shuke::sample::SampleShop shop(options);
  std::vector<char> buffer(1 << 20);
  while (const size_t count = shop.Read(buffer.data(), buffer.size())) {
    if (std::fwrite(buffer.data(), 1, count, stdout) != count) {
      std::fprintf(stderr, "shuke-sample: cannot write\n");
      return 1;
    }
  }
  return std::fflush(stdout) == 0 ? 0 : 1;
}
