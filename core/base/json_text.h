// JSON text to values: the one place where nlohmann's parser is compiled, which
// takes longer than most of the sources that use it.
#ifndef SHUKE_BASE_JSON_TEXT_H_
#define SHUKE_BASE_JSON_TEXT_H_

#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace shuke {

// What `text` says; a value for which is_discarded() holds if it is no JSON.
nlohmann::json ParseJson(std::string_view text);
// The same with the members of objects in the order of the text.
nlohmann::ordered_json ParseOrderedJson(std::string_view text);

}  // namespace shuke

#endif  // SHUKE_BASE_JSON_TEXT_H_
