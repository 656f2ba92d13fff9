// The archive of a campaign (SOP), in four parts:
//   snapshot   写真照  plan and audience of the latest run as they were
//   identity   身份证  id, names, project, owner, days, version
//   record     战功榜  the result of every run
//   evolution  进化图  what was changed from run to run, and what it did
//
// A run is one campaign file; its id is the name of the campaign and the day of
// its draft. Measuring a run again replaces its record; runs are in the order
// of the days that they were drafted.
#ifndef SHUKE_CAMPAIGN_ARCHIVE_H_
#define SHUKE_CAMPAIGN_ARCHIVE_H_

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "core/base/result.h"

namespace shuke::campaign {

inline constexpr int kArchiveSchemaVersion = 1;

// `archive` as this function has written it, or null for a new one; `document`
// is CampaignFile::document, `effect` what EffectToJson gives. Fails with
// "archive_invalid" {path} for anything else.
Result<nlohmann::json> AddToArchive(const nlohmann::json& archive,
                                    const nlohmann::json& document,
                                    const nlohmann::json& effect,
                                    std::string_view owner);

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_ARCHIVE_H_
