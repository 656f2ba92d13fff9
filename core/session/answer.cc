#include "core/session/answer.h"

#include "core/report/to_json.h"

namespace shuke::session {

std::string Failure(const Error& error) {
  return report::Dump({{"ok", false}, {"error", report::ErrorJson(error)}});
}

std::string Success(Json answer) {
  Json out = {{"ok", true}};
  out.update(answer);
  return report::Dump(out);
}

Error BadOption(std::string_view name, const Json& value) {
  return {"bad_option",
          {{"option", std::string(name)}, {"value", value.dump()}}};
}

}  // namespace shuke::session
