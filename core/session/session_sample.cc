#include "core/ingest/encoding.h"
#include "core/session/session_state.h"

namespace shuke::session {
namespace {

std::string ToGb18030(std::string_view utf8) {
  static const ingest::Gb18030Encoder encoder;
  return encoder.Encode(utf8);
}

}  // namespace

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

}  // namespace shuke::session
