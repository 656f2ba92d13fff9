// Unlike a policy, a campaign file is written by the program: a member that is
// not known is left alone, so that a later program's file can still be read.
#include "core/campaign/campaign_file.h"

#include <optional>
#include <utility>

#include "core/base/json_fields.h"
#include "core/base/json_text.h"
#include "core/campaign/draft_json.h"

namespace shuke::campaign {
namespace {

using nlohmann::json;

class Reader {
 public:
  explicit Reader(const json& document) : document_(document) {}

  const json& At(const json& object, std::string_view path,
                 std::string_view key) {
    static const json kNull;
    if (object.is_object()) {
      const auto found = object.find(std::string(key));
      if (found != object.end()) return *found;
    }
    Fail(JsonPath(path, key), "…");
    return kNull;
  }
  int64_t Integer(const json& value, std::string path, int64_t low,
                  int64_t high) {
    const std::optional<int64_t> integer = JsonInteger(value);
    if (integer && *integer >= low && *integer <= high) return *integer;
    Fail(std::move(path), std::to_string(low) + ".." + std::to_string(high));
    return low;
  }
  double Share(const json& value, std::string path) {
    if (value.is_number()) {
      const double share = value.get<double>();
      if (share >= 0 && share <= 1) return share;
    }
    Fail(std::move(path), "0..1");
    return 0;
  }
  std::string Text(const json& value, std::string path) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_null()) return {};
    Fail(std::move(path), "\"…\"");
    return {};
  }
  Day DayOf(const json& value, std::string path) {
    if (value.is_string()) {
      const auto day = ParseIsoDay(value.get_ref<const std::string&>());
      if (day) return *day;
    }
    Fail(std::move(path), "YYYY-MM-DD");
    return kNoDay;
  }
  Hash128 Hash(const json& value, const std::string& path) {
    if (value.is_string()) {
      const std::string& text = value.get_ref<const std::string&>();
      if (text.size() == 33 && text[0] == 'h') {
        // The text of 16 bytes, whether they are a key or a hash.
        if (const auto bytes =
                ParseSipHashKey(std::string_view(text).substr(1))) {
          return Hash128{bytes->bytes};
        }
      }
    }
    Fail(path, "\"h\" + 32 × 0-9 a-f");
    return {};
  }

  std::vector<RecordedPerson> People(std::string_view group, size_t strata) {
    std::vector<RecordedPerson> people;
    const std::string path = JsonPath("", group);
    const json& list = At(document_, "", group);
    const std::string strata_key = std::string(group) + "_strata";
    const json& stratum = At(document_, "", strata_key);
    if (error_) return people;
    if (!list.is_array()) Fail(path, "[…]");
    if (!stratum.is_array() || stratum.size() != list.size()) {
      Fail(JsonPath("", strata_key), "[…]");
    }
    if (error_) return people;
    people.reserve(list.size());
    for (size_t i = 0; i < list.size() && !error_; ++i) {
      const json& keys = list[i];
      if (!keys.is_array() || keys.empty()) {
        Fail(JsonPath(path, i), "[\"h…\", …]");
        break;
      }
      RecordedPerson person;
      person.stratum = static_cast<uint32_t>(
          Integer(stratum[i], JsonPath(JsonPath("", strata_key), i), 0,
                  static_cast<int64_t>(strata) - 1));
      for (const json& key : keys) {
        person.hashes.push_back(Hash(key, JsonPath(path, i)));
      }
      people.push_back(std::move(person));
    }
    return people;
  }

  // The first fault stays.
  void Fail(std::string path, std::string expected) {
    if (error_) return;
    error_ =
        Error{"campaign_invalid",
              {{"path", std::move(path)}, {"expected", std::move(expected)}}};
  }
  const std::optional<Error>& error() const { return error_; }

 private:
  const json& document_;
  std::optional<Error> error_;
};

constexpr int64_t kMost = 1'000'000'000'000'000;

}  // namespace

Result<CampaignFile> ParseCampaignFile(std::string_view json_text) {
  CampaignFile file;
  file.document = ParseJson(json_text);
  json& document = file.document;
  if (document.is_discarded()) {
    return Error{"campaign_not_json", {{"at", JsonFault(json_text)}}};
  }
  Reader reader(document);
  const json& version = reader.At(document, "", "schema_version");
  if (reader.error()) return *reader.error();
  if (version != kCampaignSchemaVersion) {
    return Error{"campaign_version",
                 {{"got", QuoteJson(version)},
                  {"expected", std::to_string(kCampaignSchemaVersion)}}};
  }
  file.as_of = reader.DayOf(reader.At(document, "", "as_of"), "/as_of");
  const json& measure = reader.At(document, "", "measure");
  const auto of_measure = [&](std::string_view key) -> const json& {
    return reader.At(measure, "/measure", key);
  };
  file.sent = reader.DayOf(of_measure("sent"), "/measure/sent");
  file.window_days = static_cast<int>(reader.Integer(
      of_measure("window_days"), "/measure/window_days", 1, 365));
  file.planned_lift =
      reader.Share(of_measure("planned_lift"), "/measure/planned_lift");
  file.contact_minor_x100 =
      reader.Integer(of_measure("contact_minor_x100"),
                     "/measure/contact_minor_x100", 0, kMost);
  file.coupon_minor = reader.Integer(of_measure("coupon_minor"),
                                     "/measure/coupon_minor", 0, kMost);
  file.gift_minor =
      reader.Integer(of_measure("gift_minor"), "/measure/gift_minor", 0, kMost);
  const json& strata = reader.At(document, "", "balance");
  if (!strata.is_array()) reader.Fail("/balance", "[…]");
  if (reader.error()) return *reader.error();
  for (size_t i = 0; i < strata.size(); ++i) {
    const std::string path = JsonPath("/balance", i);
    file.strata.push_back(
        {reader.Text(reader.At(strata[i], path, "level"), path),
         reader.Text(reader.At(strata[i], path, "stage"), path)});
  }
  const json& hash = reader.At(document, "", "hash");
  file.key_check =
      reader.Hash(reader.At(hash, "/hash", "key_check"), "/hash/key_check");
  file.treated = reader.People("treated", file.strata.size());
  file.control = reader.People("control", file.strata.size());
  if (reader.error()) return *reader.error();
  for (const char* key :
       {"treated", "control", "treated_strata", "control_strata"}) {
    document.erase(key);
  }
  return file;
}

}  // namespace shuke::campaign
