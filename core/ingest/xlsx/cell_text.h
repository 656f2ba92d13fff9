// The numbers of cells as the texts that a CSV of the same sheet would hold.
#ifndef SHUKE_INGEST_XLSX_CELL_TEXT_H_
#define SHUKE_INGEST_XLSX_CELL_TEXT_H_

#include <string>
#include <string_view>

#include "core/ingest/xlsx/number_format.h"

namespace shuke::ingest::xlsx {

// Appends the number that a sheet writes as `raw` ("12.300000000000001",
// "4.5E-2") with at most 15 significant digits, as spreadsheets show it
// (rulings 7), and without an exponent: 12.3, 0.045.
//
// Whole numbers from 10^15 on are ids. Written out to the last digit they are
// kept as they are; where digits are lost, to an exponent or to zeros from the
// 16th on, they get an exponent (1.23456789012345E+17), so that a damaged id is
// seen to be one (guards.h). So do numbers below 10^-9.
//
// What is no number is appended unchanged.
void AppendNumber(std::string_view raw, std::string* out);

// Appends the number `raw` in a cell of a date format: "2026-11-22",
// "2026-11-22 08:05:00", "08:05:00" for a clock alone below 1, "25:10:00" for
// elapsed hours; rounded to the second. A day alone has no clock unless the
// number has one. Serials count days from 1900, with the 29 February 1900 that
// Excel keeps from Lotus 1-2-3 (serial 60), or from 1904.
// What is no such day (negative, after 9999) is appended as a number.
void AppendSerial(std::string_view raw, NumberFormat format, bool from_1904,
                  std::string* out);

// Appends an ISO 8601 time of a cell of type d as the same texts:
// "2026-11-22T08:05:00.000Z" is "2026-11-22 08:05:00".
void AppendIsoTime(std::string_view raw, std::string* out);

}  // namespace shuke::ingest::xlsx

#endif  // SHUKE_INGEST_XLSX_CELL_TEXT_H_
