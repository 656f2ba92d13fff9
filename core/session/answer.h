// The form of a Session's answers. Include it in sources only: nlohmann/json is
// slow to compile.
#ifndef SHUKE_SESSION_ANSWER_H_
#define SHUKE_SESSION_ANSWER_H_

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace shuke::session {

using Json = nlohmann::ordered_json;

// {"ok":false,"error":{code, args}}
std::string Failure(const Error& error);
// {"ok":true} and the members of `answer`.
std::string Success(Json answer = Json::object());
// That a member of a request is not what it may be.
Error BadOption(std::string_view name, const Json& value);

}  // namespace shuke::session

#endif  // SHUKE_SESSION_ANSWER_H_
