#include "core/session/answer.h"
#include "core/session/session_state.h"

namespace shuke::session {
namespace {

// How to read the file exactly as it was read: what was found at its end is
// told at once.
ingest::ReadOptions AsItWasRead(const BookFile& entry) {
  ingest::ReadOptions options = entry.options;
  if (entry.ledger.sheets.empty())
    options.encoding = ingest::EncodingFromName(entry.ledger.encoding);
  options.sheet = entry.ledger.sheet;
  return options;
}

}  // namespace

std::string Session::BeginSetAside(int file) {
  if (!state_->IsFile(file))
    return Failure({"unknown_file", {{"file", std::to_string(file)}}});
  Pipeline& pipeline = state_->Current();
  state_->DropReaders();
  const BookFile& entry = state_->book.files()[static_cast<size_t>(file)];
  const auto& late = pipeline.late_rows()[static_cast<size_t>(file)];
  const uint64_t expected = entry.ledger.RowsSetAside() + late.size();
  state_->listing = std::make_unique<SetAsideListing>(SetAsideListing{
      entry.read_by, ingest::SetAsideRows(entry.ledger.name, late), expected});
  SetAsideListing& listing = *state_->listing;
  if (entry.ledger.sheets.empty()) {
    state_->reader = std::make_unique<ingest::FileReader>(
        entry.ledger.name, AsItWasRead(entry), listing.policy, &listing.rows);
  } else {
    state_->workbook = std::make_unique<ingest::xlsx::WorkbookReader>(
        entry.ledger.name, AsItWasRead(entry), listing.policy,
        entry.ledger.bytes, &listing.rows);
  }
  return Success({{"rows", expected}});
}

std::string Session::TakeSetAside() {
  return state_->listing == nullptr ? "" : state_->listing->rows.Take();
}

std::string Session::FinishSetAside() {
  if (state_->listing == nullptr) return Failure({"no_file_begun", {}});
  // Nothing is interned: the reader only judged.
  table::Dictionary unused;
  if (state_->workbook != nullptr) state_->workbook->Finish(unused);
  if (state_->reader != nullptr) state_->reader->Finish(unused);
  state_->reader.reset();
  state_->workbook.reset();
  const SetAsideListing& listing = *state_->listing;
  if (listing.rows.rows() != listing.expected) {
    return Failure({"file_changed",
                    {{"expected", std::to_string(listing.expected)},
                     {"rows", std::to_string(listing.rows.rows())}}});
  }
  return Success({{"rows", listing.rows.rows()}});
}

std::string Session::SetAsideHeader() { return ingest::SetAsideRows::Header(); }

}  // namespace shuke::session
