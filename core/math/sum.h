// Sum: adds many numbers with the error of adding few.
#ifndef SHUKE_MATH_SUM_H_
#define SHUKE_MATH_SUM_H_

#include <cmath>

namespace shuke::math {

// Neumaier's compensated sum: the error does not grow with the count of terms.
class Sum {
 public:
  void Add(double term) {
    const double next = total_ + term;
    lost_ += std::abs(total_) >= std::abs(term) ? (total_ - next) + term
                                                : (term - next) + total_;
    total_ = next;
  }
  double value() const { return total_ + lost_; }

 private:
  double total_ = 0;
  double lost_ = 0;
};

}  // namespace shuke::math

#endif  // SHUKE_MATH_SUM_H_
