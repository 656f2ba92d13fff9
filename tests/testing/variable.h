// Variable: what the environment says, natively and under Node.
#ifndef SHUKE_TESTS_TESTING_VARIABLE_H_
#define SHUKE_TESTS_TESTING_VARIABLE_H_

#include <cstdlib>
#include <optional>
#include <string>

#ifdef __EMSCRIPTEN__
#include <emscripten.h>
#endif

namespace shuke::testkit {

// Nothing where it is not set or empty. `name` has letters and _ alone.
inline std::optional<std::string> Variable(const std::string& name) {
#ifdef __EMSCRIPTEN__
  // getenv knows nothing of the outside there, and a browser has none.
  const char* value = emscripten_run_script_string(
      ("typeof process === 'object' && process.env." + name + " || ''")
          .c_str());
#else
  const char* value = std::getenv(name.c_str());
#endif
  if (value == nullptr || *value == '\0') return std::nullopt;
  return value;
}

}  // namespace shuke::testkit

#endif  // SHUKE_TESTS_TESTING_VARIABLE_H_
