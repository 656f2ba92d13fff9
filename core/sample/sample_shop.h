// SampleShop: two years of an invented Taobao shop, written as the platform
// writes its order report (46 columns, the 2017 vintage), newest order first.
//
// Nobody in it exists and nobody can be reached through it: see README.md. The
// bytes depend on the options alone, never on the machine, the compiler, the
// clock or the locale, and not on how they are read.
#ifndef SHUKE_SAMPLE_SAMPLE_SHOP_H_
#define SHUKE_SAMPLE_SAMPLE_SHOP_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/date.h"

namespace shuke::sample {

// Turns UTF-8 into the file's encoding. Every character of the sample is in
// GBK, so an encoder to GBK or GB18030 never meets one that it lacks.
using Encoder = std::function<std::string(std::string_view utf8)>;

// 2026-10-31, so that two whole seasons of both promotions (18 June and
// 11 November) lie in the two years before it.
inline constexpr Day kSampleEndDay = 20757;

struct SampleOptions {
  // Exactly this many orders, of about 0.45 times as many buyers. Shares of
  // returning buyers, refunds and so on do not depend on it.
  size_t orders = 20000;
  uint64_t seed = 20261031;
  // The last day of the export; its first is two years earlier. Moving holidays
  // (Spring Festival, Mid-Autumn …) are known for 2019 to 2030.
  Day end_day = kSampleEndDay;
  // Buyer messages and shop remarks are repeated this often (at least once):
  // longer rows for benchmarks.
  int remark_repeat = 1;
  // Platform exports are GBK; without this the bytes are UTF-8.
  Encoder encode = {};
};

class SampleShop {
 public:
  // Decides who buys what and when: O(n log n) in orders, 16 bytes kept for
  // each.
  explicit SampleShop(const SampleOptions& options = {});
  ~SampleShop();
  SampleShop(SampleShop&&) noexcept;
  SampleShop& operator=(SampleShop&&) noexcept;

  // Writes up to `capacity` next bytes of the file to `out` and returns how
  // many; 0 at the end. Rows are formatted only as they are read.
  size_t Read(char* out, size_t capacity);

  // The name to offer the file under, in UTF-8: 熟客示例店_订单报表.csv
  static const char* FileName();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace shuke::sample

#endif  // SHUKE_SAMPLE_SAMPLE_SHOP_H_
