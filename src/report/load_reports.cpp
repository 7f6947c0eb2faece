#include "report/load_reports.hpp"

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "formats/figures_toml.hpp"
#include "report/components.hpp"
#include "report/figures_csv.hpp"
#include "report/figures_reader.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace gazette {

namespace {

struct Sources {
  const FileReader& files;
  const FormLibrary& forms;
};

Error report_error(const Item& item, std::string rule, std::string message, std::string help = {}) {
  return {ErrorKind::content, std::move(rule), std::move(message), place_of(item, "report"), std::move(help), {}};
}

std::string id_list(const std::vector<std::string_view>& ids) {
  return joined(std::vector<std::string>(ids.begin(), ids.end()), ", ");
}

Error unknown_form(const Item& item, const std::string& id, const FormLibrary& forms) {
  auto help = suggestion(id, forms.ids());
  if (help.empty()) help = "known forms: " + id_list(forms.ids());
  auto message = id.empty() ? std::string("the report names no form") : "there is no form " + quoted(id);
  return report_error(item, "unknown-form", std::move(message), std::move(help));
}

std::string years_text(const Form& form) {
  if (form.from_year == 0) return "up to " + std::to_string(form.until_year);
  if (form.until_year == 0) return "from " + std::to_string(form.from_year);
  return std::to_string(form.from_year) + " to " + std::to_string(form.until_year);
}

Error wrong_year(const Item& item, const Form& form, const FormLibrary& forms) {
  const int year = item.report->year;
  auto serving = forms.ids_serving(year);
  std::erase_if(serving, [&](std::string_view id) { return forms.find(id)->language != form.language; });
  auto message =
      "the form " + form.id + " serves reports on the years " + years_text(form) + ", not " + std::to_string(year);
  auto help = serving.empty()
                  ? "no known form of its language serves " + std::to_string(year) + "; add one as forms/<id>.toml"
                  : "for " + std::to_string(year) + " use " + id_list(serving);
  return report_error(item, "form-year", std::move(message), std::move(help));
}

/// The form of an item's report; nothing, and a finding, when it cannot be used.
std::shared_ptr<const Form> form_of(const Item& item, const FormLibrary& forms, Diagnostics& diagnostics) {
  auto form = forms.find(item.report->form);
  if (!form) {
    diagnostics.add_error(unknown_form(item, item.report->form, forms));
  } else if (item.report->year == 0) {
    form = nullptr;  // the year's own fault is reported
  } else if (!serves_year(*form, item.report->year)) {
    diagnostics.add_error(wrong_year(item, *form, forms));
    form = nullptr;
  }
  return form;
}

/// The figures of one report, from wherever they stand.
class FigureSources {
 public:
  FigureSources(const FileReader& files, const Item& item, const Form& form, Diagnostics& diagnostics)
      : files_(files), item_(item), form_(form), diagnostics_(diagnostics) {}

  void read() {
    raw_ = item_.report->own_figures;
    const auto& file = item_.report->figures_file;
    if (!file.empty() && !raw_.empty()) report_both(file);
    else if (!file.empty()) read_toml(file);
    if (!item_.is_bundle) return;
    for (const auto& table : form_.tables) read_csv(table, path_join(item_.folder, table.key + ".csv"));
  }

  const std::vector<RawFigures>& raw() const { return raw_; }
  std::vector<std::string> take_files() { return std::move(read_files_); }

 private:
  void report_both(const std::string& file) {
    diagnostics_.add_error({ErrorKind::content,
                            "two-figure-sources",
                            "the report has figures of its own and the file " + file,
                            raw_.front().table_place,
                            "keep one of them",
                            {{"the other figures are here", {file, {}}}}});
  }

  void read_toml(const std::string& file) {
    if (!files_.is_file(file)) {
      diagnostics_.add_error(
          report_error(item_, "missing-figures", "the figures file " + quoted(file) + " is not there"));
      return;
    }
    const auto text = read_text(file);
    if (!text) return;
    const auto tables = parse_toml({file, *text, 1, ErrorKind::content}, diagnostics_);
    raw_ = figures_from_toml(tables, diagnostics_);
  }

