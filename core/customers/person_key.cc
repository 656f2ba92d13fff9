#include "core/customers/person_key.h"

#include <string>
#include <tuple>

namespace shuke::customers {

bool KeyLess(const PersonKey& a, const PersonKey& b,
             const table::Dictionary& dictionary) {
  if (a.kind != b.kind) return a.kind < b.kind;
  const auto texts = [&](const PersonKey& key) {
    return std::tuple(dictionary.At(key.first), dictionary.At(key.second),
                      dictionary.At(key.scope));
  };
  return texts(a) < texts(b);
}

Hash128 HashKey(const PersonKey& key, const table::Dictionary& dictionary,
                const SipHashKey& secret) {
  // The zero bytes keep "ab" + "c" and "a" + "bc" apart: no text holds one.
  std::string input(kKeyKindCodes[static_cast<size_t>(key.kind)]);
  for (const table::StringId part : {key.scope, key.first, key.second}) {
    input += '\0';
    input += dictionary.At(part);
  }
  return SipHash24Wide(secret, input);
}

}  // namespace shuke::customers
