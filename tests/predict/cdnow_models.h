// The models as they are fitted to CDNOW, and what tests of them share.
#ifndef SHUKE_TESTS_PREDICT_CDNOW_MODELS_H_
#define SHUKE_TESTS_PREDICT_CDNOW_MODELS_H_

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "core/predict/model.h"

namespace shuke::predict {

inline constexpr ModelKind kKinds[] = {ModelKind::kBgNbd, ModelKind::kMbgNbd,
                                       ModelKind::kParetoNbd};

inline void ExpectRelative(double got, double expected, double tolerance,
                           const std::string& what) {
  EXPECT_NEAR(got, expected, tolerance * std::abs(expected)) << what;
}

// The maximum-likelihood parameters of the CDNOW sample (Fader, Hardie and Lee
// 2005, calibration to 1997-09-30, weeks of seven days), found by Newton's
// method with 40 digits.
inline Model CdnowModel(ModelKind kind) {
  switch (kind) {
    case ModelKind::kBgNbd:
      return {kind,
              {0.24259452243015708, 4.413602019013504, 0.7929220172255975,
               2.425906776826332}};
    case ModelKind::kMbgNbd:
      return {kind,
              {0.5248431591062975, 6.183085279576005, 0.8913593907322158,
               1.614002240170344}};
    case ModelKind::kParetoNbd:
      return {kind,
              {0.5532770468531796, 10.577683463302314, 0.6062399891278263,
               11.66873528885501}};
  }
  return {};
}

}  // namespace shuke::predict

#endif  // SHUKE_TESTS_PREDICT_CDNOW_MODELS_H_
