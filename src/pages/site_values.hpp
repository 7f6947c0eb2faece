#pragma once
// The values that many pages show: the site's record, navigation, links, the cards of items.

#include "model/page.hpp"
#include "model/presentation.hpp"
#include "model/site.hpp"
#include "model/value.hpp"
#include "pages/navigation.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gazette {

/// Safe to read from several threads. What it gives belongs to one render, but for what it gives by reference.
/// `site` and `presentation` must outlive both.
class SiteValues {
 public:
  SiteValues(const Site& site, const Presentation& presentation);
  ~SiteValues();

  const Site& site() const { return site_; }
  std::string word(const std::string& key) const { return gazette::word(presentation_, key); }

  /// `site`, `t` and `asset`.
  const Record& constants() const { return constants_; }
  /// The main `link`s of the site; the one to the column around `category` is current.
  const Value& navigation(const Category* category) const;
  /// `link`s at the foot of each page.
  const Value& footer_links() const { return footer_links_; }
  const Value& home_link() const { return home_link_; }

  /// A `card`. Its values are made when a template asks for them.
  Value card(const Entry& entry) const;
  /// The `card`s of some of `entries`, which must outlive them.
  Value cards(const EntryList& entries, std::size_t first, std::size_t size) const;

  /// The excerpts of an entry's texts, as cards and pages show them. Where they end is found out once.
  Value summary_on_card(const Entry& entry) const;
  std::string summary_on_page(const Entry& entry, std::string_view text) const;
  /// Finds them anew when they are asked for again; nobody may read meanwhile.
  void forget_card(const Entry& entry);

  /// An address from `/`, percent-encoded.
  std::string url(const Route& route) const { return link_to(site_.config, route.path); }

  /// A `link`.
  Value link(std::string_view title, const Route& route, bool is_current = false) const;
  const Value& link(const Category& category) const;
  Value link(const Entry& entry) const { return link(entry.item->title, entry.item->route); }
  /// A `count`.
  Value count(std::string_view title, const Route& route, std::size_t number, std::string_view summary = {}) const;
  /// The `count`s of categories.
  List counts(const std::vector<const Category*>& categories) const;
  /// The `attachment`s of files that are published below `folder`.
  List attachments(const std::vector<Attachment>& files, const Route& folder) const;

  const std::string& issuer_name(const Item& item) const;
  const std::string& validity_label(Validity validity) const;
  const std::string& state_label(LifeState state) const;
  std::string taxonomy_title(const Taxonomy& taxonomy) const;
  std::string home_title() const;
  /// Who publishes the site: `[agency] name`, else the site's title; a site may say no more than its address.
  std::string publisher_name() const;

 private:
  void add_navigation(const std::vector<ShownLink>& links, const Category* current);

  const Site& site_;
  const Presentation& presentation_;
  Record constants_;
  Value home_link_;
  std::vector<std::string> validity_labels_, state_labels_;  ///< in the order of the enumerations
  std::unordered_map<const Category*, Value> category_links_;
  std::unordered_map<const Category*, Value> navigations_;  ///< by the top category that is current, or null
  Value footer_links_;
  struct ExcerptEnds;
  std::unique_ptr<ExcerptEnds> excerpt_ends_;
};

inline constexpr std::size_t k_longest_summary = 200;  ///< of a page, in characters

/// `12.3 kB`: decimal units, one digit after the point.
std::string size_text(std::uint64_t bytes);

}  // namespace gazette
