#include "core/ingest/profile.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/embedded.h"
#include "core/base/json_text.h"
#include "core/base/utf8.h"
#include "core/ingest/role.h"

namespace shuke::ingest {
namespace {

using nlohmann::json;
using table::OrderState;

template <typename T>
struct Named {
  std::string_view name;
  T value;
};

constexpr Named<OrderState> kStates[] = {
    {"unpaid", OrderState::kUnpaid},   {"paid", OrderState::kPaid},
    {"shipped", OrderState::kShipped}, {"completed", OrderState::kCompleted},
    {"closed", OrderState::kClosed},   {"refunded", OrderState::kRefunded},
    {"unknown", OrderState::kUnknown},
};
constexpr Named<PaidIs> kPaidIs[] = {{"gross", PaidIs::kGross},
                                     {"net", PaidIs::kNet},
                                     {"settled", PaidIs::kSettled},
                                     {"either", PaidIs::kEither}};
constexpr Named<RowLevel> kLevels[] = {{"order", RowLevel::kOrder},
                                       {"line", RowLevel::kLine},
                                       {"auto", RowLevel::kAuto}};

// Looks `name` up in a table of names; false if it is not there.
template <typename T, size_t n>
bool Lookup(const Named<T> (&names)[n], std::string_view name, T& value) {
  for (const auto& entry : names) {
    if (entry.name == name) {
      value = entry.value;
      return true;
    }
  }
  return false;
}

Error Invalid(std::string_view id, std::string_view problem) {
  return {"profile_invalid",
          {{"profile", std::string(id)}, {"problem", std::string(problem)}}};
}

// A list of strings; anything else in the document reads as an empty list.
std::vector<std::string> Strings(const json& document, const char* key,
                                 bool normalise) {
  std::vector<std::string> out;
  const auto found = document.find(key);
  if (found == document.end() || !found->is_array()) return out;
  for (const json& item : *found) {
    if (!item.is_string()) continue;
    const auto& text = item.get_ref<const std::string&>();
    out.push_back(normalise ? NormaliseHeader(text) : text);
  }
  return out;
}

}  // namespace

bool ParseOrderState(std::string_view name, OrderState& state) {
  return Lookup(kStates, name, state);
}

std::string_view OrderStateName(OrderState state) {
  for (const auto& entry : kStates) {
    if (entry.value == state) return entry.name;
  }
  return "unknown";
}

Result<Profile> ParseProfile(std::string_view text) {
  const json document = ParseJson(text);
  if (!document.is_object()) return Invalid("?", "not a JSON object");
  Profile profile;
  profile.id = document.value("id", "");
  profile.platform = document.value("platform", "");
  profile.currency = document.value("currency", "CNY");
  if (profile.id.empty() || profile.platform.empty())
    return Invalid("?", "id, platform");
  if (!Lookup(kLevels, document.value("level", "auto"), profile.level)) {
    return Invalid(profile.id, "level");
  }
  if (!Lookup(kPaidIs, document.value("paid_is", "gross"), profile.paid_is)) {
    return Invalid(profile.id, "paid_is");
  }
  if (const auto encoding = document.find("encoding");
      encoding != document.end()) {
    if (encoding->is_string())
      profile.encoding = EncodingFromName(encoding->get<std::string>());
    if (!profile.encoding) return Invalid(profile.id, "encoding");
  }
  profile.date_order = DayOrderFromName(document.value("date_order", ""));
  profile.required = Strings(document, "required", true);
  profile.refund_close_reasons =
      Strings(document, "refund_close_reasons", false);
  profile.carries_order_id = document.value("carries_order_id", false);
  profile.leaves_amounts = document.value("leaves_amounts", false);
  profile.refund_words = Strings(document, "refund_words", false);
  profile.cancel_prefixes = Strings(document, "cancel_prefixes", false);
  const json columns = document.value("columns", json::object());
  for (const auto& [role, headers] : columns.items()) {
    if (FindRole(role) == nullptr)
      return Invalid(profile.id, "columns/" + role);
    profile.columns[role] = Strings(columns, role.c_str(), true);
  }
  const json status = document.value("status", json::object());
  for (const auto& [word, name] : status.items()) {
    OrderState state;
    if (!name.is_string() ||
        !ParseOrderState(name.get_ref<const std::string&>(), state)) {
      return Invalid(profile.id, "status/" + word);
    }
    profile.status[NormaliseHeader(word)] = state;
  }
  return profile;
}

std::span<const Profile> Profiles() {
  // Parsed once; immutable afterwards.
  static const std::vector<Profile> profiles = [] {
    std::vector<Profile> out;
    for (const embedded::EmbeddedFile& file : embedded::Profiles()) {
      auto profile = ParseProfile(file.bytes);
      assert(profile.ok() &&
             "an embedded profile is ours: profile_test reads every one");
      if (profile.ok()) out.push_back(std::move(profile).value());
    }
    std::sort(out.begin(), out.end(), [](const Profile& a, const Profile& b) {
      const bool a_generic = a.id == "generic", b_generic = b.id == "generic";
      return a_generic != b_generic ? b_generic : a.id < b.id;
    });
    return out;
  }();
  return profiles;
}

const Profile* FindProfile(std::string_view id) {
  for (const Profile& profile : Profiles()) {
    if (profile.id == id) return &profile;
  }
  return nullptr;
}

const Profile& GenericProfile() { return Profiles().back(); }

const Profile* RecogniseProfile(std::span<const std::string> headers) {
  const auto has = [&](const std::string& header) {
    return std::find(headers.begin(), headers.end(), header) != headers.end();
  };
  // A required header may stand there in any spelling of its role.
  const auto has_any_spelling = [&](const Profile& profile,
                                    const std::string& header) {
    if (has(header)) return true;
    return std::any_of(
        profile.columns.begin(), profile.columns.end(), [&](const auto& role) {
          const std::vector<std::string>& aliases = role.second;
          return std::find(aliases.begin(), aliases.end(), header) !=
                     aliases.end() &&
                 std::any_of(aliases.begin(), aliases.end(), has);
        });
  };
  const Profile* best = nullptr;
  size_t best_matches = 0;
  for (const Profile& profile : Profiles()) {
    if (profile.required.empty()) continue;
    if (!std::all_of(profile.required.begin(), profile.required.end(),
                     [&](const std::string& header) {
                       return has_any_spelling(profile, header);
                     }))
      continue;
    size_t matches = 0;
    for (const auto& [role, aliases] : profile.columns) {
      matches += std::any_of(aliases.begin(), aliases.end(), has);
    }
    if (matches > best_matches) {
      best = &profile;
      best_matches = matches;
    }
  }
  return best;
}

}  // namespace shuke::ingest
