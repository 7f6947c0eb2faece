#pragma once
// What a build adds to the publication ledger.

#include "build/pipeline.hpp"
#include "build/render_site.hpp"
#include "record/ledger.hpp"

#include <vector>

namespace gazette {

/// The new lines: one for each address that was never published or says something else now, and one for the manifest
/// where it is another one. Sorted by kind and address; all carry the same moment: `now`, or a second after the
/// newest line of the ledger where that is later. Nothing changed: no line.
///
/// Permanent, and so in the ledger, are items, pages, reports, categories, their files, redirects and static files;
/// not the lists that follow from them (home, further pages, taxonomies, feeds), nor the theme's files.
std::vector<Publication> new_publications(const PreparedSite& prepared, const BuildCounts& counts, const DateTime& now);

/// The line of an item as it is now, without a moment.
Publication item_publication(const Entry& entry);

enum class PublishedChange { added, changed, moved, withdrawn };

/// What a new line means for readers, by what the ledger knew of the address before.
PublishedChange change_of(const Publication& publication, const PublicationLedger& before);

/// `title and text`, `attachments`, …: which parts of a line that the ledger has say something else.
std::string changed_parts(const Publication& publication, const Publication& before);

}  // namespace gazette
