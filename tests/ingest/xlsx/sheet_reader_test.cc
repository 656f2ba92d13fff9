#include "core/ingest/xlsx/sheet_reader.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace shuke::ingest::xlsx {
namespace {

// Cells of a row behind one another with bars between, rows with their numbers.
struct Reading {
  std::vector<std::string> rows;
  bool whole = false;
};

class SheetReaderTest : public testing::Test {
 protected:
  SheetReaderTest() {
    strings_.Feed(
        "<sst><si><t>订单号</t></si><si><t>4e135</t></si><si><t/></si></sst>");
    strings_.Finish();
    // 1: a day with a clock, 2: a day.
    styles_.Feed(
        "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/>"
        "<xf numFmtId=\"14\"/></cellXfs></styleSheet>");
    styles_.Finish();
  }

  Reading Read(const std::vector<std::string_view>& pieces, size_t width = 100,
               bool from_1904 = false, size_t most_rows = 1000) {
    Reading reading;
    SheetReader reader(strings_, styles_, from_1904, width,
                       [&](const SheetRow& row) {
                         std::string line = std::to_string(row.number) + ":";
                         if (row.too_long) line += "too long";
                         for (size_t i = 0; i < row.cells.size(); ++i) {
                           if (i > 0) line += "|";
                           line += row.cells[i];
                         }
                         reading.rows.push_back(line);
                         return reading.rows.size() < most_rows;
                       });
    for (const std::string_view piece : pieces) reader.Feed(piece);
    reading.whole = reader.Finish();
    return reading;
  }

  static std::string Sheet(std::string_view rows) {
    return "<worksheet><dimension ref=\"A1\"/><cols><col min=\"1\"/></cols>"
           "<sheetData>" +
           std::string(rows) +
           "</sheetData><autoFilter/><extLst><ext><row><c><v>9</v></c></row>"
           "</ext></extLst></worksheet>";
  }

  SharedStrings strings_;
  Styles styles_;
};

TEST_F(SheetReaderTest, ReadsEveryTypeOfCell) {
  const Reading reading = Read(
      {Sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>"
             "<c r=\"B1\" t=\"str\"><f>A1&amp;\"x\"</f><v>订单号x</v></c>"
             "<c r=\"C1\"><v>12.300000000000001</v></c>"
             "<c r=\"D1\" t=\"b\"><v>1</v></c><c r=\"E1\" t=\"b\"><v>0</v></c>"
             "<c r=\"F1\" t=\"e\"><v>#N/A</v></c>"
             "<c r=\"G1\" t=\"inlineStr\"><is><r><t>内</t></r><r><t>联</t></r>"
             "<rPh><t>x</t></rPh></is></c>"
             "<c r=\"H1\" s=\"1\"><f>NOW()</f><v>43573.5</v></c>"
             "<c r=\"I1\" s=\"2\"><v>43573</v></c>"
             "<c r=\"J1\" t=\"d\"><v>2026-11-22T08:05:00</v></c>"
             "<c r=\"K1\" t=\"n\"><v>7</v></c></row>")});
  ASSERT_TRUE(reading.whole);
  ASSERT_EQ(reading.rows.size(), 1u);
  EXPECT_EQ(reading.rows[0],
            "1:订单号|订单号x|12.3|TRUE|FALSE|#N/A|内联|2019-04-18 12:00:00|"
            "2019-04-18|2026-11-22 08:05:00|7");
}

TEST_F(SheetReaderTest, KeepsTextThatLooksLikeANumber) {
  EXPECT_EQ(Read({Sheet("<row><c t=\"s\"><v>1</v></c><c t=\"inlineStr\"><is>"
                        "<t>007</t></is></c></row>")})
                .rows[0],
            "1:4e135|007");
}

TEST_F(SheetReaderTest, PutsCellsWhereTheirReferencesSay) {
  EXPECT_EQ(Read({Sheet("<row r=\"3\"><c r=\"B3\"><v>1</v></c><c r=\"D3\"><v>2"
                        "</v></c><c><v>3</v></c></row>")})
                .rows[0],
            "3:|1||2|3");
  EXPECT_EQ(
      Read({Sheet("<row r=\"1\"><c r=\"AA1\"><v>1</v></c></row>")}).rows[0],
      "1:" + std::string(26, '|') + "1");
}

