#include "core/ingest/xlsx/workbook_parts.h"

namespace shuke::ingest::xlsx {
namespace {

// "xl/" of "xl/workbook.xml".
std::string_view FolderOf(std::string_view part) {
  return part.substr(0, part.rfind('/') + 1);
}

bool IsTrue(std::string_view value) {
  return value == "1" || value == "true" || value == "on";
}

}  // namespace

std::string RelationshipsOf(std::string_view part) {
  const std::string_view folder = FolderOf(part);
  std::string path(folder);
  path += "_rels/";
  path += part.substr(folder.size());
  path += ".rels";
  return path;
}

std::string ResolveTarget(std::string_view part, std::string_view target) {
  std::string path;
  if (target.starts_with('/')) {
    target.remove_prefix(1);
  } else {
    path = FolderOf(part);
  }
  while (true) {
    if (target.starts_with("./")) {
      target.remove_prefix(2);
    } else if (target.starts_with("../")) {
      target.remove_prefix(3);
      if (!path.empty()) path.pop_back();
      path.resize(FolderOf(path).size());
    } else {
      return path.append(target);
    }
  }
}

const Relationship* Relationships::OfKind(std::string_view kind) const {
  for (const Relationship& one : all_) {
    if (one.kind == kind) return &one;
  }
  return nullptr;
}

const Relationship* Relationships::WithId(std::string_view id) const {
  for (const Relationship& one : all_) {
    if (one.id == id) return &one;
  }
  return nullptr;
}

void Relationships::StartElement(std::string_view name,
                                 std::span<const XmlAttribute> attributes) {
  if (name != "Relationship") return;
  if (FindAttribute(attributes, "TargetMode") == "External") return;
  const std::string_view type = FindAttribute(attributes, "Type");
  all_.push_back({std::string(FindAttribute(attributes, "Id")),
                  std::string(type.substr(type.rfind('/') + 1)),
                  std::string(FindAttribute(attributes, "Target"))});
}

void Workbook::StartElement(std::string_view name,
                            std::span<const XmlAttribute> attributes) {
  if (name == "sheets") {
    in_sheets_ = true;
  } else if (name == "workbookPr") {
    from_1904_ = IsTrue(FindAttribute(attributes, "date1904"));
  } else if (in_sheets_ && name == "sheet") {
    const std::string_view state = FindAttribute(attributes, "state");
    sheets_.push_back({std::string(FindAttribute(attributes, "name")),
                       std::string(FindAttribute(attributes, "id")),
                       state == "hidden" || state == "veryHidden"});
  }
}

void Workbook::EndElement(std::string_view name) {
  if (name == "sheets") in_sheets_ = false;
}

}  // namespace shuke::ingest::xlsx
