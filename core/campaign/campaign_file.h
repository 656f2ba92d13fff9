// The campaign file read back: who was contacted, who was held back, and what
// was planned. draft_json.h writes it.
#ifndef SHUKE_CAMPAIGN_CAMPAIGN_FILE_H_
#define SHUKE_CAMPAIGN_CAMPAIGN_FILE_H_

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/base/siphash.h"

namespace shuke::campaign {

// A person as the file names them: the keyed hashes of all keys they had.
struct RecordedPerson {
  uint32_t stratum = 0;  // index into CampaignFile::strata
  std::vector<Hash128> hashes;
};

struct RecordedStratum {
  std::string level;  // codes; the stage may be empty
  std::string stage;
};

struct CampaignFile {
  Day as_of = kNoDay;  // of the draft
  Day sent = kNoDay;   // the first day on which orders count
  int window_days = 0;
  double planned_lift = 0;
  int64_t contact_minor_x100 = 0;
  int64_t coupon_minor = 0;
  int64_t gift_minor = 0;
  std::vector<RecordedStratum> strata;  // at least one
  std::vector<RecordedPerson> treated;
  std::vector<RecordedPerson> control;
  Hash128 key_check;
  nlohmann::json document;  // the rest of the file, without people
};

// Fails with "campaign_not_json" {at}, "campaign_version" {got, expected} for a
// file of another schema, and "campaign_invalid" {path, expected}.
Result<CampaignFile> ParseCampaignFile(std::string_view json_text);

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_CAMPAIGN_FILE_H_