TEST_F(SheetReaderTest, CountsRowsWithoutNumbers) {
  const Reading reading =
      Read({Sheet("<row><c><v>1</v></c></row><row/><row><c><v>2</v></c></row>"
                  "<row r=\"9\"><c><v>3</v></c></row><row><c><v>4</v></c>"
                  "</row>")});
  EXPECT_EQ(reading.rows,
            (std::vector<std::string>{"1:1", "3:2", "9:3", "10:4"}));
}

TEST_F(SheetReaderTest, PassesOverRowsWithoutAValue) {
  EXPECT_TRUE(Read({Sheet("<row r=\"1\"/><row r=\"2\"><c r=\"A2\" s=\"1\"/>"
                          "<c r=\"B2\" t=\"s\"><v>2</v></c><c r=\"C2\"><v/>"
                          "</c></row>")})
                  .rows.empty());
}

TEST_F(SheetReaderTest, IgnoresEmptyCellsAtTheEndOfARow) {
  EXPECT_EQ(Read({Sheet("<row><c><v>1</v></c><c s=\"1\"/><c s=\"1\"/></row>")})
                .rows[0],
            "1:1");
}

TEST_F(SheetReaderTest, LooksAtNoCellRightOfTheWidth) {
  const Reading reading = Read(
      {Sheet(
          "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"C1\"><v>9</v></c>"
          "</row><row r=\"1048576\"><c r=\"XFD1048576\"><v>9</v></c></row>")},
      2);
  EXPECT_EQ(reading.rows, std::vector<std::string>{"1:1"});
  EXPECT_TRUE(reading.whole);
}

TEST_F(SheetReaderTest, CountsFrom1904IfTheWorkbookDoes) {
  EXPECT_EQ(Read({Sheet("<row><c s=\"2\"><v>41472</v></c></row>")}, 100, true)
                .rows[0],
            "1:2017-07-18");
}

TEST_F(SheetReaderTest, TakesPrefixesOfNames) {
  EXPECT_EQ(Read({"<x:worksheet><x:sheetData><x:row r=\"1\"><x:c r=\"A1\">"
                  "<x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>"})
                .rows[0],
            "1:5");
}

TEST_F(SheetReaderTest, ReadsTheSameHoweverTheBytesAreCut) {
  const std::string sheet = Sheet(
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"str\"><v>a"
      "&lt;买&#x5356;</v></c></row>\n<row r=\"3\"><c r=\"B3\" s=\"1\"><v>43573."
      "25</v></c><c r=\"C3\" t=\"inlineStr\"><is><t><![CDATA[<&>]]></t></is>"
      "</c></row>");
  const Reading whole = Read({sheet});
  ASSERT_EQ(whole.rows, (std::vector<std::string>{
                            "1:订单号|a<买卖", "3:|2019-04-18 06:00:00|<&>"}));
  const std::string_view bytes = sheet;
  for (size_t i = 0; i <= bytes.size(); ++i) {
    const Reading cut = Read({bytes.substr(0, i), bytes.substr(i)});
    ASSERT_EQ(cut.rows, whole.rows) << i;
    ASSERT_TRUE(cut.whole) << i;
  }
}

