#include <algorithm>

#include "core/ingest/role.h"
#include "core/report/to_json.h"
#include "core/session/answer.h"
#include "core/session/read_options.h"
#include "core/session/session_state.h"

namespace shuke::session {
namespace {

using ingest::Outcome;

std::string_view OutcomeName(Outcome outcome) {
  switch (outcome) {
    case Outcome::kUsed:
      return "used";
    case Outcome::kReread:
      return "reread";
    case Outcome::kNeedsMapping:
      return "needs_mapping";
    case Outcome::kNeedsChoice:
      return "needs_choice";
    case Outcome::kFailed:
      return "failed";
  }
  return "failed";
}

// Roles of which a file needs one each: an order number, a date, an amount.
bool IsRequired(std::string_view role) {
  return std::any_of(ingest::Needs().begin(), ingest::Needs().end(),
                     [&](const ingest::Need& need) {
                       return std::count(need.any_of.begin(), need.any_of.end(),
                                         std::vector<std::string_view>{role});
                     });
}

}  // namespace

std::string Session::BeginFile(std::string_view name,
                               std::string_view options_json, uint64_t bytes) {
  auto options = ParseReadOptions(options_json);
  if (!options.ok()) return Failure(options.error());
  // The reader refers to the policy and may intern into the book, so results go
  // first.
  state_->FilesChanged();
  state_->DropReaders();
  state_->reader = std::make_unique<ingest::FileReader>(
      std::string(name), std::move(options).value(), state_->policy.ingest);
  state_->reader->Expect(bytes);
  return Success({{"file", state_->book.files().size()}});
}

std::string Session::FileKind(std::string_view head) {
  return ingest::SniffFileKind(head) == ingest::FileKind::kXlsx ? "workbook"
                                                                : "bytes";
}

std::string Session::BeginWorkbook(std::string_view name,
                                   std::string_view options_json,
                                   uint64_t bytes) {
  auto options = ParseReadOptions(options_json);
  if (!options.ok()) return Failure(options.error());
  state_->FilesChanged();
  state_->DropReaders();
  state_->workbook = std::make_unique<ingest::xlsx::WorkbookReader>(
      std::string(name), std::move(options).value(), state_->policy.ingest,
      bytes);
  return Success({{"file", state_->book.files().size()}});
}

std::string Session::WantedPart() const {
  return state_->workbook == nullptr ? "" : state_->workbook->WantedPart();
}

void Session::EndPart(std::string_view how) {
  using ingest::xlsx::PartEnd;
  if (state_->workbook == nullptr) return;
  PartEnd end = PartEnd::kDamaged;
  if (how == "whole") end = PartEnd::kWhole;
  if (how == "missing") end = PartEnd::kMissing;
  if (how == "encrypted") end = PartEnd::kEncrypted;
  state_->workbook->EndPart(end);
}

bool Session::Feed(std::string_view bytes) {
  if (state_->workbook != nullptr) return state_->workbook->Feed(bytes);
  return state_->reader != nullptr && state_->reader->Feed(bytes);
}

std::string Session::Progress() const {
  if (state_->workbook != nullptr) {
    return report::Dump({{"bytes", state_->workbook->bytes_inflated()},
                         {"rows", state_->workbook->rows()}});
  }
  if (state_->reader == nullptr)
    return report::Dump({{"bytes", 0}, {"rows", 0}});
  return report::Dump(
      {{"bytes", state_->reader->bytes()}, {"rows", state_->reader->rows()}});
}

std::string Session::FinishFile() {
  if (state_->reader == nullptr && state_->workbook == nullptr)
    return Failure({"no_file_begun", {}});
  table::Dictionary& dictionary = state_->book.dictionary();
  ingest::FileOutcome outcome = state_->workbook != nullptr
                                    ? state_->workbook->Finish(dictionary)
                                    : state_->reader->Finish(dictionary);
  state_->DropReaders();
  return state_->Conclude(std::move(outcome));
}

std::string Session::FailFile(std::string_view name, std::string_view code) {
  ingest::FileOutcome outcome;
  outcome.ledger.name = std::string(name);
  outcome.ledger.error = Error{std::string(code), {}};
  return state_->Conclude(std::move(outcome));
}

std::string Session::State::Conclude(ingest::FileOutcome outcome) {
  FilesChanged();
  Json answer = {
      {"file", nullptr},
      {"outcome", OutcomeName(outcome.outcome)},
      {"options", WriteReadOptions(outcome.options)},
      {"whole", outcome.whole},
      {"error", outcome.ledger.error ? report::ErrorJson(*outcome.ledger.error)
                                     : Json(nullptr)},
      {"ledgerEntry", report::LedgerFileJson(outcome.ledger)}};
  if (outcome.outcome != Outcome::kReread)
    answer["file"] = book.Add(std::move(outcome), policy.ingest);
  return Success(std::move(answer));
}

void Session::AbortFile() { state_->DropReaders(); }

std::string Session::RemoveFile(int file) {
  if (!state_->IsFile(file))
    return Failure({"unknown_file", {{"file", std::to_string(file)}}});
  state_->FilesChanged();
  state_->book.Remove(file);
  return Success();
}

std::string Session::SetLabel(int file, std::string_view label) {
  if (!state_->IsFile(file))
    return Failure({"unknown_file", {{"file", std::to_string(file)}}});
  state_->FilesChanged();
  state_->book.SetLabel(file, std::string(label));
  return Success();
}

std::string Session::Preview(int file) const {
  if (!state_->IsFile(file))
    return Failure({"unknown_file", {{"file", std::to_string(file)}}});
  const BookFile& entry = state_->book.files()[static_cast<size_t>(file)];
  if (!entry.layout) {
    return Failure(entry.ledger.error.value_or(Error{"empty_file", {}}));
  }
  const ingest::Layout& layout = *entry.layout;
  Json mapping = Json::object();
  for (const auto& [role, column] : layout.columns)
    mapping[role] = layout.headers[column];
  Json candidates = Json::array();
  for (const ingest::RoleCandidate& candidate : layout.candidates) {
    candidates.push_back({{"column", candidate.column},
                          {"header", layout.headers[candidate.column]},
                          {"role", candidate.role},
                          {"score", candidate.score}});
  }
  Json roles = Json::array();
  for (const ingest::Role& role : ingest::Roles()) {
    roles.push_back({{"role", role.name},
                     {"required", IsRequired(role.name)},
                     {"number", ingest::HoldsNumbers(role.kind)}});
  }
  Json decimal = Json::object();
  for (const auto& [role, mark] : entry.ledger.decimal)
    decimal[role] = DecimalName(mark);
  Json needs = Json::array();
  for (const ingest::Need& need : ingest::Needs())
    needs.push_back({{"id", need.id}, {"any_of", need.any_of}});
  const bool workbook = !entry.ledger.sheets.empty();
  Json sheets = Json::array();
  for (const ingest::SheetSummary& sheet : entry.ledger.sheets) {
    sheets.push_back({{"name", sheet.name},
                      {"hidden", sheet.hidden},
                      {"orders", sheet.orders}});
  }
  return Success(
      {{"headers", layout.headers},
       {"rows", layout.preview},
       {"mapping", std::move(mapping)},
       {"candidates", std::move(candidates)},
       {"encoding", entry.ledger.encoding},
       {"delimiter", workbook ? "" : std::string(1, layout.dialect.delimiter)},
       {"decimal", std::move(decimal)},
       {"platform", layout.profile->id},
       {"roles", std::move(roles)},
       {"needs", std::move(needs)},
       {"rows_are_orders", layout.rows_are_orders},
       {"sheet", entry.ledger.sheet},
       {"sheets", std::move(sheets)}});
}

}  // namespace shuke::session
