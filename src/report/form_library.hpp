#pragma once
// All forms that a site's reports may use: the ones inside the binary and the site's own, which shadow them.

#include "base/diagnostics.hpp"
#include "io/file_system.hpp"
#include "model/form.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// Forms by id. Reports share what `find` returns, so it outlives the library.
/// Not thread-safe, not even for reading: built-in forms are parsed when they are first asked for, since most builds
/// use one of them or none.
class FormLibrary {
 public:
  /// A form with the same id takes the place of the one before.
  void add(Form form);

  /// A form by its file `forms/<id>.toml`, whose sound text lives as long as the program.
  void add_built_in(std::string_view file, std::string_view text);

  /// The form, or null.
  std::shared_ptr<const Form> find(std::string_view id) const;

  /// All ids, sorted. The views live as long as the library.
  std::vector<std::string_view> ids() const;

  /// The ids of the forms for reports on this year, sorted. The views live as long as the library.
  std::vector<std::string_view> ids_serving(int year) const;

 private:
  struct Slot {
    std::shared_ptr<const Form> form;
    std::string_view file, text;  ///< of a built-in form that nobody asked for yet
  };
  static std::shared_ptr<const Form> form_in(Slot& slot);

  mutable std::map<std::string, Slot, std::less<>> slots_;
};

/// Loads the built-in forms and every `forms/<id>.toml` of the site.
///
/// A faulty form is reported (see `parse_form`) and left out together with the built-in form that it shadows. The
/// caller should stop before it loads reports.
FormLibrary load_forms(const FileReader& files, Diagnostics& diagnostics);

}  // namespace gazette
