#include "core/session/session.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/utf8.h"
#include "core/campaign/definition.h"
#include "core/campaign/draft.h"
#include "core/campaign/draft_json.h"
#include "core/campaign/list_csv.h"
#include "core/ingest/file_reader.h"
#include "core/ingest/role.h"
#include "core/ingest/xlsx/workbook_reader.h"
#include "core/policy/policy.h"
#include "core/report/customer_json.h"
#include "core/report/report_json.h"
#include "core/report/tables_csv.h"
#include "core/report/to_json.h"
#include "core/sample/sample_shop.h"
#include "core/segment/selection.h"
#include "core/session/book.h"
#include "core/session/pipeline.h"

namespace shuke::session {
namespace {

using Json = nlohmann::ordered_json;
using ingest::Outcome;

std::string Failure(const Error& error) {
  return report::Dump({{"ok", false}, {"error", report::ErrorJson(error)}});
}

std::string Success(Json answer = Json::object()) {
  Json out = {{"ok", true}};
  out.update(answer);
  return report::Dump(out);
}

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

Error BadOption(std::string_view name, const Json& value) {
  return {"bad_option",
          {{"option", std::string(name)}, {"value", value.dump()}}};
}

Result<ingest::ReadOptions> ParseReadOptions(std::string_view text) {
  ingest::ReadOptions options;
  if (text.empty()) return options;
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object())
    return Error{"bad_option", {{"option", ""}, {"value", std::string(text)}}};
  for (const auto& [name, value] : json.items()) {
    const bool word = value.is_string();
    if (name == "platform" && word) {
      options.platform = value.get<std::string>();
      if (ingest::FindProfile(options.platform) == nullptr) {
        return Error{"unknown_platform", {{"platform", options.platform}}};
      }
    } else if (name == "encoding" && word) {
      options.encoding = ingest::EncodingFromName(value.get<std::string>());
      if (!options.encoding)
        return Error{"unknown_encoding",
                     {{"encoding", value.get<std::string>()}}};
    } else if (name == "date_order" && word) {
      options.date_order = ingest::DayOrderFromName(value.get<std::string>());
      if (options.date_order == ingest::DayOrder::kUnknown)
        return BadOption(name, value);
    } else if (name == "sheet" && word) {
      options.sheet = value.get<std::string>();
    } else if (name == "rows_are_orders" && value.is_boolean()) {
      options.rows_are_orders = value.get<bool>();
    } else if (name == "map" && value.is_object()) {
      for (const auto& [role, header] : value.items()) {
        if (!header.is_string()) return BadOption("map/" + role, header);
        if (ingest::FindRole(role) == nullptr)
          return Error{"unknown_role", {{"role", role}}};
        options.map[role] = header.get<std::string>();
      }
    } else if (name != "bytes") {
      return BadOption(name, value);
    }
  }
  return options;
}

Json WriteReadOptions(const ingest::ReadOptions& options) {
  Json json = Json::object();
  if (!options.platform.empty()) json["platform"] = options.platform;
  if (options.encoding)
    json["encoding"] = ingest::EncodingName(*options.encoding);
  if (!options.map.empty()) json["map"] = options.map;
  if (options.date_order != ingest::DayOrder::kUnknown) {
    json["date_order"] = ingest::DayOrderName(options.date_order);
  }
  if (!options.sheet.empty()) json["sheet"] = options.sheet;
  if (options.rows_are_orders) json["rows_are_orders"] = true;
  return json;
}

std::string ToGb18030(std::string_view utf8) {
  static const ingest::Gb18030Encoder encoder;
  return encoder.Encode(utf8);
}

// Roles of which a file needs one each: an order number, a date, an amount.
bool IsRequired(std::string_view role) {
  return role == "order_id" || role == "created_at" || role == "paid_at" ||
         role == "paid_amount" || role == "order_amount";
}

}  // namespace

