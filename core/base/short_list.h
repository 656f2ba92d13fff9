// ShortList: a list that is made a million times over and is seldom long. Its
// first entries stand in the object itself, so that most lists allocate
// nothing.
//
//   ShortList<int32_t, 32> items;
//   for (const uint32_t order : orders) items.push_back(of[order]);
//   std::sort(items.begin(), items.end());
#ifndef SHUKE_BASE_SHORT_LIST_H_
#define SHUKE_BASE_SHORT_LIST_H_

#include <array>
#include <cstddef>
#include <type_traits>
#include <vector>

namespace shuke {

template <typename T, size_t kInPlace>
class ShortList {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  ShortList() {}  // the places are left as they are
  ShortList(const ShortList&) = delete;
  ShortList& operator=(const ShortList&) = delete;

  void push_back(T entry) {
    if (size_ < kInPlace) {
      first_[size_++] = entry;
      return;
    }
    if (size_ == kInPlace) all_.assign(first_.begin(), first_.end());
    all_.push_back(entry);
    ++size_;
  }

  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  T* begin() { return size_ > kInPlace ? all_.data() : first_.data(); }
  T* end() { return begin() + size_; }

 private:
  size_t size_ = 0;
  std::array<T, kInPlace> first_;
  std::vector<T> all_;  // once there are more
};

}  // namespace shuke

#endif  // SHUKE_BASE_SHORT_LIST_H_
