#include "core/ingest/xlsx/workbook_parts.h"

#include <gtest/gtest.h>

namespace shuke::ingest::xlsx {
namespace {

TEST(RelationshipsOf, StandBesideTheirPart) {
  EXPECT_EQ(RelationshipsOf(""), "_rels/.rels");
  EXPECT_EQ(RelationshipsOf("xl/workbook.xml"), "xl/_rels/workbook.xml.rels");
  EXPECT_EQ(RelationshipsOf("workbook.xml"), "_rels/workbook.xml.rels");
}

TEST(ResolveTarget, IsRelativeToTheFolderOfItsPart) {
  EXPECT_EQ(ResolveTarget("xl/workbook.xml", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml");
  EXPECT_EQ(ResolveTarget("xl/workbook.xml", "/xl/styles.xml"),
            "xl/styles.xml");
  EXPECT_EQ(ResolveTarget("xl/workbook.xml", "./styles.xml"), "xl/styles.xml");
  EXPECT_EQ(ResolveTarget("a/b/c.xml", "../d.xml"), "a/d.xml");
  EXPECT_EQ(ResolveTarget("a.xml", "../../d.xml"), "d.xml");
  EXPECT_EQ(ResolveTarget("", "xl/workbook.xml"), "xl/workbook.xml");
}

TEST(Relationships, AreFoundByKindAndId) {
  Relationships all;
  all.Feed(
      "<Relationships xmlns=\"x\">"
      "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/"
      "officeDocument/2006/relationships/worksheet\" Target=\"a.xml\"/>"
      "<Relationship Id=\"rId2\" Type=\"http://purl.oclc.org/ooxml/"
      "officeDocument/relationships/styles\" Target=\"b.xml\"/>"
      "<Relationship Id=\"rId3\" Type=\"x/hyperlink\" Target=\"c\" "
      "TargetMode=\"External\"/>"
      "</Relationships>");
  ASSERT_TRUE(all.Finish());
  ASSERT_NE(all.OfKind("styles"), nullptr);
  EXPECT_EQ(all.OfKind("styles")->target, "b.xml");
  ASSERT_NE(all.WithId("rId1"), nullptr);
  EXPECT_EQ(all.WithId("rId1")->kind, "worksheet");
  EXPECT_EQ(all.OfKind("hyperlink"), nullptr);
  EXPECT_EQ(all.WithId("rId9"), nullptr);
}

TEST(Workbook, NamesItsSheetsInTheOrderOfTheirTabs) {
  Workbook workbook;
  workbook.Feed(
      "<x:workbook xmlns:x=\"y\"><x:workbookPr date1904=\"1\"/><x:sheets>"
      "<x:sheet name=\"订单&amp;退款\" sheetId=\"3\" r:id=\"rId7\"/>"
      "<x:sheet name=\"b\" sheetId=\"1\" state=\"hidden\" r:id=\"rId2\"/>"
      "<x:sheet name=\"c\" sheetId=\"2\" state=\"veryHidden\" r:id=\"rId3\"/>"
      "</x:sheets><x:sheet name=\"no\"/></x:workbook>");
  ASSERT_TRUE(workbook.Finish());
  EXPECT_TRUE(workbook.from_1904());
  ASSERT_EQ(workbook.sheets().size(), 3u);
  EXPECT_EQ(workbook.sheets()[0].name, "订单&退款");
  EXPECT_EQ(workbook.sheets()[0].relationship, "rId7");
  EXPECT_FALSE(workbook.sheets()[0].hidden);
  EXPECT_TRUE(workbook.sheets()[1].hidden);
  EXPECT_TRUE(workbook.sheets()[2].hidden);
}

TEST(Workbook, CountsFrom1900UnlessItSaysOtherwise) {
  Workbook workbook;
  workbook.Feed("<workbook><workbookPr date1904=\"false\"/></workbook>");
  ASSERT_TRUE(workbook.Finish());
  EXPECT_FALSE(workbook.from_1904());
}

}  // namespace
}  // namespace shuke::ingest::xlsx
