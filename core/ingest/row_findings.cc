// The reader's own part first, then the way over to another core.
#include "core/ingest/row_findings.h"

#include "core/ingest/row_reader.h"

namespace shuke::ingest {

RowFindings RowReader::Findings() const {
  RowFindings found;
  for (const DateColumn& column : dates_)
    found.dates.push_back(column.counts());
  for (const auto& [role, column] : decimals_)
    found.decimals.push_back(column.counts());
  for (const auto* word : words_seen_)
    found.status_words.emplace_back(word->first, word->second.rows);
  found.decoded_by_guess = decoded_by_guess_;
  found.all_rows_full = all_rows_full_;
  found.cut_off = cut_off_;
  found.blank_currency_first = blank_currency_first_;
  found.other_minor_units = other_minor_units_;
  return found;
}

bool RowReader::GoOnWith(const RowFindings& next) {
  if (next.dates.size() != dates_.size() ||
      next.decimals.size() != decimals_.size()) {
    return false;  // not of this layout
  }
  if (next.cut_off && !all_rows_full_) return false;
  if (next.blank_currency_first && other_minor_units_) return false;
  for (size_t i = 0; i < dates_.size(); ++i) dates_[i].Add(next.dates[i]);
  for (size_t i = 0; i < decimals_.size(); ++i)
    decimals_[i].second.Add(next.decimals[i]);
  for (const auto& [word, rows] : next.status_words) CountWord(word, rows);
  decoded_by_guess_ |= next.decoded_by_guess;
  all_rows_full_ &= next.all_rows_full;
  cut_off_ |= next.cut_off;
  other_minor_units_ |= next.other_minor_units;
  return true;
}

void WriteFindings(const RowFindings& findings, ByteWriter& writer) {
  writer.Array(findings.dates);
  writer.Array(findings.decimals);
  writer.Value<uint64_t>(findings.status_words.size());
  for (const auto& [word, rows] : findings.status_words) {
    writer.Text(word);
    writer.Value(rows);
  }
  for (const bool flag :
       {findings.decoded_by_guess, findings.all_rows_full, findings.cut_off,
        findings.blank_currency_first, findings.other_minor_units}) {
    writer.Value<uint8_t>(flag);
  }
}

void ReadFindings(ByteReader& reader, RowFindings& findings) {
  reader.Array(findings.dates);
  reader.Array(findings.decimals);
  for (auto left = reader.Value<uint64_t>(); left > 0 && reader.ok(); --left) {
    std::string word(reader.Text());
    findings.status_words.emplace_back(std::move(word),
                                       reader.Value<uint64_t>());
  }
  for (bool* flag :
       {&findings.decoded_by_guess, &findings.all_rows_full, &findings.cut_off,
        &findings.blank_currency_first, &findings.other_minor_units}) {
    *flag = reader.Value<uint8_t>() != 0;
  }
}

}  // namespace shuke::ingest
