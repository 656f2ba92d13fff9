// Small workbooks for tests: the parts of an .xlsx file by name, as a zip holds
// them.
#ifndef SHUKE_TESTS_TESTING_WORKBOOK_H_
#define SHUKE_TESTS_TESTING_WORKBOOK_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace shuke::testing {

using Parts = std::map<std::string, std::string>;

// A cell: its text as an inline string, or as written if it begins with '<'.
using Rows = std::vector<std::vector<std::string>>;

struct SheetSpec {
  std::string name;
  Rows rows;
  std::string state;  // "hidden", or empty
};

inline std::string Number(std::string_view value, int style = 0) {
  return "<c s=\"" + std::to_string(style) + "\"><v>" + std::string(value) +
         "</v></c>";
}

inline std::string SheetXml(const Rows& rows) {
  std::string xml = "<worksheet><sheetData>";
  for (const auto& row : rows) {
    xml += "<row>";
    for (const std::string& cell : row) {
      if (cell.starts_with('<')) {
        xml += cell;
      } else {
        xml += "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>";
      }
    }
    xml += "</row>";
  }
  return xml + "</sheetData></worksheet>";
}

// A workbook as Excel lays it out. Style 1 is a day with a clock, 2 a day.
inline Parts MakeWorkbook(const std::vector<SheetSpec>& sheets) {
  const std::string type =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  Parts parts;
  parts["_rels/.rels"] =
      "<Relationships><Relationship Id=\"rId1\" Type=\"" + type +
      "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
  std::string list, relations;
  for (size_t i = 0; i < sheets.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    list += "<sheet name=\"" + sheets[i].name + "\" sheetId=\"" + number + "\"";
    if (!sheets[i].state.empty()) list += " state=\"" + sheets[i].state + "\"";
    list += " r:id=\"rId" + number + "\"/>";
    relations += "<Relationship Id=\"rId" + number + "\" Type=\"" + type +
                 "worksheet\" Target=\"worksheets/sheet" + number + ".xml\"/>";
    parts["xl/worksheets/sheet" + number + ".xml"] = SheetXml(sheets[i].rows);
  }
  parts["xl/workbook.xml"] =
      "<workbook><workbookPr/><sheets>" + list + "</sheets></workbook>";
  parts["xl/_rels/workbook.xml.rels"] =
      "<Relationships>" + relations + "<Relationship Id=\"s\" Type=\"" + type +
      "styles\" Target=\"styles.xml\"/></Relationships>";
  parts["xl/styles.xml"] =
      "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/>"
      "<xf numFmtId=\"14\"/></cellXfs></styleSheet>";
  return parts;
}

}  // namespace shuke::testing

#endif  // SHUKE_TESTS_TESTING_WORKBOOK_H_
