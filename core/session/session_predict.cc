// What is expected of the customers.
#include <nlohmann/json.hpp>

#include "core/report/predict_json.h"
#include "core/segment/lifecycle.h"
#include "core/segment/rfm.h"
#include "core/segment/tiers.h"
#include "core/session/answer.h"
#include "core/session/outlook_answer.h"
#include "core/session/session_state.h"

namespace shuke::session {
namespace {

template <typename Codes, typename Values>
report::ValuedGroups GroupsBy(std::string_view key, const Codes& codes,
                              const Values& values, const Pipeline& pipeline,
                              const predict::Prediction& prediction) {
  std::vector<uint8_t> group;
  for (const auto value : values) group.push_back(static_cast<uint8_t>(value));
  group.resize(pipeline.customers().size(), 0xff);
  return {key,
          {codes.begin(), codes.end()},
          predict::ValueByGroup(pipeline.customers(), prediction, group,
                                codes.size())};
}

}  // namespace

std::string Session::Predict(std::string_view options_json) {
  const auto options = ParseOptions(options_json, {});
  if (!options.ok()) return Failure(options.error());
  Pipeline& pipeline = state_->Current();
  const Outlook& outlook = pipeline.outlook();
  const predict::Prediction& prediction = outlook.prediction();
  double potential = 0;
  for (const double minor : outlook.affinity(outlook.finest()).potential_minor)
    potential += minor;
  Json answer = OutlookHead(pipeline);
  answer.update(report::PredictJson(
      prediction, outlook.predict_policy(), potential,
      {GroupsBy("stage", segment::kStageCodes,
                pipeline.segments().lifecycle().stage, pipeline, prediction),
       GroupsBy("tier", segment::kTierCodes, pipeline.segments().tiers().tier,
                pipeline, prediction),
       GroupsBy("level", segment::kLevelCodes, pipeline.segments().rfm().level,
                pipeline, prediction),
       GroupsBy("band", predict::kValueBandCodes, prediction.value_band,
                pipeline, prediction)}));
  return Success(std::move(answer));
}

}  // namespace shuke::session
