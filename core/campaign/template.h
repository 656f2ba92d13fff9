// Message templates: text with variables that are filled in per customer.
//
//   {nick}好,{days}天没见……        the variable's value
//   {nick|朋友}好                  the same, or "朋友" where there is no value
//
// The full-width forms ｛ ｜ ｝ that a Chinese keyboard types mean the same.
// There is no way to write a brace itself: no message needs one, and a template
// that doubles its braces, as other programs ask for, is a mistake worth an
// error. A variable without value and without fallback leaves its customer
// without a message: there is never a hole in one. Values are put in as they
// are, never read as templates again; control characters in them become blanks.
#ifndef SHUKE_CAMPAIGN_TEMPLATE_H_
#define SHUKE_CAMPAIGN_TEMPLATE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace shuke::campaign {

enum class Variable : uint8_t {
  kNick,       // platform nick, else the buyer's own name, else the fan name
  kProduct,    // what the campaign is about, else the product bought last
  kCoupon,     // what is offered
  kDays,       // since the last order
  kShop,       // the sender
  kRecipient,  // name on the parcels
  kOrders,     // valid orders so far
  kLink,       // short address of the shop or the offer
  kDue,        // the product that is due by its cycle (fact due_by_cycle)
  kNext,       // the product to offer next (fact next_product)
};
inline constexpr size_t kVariables = 10;
inline constexpr std::array<std::string_view, kVariables> kVariableNames = {
    "nick",      "product", "coupon", "days", "shop",
    "recipient", "orders",  "link",   "due",  "next"};

// Variable -> value; empty = there is none.
using VariableValues = std::array<std::string, kVariables>;

class Template {
 public:
  // Fails with these codes; `position` is the place of the opening brace (for
  // template_unopened: of the stray one) in characters from 1:
  //   template_unknown_variable  position, name, known
  //   template_empty_fallback    position, name
  //   template_unclosed          position
  //   template_unopened          position
  static Result<Template> Parse(std::string_view text);

  // The text with `values` in it, or nothing if a variable has neither value
  // nor fallback.
  std::optional<std::string> Render(const VariableValues& values) const;

  bool Uses(Variable variable) const;

 private:
  // Literal text, then a variable unless it is the last piece.
  struct Piece {
    std::string literal;
    std::optional<Variable> variable;
    std::string fallback;
  };
  std::vector<Piece> pieces_;
};

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_TEMPLATE_H_
