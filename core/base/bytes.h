// ByteWriter, ByteReader: values as bytes, for another core of the same build.
//
//   ByteWriter writer;               ByteReader reader(bytes);
//   writer.Value(rows);              rows = reader.Value<uint64_t>();
//   writer.Array(ids);               reader.Array(ids);
//   writer.ForEachPart(send);        if (!reader.Done()) ...
//
// Long arrays go from their vector to where the bytes are wanted without a copy
// between.
//
// In the machine's own order of bytes and without names: nothing that is kept.
// A reader that is given too little, or too much, says so and gives zeros.
#ifndef SHUKE_BASE_BYTES_H_
#define SHUKE_BASE_BYTES_H_

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace shuke {

class ByteWriter {
 public:
  template <typename T>
  void Value(T value) {
    static_assert(std::is_trivially_copyable_v<T>);
    short_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  // `values` stay as they are until the bytes have been had.
  template <typename T, typename Allocator>
  void Array(const std::vector<T, Allocator>& values) {
    static_assert(std::is_trivially_copyable_v<T>);
    Value<uint64_t>(values.size());
    const std::string_view raw(reinterpret_cast<const char*>(values.data()),
                               values.size() * sizeof(T));
    if (raw.size() >= kLongBytes) {
      long_.push_back({short_.size(), raw});
    } else {
      short_ += raw;
    }
  }
  template <typename T, typename Allocator>
  void Array(const std::vector<T, Allocator>&& values) = delete;
  void Text(std::string_view text) {
    Value<uint64_t>(text.size());
    short_ += text;
  }

  // visit(string_view) for all bytes, part after part.
  template <typename Visit>
  void ForEachPart(Visit&& visit) const {
    std::string_view rest = short_;
    for (const LongArray& array : long_) {
      const size_t before = array.at - (short_.size() - rest.size());
      visit(rest.substr(0, before));
      visit(array.raw);
      rest.remove_prefix(before);
    }
    visit(rest);
  }
  size_t size() const {
    size_t sum = short_.size();
    for (const LongArray& array : long_) sum += array.raw.size();
    return sum;
  }
  // All parts in one.
  std::string Bytes() const {
    std::string out;
    out.reserve(size());
    ForEachPart([&](std::string_view part) { out += part; });
    return out;
  }

 private:
  static constexpr size_t kLongBytes = 4096;
  struct LongArray {
    size_t at;  // behind so many bytes of short_
    std::string_view raw;
  };

  std::string short_;  // all but long arrays
  std::vector<LongArray> long_;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  template <typename T>
  T Value() {
    static_assert(std::is_trivially_copyable_v<T>);
    T value{};
    const std::string_view raw = Next(1, sizeof value);
    if (ok_) std::memcpy(&value, raw.data(), sizeof value);
    return value;
  }
  template <typename T, typename Allocator>
  void Array(std::vector<T, Allocator>& values) {
    static_assert(std::is_trivially_copyable_v<T>);
    const auto count = Value<uint64_t>();
    const std::string_view raw = Next(count, sizeof(T));
    values.resize(raw.size() / sizeof(T));
    if (!raw.empty()) std::memcpy(values.data(), raw.data(), raw.size());
  }
  std::string_view Text() { return Next(Value<uint64_t>(), 1); }

  // Whether all bytes were read, and no more were asked for than there are.
  bool Done() const { return ok_ && bytes_.empty(); }
  bool ok() const { return ok_; }

 private:
  std::string_view Next(uint64_t count, size_t each) {
    if (!ok_ || count > bytes_.size() / each) {
      ok_ = false;
      return {};
    }
    const std::string_view raw =
        bytes_.substr(0, static_cast<size_t>(count) * each);
    bytes_.remove_prefix(raw.size());
    return raw;
  }

  std::string_view bytes_;
  bool ok_ = true;
};

}  // namespace shuke

#endif  // SHUKE_BASE_BYTES_H_