  void read_csv(const FormTable& table, const std::string& file) {
    if (!files_.is_file(file)) return;
    const auto text = read_text(file);
    if (!text) return;
    if (const auto* given = find_given(table.key)) {
      diagnostics_.add_error({ErrorKind::content,
                              "two-figure-sources",
                              "the table " + table.key + " is given twice",
                              {file, {}},
                              "keep one of them",
                              {{"the other figures are here", given->table_place}}});
      return;
    }
    auto figures = figures_from_csv(table, file, *text, diagnostics_);
    std::move(figures.begin(), figures.end(), std::back_inserter(raw_));
  }

  const RawFigures* find_given(std::string_view table) const {
    const auto found =
        std::find_if(raw_.begin(), raw_.end(), [&](const RawFigures& row) { return row.table == table; });
    return found == raw_.end() ? nullptr : &*found;
  }

  std::optional<std::string> read_text(const std::string& file) {
    read_files_.push_back(file);
    auto text = files_.read(file);
    if (text) return std::move(*text);
    diagnostics_.add_error(text.error());
    return std::nullopt;
  }

  const FileReader& files_;
  const Item& item_;
  const Form& form_;
  Diagnostics& diagnostics_;
  std::vector<RawFigures> raw_;
  std::vector<std::string> read_files_;
};

void check_components(const Item& item, const Form& form, Diagnostics& diagnostics) {
  const bool is_needless = !item.report->components.empty() && !component_table(form);
  if (is_needless)
    diagnostics.add_error(report_error(item, "needless-components",
                                       "the form " + form.id + " has no tables for the components of a body",
                                       "leave out [[report.components]]"));
}

std::optional<Report> load_report(const Sources& sources, const Item& item, Diagnostics& diagnostics) {
  Report report;
  const auto form = form_of(item, sources.forms, diagnostics);
  if (!form) return std::nullopt;
  check_components(item, *form, diagnostics);
  report.form = with_components(form, item.report->components);
  report.year = item.report->year;
  FigureSources figures(sources.files, item, *report.form, diagnostics);
  figures.read();
  report.figures = read_figures(*report.form, figures.raw(), diagnostics);
  report.files = figures.take_files();
  return report;
}

/// Whether the item is a report that stands: two of these on one year would contradict each other.
bool is_standing_report(const Item& item) {
  return item.report && !item.is_draft && !item.withdrawn && item.disclosure == Disclosure::proactive;
}

Error duplicate_report(const Item& item, const Item& first) {
  auto error = report_error(item, "duplicate-report",
                            "a second report on " + std::to_string(item.report->year) + " in the form " +
                                item.report->form + " by the same issuer",
                            "withdraw the one that no longer holds, or merge them and record the change in `changes`");
  error.notes.push_back({"the first one is " + first.source, place_of(first, "report")});
  return error;
}

void check_duplicates(const std::vector<const Item*>& items, Diagnostics& diagnostics) {
  std::map<std::tuple<int, std::string, std::string>, const Item*> seen;
  for (const auto* item : items) {
    const auto key = std::make_tuple(item->report->year, item->report->form, item->issuer);
    const auto [first, is_new] = seen.try_emplace(key, item);
    if (!is_new) diagnostics.add_error(duplicate_report(*item, *first->second));
  }
}

// What the figures were read from is published again as the report's own tables.
void unlist_data(const Report& report, Item& item) {
  std::erase_if(item.attachments, [&](const Attachment& attachment) {
    return std::ranges::find(report.files, attachment.source) != report.files.end();
  });
}

}  // namespace

void load_reports(const FileReader& files, const FormLibrary& forms, LoadedSite& loaded, Diagnostics& diagnostics) {
  std::vector<const Item*> standing;
  for (std::size_t i = 0; i < loaded.items.size(); ++i) {
    if (!loaded.items[i].report) continue;
    auto& item = loaded.items.edit(i);
    if (is_standing_report(item)) standing.push_back(&item);
    auto report = load_report({files, forms}, item, diagnostics);
    if (!report) continue;
    unlist_data(*report, item);
    loaded.reports.insert_or_assign(item.source, std::move(*report));
  }
  std::ranges::sort(standing, {}, &Item::source);
  check_duplicates(standing, diagnostics);
}

}  // namespace gazette
