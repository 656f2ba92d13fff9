# Writes the definitions of core/base/embedded.h.
#
#   cmake -DOUT=embedded.cc -DPROFILES="a.json;b.json" -DTABLES="words.json"
#         -DMESSAGES="zh.json;en.json" -P embed.cmake
#
# Files become arrays of byte values: string literals have length limits that differ by compiler,
# and numbers need no escaping.

function(write_array name file)
  file(READ ${file} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(REGEX REPLACE "(............................................................)" "\\1\n  "
         bytes "${bytes}")
  # The closing zero keeps an empty file a legal array; it is not part of the view.
  file(APPEND ${OUT}.new "constexpr unsigned char ${name}[] = {\n  ${bytes}0};\n\n")
endfunction()

file(WRITE ${OUT}.new [[
// Written by scripts/embed.cmake.
#include "core/base/embedded.h"

#include <cstddef>

namespace shuke::embedded {
namespace {

]])

set(entries "")
set(count 0)
foreach(file IN LISTS PROFILES)
  get_filename_component(stem ${file} NAME_WE)
  write_array(kProfile${count} ${file})
  string(APPEND entries "      {\"${stem}\", View(kProfile${count})},\n")
  math(EXPR count "${count} + 1")
endforeach()
set(table_entries "")
set(count 0)
foreach(file IN LISTS TABLES)
  get_filename_component(stem ${file} NAME_WE)
  write_array(kTable${count} ${file})
  string(APPEND table_entries "      {\"${stem}\", View(kTable${count})},\n")
  math(EXPR count "${count} + 1")
endforeach()
foreach(language zh en)
  set(message_${language} "std::string_view()")
endforeach()
foreach(file IN LISTS MESSAGES)
  get_filename_component(stem ${file} NAME_WE)
  write_array(kMessages_${stem} ${file})
  set(message_${stem} "View(kMessages_${stem})")
endforeach()

file(APPEND ${OUT}.new "\
template <size_t kSize>
[[maybe_unused]] std::string_view View(const unsigned char (&bytes)[kSize]) {
  return {reinterpret_cast<const char*>(bytes), kSize - 1};
}

}  // namespace

std::span<const EmbeddedFile> Profiles() {
")
if(entries STREQUAL "")
  file(APPEND ${OUT}.new "  return {};\n")
else()
  file(APPEND ${OUT}.new "\
  static const EmbeddedFile kFiles[] = {
${entries}  };
  return kFiles;
")
endif()
file(APPEND ${OUT}.new "\
}

std::string_view Table([[maybe_unused]] std::string_view name) {
")
if(NOT table_entries STREQUAL "")
  file(APPEND ${OUT}.new "\
  static const EmbeddedFile kFiles[] = {
${table_entries}  };
  for (const EmbeddedFile& file : kFiles) {
    if (file.name == name) return file.bytes;
  }
")
endif()
file(APPEND ${OUT}.new "\
  return {};
}

std::string_view MessagesZh() { return ${message_zh}; }
std::string_view MessagesEn() { return ${message_en}; }

}  // namespace shuke::embedded
")
file(RENAME ${OUT}.new ${OUT})