// Cells that come whole and in the usual shape are taken by a short cut, which
// no cell with a value can take whose bytes come one by one.
TEST_F(SheetReaderTest, TakesUsualCellsJustAsThePlainWayDoes) {
  const std::vector<std::string> cells = {
      "<c r=\"A1\" s=\"1\" t=\"s\"><v>0</v></c>",
      "<c r=\"C1\" t=\"s\"><v> 1 </v></c>",
      "<c r=\"B1\" s=\"2\"/>",
      "<c/>",
      "<c></c>",
      "<c r=\"E1\" s=\"1\"></c>",
      "<c><v>4.25</v></c>",
      "<c r=\"7\"><v>12.300000000000001</v></c>",
      "<c s=\"1\" r=\"D1\"><v>43573.25</v></c>",
      "<c t=\"inlineStr\"><is><t>内_x0041_</t></is></c>",
      "<c t=\"inlineStr\"><is><t xml:space=\"preserve\"> x </t></is></c>",
      "<c t=\"inlineStr\"><v>9</v></c>",
      "<c t=\"s\"><is><t>9</t></is></c>",
      "<c t=\"inlineStr\"><is><r><t>a</t></r><rPh><t>b</t></rPh></is></c>",
      "<c t=\"str\"><v>a&amp;b</v></c>",
      "<c t=\"str\"><v>a>b\"'/</v></c>",
      "<c t=\"str\"><f>A1</f><v>f</v></c>",
      "<c t=\"str\"><v></v></c>",
      "<c t=\"str\"><v/></c>",
      "<c t='b'><v>1</v></c>",
      "<c t=\"b\" cm=\"1\"><v>1</v></c>",
      "<c t = \"b\" ><v >0</v ></c >",
      "<c t=\"d\"><v>2026-11-22T08:05:00</v></c>",
      "<c t=\"&#115;\"><v>0</v></c>",
      "<x:c t=\"s\"><x:v>0</x:v></x:c>",
      "<c t=\"str\"><v>a<!-- - -->b<![CDATA[<c>]]></v></c>",
      "<c r=\"ZZ1\"><v>right of the width</v></c>",
      "<col><v>1</v></col>",
  };
  std::mt19937 next(20261123);
  for (int round = 0; round < 300; ++round) {
    std::string rows;
    for (int row = 0; row < 3; ++row) {
      rows += "<row>";
      for (unsigned i = next() % 8; i > 0; --i)
        rows += cells[next() % cells.size()];
      rows += "</row>";
    }
    const std::string sheet = Sheet(rows);
    const std::string_view bytes = sheet;
    std::vector<std::string_view> single;
    for (size_t i = 0; i < bytes.size(); ++i)
      single.push_back(bytes.substr(i, 1));
    const Reading plain = Read(single);
    EXPECT_EQ(Read({bytes}).rows, plain.rows) << sheet;
    EXPECT_EQ(Read({bytes}).whole, plain.whole) << sheet;
    const size_t cut = next() % bytes.size();
    EXPECT_EQ(Read({bytes.substr(0, cut), bytes.substr(cut)}).rows, plain.rows)
        << cut << sheet;
  }
}

TEST_F(SheetReaderTest, StopsWhenItsSinkHasHadEnough) {
  const Reading reading =
      Read({Sheet("<row><c><v>1</v></c></row><row><c><v>2</v></c></row>"
                  "<row><c><v>3</v></c></row>")},
           100, false, 2);
  EXPECT_EQ(reading.rows, (std::vector<std::string>{"1:1", "2:2"}));
  EXPECT_TRUE(reading.whole);
}

TEST_F(SheetReaderTest, IsDamagedByAStringThatIsNotThere) {
  for (const char* index : {"3", "-1", "x", "99999999999"}) {
    const Reading reading = Read(
        {Sheet("<row><c t=\"s\"><v>" + std::string(index) + "</v></c></row>")});
    EXPECT_FALSE(reading.whole) << index;
    EXPECT_TRUE(reading.rows.empty()) << index;
  }
}

TEST_F(SheetReaderTest, IsDamagedWhenCutOff) {
  const std::string sheet = Sheet("<row><c><v>1</v></c></row>");
  EXPECT_FALSE(
      Read({std::string_view(sheet).substr(0, sheet.size() - 5)}).whole);
  EXPECT_FALSE(Read({""}).whole);
}

TEST_F(SheetReaderTest, PassesOverARowThatIsTooLong) {
  const std::string text(kMaxRowBytes + 1, 'x');
  const Reading reading = Read({Sheet("<row><c t=\"inlineStr\"><is><t>" + text +
                                      "</t></is></c></row><row><c><v>1</v></c>"
                                      "</row>")});
  EXPECT_EQ(reading.rows, (std::vector<std::string>{"1:too long", "2:1"}));
}

}  // namespace
}  // namespace shuke::ingest::xlsx
