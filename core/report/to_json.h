// Result structs as JSON values, for the writers in this folder and the
// session's answers. Include it in sources only: nlohmann/json is slow to
// compile.
#ifndef SHUKE_REPORT_TO_JSON_H_
#define SHUKE_REPORT_TO_JSON_H_

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "core/base/result.h"
#include "core/ingest/ledger.h"

namespace shuke::report {

nlohmann::ordered_json LedgerFileJson(const ingest::FileLedger& file);
nlohmann::ordered_json ErrorJson(const Error& error);

// A share of nothing is null, never 0 (rulings 10).
nlohmann::ordered_json ShareJson(uint64_t part, uint64_t whole);

// As text; bytes that are not UTF-8 become U+FFFD. No indent: one line.
std::string Dump(const nlohmann::ordered_json& json, int indent = -1);

}  // namespace shuke::report

#endif  // SHUKE_REPORT_TO_JSON_H_
