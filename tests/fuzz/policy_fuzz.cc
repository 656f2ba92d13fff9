// Any bytes as a policy: refused with a reason, or written out to a document
// that reads back to the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/policy/policy.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto policy = shuke::policy::ParsePolicy(text);
  if (!policy.ok()) {
    if (policy.error().code.empty()) std::abort();
    return 0;
  }
  const std::string written = shuke::policy::FormatPolicy(policy.value());
  const auto again = shuke::policy::ParsePolicy(written);
  if (!again.ok() || shuke::policy::FormatPolicy(again.value()) != written)
    std::abort();
  return 0;
}
