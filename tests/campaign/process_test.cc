#include "core/campaign/process.h"

#include <gtest/gtest.h>

namespace shuke::campaign {
namespace {

TEST(ParseProcess, AddsUpBatchesUnderHeadersOfEitherLanguage) {
  const auto figures = ParseProcess(
      "\xEF\xBB\xBF批次,发送数,送达,退订\r\n1,\"1,000\",980,3\r\n"
      "2,500,490,\r\n");
  ASSERT_TRUE(figures.ok());
  EXPECT_EQ(figures.value().Of(ProcessStep::kSent), 1500);
  EXPECT_EQ(figures.value().Of(ProcessStep::kDelivered), 1470);
  EXPECT_EQ(figures.value().Of(ProcessStep::kUnsubscribed), 3);
  EXPECT_FALSE(figures.value().Of(ProcessStep::kOpened));
}

TEST(ParseProcess, CountsTheYesOfEveryRecipient) {
  const auto figures = ParseProcess(
      "phone\tDelivered\tclicked\n138\tyes\t是\n139\tno\t\n137\t1\t0");
  ASSERT_TRUE(figures.ok());
  EXPECT_EQ(figures.value().Of(ProcessStep::kDelivered), 2);
  EXPECT_EQ(figures.value().Of(ProcessStep::kClicked), 1);
}

TEST(ParseProcess, NamesWhatItCannotRead) {
  EXPECT_EQ(ParseProcess("a,b\n1,2\n").error().code, "process_no_columns");
  EXPECT_EQ(ParseProcess("").error().code, "process_no_columns");
  const auto bad = ParseProcess("sent\n10\nmany\n");
  ASSERT_FALSE(bad.ok());
  EXPECT_EQ(bad.error().code, "process_bad_number");
  EXPECT_EQ(bad.error().args[0].second, "3");
}

TEST(RatesOf, DividesByWhatArrived) {
  ProcessFigures figures;
  figures.count = {1000, 800, 200, 400, 40, 8, 2};
  const ProcessRates rates = RatesOf(figures, 60, 48);
  EXPECT_DOUBLE_EQ(*rates.rate[1], .8);
  EXPECT_DOUBLE_EQ(*rates.rate[2], .2);
  EXPECT_DOUBLE_EQ(*rates.rate[3], .5);
  EXPECT_DOUBLE_EQ(*rates.rate[4], .05);
  EXPECT_DOUBLE_EQ(*rates.rate[6], .0025);
  EXPECT_DOUBLE_EQ(*rates.response, .075);
  EXPECT_DOUBLE_EQ(*rates.purchase, .06);
  figures.count[1] = std::nullopt;
  EXPECT_DOUBLE_EQ(*RatesOf(figures, 60, 48).purchase, .048);
  EXPECT_FALSE(RatesOf({}, 60, 48).purchase);
}

}  // namespace
}  // namespace shuke::campaign
