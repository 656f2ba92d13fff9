// Lazy: a value that is made when it is first asked for, and kept until it is
// dropped.
//
//   Lazy<Scores> scores([&] { return ComputeScores(orders, policy); });
//   scores.Get();   // computes
//   scores.Get();   // the same value
//   scores.Drop();  // an input changed
#ifndef SHUKE_BASE_LAZY_H_
#define SHUKE_BASE_LAZY_H_

#include <functional>
#include <optional>
#include <utility>

namespace shuke {

// Not for several threads. References from Get are good until Drop.
template <typename T>
class Lazy {
 public:
  explicit Lazy(std::function<T()> make) : make_(std::move(make)) {}
  // It refers, as a rule, to its neighbours: neither copied nor moved.
  Lazy(const Lazy&) = delete;
  Lazy& operator=(const Lazy&) = delete;

  const T& Get() const {
    if (!value_) value_.emplace(make_());
    return *value_;
  }
  void Drop() { value_.reset(); }
  bool made() const { return value_.has_value(); }

 private:
  std::function<T()> make_;
  mutable std::optional<T> value_;
};

}  // namespace shuke

#endif  // SHUKE_BASE_LAZY_H_
