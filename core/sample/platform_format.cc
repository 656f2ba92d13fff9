#include "core/sample/platform_format.h"

#include <vector>

#include "core/sample/platform_tables.h"

namespace shuke::sample {

std::span<const PlatformFormat> PlatformFormats() {
  static const std::vector<PlatformFormat> formats = [] {
    std::vector<PlatformFormat> all;
    for (const auto& part :
         {TaobaoFormats(), ChineseFormats(), WesternFormats()}) {
      all.insert(all.end(), part.begin(), part.end());
    }
    return all;
  }();
  return formats;
}

const PlatformFormat* FindPlatformFormat(std::string_view id) {
  for (const PlatformFormat& format : PlatformFormats()) {
    if (format.id == id) return &format;
  }
  return nullptr;
}

}  // namespace shuke::sample
