// What the host says of a file (Session::BeginFile), as JSON and back.
#ifndef SHUKE_SESSION_READ_OPTIONS_H_
#define SHUKE_SESSION_READ_OPTIONS_H_

#include <string_view>

#include "core/base/money.h"
#include "core/base/result.h"
#include "core/ingest/layout.h"
#include "core/session/answer.h"

namespace shuke::session {

// Fails with bad_option, unknown_platform, unknown_encoding, unknown_role.
Result<ingest::ReadOptions> ParseReadOptions(std::string_view text);
Json WriteReadOptions(const ingest::ReadOptions& options);

// "point", "comma"
std::string_view DecimalName(DecimalMark mark);

}  // namespace shuke::session

#endif  // SHUKE_SESSION_READ_OPTIONS_H_
