#include "base/pinyin.hpp"
#include "base/slug.hpp"
#include "base/suggest.hpp"
#include "base/text.hpp"
#include "catalogue/index_series.hpp"
#include "cli/commands.hpp"
#include "cli/new_theme.hpp"
#include "cli/report_skeleton.hpp"

#include <algorithm>

namespace gazette {

namespace {

/// What a new content file is made from.
struct NewFile {
  std::string kind, title, category, name, issuer;
  bool is_bundle = false;
};

std::string toml_text(std::string_view text) {
  return "\"" + replaced(replaced(text, "\\", "\\\\"), "\"", "\\\"") + "\"";
}

std::string number_for(const Site& site, const std::string& issuer) {
  return next_index_number(site.config, site.loaded.items, issuer, site.view.as_of.date.year);
}

// A name for the file: as asked, else the title in pinyin if the site's addresses are, or as it is in plain ASCII, else
// what is unique about the item.
std::string file_name(const NewFile& wanted, const std::string& index_number, const Date& today, SlugSource source) {
  if (!wanted.name.empty()) return slug_of(wanted.name);
  if (source == SlugSource::pinyin) {
    if (auto name = PinyinReader().slug_of(wanted.title); !name.empty()) return name;
  }
  const bool is_ascii = std::all_of(wanted.title.begin(), wanted.title.end(),
                                    [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (is_ascii) return lower_ascii(slug_of(wanted.title));
  const auto slash = index_number.rfind('/');
  const auto tail = slug_of(slash == std::string::npos ? index_number : index_number.substr(slash + 1));
  return tail.empty() ? iso_date(today) : tail;
}

std::string item_text(const NewFile& wanted, const std::string& index_number, const Date& today) {
  std::string out = "+++\ntitle = " + toml_text(wanted.title) + "\n";
  if (!wanted.issuer.empty()) out += "issuer = " + toml_text(wanted.issuer) + "\n";
  if (!index_number.empty()) out += "index_number = " + toml_text(index_number) + "\n";
  out += "made = " + iso_date(today) + "\npublished = " + iso_date(today) + "\ndraft = true\nsummary = \"\"\n";
  return out + "tags = []\nchannels = []\n+++\n\n";
}

std::string category_text(const NewFile& wanted) {
  return "+++\ntitle = " + toml_text(wanted.title) + "\ndescription = \"\"\nkeywords = []\nweight = 0\n+++\n";
}

Result<Done> create_file(FileSystem& files, const std::string& path, const std::string& text) {
  if (auto made = files.make_folders(std::string(path_folder(path))); !made) return made;
  auto created = files.create(path, text);
  if (created) return created;
  auto error = std::move(created).error();
  if (error.rule == "file-exists") error.help = "give another name with -n; nothing was written";
  return error;
}

Result<std::string> checked_category(const Site& site, const std::string& category) {
  if (category.empty() || site.category_by_key.contains(category)) return category;
  std::vector<std::string_view> known;
  for (const auto& each : site.categories) known.push_back(each->file->key);
  auto help = suggestion(category, known);
  return usage_error("there is no category " + quoted(category),
                     help.empty() ? "make it first: gazette new category \"…\" -c " + category : help);
}

Result<Done> checked_issuer(const Site& site, const std::string& issuer) {
  if (issuer.empty() || find_issuer(site.config, issuer) != nullptr) return Done{};
  std::vector<std::string_view> known;
  for (const auto& each : site.config.issuers) known.push_back(each.key);
  const auto help = suggestion(issuer, known);
  return usage_error("there is no issuer " + quoted(issuer), help.empty() ? "its key must stand in [[issuers]]" : help);
}

Result<std::string> new_category(FileSystem& files, const NewFile& wanted) {
  const auto key = normal_path(wanted.category.empty() ? lower_ascii(slug_of(wanted.title)) : wanted.category);
  if (!key || key->empty()) return usage_error("a category needs a folder", "name it with -c, as in -c notices");
  const auto path = "content/" + *key + "/_index.md";
  if (auto done = create_file(files, path, category_text(wanted)); !done) return done.error();
  return path;
}

Result<std::string> new_item(FileSystem& files, const Site& site, const NewFile& wanted) {
  auto category = checked_category(site, wanted.category);
  if (!category) return category;
  const auto today = site.view.as_of.date;
  const auto index_number = category->empty() ? std::string() : number_for(site, wanted.issuer);
  const auto name = file_name(wanted, index_number, today, site.config.slug_source);
  if (name.empty()) return usage_error("the title gives no file name", "name the file with -n");
  const auto stem = path_join(path_join("content", *category), name);
  const auto path = wanted.is_bundle ? stem + "/index.md" : stem + ".md";
  if (files.is_file(stem + ".md") || files.is_file(stem + "/index.md"))
    return Error{ErrorKind::input_output,
                 "file-exists",
                 "there is already an item of this name",
                 {stem, {}},
                 "give another name with -n; nothing was written",
                 {}};
  if (auto done = create_file(files, path, item_text(wanted, index_number, today)); !done) return done.error();
  return path;
}

Result<std::string> new_report(FileSystem& files, const Site& site, const NewFile& wanted, const Arguments& arguments) {
  const auto year = parse_integer(wanted.title);
  if (!year || *year < 1900 || *year > 2999)
    return usage_error("a report needs the year that it reports", "write `gazette new report 2026`");
  auto category = checked_category(site, wanted.category.empty() ? "reports" : wanted.category);
  if (!category) return category;
  const ReportSkeletonRequest request{static_cast<int>(*year), arguments.value("form"), arguments.value("issuer"),
                                      number_for(site, wanted.issuer)};
  const auto skeleton = report_skeleton(files, site, request);
  if (!skeleton) return skeleton.error();
  const auto name = wanted.name.empty() ? std::to_string(*year) : slug_of(wanted.name);
  const auto folder = "content/" + *category + "/" + name;
  if (auto done = create_file(files, folder + "/index.md", skeleton->text); !done) return done.error();
  if (auto done = create_file(files, folder + "/figures.toml", skeleton->figures); !done) return done.error();
  return folder + "/index.md";
}

Result<std::string> make(const Arguments& arguments, FileSystem& files, const Site& site) {
  const auto& kind = arguments.operands[0];
  const NewFile wanted{kind,
                       arguments.operands[1],
                       std::string(trimmed(arguments.value("category"))),
                       arguments.value("name"),
                       arguments.value("issuer"),
                       arguments.has("bundle")};
  if (trimmed(wanted.title).empty()) return usage_error("the title is empty", "write `gazette new item \"TITLE\"`");
  if (kind == "category") return new_category(files, wanted);
  if (kind == "report") return new_report(files, site, wanted, arguments);
  if (auto known = checked_issuer(site, wanted.issuer); !known) return known.error();
  return new_item(files, site, wanted);
}

}  // namespace

int run_new(const CommandInput& input) {
  const auto& [arguments, console] = input;
  static const std::vector<std::string_view> kinds = {"item", "report", "category", "theme"};
  if (arguments.operands.size() != 2)
    return fail(console, usage_error("new needs a kind and a title", "write `gazette new item \"TITLE\" -c CATEGORY`"));
  const auto& kind = arguments.operands.front();
  if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
    return fail(console, usage_error("there is no kind " + quoted(kind), suggestion(kind, kinds).empty()
                                                                             ? "kinds: item, report, category, theme"
                                                                             : suggestion(kind, kinds)));
  const auto request = build_request(arguments);
  if (!request) return fail(console, request.error());
  const auto files = open_disk(source_folder(arguments));
  if (kind == "theme") {
    const auto path = new_theme(*files, arguments.operands[1]);
    if (!path) return fail(console, path.error());
    console.print(*path);
    console.say("use it: theme = " + quoted(arguments.operands[1]) + " in site.toml; docs/THEMES.md tells what it may hold");
    return 0;
  }
  Diagnostics diagnostics;
  const auto site = load_site(*files, *request, diagnostics);
  if (!site) {
    console.report(*files, diagnostics);
    return console.exit_status(diagnostics);
  }
  const auto path = make(arguments, *files, *site);
  if (!path) return fail(console, path.error());
  console.print(*path);
  return 0;
}

}  // namespace gazette
