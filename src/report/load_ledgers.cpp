#include "report/load_ledgers.hpp"

#include "base/text.hpp"
#include "ledger/join.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace gazette {

namespace {

constexpr std::string_view k_agency_ledger = "content/requests";

/// The year of `2025.csv` or `2025.toml`; nothing for other names.
std::optional<int> ledger_year(std::string_view name) {
  const auto dot = name.rfind('.');
  if (dot != 4 || (name.substr(dot) != ".csv" && name.substr(dot) != ".toml")) return std::nullopt;
  const auto year = parse_integer(name.substr(0, dot));
  if (!year || *year < 1900 || *year > 2999 || !is_ascii_digit(name.front())) return std::nullopt;
  return static_cast<int>(*year);
}

class LedgerLoader {
 public:
  LedgerLoader(const FileReader& files, const FormLibrary& forms, const SiteConfig& config, LoadedSite& loaded,
               Diagnostics& diagnostics)
      : files_(files), forms_(forms), config_(config), loaded_(loaded), diagnostics_(diagnostics) {}

  void load() {
    load_folder(std::string(k_agency_ledger), nullptr);
    const auto bodies = bodies_without_ledger();
    for (const auto& item : loaded_.items) {
      const auto report = loaded_.reports.find(item.source);
      if (report == loaded_.reports.end()) continue;
      const auto folder = folder_of(item, bodies.size() > 1);
      if (!folder.empty()) report->second.ledger = load_folder(folder, &item);
    }
    unlist();
  }

 private:
  std::set<std::string> bodies_without_ledger() const {
    std::set<std::string> bodies;
    for (const auto& item : loaded_.items)
      if (item.report && item.report->ledger_folder.empty()) bodies.insert(item.issuer);
    return bodies;
  }

  bool is_agency(const Item& item) const {
    const auto* issuer = find_issuer(config_, item.issuer);
    return item.issuer.empty() || (issuer && issuer->name == config_.agency.name);
  }

  std::string folder_of(const Item& item, bool are_bodies_several) const {
    if (!item.report->ledger_folder.empty()) return item.report->ledger_folder;
    return are_bodies_several && !is_agency(item) ? std::string() : std::string(k_agency_ledger);
  }

  /// Each folder once; null when it holds no ledger. `item` names it; null for the agency's own, which may be missing.
  std::shared_ptr<const Ledger> load_folder(const std::string& folder, const Item* item) {
    const auto [found, is_new] = ledgers_.try_emplace(folder);
    if (!is_new) return found->second;
    std::vector<LedgerFile> years;
    Diagnostics faults;
    bool is_found = false;
    for (const auto& [year, path] : year_files(folder)) {
      is_found = true;
      paths_.insert(path);
      if (auto file = load_file(year, path, faults)) years.push_back(std::move(*file));
    }
    if (!is_found && item && folder != k_agency_ledger)
      diagnostics_.add_error(
          {ErrorKind::content,
           "missing-ledger",
           "there is no ledger such as " + folder + "/" + std::to_string(item->report->year) + ".csv",
           place_of(*item, "report"),
           "name the folder that holds the ledger of each year",
           {}});
    auto ledger = join_ledgers(std::move(years), faults);
    // What a faulty ledger counts would only repeat its faults, as differences.
    if (is_found && !faults.has_errors()) found->second = std::make_shared<const Ledger>(std::move(ledger));
    diagnostics_.append(std::move(faults));
    return found->second;
  }

  std::map<int, std::string> year_files(const std::string& folder) {
    std::map<int, std::string> out;
    if (!files_.is_folder(folder)) return out;
    const auto listing = files_.list(folder);
    if (!listing) {
      diagnostics_.add_error(listing.error());
      return out;
    }
    for (const auto& entry : *listing) {
      const auto year = entry.kind == FileKind::file ? ledger_year(entry.path) : std::nullopt;
      if (!year) continue;
      const auto path = path_join(folder, entry.path);
      const auto [first, is_new] = out.try_emplace(*year, path);
      if (!is_new)
        diagnostics_.add_error({ErrorKind::content,
                                "duplicate-ledger",
                                "there are two ledgers of " + std::to_string(*year),
                                {path, {}},
                                "keep one of them",
                                {{"the other one is here", {first->second, {}}}}});
    }
    return out;
  }

  std::optional<LedgerFile> load_file(int year, const std::string& path, Diagnostics& faults) {
    const auto text = files_.read(path);
    if (!text) {
      faults.add_error(text.error());
      return std::nullopt;
    }
    const auto form = form_for(year);
    if (form) return read_ledger(*form, {path, *text, year}, faults);
    faults.add_error({ErrorKind::content,
                      "ledger-without-form",
                      "no form with a ledger serves the year " + std::to_string(year),
                      {path, {}},
                      "add [ledger] to the form of that year, or move the file out of the folder",
                      {}});
    return std::nullopt;
  }

  /// The form of a report on that year, else one that serves it: the site's own choice first.
  std::shared_ptr<const Form> form_for(int year) const {
    for (const auto& item : loaded_.items) {
      const auto report = loaded_.reports.find(item.source);
      if (report == loaded_.reports.end() || report->second.year != year) continue;
      if (report->second.form->ledger) return report->second.form;
    }
    auto own = forms_.find(config_.report_form);
    if (own && own->ledger && serves_year(*own, year)) return own;
    for (const auto id : forms_.ids_serving(year)) {
      auto form = forms_.find(id);
      if (form->ledger && form->language == config_.language) return form;
    }
    return nullptr;
  }

  void unlist() {
    const auto is_ledger = [&](const Attachment& file) { return paths_.contains(file.source); };
    std::vector<std::string> keys;
    for (auto& category : loaded_.categories)
      if (std::erase_if(category.files, is_ledger) > 0) keys.push_back(category.key);
    for (std::size_t i = 0; i < loaded_.items.size(); ++i) {
      if (std::ranges::any_of(loaded_.items[i].attachments, is_ledger))
        std::erase_if(loaded_.items.edit(i).attachments, is_ledger);
    }
    for (const auto& key : keys) drop_bare_category(key);
  }

  /// A folder that held nothing but ledgers is no category, and neither are those above it that hold nothing else.
  void drop_bare_category(std::string key) {
    auto& categories = loaded_.categories;
    for (; !key.empty() && !holds_anything(key); key = path_folder(key)) {
      const auto found = std::find_if(categories.begin(), categories.end(),
                                      [&](const CategoryFile& category) { return category.key == key; });
      if (found == categories.end() || found->exists || !found->files.empty()) return;
      categories.erase(found);
    }
  }

  /// Whether an item or another category lies in the folder of a category.
  bool holds_anything(const std::string& key) const {
    const auto inside = key + "/";
    return std::any_of(loaded_.items.begin(), loaded_.items.end(),
                       [&](const Item& item) { return (item.category + "/").starts_with(inside); }) ||
           std::any_of(loaded_.categories.begin(), loaded_.categories.end(),
                       [&](const CategoryFile& other) { return other.key.starts_with(inside); });
  }

  const FileReader& files_;
  const FormLibrary& forms_;
  const SiteConfig& config_;
  LoadedSite& loaded_;
  Diagnostics& diagnostics_;
  std::map<std::string, std::shared_ptr<const Ledger>> ledgers_;  ///< by folder
  std::set<std::string> paths_;
};

}  // namespace

void load_ledgers(const FileReader& files, const FormLibrary& forms, const SiteConfig& config, LoadedSite& loaded,
                  Diagnostics& diagnostics) {
  LedgerLoader(files, forms, config, loaded, diagnostics).load();
}

}  // namespace gazette
