// Each folder of tests/golden/forms is a report that passes every check of its form (figures.toml, report.toml, and
// what the report on the year before had in previous.toml), and for each check a small change that breaks it and no
// other (breaks/<check>.toml). The words of what is then found are recorded in messages.txt; GAZETTE_UPDATE=1 records
// anew. Reports go through the whole pipeline up to the checks of the site.

#include "base/text.hpp"
#include "check/check.hpp"
#include "formats/table_reader.hpp"
#include "pages/plan.hpp"
#include "support/catch.hpp"
#include "support/process.hpp"
#include "support/small_build.hpp"
#include "unit/report/small_form.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>

namespace fs = std::filesystem;
using namespace gazette;

namespace {

const std::string k_folder = std::string(GAZETTE_SOURCE_DIR) + "/tests/golden/forms/";
const std::vector<std::string> k_forms = {"cn-492", "cn-2019", "cn-2021", "us-foia", "uk-foi"};

TomlTable read_toml(const std::string& path) {
  Diagnostics diagnostics;
  const auto text = test::read_text(path);
  auto table = parse_toml({path, text, 1, ErrorKind::content}, diagnostics);
  INFO(path << ": " << messages_of(diagnostics));
  REQUIRE(diagnostics.empty());
  return table;
}

/// What a report says beside its figures.
struct Head {
  std::string title, address, made, published;
  std::int64_t year = 0;
  std::optional<bool> makes_rules;

  /// Takes what the table gives and leaves the rest.
  void read(const TomlTable& table) {
    Diagnostics diagnostics;
    TableReader reader(table, "a report of tests/golden/forms", ErrorKind::content, diagnostics);
    title = reader.text("title").value_or(title);
    address = reader.text("address").value_or(address);
    if (const auto date = reader.date("made")) made = iso_date(*date);
    if (const auto date = reader.date("published")) published = iso_date(*date);
    year = reader.integer("year").value_or(year);
    if (const auto flag = reader.flag("makes_rules")) makes_rules = flag;
    reader.finish();
    INFO(messages_of(diagnostics));
    REQUIRE(diagnostics.empty());
  }
};

/// Figures as text that reads back: every figure in quotes.
std::string toml_of(std::vector<RawFigures> rows) {
  std::string out, table;
  std::stable_sort(rows.begin(), rows.end(),
                   [](const RawFigures& a, const RawFigures& b) { return a.table < b.table; });
  for (const auto& row : rows) {
    if (row.row.empty()) {
      out += "[[" + row.table + "]]\n";
      for (const auto& cell : row.cells) out += cell.column + " = " + gazette::quoted(cell.text) + "\n";
      table.clear();
      continue;
    }
    if (row.table != table) out += "[" + row.table + "]\n";
    table = row.table;
    std::string cells;
    for (const auto& cell : row.cells)
      cells +=
          (cells.empty() ? "" : ", ") + (cell.column.empty() ? "" : cell.column + " = ") + gazette::quoted(cell.text);
    const bool is_named = !row.cells.empty() && !row.cells.front().column.empty();
    out += row.row + " = " + (is_named ? "{ " + cells + " }" : "[" + cells + "]") + "\n";
  }
  return out;
}

/// Puts a figure in the place of what stands at an address, or where nothing does.
void set_figure(const Form& form, const std::string& address, const std::string& text, std::vector<RawFigures>& rows) {
  const auto at = find_cell(form, address);
  INFO(address);
  REQUIRE(at);
  const auto& table = form.tables[at->table];
  const auto column = table.columns.empty() ? std::string() : table.columns[at->column].key;
  std::size_t record = 0;
  for (auto& row : rows) {
    if (row.table != table.key) continue;
    const bool is_it = table.kind == TableKind::records ? record++ == at->row : row.row == table.rows[at->row].key;
    if (!is_it) continue;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const bool is_cell = row.cells[i].column.empty() ? i == at->column : row.cells[i].column == column;
      if (is_cell) row.cells[i].text = text;
      if (is_cell) return;
    }
    row.cells.push_back({text, {}, column});
    return;
  }
  REQUIRE(table.kind == TableKind::matrix);
  RawFigures row;
  row.table = table.key;
  row.row = table.rows[at->row].key;
  row.cells.push_back({text, {}, column});
  rows.push_back(std::move(row));
}

/// One report of a form, as its folder says it, to be changed.
class Example {
 public:
  explicit Example(std::string id) : id_(std::move(id)) {
    const auto folder = k_folder + id_ + "/";
    head_.read(read_toml(folder + "report.toml"));
    if (fs::exists(folder + "components.toml")) read_components(read_toml(folder + "components.toml"));
    Diagnostics diagnostics;
    figures_ = figures_from_toml(read_toml(folder + "figures.toml"), diagnostics);
    REQUIRE(diagnostics.empty());
    if (fs::exists(folder + "previous.toml")) previous_ = test::read_text(folder + "previous.toml");
    form_ = with_components(built_in_form(id_), components_);
  }

  void apply_break(const std::string& name) {
    const auto table = read_toml(k_folder + id_ + "/breaks/" + name + ".toml");
    Diagnostics diagnostics;
    TableReader reader(table, "a break", ErrorKind::content, diagnostics);
    if (const auto* set = reader.table("set"))
      for (const auto& entry : *set) set_figure(*form_, entry.key, *entry.value.as_text(), figures_);
    if (const auto* report = reader.table("report")) head_.read(*report);
    reader.finish();
    INFO(name << ": " << messages_of(diagnostics));
    REQUIRE(diagnostics.empty());
  }

