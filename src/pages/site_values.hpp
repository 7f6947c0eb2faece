#pragma once
// The values that many pages show: the site's record, the cards of items, links. Made once, shared by all contexts.

#include "model/page.hpp"
#include "model/presentation.hpp"
#include "model/site.hpp"
#include "model/value.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// Safe to read from several threads; cards are made when they are first asked for. `site` and `presentation` must
/// outlive it.
class SiteValues {
 public:
  SiteValues(const Site& site, const Presentation& presentation);
  ~SiteValues();

  const Site& site() const { return site_; }
  std::string word(const std::string& key) const { return gazette::word(presentation_, key); }

  const Value& site_record() const { return site_record_; }
  const Value& words() const { return words_; }
  Value assets() const { return assets_; }

  /// A `card`.
  const Value& card(const Entry& entry) const;
  /// Makes the card anew when it is asked for again; nobody may read meanwhile.
  void forget_card(const Entry& entry);
  List cards(const EntryList& entries, std::size_t first, std::size_t size) const;

  /// An address from `/`, percent-encoded.
  std::string url(const Route& route) const { return link_to(site_.config, route.path); }

  /// A `link`.
  Value link(std::string_view title, const Route& route, bool is_current = false) const;
  Value link(const Entry& entry) const { return link(entry.item->title, entry.item->route); }
  /// A `count`.
  Value count(std::string_view title, const Route& route, std::size_t number, std::string_view summary = {}) const;
  /// The `count`s of categories.
  List counts(const std::vector<const Category*>& categories) const;
  /// The `attachment`s of files that are published below `folder`.
  List attachments(const std::vector<Attachment>& files, const Route& folder) const;

  std::string issuer_name(const Item& item) const;
  std::string validity_label(Validity validity) const;
  std::string state_label(LifeState state) const;
  std::string taxonomy_title(const Taxonomy& taxonomy) const;
  std::string home_title() const;

 private:
  Value make_card(const Entry& entry) const;

  const Site& site_;
  const Presentation& presentation_;
  Value site_record_, words_, assets_;
  struct Cards;
  std::unique_ptr<Cards> cards_;
};

/// `12.3 kB`: decimal units, one digit after the point.
std::string size_text(std::uint64_t bytes);

}  // namespace gazette
