// Every report of every platform, made from the shop's own orders, reads back
// to them.
#include "core/sample/platform_export.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/ingest/encoding.h"
#include "core/ingest/profile.h"
#include "core/session/session.h"

namespace shuke::sample {

void PrintTo(const PlatformFormat& format, std::ostream* out) {
  *out << format.id;
}

namespace {

using Json = nlohmann::json;

struct Exported {
  std::string bytes;
  ExportTruth truth;
};

Exported Make(const PlatformFormat& format, size_t orders = 300) {
  static const ingest::Gb18030Encoder encoder;
  SampleOptions options;
  options.orders = orders;
  options.encode = [](std::string_view text) { return encoder.Encode(text); };
  Exported made;
  made.truth = WritePlatformExport(
      format, options, [&](std::string_view piece) { made.bytes += piece; });
  return made;
}

void Load(session::Session& session, std::string_view name,
          std::string_view bytes) {
  std::string options = "{}";
  for (int reading = 0; reading < 4; ++reading) {
    session.BeginFile(name, options);
    session.Feed(bytes);
    const Json answer = Json::parse(session.FinishFile());
    if (answer["outcome"] != "reread") return;
    options = answer["options"].dump();
  }
  ADD_FAILURE() << name << " never settles";
}

// Reports that say nothing without another one of their platform.
const std::map<std::string_view, std::string_view> kNeedsBeside = {
    {"taobao_items_old", "taobao_orders_2017"}, {"amazon_unshipped", "amazon"}};

void ExpectTold(const Json& report, const ExportTruth& truth) {
  EXPECT_EQ(report["orders"]["total"], truth.orders);
  EXPECT_EQ(report["orders"]["valid"], truth.valid);
  EXPECT_EQ(report["revenue"]["net_minor"], truth.net_minor);
}

class PlatformExports : public testing::TestWithParam<PlatformFormat> {};

TEST_P(PlatformExports, ReadBackToTheOrdersTheyWereMadeFrom) {
  const PlatformFormat& format = GetParam();
  const Exported made = Make(format);
  EXPECT_GT(made.truth.valid, 100u);
  session::Session session;
  Load(session, format.id, made.bytes);
  ExportTruth truth = made.truth;
  const auto beside = kNeedsBeside.find(format.id);
  if (beside != kNeedsBeside.end()) {
    const Exported other = Make(*FindPlatformFormat(beside->second));
    Load(session, beside->second, other.bytes);
    truth.orders = other.truth.orders;
    truth.valid = other.truth.valid;
    truth.net_minor = other.truth.net_minor;
    truth.customers =
        other.truth.has_buyers
            ? other.truth.customers
            : Make(*FindPlatformFormat("amazon_buyers")).truth.customers;
  }
  const Json report = Json::parse(session.Report());
  const Json& file = report["ledger"]["files"][0];
  EXPECT_EQ(file["platform"], format.profile);
  EXPECT_EQ(file["encoding"],
            format.charset == Charset::kGbk ? "gb18030" : "utf-8");
  EXPECT_EQ(file["rows_read"], made.truth.rows);
  EXPECT_EQ(file["unknown_status"], Json::array());
  EXPECT_EQ(file["flags"]["damaged_ids"], 0);
  if (beside == kNeedsBeside.end()) {
    EXPECT_EQ(file["rows_set_aside"], Json::object());
    EXPECT_EQ(file["buyer_rows"] > 0, made.truth.has_buyers);
  }
  ExpectTold(report, truth);
  EXPECT_EQ(report["customers"]["total"], truth.customers);
}

TEST_P(PlatformExports, AreTheSameBytesEveryTime) {
  EXPECT_EQ(Make(GetParam(), 40).bytes, Make(GetParam(), 40).bytes);
}

INSTANTIATE_TEST_SUITE_P(Formats, PlatformExports,
                         testing::ValuesIn(PlatformFormats().begin(),
                                           PlatformFormats().end()),
                         [](const auto& info) {
                           return std::string(info.param.id);
                         });

TEST(PlatformFormats, CoverEveryProfileOfAPlatform) {
  std::set<std::string_view> made = {"generic", "online_retail"};
  for (const PlatformFormat& format : PlatformFormats()) {
    made.insert(format.profile);
    EXPECT_NE(ingest::FindProfile(format.profile), nullptr) << format.id;
  }
  for (const ingest::Profile& profile : ingest::Profiles())
    EXPECT_EQ(made.count(profile.id), 1u) << profile.id;
}

}  // namespace
}  // namespace shuke::sample
