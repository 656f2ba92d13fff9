// The parts of a workbook: how they refer to each other, and its sheets.
#ifndef SHUKE_INGEST_XLSX_WORKBOOK_PARTS_H_
#define SHUKE_INGEST_XLSX_WORKBOOK_PARTS_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/ingest/xlsx/xml_tokenizer.h"

namespace shuke::ingest::xlsx {

// The names of parts are paths inside the zip without a slash in front.

// Where the relationships of `part` stand: "xl/_rels/workbook.xml.rels" for
// "xl/workbook.xml", "_rels/.rels" for the whole, which is "".
std::string RelationshipsOf(std::string_view part);
// The part that `part` calls `target`: absolute, or relative to its folder.
std::string ResolveTarget(std::string_view part, std::string_view target);

struct Relationship {
  std::string id;
  std::string kind;  // the last word of its type: "worksheet", "styles"
  std::string target;
};

// A part of relationships. Targets outside the file are left out.
class Relationships final : private XmlHandler {
 public:
  Relationships() : tokenizer_(this) {}
  Relationships(const Relationships&) = delete;
  Relationships& operator=(const Relationships&) = delete;

  bool Feed(std::string_view bytes) { return tokenizer_.Feed(bytes); }
  // Whether the part was whole.
  bool Finish() { return tokenizer_.Finish(); }

  // The first of a kind; null if there is none.
  const Relationship* OfKind(std::string_view kind) const;
  const Relationship* WithId(std::string_view id) const;

 private:
  void StartElement(std::string_view name,
                    std::span<const XmlAttribute> attributes) override;
  void EndElement(std::string_view) override {}
  void Text(std::string_view) override {}

  XmlTokenizer tokenizer_;
  std::vector<Relationship> all_;
};

struct SheetEntry {
  std::string name;
  std::string relationship;  // id
  bool hidden = false;
};

// The part that names the sheets, in the order of their tabs.
class Workbook final : private XmlHandler {
 public:
  Workbook() : tokenizer_(this) {}
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  bool Feed(std::string_view bytes) { return tokenizer_.Feed(bytes); }
  // Whether the part was whole.
  bool Finish() { return tokenizer_.Finish(); }

  const std::vector<SheetEntry>& sheets() const { return sheets_; }
  // Whether serials count from 1904.
  bool from_1904() const { return from_1904_; }

 private:
  void StartElement(std::string_view name,
                    std::span<const XmlAttribute> attributes) override;
  void EndElement(std::string_view name) override;
  void Text(std::string_view) override {}

  XmlTokenizer tokenizer_;
  bool in_sheets_ = false;
  bool from_1904_ = false;
  std::vector<SheetEntry> sheets_;
};

}  // namespace shuke::ingest::xlsx

#endif  // SHUKE_INGEST_XLSX_WORKBOOK_PARTS_H_
