// WritePlatformExport: the invented shop as another platform would export it.
#ifndef SHUKE_SAMPLE_PLATFORM_EXPORT_H_
#define SHUKE_SAMPLE_PLATFORM_EXPORT_H_

#include <cstdint>
#include <functional>
#include <string_view>

#include "core/sample/platform_format.h"
#include "core/sample/sample_shop.h"

namespace shuke::sample {

// What a reader must make of the file.
struct ExportTruth {
  uint64_t rows = 0;
  uint64_t orders = 0;
  uint64_t valid = 0;
  int64_t net_minor = 0;   // of the valid orders
  uint64_t customers = 0;  // with a valid order; 0 where no column tells them
  bool has_buyers = false;
};

// Writes the orders of the shop, oldest first, in pieces to `write`, encoded
// (options.encode is for formats in GBK; without it these are UTF-8). What a
// report has no column for is left out of file and truth alike: refunds in
// part, orders that were never paid. The same arguments give the same bytes.
ExportTruth WritePlatformExport(
    const PlatformFormat& format, const SampleOptions& options,
    const std::function<void(std::string_view bytes)>& write);

}  // namespace shuke::sample

#endif  // SHUKE_SAMPLE_PLATFORM_EXPORT_H_
