#include "core/session/session_state.h"

namespace shuke::session {

Pipeline& Session::State::Current() {
  if (orders == nullptr)
    orders = std::make_unique<OrderBook>(book, policy, workspace);
  if (pipeline == nullptr)
    pipeline =
        std::make_unique<Pipeline>(book, *orders, policy, workspace, options);
  return *pipeline;
}

void Session::State::DropReaders() {
  reader.reset();
  workbook.reset();
  listing.reset();
}

void Session::State::FilesChanged() {
  ViewChanged();
  orders.reset();
}

void Session::State::ViewChanged() {
  clusters.reset();
  pipeline.reset();
  MembersChanged();
}

void Session::State::MembersChanged() {
  if (comparison) comparison->moves.reset();
}

bool Session::State::IsFile(int file) const {
  return file >= 0 && static_cast<size_t>(file) < book.files().size() &&
         !book.files()[static_cast<size_t>(file)].removed;
}

bool Session::State::IsCustomer(uint32_t id) {
  return id < Current().customers().size();
}

}  // namespace shuke::session