struct Session::State {
  Book book;
  policy::Policy policy;
  PipelineOptions options;
  // Of the file in hand; at most one of the two.
  std::unique_ptr<ingest::FileReader> reader;
  std::unique_ptr<ingest::xlsx::WorkbookReader> workbook;
  std::unique_ptr<sample::SampleShop> sample;
  std::unique_ptr<Pipeline> pipeline;  // null: to be computed anew

  Pipeline& Current() {
    if (pipeline == nullptr)
      pipeline = std::make_unique<Pipeline>(book, policy, options);
    return *pipeline;
  }
  void DropReaders() {
    reader.reset();
    workbook.reset();
  }
  // Whatever was computed no longer holds.
  void Changed() { pipeline.reset(); }

  bool IsFile(int file) const {
    return file >= 0 && static_cast<size_t>(file) < book.files().size() &&
           !book.files()[static_cast<size_t>(file)].removed;
  }
  bool IsCustomer(uint32_t id) { return id < Current().customers().size(); }

  Result<campaign::Draft> Compose(std::string_view request_json) {
    auto request = campaign::ParseDraftRequest(request_json);
    if (!request.ok()) return request.error();
    return campaign::ComposeDraft(request.value(), policy.campaign,
                                  Current().facts(), secret);
  }
  std::string Conclude(ingest::FileOutcome outcome);

  SipHashKey secret{};
};

Session::Session() : state_(std::make_unique<State>()) {}
Session::~Session() = default;

// ---- files -----------------------------------------------------------------

std::string Session::BeginFile(std::string_view name,
                               std::string_view options_json) {
  auto options = ParseReadOptions(options_json);
  if (!options.ok()) return Failure(options.error());
  // The reader refers to the policy and may intern into the book, so results go
  // first.
  state_->Changed();
  state_->DropReaders();
  state_->reader = std::make_unique<ingest::FileReader>(
      std::string(name), std::move(options).value(), state_->policy.ingest);
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
  state_->Changed();
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

// Takes a file that was read to its end into the book, and says what became of
// it.
std::string Session::State::Conclude(ingest::FileOutcome outcome) {
  Changed();
  Json answer = {
      {"file", nullptr},
      {"outcome", OutcomeName(outcome.outcome)},
      {"options", WriteReadOptions(outcome.options)},
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
  state_->Changed();
  state_->book.Remove(file);
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
    roles.push_back({{"role", role.name}, {"required", IsRequired(role.name)}});
  }
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
       {"platform", layout.profile->id},
       {"roles", std::move(roles)},
       {"rows_are_orders", layout.rows_are_orders},
       {"sheet", entry.ledger.sheet},
       {"sheets", std::move(sheets)}});
}

void Session::BeginSample() {
  sample::SampleOptions options;
  options.encode = ToGb18030;
  state_->sample = std::make_unique<sample::SampleShop>(options);
}

std::string Session::ReadSample(size_t max_bytes) {
  if (state_->sample == nullptr) return {};
  std::string bytes(max_bytes, '\0');
  bytes.resize(state_->sample->Read(bytes.data(), bytes.size()));
  if (bytes.empty()) state_->sample.reset();
  return bytes;
}

const char* Session::SampleName() { return sample::SampleShop::FileName(); }

// ---- settings --------------------------------------------------------------

std::string Session::SetAsOf(std::string_view day) {
  std::optional<Day> as_of;
  if (!day.empty()) {
    as_of = ParseIsoDay(day);
    if (!as_of) return Failure({"bad_as_of", {{"value", std::string(day)}}});
  }
  state_->options.as_of = as_of;
  state_->Changed();
  return Success();
}

std::string Session::SetCurrency(std::string_view currency) {
  const auto letter = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (!currency.empty() &&
      (currency.size() != 3 ||
       !std::all_of(currency.begin(), currency.end(), letter))) {
    return Failure({"bad_currency", {{"value", std::string(currency)}}});
  }
  state_->options.currency = std::string(currency);
  state_->Changed();
  return Success();
}

