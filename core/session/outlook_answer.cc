#include "core/session/outlook_answer.h"

#include <algorithm>
#include <string>

#include "core/base/json_text.h"

namespace shuke::session {

Json OutlookHead(const Pipeline& pipeline) {
  return {
      {"schema_version", 1},
      {"as_of", pipeline.as_of() == kNoDay ? Json(nullptr)
                                           : Json(FormatDay(pipeline.as_of()))},
      {"currency", pipeline.book().dictionary().At(pipeline.currency())},
      {"minor_digits", pipeline.minor_digits()}};
}

Result<mine::Level> LevelOf(const Json& options, const Outlook& outlook) {
  const auto found = options.find("level");
  if (found == options.end()) return outlook.finest();
  for (size_t i = 0; i < mine::kLevelCodes.size(); ++i)
    if (*found == mine::kLevelCodes[i]) return static_cast<mine::Level>(i);
  return BadOption("level", *found);
}

Result<Json> ParseOptions(std::string_view text,
                          std::initializer_list<std::string_view> known) {
  if (text.empty()) return Json::object();
  Json options = ParseOrderedJson(text);
  if (!options.is_object())
    return BadOption("options", Json(std::string(text)));
  for (const auto& [name, value] : options.items()) {
    if (std::find(known.begin(), known.end(), name) == known.end())
      return BadOption(name, value);
  }
  return options;
}

}  // namespace shuke::session
