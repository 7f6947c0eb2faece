// `gazette list in-force --on DATE`: which documents were in force on a day.
#include "cli/commands.hpp"

#include "base/text.hpp"
#include "catalogue/life.hpp"
#include "formats/json.hpp"

namespace gazette {

namespace {

std::string day_or_dash(const std::optional<Date>& day) { return day ? iso_date(*day) : std::string("-"); }

// `unknown`: it is over now, and nobody says since when.
std::string_view answer_name(std::optional<bool> is_in_force_then) { return is_in_force_then ? "in-force" : "unknown"; }

std::string line_of(const Entry& entry, const Date& day) {
  const auto& item = *entry.item;
  const auto& life = entry.life;
  return std::string(answer_name(is_in_force_on(life, day))) + "\t" + day_or_dash(life.begins) + "\t" +
         day_or_dash(life.ends) + "\t" + (item.index_number.empty() ? "-" : item.index_number) + "\t" + item.source +
         "\t" + item.title;
}

std::string json_of(const Site& site, const Entry& entry, const Date& day) {
  const auto& item = *entry.item;
  const auto& life = entry.life;
  JsonWriter json(JsonWriter::Layout::one_line);
  json.begin_object().key("source").text(item.source).key("title").text(item.title);
  json.key("on").text(iso_date(day)).key("answer").text(answer_name(is_in_force_on(life, day)));
  json.text_field("index_number", item.index_number).text_field("document_number", item.document_number);
  json.key("is_rule").flag(is_normative(site.config, item));
  if (life.begins) json.key("begins").text(iso_date(*life.begins));
  if (life.ends) json.key("ends").text(iso_date(*life.ends));
  if (life.end) json.key("ended_by").text(life_state_key(*life.end));
  json.key("state_now").text(life_state_key(entry.state));
  json.key("url").text("/" + encoded_path(item.route.path)).end_object();
  return json.take_line();
}

}  // namespace

int run_list_in_force(const CommandInput& input) {
  const auto& [arguments, console] = input;
  std::optional<Date> on;
  if (arguments.has("on")) {
    const auto parsed = parse_date(arguments.value("on"));
    if (!parsed) return fail(console, usage_error("--on: " + parsed.error().message, "write it as 2024-05-01"));
    on = *parsed;
  }
  return list_site(input, [&, &console = console](const Site& site) {
    for (const auto& entry : site.entries) {
      const auto day = on.value_or(entry->life.known_on);
      if (entry->item->category.empty() || is_in_force_on(entry->life, day) == false) continue;
      console.print(console.options().is_json ? json_of(site, *entry, day) : line_of(*entry, day));
    }
  });
}

}  // namespace gazette