std::string Session::Policy() const {
  return policy::FormatPolicy(state_->policy);
}

std::string Session::SetPolicy(std::string_view json) {
  auto parsed = policy::ParsePolicy(json);
  if (!parsed.ok()) return Failure(parsed.error());
  state_->DropReaders();  // they read by the policy that they began with
  state_->policy = std::move(parsed).value();
  state_->Changed();
  return Success(
      {{"stale_files", state_->book.StaleFiles(state_->policy.ingest)}});
}

// ---- answers ---------------------------------------------------------------

std::string Session::Report() {
  return report::WriteReport(state_->Current().analysis());
}

bool Session::HasOrders() const { return state_->book.lines().size() > 0; }

std::string Session::CustomersCsv() {
  Pipeline& pipeline = state_->Current();
  return report::WriteCustomersCsv(pipeline.facts(), pipeline.minor_digits());
}

std::string Session::LedgerCsv() {
  return report::WriteLedgerCsv(state_->Current().ledgers());
}

std::string Session::Facts() { return report::Dump(report::FactsJson()); }

std::vector<uint32_t> Session::SelectCustomers(std::string_view query_json,
                                               std::string* error) {
  auto query = segment::ParseCustomerQuery(query_json);
  if (!query.ok()) {
    *error = Failure(query.error());
    return {};
  }
  return segment::SelectCustomers(state_->Current().facts(), query.value());
}

std::string Session::CustomerRows(std::span<const uint32_t> customers,
                                  std::string_view facts_json) {
  const Json ids = Json::parse(facts_json, nullptr, false);
  if (!ids.is_array())
    return Failure({"bad_option", {{"option", "facts"}, {"value", ""}}});
  std::vector<segment::FactIndex> columns;
  for (const Json& id : ids) {
    const auto fact = id.is_string()
                          ? segment::FindFact(id.get_ref<const std::string&>())
                          : std::nullopt;
    if (!fact) return Failure(BadOption("facts", id));
    columns.push_back(*fact);
  }
  for (const uint32_t customer : customers) {
    if (!state_->IsCustomer(customer)) {
      return Failure(
          {"unknown_customer", {{"customer", std::to_string(customer)}}});
    }
  }
  return Success({{"rows", report::RowsJson(state_->Current().facts(),
                                            customers, columns)}});
}

std::string Session::Customer(uint32_t customer) {
  if (!state_->IsCustomer(customer)) {
    return Failure(
        {"unknown_customer", {{"customer", std::to_string(customer)}}});
  }
  return Success({{"customer",
                   report::CustomerJson(state_->Current().facts(), customer)}});
}

// ---- campaigns -------------------------------------------------------------

std::string Session::Activities() const {
  nlohmann::json slice;
  ToJson(state_->policy.campaign, slice);
  Json list = Json::array();
  for (const campaign::Activity& activity :
       state_->policy.campaign.activities) {
    Json entry = slice["activities"][activity.name];
    entry["name"] = activity.name;
    list.push_back(std::move(entry));
  }
  return Success({{"activities", std::move(list)}});
}

std::string Session::Draft(std::string_view request_json) {
  const auto draft = state_->Compose(request_json);
  if (!draft.ok()) return Failure(draft.error());
  nlohmann::json summary;
  campaign::SummaryToJson(draft.value(), summary);
  return Success({{"draft", summary}});
}

std::string Session::DraftFile(std::string_view request_json,
                               std::string_view kind, std::string* name,
                               std::string* error) {
  const auto file = campaign::FindDraftFile(kind);
  if (!file) {
    *error = Failure(
        {"bad_option", {{"option", "kind"}, {"value", std::string(kind)}}});
    return {};
  }
  const auto draft = state_->Compose(request_json);
  if (!draft.ok()) {
    *error = Failure(draft.error());
    return {};
  }
  *name = campaign::DraftFileName(draft.value(), *file);
  return campaign::WriteDraftFile(draft.value(), *file);
}

}  // namespace shuke::session
