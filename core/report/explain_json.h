// Reasons as JSON.
#ifndef SHUKE_REPORT_EXPLAIN_JSON_H_
#define SHUKE_REPORT_EXPLAIN_JSON_H_

#include <nlohmann/json.hpp>
#include <vector>

#include "core/segment/explain.h"

namespace shuke::report {

// [{what, value, code, args: {name: {type, value, fact?}}}]: value as the fact
// of `what` has it; an argument's type is that of facts, and a code's fact says
// whose word it is.
nlohmann::ordered_json ReasonsJson(const segment::FactTable& facts,
                                   customers::CustomerId customer,
                                   const std::vector<segment::Reason>& reasons);

}  // namespace shuke::report

#endif  // SHUKE_REPORT_EXPLAIN_JSON_H_
