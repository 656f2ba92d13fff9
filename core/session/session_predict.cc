// What is expected of the customers.
#include <nlohmann/json.hpp>
#include <numeric>
#include <optional>

#include "core/report/predict_json.h"
#include "core/segment/lifecycle.h"
#include "core/segment/rfm.h"
#include "core/segment/tiers.h"
#include "core/session/answer.h"
#include "core/session/outlook_answer.h"
#include "core/session/session_state.h"

namespace shuke::session {
namespace {

constexpr uint8_t kNone = 0xff;

// Groups of the customers, with what each is worth.
class Valuer {
 public:
  Valuer(const Pipeline& pipeline, const Outlook& outlook)
      : customers_(pipeline.customers()),
        prediction_(outlook.prediction()),
        potential_minor_(outlook.affinity(outlook.finest()).potential_minor) {}

  template <typename Codes, typename Values>
  report::ValuedGroups By(std::string_view key, const Codes& codes,
                          const Values& values) const {
    return {key,
            {codes.begin(), codes.end()},
            predict::ValueByGroup(customers_, prediction_, potential_minor_,
                                  Bytes(values), codes.size())};
  }

  // By both: the groups of the second within each of the first.
  template <typename Codes, typename Values, typename Inner, typename Of>
  report::ValuedGroups ByBoth(std::string_view key, const Codes& codes,
                              const Values& values, std::string_view inner_key,
                              const Inner& inner_codes, const Of& of) const {
    std::vector<uint8_t> group = Bytes(values);
    const std::vector<uint8_t> inner = Bytes(of);
    for (size_t id = 0; id < group.size(); ++id) {
      const bool in_both =
          group[id] < codes.size() && inner[id] < inner_codes.size();
      group[id] =
          in_both
              ? static_cast<uint8_t>(group[id] * inner_codes.size() + inner[id])
              : kNone;
    }
    return {key,
            {codes.begin(), codes.end()},
            predict::ValueByGroup(customers_, prediction_, potential_minor_,
                                  group, codes.size() * inner_codes.size()),
            inner_key,
            {inner_codes.begin(), inner_codes.end()}};
  }

 private:
  template <typename Values>
  std::vector<uint8_t> Bytes(const Values& values) const {
    std::vector<uint8_t> bytes;
    for (const auto value : values)
      bytes.push_back(static_cast<uint8_t>(value));
    bytes.resize(customers_.size(), kNone);
    return bytes;
  }

  const customers::Customers& customers_;
  const predict::Prediction& prediction_;
  const std::vector<double>& potential_minor_;
};

}  // namespace

std::string Session::Predict(std::string_view options_json) {
  const auto options = ParseOptions(options_json, {});
  if (!options.ok()) return Failure(options.error());
  Pipeline& pipeline = state_->Current();
  const Outlook& outlook = pipeline.outlook();
  const predict::Prediction& prediction = outlook.prediction();
  const mine::Affinity& affinity = outlook.affinity(outlook.finest());
  std::optional<double> potential;
  if (affinity.knows_related) {
    potential = std::accumulate(affinity.potential_minor.begin(),
                                affinity.potential_minor.end(), 0.0);
  }
  Json answer = OutlookHead(pipeline);
  const Valuer value(pipeline, outlook);
  const auto& segments = pipeline.segments();
  answer.update(report::PredictJson(
      prediction, outlook.predict_policy(), potential,
      {value.By("stage", segment::kStageCodes, segments.lifecycle().stage),
       value.By("tier", segment::kTierCodes, segments.tiers().tier),
       value.By("level", segment::kLevelCodes, segments.rfm().level),
       value.By("band", predict::kValueBandCodes, prediction.value_band),
       value.ByBoth("tier", segment::kTierCodes, segments.tiers().tier, "band",
                    predict::kValueBandCodes, prediction.value_band)}));
  return Success(std::move(answer));
}

}  // namespace shuke::session
