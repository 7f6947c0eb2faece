#pragma once
// Where links lead in a copy of some pages of the site that is read from files, without a server and without the
// network: to the files of the copy by relative addresses, to everything else at the site by absolute ones.

#include "archive/new_address.hpp"
#include "model/config.hpp"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

namespace gazette {

/// The copy of one site. Immutable; safe to use from several threads.
class CopyLinks {
 public:
  /// Where a file of the site's output stands in the copy, by its path in the output.
  using Places = std::unordered_map<std::string, std::string>;
  /// Whether a file of the output, which is no page, may come into the copy because a page needs it.
  using MayCome = std::function<bool(const std::string& output_path)>;

  /// What pages need comes below the folder `needed_folder` of the copy. `config` must outlive it.
  CopyLinks(const SiteConfig& config, Places places, std::string needed_folder, MayCome may_come);

  /// The place of a file of the output that is in the copy, or that a page needs.
  std::string place_of(const std::string& output_path) const;

  /// A page or style sheet of the output as the copy has it.
  struct Copied {
    std::string bytes;
    std::set<std::string> needed;     ///< files of the output that it loads and that `places` has not
    std::set<std::string> elsewhere;  ///< addresses of other sites that it loads
  };
  Copied page(std::string_view html, const std::string& output_path) const;
  Copied style_sheet(std::string_view css, const std::string& output_path) const;

 private:
  std::string address(const std::string& written, AddressUse use, const std::string& from, Copied& copied) const;
  std::optional<std::string> below_base(std::string_view address) const;
  std::string of_site(const std::string& path, AddressUse use, const std::string& from, Copied& copied) const;

  const SiteConfig& config_;
  Places places_;
  std::string needed_folder_;
  MayCome may_come_;
};

/// The address of the file `to` in a page at `from`, both from the same folder: `../x/index.html`, percent-encoded.
std::string relative_address(std::string_view from, std::string_view to);

}  // namespace gazette
