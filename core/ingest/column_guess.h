// GuessRoles: which role each column of an unknown file may play, by its name
// and by what is in it.
#ifndef SHUKE_INGEST_COLUMN_GUESS_H_
#define SHUKE_INGEST_COLUMN_GUESS_H_

#include <string>
#include <string_view>
#include <vector>

namespace shuke::ingest {

struct RoleCandidate;

// `headers` and `rows` are UTF-8. The candidates of each column, best first,
// columns in order; a column that nothing fits has none. Score: 1 for a
// spelling that the generic profile knows, .8 for one inside the header, .5 and
// less by content alone.
std::vector<RoleCandidate> GuessRoles(
    const std::vector<std::string>& headers,
    const std::vector<std::vector<std::string>>& rows);

// Whether a cell looks like a value (a number, a date, an id with digits, a
// phone, an e-mail) rather than a word that names a column. ASCII digits
// decide, so raw bytes of any encoding will do.
bool LooksLikeValue(std::string_view cell);

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_COLUMN_GUESS_H_
