#include "core/campaign/list_csv.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "core/base/csv_writer.h"
#include "core/campaign/draft_json.h"

namespace shuke::campaign {
namespace {

constexpr std::string_view kSmsColumns[] = {"phone", "message"};
constexpr std::string_view kWangwangColumns[] = {"nick", "message"};
constexpr std::string_view kEmailColumns[] = {"email", "subject", "message",
                                              "html"};
constexpr std::string_view kPhoneColumns[] = {"phone", "name", "message"};
constexpr std::string_view kQqColumns[] = {"qq", "message"};
constexpr std::string_view kParcelColumns[] = {"buyer", "message"};
constexpr std::string_view kControlColumn = "customer_hash";
// What may stand in a file name on any system.
constexpr std::string_view kFileCharacters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";

// A nick or name of digits, or one that a spreadsheet takes for a date, is
// guarded like an id; one that begins with a Chinese character is text to every
// program, and stays as a chat program wants to read it.
void WriteNick(std::string_view nick, CsvWriter& csv) {
  if (nick.empty()) {
    csv.Blank();
    return;
  }
  const char first = nick.front();
  const bool may_be_number = (first >= '0' && first <= '9') ||
                             (first >= 'a' && first <= 'z') ||
                             (first >= 'A' && first <= 'Z');
  if (may_be_number) {
    csv.TextId(nick);
  } else {
    csv.Text(nick);
  }
}

// The treated of one batch, or all.
std::span<const DraftMessage> RowsOf(const Draft& draft, size_t batch) {
  if (batch == 0) return draft.treated;
  const auto batches = draft.Batches();
  if (batch > batches.size()) return {};
  return batches[batch - 1];
}

std::string WriteList(const Draft& draft, size_t batch) {
  const Channel channel = draft.definition.channel;
  std::string out;
  CsvWriter csv(&out, CsvWriter::Bom::kUtf8);
  for (std::string_view column : ListColumns(channel)) csv.Text(column);
  csv.EndRow();
  for (const DraftMessage& row : RowsOf(draft, batch)) {
    switch (channel) {
      case Channel::kSms:
      case Channel::kWecom:
      case Channel::kQq:
        csv.TextId(row.address);
        break;
      case Channel::kWangwang:
      case Channel::kParcel:
      case Channel::kGift:
        WriteNick(row.address, csv);
        break;
      case Channel::kEmail:
        csv.Text(row.address).Text(row.subject);
        break;
      case Channel::kPhone:
        csv.TextId(row.address);
        WriteNick(row.name, csv);
        break;
    }
    csv.Text(row.message);
    if (channel == Channel::kEmail) csv.Text(row.html);
    csv.EndRow();
  }
  return out;
}

std::string WriteRows(const Draft& draft, size_t batch) {
  const Channel channel = draft.definition.channel;
  nlohmann::json columns = nlohmann::json::array();
  for (const std::string_view column : ListColumns(channel))
    columns.push_back(column);
  nlohmann::json rows = nlohmann::json::array();
  for (const DraftMessage& row : RowsOf(draft, batch)) {
    nlohmann::json cells = nlohmann::json::array({row.address});
    if (channel == Channel::kEmail) cells.push_back(row.subject);
    if (channel == Channel::kPhone) cells.push_back(row.name);
    cells.push_back(row.message);
    if (channel == Channel::kEmail) cells.push_back(row.html);
    rows.push_back(std::move(cells));
  }
  const nlohmann::json document = {{"columns", std::move(columns)},
                                   {"rows", std::move(rows)}};
  return document.dump(-1, ' ', false,
                       nlohmann::json::error_handler_t::replace);
}

std::string WriteControl(const Draft& draft) {
  std::string out;
  CsvWriter csv(&out, CsvWriter::Bom::kUtf8);
  csv.Text(kControlColumn);
  csv.EndRow();
  for (const PersonHashes& hashes : draft.control_hashes) {
    csv.Text(HashText(hashes.front()));
    csv.EndRow();
  }
  return out;
}

}  // namespace

std::optional<DraftFileId> FindDraftFile(std::string_view code) {
  const size_t dash = code.find('-');
  const auto found = std::find(kDraftFileCodes.begin(), kDraftFileCodes.end(),
                               code.substr(0, dash));
  if (found == kDraftFileCodes.end()) return std::nullopt;
  DraftFileId id{static_cast<DraftFile>(found - kDraftFileCodes.begin())};
  if (dash == std::string_view::npos) return id;
  if (id.file != DraftFile::kList && id.file != DraftFile::kRows)
    return std::nullopt;
  const std::string_view number = code.substr(dash + 1);
  const char* const end = number.data() + number.size();
  const auto read = std::from_chars(number.data(), end, id.batch);
  if (read.ec != std::errc() || read.ptr != end || id.batch == 0)
    return std::nullopt;
  return id;
}

std::span<const std::string_view> ListColumns(Channel channel) {
  switch (channel) {
    case Channel::kSms:
    case Channel::kWecom:
      return kSmsColumns;
    case Channel::kQq:
      return kQqColumns;
    case Channel::kParcel:
    case Channel::kGift:
      return kParcelColumns;
    case Channel::kWangwang:
      return kWangwangColumns;
    case Channel::kEmail:
      return kEmailColumns;
    case Channel::kPhone:
      return kPhoneColumns;
  }
  return {};
}

std::string DraftFileName(const Draft& draft, DraftFileId id) {
  std::string name = draft.definition.activity;
  if (name.empty()) name = "campaign";
  if (const auto step = draft.definition.unpaid) {
    name += '_';
    name += kUnpaidStepCodes[static_cast<size_t>(*step)];
  }
  for (char& c : name) {
    if (kFileCharacters.find(c) == std::string_view::npos) c = '_';
  }
  const std::string batch = id.batch == 0 ? "" : "-" + std::to_string(id.batch);
  switch (id.file) {
    case DraftFile::kList:
      name += '-';
      name += kChannelCodes[static_cast<size_t>(draft.definition.channel)];
      return name + batch + ".csv";
    case DraftFile::kControl:
      return name + "-control.csv";
    case DraftFile::kCampaign:
      return name + "-campaign.json";
    case DraftFile::kRows:
      return name + "-rows" + batch + ".json";
  }
  return name;
}

std::string WriteDraftFile(const Draft& draft, DraftFileId id) {
  switch (id.file) {
    case DraftFile::kList:
      return WriteList(draft, id.batch);
    case DraftFile::kControl:
      return WriteControl(draft);
    case DraftFile::kCampaign:
      return FormatCampaign(draft);
    case DraftFile::kRows:
      return WriteRows(draft, id.batch);
  }
  return {};
}

}  // namespace shuke::campaign
