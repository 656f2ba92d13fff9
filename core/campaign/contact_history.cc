#include "core/campaign/contact_history.h"

#include <cstdlib>
#include <set>

namespace shuke::campaign {

void ContactHistory::Add(const CampaignFile& file) {
  const nlohmann::json definition =
      file.document.value("definition", nlohmann::json::object());
  if (definition.value("kind", "") !=
      kActivityKindCodes[static_cast<size_t>(ActivityKind::kMarketing)])
    return;
  const size_t index = names_.size();
  names_.push_back(definition.value("name", ""));
  for (const RecordedPerson& person : file.treated) {
    for (const Hash128& hash : person.hashes)
      contacts_[hash].push_back({file.sent, index});
  }
}

bool ContactHistory::Blocks(std::span<const Hash128> hashes, Day day,
                            std::string_view campaign,
                            const PlanPolicy& policy) const {
  // A contact is in the history once for each key of the person.
  std::set<Contact> contacts;
  for (const Hash128& hash : hashes) {
    const auto found = contacts_.find(hash);
    if (found == contacts_.end()) continue;
    for (const Contact& contact : found->second) {
      if (names_[contact.campaign] != campaign) contacts.insert(contact);
    }
  }
  int recent = 0;
  for (const Contact& contact : contacts) {
    const int64_t ago = int64_t{day} - contact.day;
    if (std::abs(ago) < policy.gap_days) return true;
    recent += ago >= 0 && ago < policy.cap_days;
  }
  return !contacts.empty() && recent >= policy.cap_contacts;
}

}  // namespace shuke::campaign
