// The report as one JSON document: the bytes that `shuke analyze --json` prints
// and the page reads.
//
// Described by report.schema.json. Keys come in a fixed order; figures are the
// analyses' own.
#ifndef SHUKE_REPORT_REPORT_JSON_H_
#define SHUKE_REPORT_REPORT_JSON_H_

#include <string>

#include "core/report/analysis.h"

namespace shuke::report {

// Two spaces of indent, a newline at the end.
std::string WriteReport(const Analysis& analysis);

}  // namespace shuke::report

#endif  // SHUKE_REPORT_REPORT_JSON_H_
