#pragma once
// What the bytes of each output file come from, as fingerprints: a file whose inputs are as they were has the bytes
// that it had. So an incremental build knows what to make again without making it.
//
// The numerous pages (items, lists, redirects) have their inputs named here, beside the contexts that use them: what a
// context starts to show must be added. For the few others the whole context is the input. Inputs may say too much
// (then a page is made again for nothing), never too little: site_build_test compares incremental builds with clean
// ones, over edits of any line of sites that use every feature.

#include "model/output_inputs.hpp"
#include "model/page.hpp"
#include "pages/plan.hpp"
#include "pages/site_values.hpp"

#include <cstdint>
#include <vector>

namespace gazette {

/// Asks for the inputs of a planned site's files. `values` and `plan` must outlive it. Safe to share between threads.
class PageInputs {
 public:
  /// Looks at every entry, with `jobs` threads.
  PageInputs(const SiteValues& values, const SitePlan& plan, unsigned jobs);

  OutputInputs of(const Page& page) const;
  OutputInputs of(const GeneratedFile& file) const;

 private:
  struct EntryInputs {
    std::uint64_t whole = 0;  ///< what its own page shows of it
    std::uint64_t card = 0;   ///< what lists show of it
    std::uint64_t link = 0;   ///< what a link to it shows
    std::uint64_t text =
        0;  ///< where the links of its text lead, and the figures that it cites: other files may change both
  };

  EntryInputs inputs_of(const Entry& entry) const;
  std::uint64_t link_of(const Entry* entry) const;
  std::uint64_t links_of(const EntryList& entries) const;
  std::uint64_t body_links(const LinkOrigin& origin) const;
  std::uint64_t chain_of(const Category* category) const;
  std::uint64_t coverage_of(const Item& item) const;
  std::uint64_t counts_of(const std::vector<const Category*>& categories) const;
  std::uint64_t cards_of(const EntryList& entries, std::size_t first, std::size_t size) const;
  std::uint64_t text_of(const Entry& entry) const;
  std::uint64_t searched_list(std::size_t file) const;
  std::uint64_t feed_list(const Feed& feed) const;
  std::uint64_t archive_list(const FeedArchive& archive) const;

  OutputInputs of_item(const Page& page) const;
  OutputInputs of_category(const Page& page) const;
  OutputInputs of_term(const Page& page) const;
  OutputInputs of_redirect(const Page& page) const;
  OutputInputs of_context(const Page& page) const;
  OutputInputs of_archive(std::size_t index) const;
  OutputInputs of_page_json(const Entry& entry) const;

  const SiteValues& values_;
  const SitePlan& plan_;
  std::vector<EntryInputs> entries_;  ///< by the entry's index
  std::uint64_t navigation_ = 0;
  std::uint64_t all_cards_ = 0;
  std::uint64_t all_texts_ = 0;
  std::uint64_t all_categories_ = 0;
  std::uint64_t all_routes_ = 0;
  std::uint64_t withdrawn_ = 0;
};

}  // namespace gazette
