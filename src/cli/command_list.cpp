#include "catalogue/publication.hpp"
#include "cli/commands.hpp"

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "formats/json.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace gazette {

namespace {

const std::vector<std::string_view> k_lists = {"all",      "published", "drafts", "scheduled", "expired", "withdrawn",
                                               "withheld", "in-force",  "due",    "coverage",  "rules"};

// Options of one list alone.
constexpr auto k_options_of_lists = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"all", "coverage"}, {"days", "due"}, {"on", "in-force"}});

bool is_listed(const Item& item, const BuildView& view, std::string_view list) {
  const auto publicity = publicity_of(item, view);
  if (list == "published") return publicity == Publicity::published;
  if (list == "drafts") return publicity == Publicity::draft;
  if (list == "scheduled") return publicity == Publicity::scheduled;
  if (list == "withheld") return publicity == Publicity::withheld;
  if (list == "expired") return is_expired(item, view);
  if (list == "withdrawn") return item.withdrawn.has_value();
  return true;
}

std::string line_of(const Item& item, const BuildView& view) {
  const auto date = item.published ? iso_date(item.published->date) : std::string("-");
  const auto number = item.index_number.empty() ? std::string("-") : item.index_number;
  return date + "\t" + std::string(publicity_name(publicity_of(item, view))) + "\t" + number + "\t" + item.source +
         "\t" + item.title;
}

std::string json_of(const Item& item, const BuildView& view) {
  JsonWriter json(JsonWriter::Layout::one_line);
  json.begin_object().key("source").text(item.source).key("title").text(item.title);
  json.key("status").text(publicity_name(publicity_of(item, view)));
  json.text_field("index_number", item.index_number).text_field("category", item.category);
  if (item.published) json.key("published").text(rfc3339(*item.published));
  if (item.expires) json.key("expires").text(iso_date(*item.expires));
  json.key("url").text("/" + encoded_path(item.route.path)).end_object();
  return json.take_line();
}

void list_items(const Console& console, const Site& site, std::string_view list) {
  std::vector<const Item*> items;
  for (const auto& item : site.loaded.items) {
    if (is_listed(item, site.view, list)) items.push_back(&item);
  }
  std::stable_sort(items.begin(), items.end(), [](const Item* a, const Item* b) {
    return a->published.value_or(DateTime{}) > b->published.value_or(DateTime{});
  });
  for (const auto* item : items)
    console.print(console.options().is_json ? json_of(*item, site.view) : line_of(*item, site.view));
}

}  // namespace

int run_list(const CommandInput& input) {
  const auto& [arguments, console] = input;
  if (arguments.operands.size() > 1)
    return fail(console, usage_error("list shows one list, found " + quoted(arguments.operands[1]) + " as well",
                                     "write `gazette list " + arguments.operands.front() + "`"));
  const auto list = arguments.operands.empty() ? std::string("all") : arguments.operands.front();
  if (std::find(k_lists.begin(), k_lists.end(), list) == k_lists.end())
    return fail(
        console,
        {ErrorKind::usage,
         "usage",
         "there is no list " + quoted(list),
         {},
         suggestion(list, k_lists).empty()
             ? "lists: all, published, drafts, scheduled, expired, withdrawn, withheld, in-force, due, coverage, rules"
             : suggestion(list, k_lists),
         {}});
  for (const auto& [option, owner] : k_options_of_lists) {
    if (arguments.has(std::string(option)) && list != owner)
      return fail(console,
                  usage_error("--" + std::string(option) + " goes with `gazette list " + std::string(owner) + "`", ""));
  }
  if (list == "coverage") return run_list_coverage(input);
  if (list == "rules") return run_list_rules(input);
  if (list == "due") return run_list_due(input);
  if (list == "in-force") return run_list_in_force(input);
  return list_site(input, [&, &console = console](const Site& site) { list_items(console, site, list); });
}

}  // namespace gazette
