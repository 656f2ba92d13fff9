// Invented people: a buyer number gives the same nick, name, phone, account and
// address every time, so nothing about people has to be stored.
//
// None of it can reach anyone: README.md says why. Changing a format here can
// break that promise; people.cc states the rule beside each.
#ifndef SHUKE_SAMPLE_PEOPLE_H_
#define SHUKE_SAMPLE_PEOPLE_H_

#include <cstdint>
#include <string>

#include "core/base/rng.h"
#include "core/sample/places.h"

namespace shuke::sample {

// Where a parcel goes.
struct Recipient {
  std::string name;
  std::string mobile;   // 11 digits
  std::string address;  // province city district street…(postcode)
  bool is_remote = false;
};

class People {
 public:
  explicit People(uint64_t seed) : seed_(seed) {}

  // The platform nick: distinct for every buyer below 9 million.
  std::string Nick(uint32_t buyer) const;
  // The payment account: an e-mail address or the buyer's own mobile.
  // Distinct like the nick.
  std::string Alipay(uint32_t buyer) const;
  // The buyer at home, or, for one in five buyers, at their second address
  // (the office, the parents): same name and mobile.
  Recipient Self(uint32_t buyer, bool second_address) const;
  // One of the buyer's circle, 0 .. kFriends-1, who gets presents: another
  // name, mobile and address. About one in twenty is a buyer of the shop too.
  Recipient Friend(uint32_t buyer, uint32_t which) const;

  static constexpr uint32_t kFriends = 3;

 private:
  Recipient Make(uint32_t buyer, uint32_t who, bool second_address) const;

  uint64_t seed_;
};

}  // namespace shuke::sample

#endif  // SHUKE_SAMPLE_PEOPLE_H_
