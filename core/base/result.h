// Result<T>: a value, or the reason why there is none.
//
// Expected failure is a value. An Error is a stable code with named arguments;
// the words for it, in Chinese and English, stand in the message catalogue
// (core/messages), never here.
#ifndef SHUKE_BASE_RESULT_H_
#define SHUKE_BASE_RESULT_H_

#include <cassert>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace shuke {

using ErrorArgs = std::vector<std::pair<std::string, std::string>>;

// Why something could not be done. `code` is a key of the message catalogue
// under "error.", such as "empty_file"; `args` fill the placeholders of its
// sentence, such as {"column", "date"}.
struct Error {
  std::string code;
  ErrorArgs args;

  friend bool operator==(const Error&, const Error&) = default;
};

// A T, or an Error. Ask ok() first: value() of a failure is a programming
// error.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  const T& value() const& {
    assert(ok());
    return std::get<0>(state_);
  }
  T& value() & {
    assert(ok());
    return std::get<0>(state_);
  }
  T&& value() && {
    assert(ok());
    return std::get<0>(std::move(state_));
  }
  const Error& error() const {
    assert(!ok());
    return std::get<1>(state_);
  }

 private:
  std::variant<T, Error> state_;
};

// Success without a value.
struct Unit {};
using Status = Result<Unit>;
inline Status Ok() { return Unit{}; }

}  // namespace shuke

#endif  // SHUKE_BASE_RESULT_H_