  std::string folder() const { return "content" + head_.address; }
  std::int64_t year() const { return head_.year; }

  /// The site with this report, and with the one before it.
  MemoryFileSystem site() const {
    test::Files files;
    files["site.toml"] =
        "base_url = \"https://x.example/\"\ntitle = \"X\"\nlanguage = " + gazette::quoted(form_->language) + "\n";
    files["content/reports/_index.md"] = "+++\ntitle = \"Reports\"\n+++\n";
    files[folder() + "index.md"] = item_text(head_, head_.year);
    files[folder() + "figures.toml"] = toml_of(figures_);
    if (!previous_.empty()) {
      files["content/reports/before/index.md"] = item_text(head_, head_.year - 1);
      files["content/reports/before/figures.toml"] = previous_;
    }
    return MemoryFileSystem(std::move(files));
  }

 private:
  void read_components(const TomlTable& table) {
    Diagnostics diagnostics;
    TableReader reader(table, "components", ErrorKind::content, diagnostics);
    for (const auto* component : reader.tables("components")) {
      TableReader inside(*component, "a component", ErrorKind::content, diagnostics);
      components_.push_back({inside.text("key").value_or(""), inside.text("label").value_or("")});
    }
    REQUIRE(diagnostics.empty());
  }

  std::string item_text(const Head& head, std::int64_t year) const {
    std::string text = "+++\ntitle = " + gazette::quoted(head.title) +
                       "\nindex_number = \"X-1\"\npublished = " + head.published + "\nmade = " + head.made +
                       "\n[report]\nyear = " + std::to_string(year) + "\nform = " + gazette::quoted(id_) + "\n";
    if (head.makes_rules) text += std::string("makes_rules = ") + (*head.makes_rules ? "true" : "false") + "\n";
    for (const auto& component : components_)
      text += "[[report.components]]\nkey = " + gazette::quoted(component.key) +
              "\nlabel = " + gazette::quoted(component.label) + "\n";
    return text + "+++\n\nText.\n";
  }

  std::string id_;
  Head head_;
  std::vector<Component> components_;
  std::vector<RawFigures> figures_;
  std::string previous_;
  std::shared_ptr<const Form> form_;
};

/// What the pipeline finds of an example.
struct Found {
  std::set<std::string> failed;  ///< ids of checks
  std::size_t held = 0, unknown = 0;
  std::vector<std::string> messages;
  std::vector<std::string> other;  ///< findings that are not about a check
};

Found run(const Example& example) {
  Diagnostics diagnostics;
  const auto files = example.site();
  const auto site = load_site(files, test::request_as_of("2030-12-31"), diagnostics);
  REQUIRE(site);
  const auto plan = plan_site(*site, {}, {}, diagnostics);
  check_site(*site, plan.routes, diagnostics);
  diagnostics.sort();
  Found found;
  for (const auto& report : site->reports) {
    if (report.report->year != example.year()) continue;
    for (const auto& result : report.result.checks) {
      found.held += result.holds;
      found.unknown += result.unknown;
      if (result.fails > 0) found.failed.insert(result.check->id);
    }
  }
  for (const auto& entry : diagnostics.entries()) {
    const auto& error = entry.error;
    if (!error.place.file.starts_with(example.folder())) continue;
    if (error.rule == "report-check") found.messages.push_back(error.message + "\n  help: " + error.help);
    else if (error.rule != "figure-differs")  // the site has none of the documents that the body published
      found.other.push_back(error.rule + ": " + error.message);
  }
  return found;
}

std::set<std::string> breaks_of(const std::string& id) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(k_folder + id + "/breaks"))
    names.insert(entry.path().stem().string());
  return names;
}

}  // namespace

TEST_CASE("the filled example of every form passes all of its checks") {
  for (const auto& id : k_forms) {
    const auto found = run(Example(id));
    INFO(id);
    CHECK(found.failed == std::set<std::string>{});
    CHECK(found.messages == std::vector<std::string>{});
    CHECK(found.other == std::vector<std::string>{});
    CHECK(found.held > 0);
  }
}

TEST_CASE("every check of every form is broken by a change of its own") {
  for (const auto& id : k_forms) {
    std::set<std::string> checks;
    const auto form = built_in_form(id);
    for (const auto& check : form->checks) checks.insert(check.id);
    INFO(id);
    CHECK(breaks_of(id) == checks);
  }
}

TEST_CASE("every change breaks its own check and no other, in the recorded words") {
  for (const auto& id : k_forms) {
    std::string said;
    for (const auto& name : breaks_of(id)) {
      Example example(id);
      example.apply_break(name);
      const auto found = run(example);
      INFO(id << "/" << name);
      CHECK(found.failed == std::set<std::string>{name});
      CHECK(found.other == std::vector<std::string>{});
      CHECK(found.messages.size() >= 1);
      for (const auto& message : found.messages) said += name + ": " + message + "\n";
    }
    const auto expected = k_folder + id + "/messages.txt";
    if (std::getenv("GAZETTE_UPDATE")) test::write_text(expected, said);
    CHECK(said == test::read_text(expected));
  }
}
