// One row of a table a report. Columns stand as "header>cell" between bars; a
// header without a cell is written and stays empty. Behind the cell: = for the
// guard ="…", ' for an apostrophe and ~ for a TAB before the value, ^ for a
// cell of the first row of an order alone.
#ifndef SHUKE_SAMPLE_PLATFORM_TABLES_H_
#define SHUKE_SAMPLE_PLATFORM_TABLES_H_

#include <span>

#include "core/sample/platform_format.h"

namespace shuke::sample {

std::span<const PlatformFormat> TaobaoFormats();
std::span<const PlatformFormat> ChineseFormats();
std::span<const PlatformFormat> WesternFormats();

}  // namespace shuke::sample

#endif  // SHUKE_SAMPLE_PLATFORM_TABLES_H_
