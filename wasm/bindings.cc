// The table of what JavaScript can call. Names only: conversions are in
// convert.cc, meaning in core/.
#include <emscripten/bind.h>

#include "wasm/convert.h"

EMSCRIPTEN_BINDINGS(shuke) {
  using shuke::session::Session;
  namespace wasm = shuke::wasm;
  emscripten::class_<Session>("Session")
      .constructor<>()
      .function("beginFile", &wasm::BeginFile)
      .function("feed", &wasm::Feed)
      .class_function("fileKind", &wasm::FileKind)
      .function("beginWorkbook", &wasm::BeginWorkbook)
      .function("wantedPart", &Session::WantedPart)
      .function("endPart", &wasm::EndPart)
      .function("progress", &Session::Progress)
      .function("finishFile", &Session::FinishFile)
      .function("failFile", &wasm::FailFile)
      .function("abortFile", &Session::AbortFile)
      .function("removeFile", &wasm::RemoveFile)
      .function("setLabel", &wasm::SetLabel)
      .function("preview", &wasm::Preview)
      .function("beginSetAside", &wasm::BeginSetAside)
      .function("takeSetAside", &wasm::TakeSetAside)
      .function("finishSetAside", &Session::FinishSetAside)
      .class_function("setAsideHeader", &wasm::SetAsideHeader)
      .function("beginSample", &Session::BeginSample)
      .function("readSample", &wasm::ReadSample)
      .class_function("sampleName", &wasm::SampleName)
      .function("setAsOf", &wasm::SetAsOf)
      .function("setCurrency", &wasm::SetCurrency)
      .function("policy", &Session::Policy)
      .class_function("defaultPolicy", &Session::DefaultPolicy)
      .class_function("checkPolicy", &wasm::CheckPolicy)
      .function("setPolicy", &wasm::SetPolicy)
      .function("workspace", &Session::Workspace)
      .function("setWorkspace", &wasm::SetWorkspace)
      .function("identity", &wasm::Identity)
      .function("report", &Session::Report)
      .function("hasOrders", &Session::HasOrders)
      .function("customersCsv", &wasm::CustomersCsv)
      .function("ledgerCsv", &wasm::LedgerCsv)
      .class_function("facts", &Session::Facts)
      .function("selectCustomers", &wasm::SelectCustomers)
      .function("customerRows", &wasm::CustomerRows)
      .function("customer", &wasm::Customer)
      .function("rowsCsv", &wasm::RowsCsv)
      .function("snapshot", &wasm::Snapshot)
      .function("compareSnapshot", &wasm::CompareSnapshot)
      .function("segments", &Session::Segments)
      .function("ruleSizes", &wasm::RuleSizes)
      .function("factValues", &wasm::FactValues)
      .function("activities", &Session::Activities)
      .function("draft", &wasm::Draft)
      .function("draftFile", &wasm::DraftFile);
}
