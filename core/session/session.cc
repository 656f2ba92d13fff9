// The Session itself, and its report. The questions stand by theme in
// session_<theme>.cc.
#include "core/session/session.h"

#include "core/report/report_json.h"
#include "core/report/tables_csv.h"
#include "core/session/session_state.h"

namespace shuke::session {

Session::Session() : state_(std::make_unique<State>()) {}
Session::~Session() = default;

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

}  // namespace shuke::session
