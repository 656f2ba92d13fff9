// PersonKey: one way in which orders name a person, and its form outside a
// session.
#ifndef SHUKE_CUSTOMERS_PERSON_KEY_H_
#define SHUKE_CUSTOMERS_PERSON_KEY_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/siphash.h"
#include "core/table/dictionary.h"

namespace shuke::customers {

// Strongest first.
enum class KeyKind : uint8_t {
  kMemberId,
  kNick,
  kAlipay,
  kEmail,
  kPhone,
  kRecipient,  // name and phone together
  kProbable,   // masked name, masked phone and city together
};
inline constexpr size_t kStrongKinds = 5;
inline constexpr size_t kKeyKinds = 7;
// KeyKind -> its code in JSON and message keys ("key.nick").
inline constexpr std::array<std::string_view, kKeyKinds> kKeyKindCodes = {
    "member_id", "nick", "alipay", "email", "phone", "recipient", "probable"};

// Whether a key of that kind means something on its own platform only.
constexpr bool IsScoped(KeyKind kind) {
  return kind == KeyKind::kMemberId || kind == KeyKind::kNick;
}

// Texts of one dictionary. `scope` is the platform of a nick or member id and
// the city of kProbable; `second` is the phone of kRecipient and kProbable.
struct PersonKey {
  KeyKind kind = KeyKind::kNick;
  table::StringId scope = table::kEmptyString;
  table::StringId first = table::kEmptyString;
  table::StringId second = table::kEmptyString;

  friend bool operator==(const PersonKey&, const PersonKey&) = default;
};

struct PersonKeyHash {
  size_t operator()(const PersonKey& key) const {
    uint64_t hash = static_cast<uint64_t>(key.kind) + 1;
    for (const table::StringId part : {key.scope, key.first, key.second}) {
      hash = (hash ^ part) * 0x9e3779b97f4a7c15ULL;
      hash ^= hash >> 29;
    }
    return static_cast<size_t>(hash);
  }
};

// The order of keys: stronger kinds first, then by the bytes of text, phone and
// scope, so that it is the same in every session.
bool KeyLess(const PersonKey& a, const PersonKey& b,
             const table::Dictionary& dictionary);

// A person in files that outlive the session (campaign files, snapshots): the
// SipHash-2-4-128 of the code of the kind, scope, text and phone of the
// person's first key (KeyLess), each but the last with a zero byte behind it.
// Without `secret` nobody can say whose it is, nor find a number by trying all.
Hash128 HashKey(const PersonKey& key, const table::Dictionary& dictionary,
                const SipHashKey& secret);

}  // namespace shuke::customers

#endif  // SHUKE_CUSTOMERS_PERSON_KEY_H_
