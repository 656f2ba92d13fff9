#include "core/session/book.h"

#include <utility>

#include "core/table/append.h"

namespace shuke::session {

int Book::Add(ingest::FileOutcome outcome, const ingest::IngestPolicy& policy) {
  const int id = static_cast<int>(files_.size());
  if (outcome.outcome == ingest::Outcome::kUsed) {
    table::AppendLines(std::move(outcome.lines), static_cast<uint16_t>(id),
                       lines_);
  }
  files_.push_back({std::move(outcome.ledger), std::move(outcome.layout),
                    std::move(outcome.options), policy, false});
  return id;
}

void Book::Remove(int file) {
  BookFile& entry = files_[static_cast<size_t>(file)];
  if (entry.removed) return;
  entry.removed = true;
  table::RemoveLines(static_cast<uint16_t>(file), lines_);
}

void Book::SetLabel(int file, std::string label) {
  BookFile& entry = files_[static_cast<size_t>(file)];
  entry.options.label = label;
  entry.ledger.label = std::move(label);
}

std::vector<int> Book::StaleFiles(const ingest::IngestPolicy& policy) const {
  std::vector<int> stale;
  for (size_t file = 0; file < files_.size(); ++file) {
    const BookFile& entry = files_[file];
    if (!entry.removed && entry.layout &&
        ingest::NeedsReread(*entry.layout, entry.options, entry.read_by,
                            policy)) {
      stale.push_back(static_cast<int>(file));
    }
  }
  return stale;
}

std::vector<ingest::FileTraits> Book::Traits() {
  std::vector<ingest::FileTraits> traits;
  for (const BookFile& file : files_) {
    const ingest::Profile* profile =
        file.layout ? file.layout->profile : &ingest::GenericProfile();
    const bool paid_time =
        file.layout && file.layout->columns.count("paid_at") > 0;
    traits.push_back({dictionary_.Intern(profile->platform),
                      dictionary_.Intern(profile->currency), profile->paid_is,
                      paid_time, dictionary_.Intern(file.options.label)});
  }
  return traits;
}

}  // namespace shuke::session
