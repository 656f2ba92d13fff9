#include "core/campaign/email_html.h"

#include <algorithm>
#include <vector>

namespace shuke::campaign {
namespace {

void AppendEscaped(std::string_view text, std::string& out) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
}

// What may stand in a link without ending it: ASCII but blanks, quotes, angle
// brackets and commas.
bool InLink(char c) {
  return c > ' ' && static_cast<unsigned char>(c) < 0x7F && c != '"' &&
         c != '<' && c != '>' && c != ',';
}

void AppendLinked(std::string_view text, std::string& out) {
  while (!text.empty()) {
    const size_t begin = std::min(text.find("https://"), text.find("http://"));
    AppendEscaped(text.substr(0, begin), out);
    if (begin == std::string_view::npos) return;
    text.remove_prefix(begin);
    size_t length = 0;
    while (length < text.size() && InLink(text[length])) ++length;
    // A full stop ends the sentence, not the address.
    if (length > 0 && text[length - 1] == '.') --length;
    out += "<a href=\"";
    AppendEscaped(text.substr(0, length), out);
    out += "\" style=\"color:#1a5fb4\">";
    AppendEscaped(text.substr(0, length), out);
    out += "</a>";
    text.remove_prefix(length);
  }
}

}  // namespace

std::string EmailHtml(std::string_view subject, std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    if (const std::string_view line = text.substr(0, end); !line.empty())
      lines.push_back(line);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  std::string out =
      "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>";
  AppendEscaped(subject, out);
  out +=
      "</title></head><body style=\"margin:0\"><table role=\"presentation\" "
      "width=\"600\" align=\"center\" cellpadding=\"0\" cellspacing=\"0\" "
      "style=\"border-collapse:collapse;font-family:sans-serif\">"
      "<tr><td style=\"padding:24px 24px 8px;font-size:20px\">";
  AppendEscaped(subject, out);
  out += "</td></tr>";
  for (size_t i = 0; i < lines.size(); ++i) {
    const bool way_out = i > 0 && i + 1 == lines.size();
    out += way_out ? "<tr><td style=\"padding:16px 24px;font-size:12px;"
                     "color:#666666\">"
                   : "<tr><td style=\"padding:8px 24px;font-size:16px;"
                     "line-height:1.6\">";
    AppendLinked(lines[i], out);
    out += "</td></tr>";
  }
  return out + "</table></body></html>";
}

}  // namespace shuke::campaign
