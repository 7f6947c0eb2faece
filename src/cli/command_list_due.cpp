#include "cli/commands.hpp"

#include "base/text.hpp"
#include "deadlines/due.hpp"
#include "formats/json.hpp"

#include <cstdlib>

namespace gazette {

namespace {

constexpr int k_days = 30;
constexpr int k_most_days = 3660;

Result<int> days_of(const Arguments& arguments) {
  if (!arguments.has("days")) return k_days;
  const auto number = parse_integer(arguments.value("days"));
  if (number && *number >= 0 && *number <= k_most_days) return static_cast<int>(*number);
  return usage_error("--days: " + quoted(arguments.value("days")) + " is not a number from 0 to 3660", "");
}

std::string_view doubt_name(DueDoubt doubt) {
  switch (doubt) {
    case DueDoubt::no_deadline: return "no deadline";
    case DueDoubt::no_calendar: return "no calendar";
    case DueDoubt::never_renewed: return "never renewed";
    case DueDoubt::none: break;
  }
  return "";
}

std::string days_text(const DueEntry& entry) {
  if (!entry.date) return std::string(doubt_name(entry.doubt));
  if (entry.days_left == 0) return "today";
  const auto days = counted(static_cast<std::size_t>(std::abs(entry.days_left)), "day");
  return entry.is_overdue ? days + " overdue" : "in " + days;
}

std::string subject_of(const DueEntry& entry) {
  if (entry.kind == DueKind::report) return "annual report on " + std::to_string(entry.year) + ": " + entry.title;
  return entry.title;
}

std::string line_of(const DueEntry& entry) {
  return (entry.date ? iso_date(*entry.date) : "-") + "\t" + days_text(entry) + "\t" +
         std::string(due_kind_name(entry.kind)) + "\t" + entry.source + "\t" + subject_of(entry);
}

std::string json_of(const DueEntry& entry) {
  JsonWriter json(JsonWriter::Layout::one_line);
  json.begin_object().key("kind").text(due_kind_name(entry.kind));
  if (entry.date) json.key("date").text(iso_date(*entry.date)).key("days_left").number(entry.days_left);
  json.key("overdue").flag(entry.is_overdue).text_field("doubt", doubt_name(entry.doubt));
  json.text_field("title", entry.title).key("source").text(entry.source);
  if (entry.kind == DueKind::report) json.key("year").number(entry.year);
  json.end_object();
  return json.take_line();
}

}  // namespace

int run_list_due(const CommandInput& input) {
  const auto& [arguments, console] = input;
  const auto days = days_of(arguments);
  if (!days) return fail(console, days.error());
  return list_site(input, [&, &console = console](const Site& site) {
    for (const auto& entry : due_entries(site, *days))
      console.print(console.options().is_json ? json_of(entry) : line_of(entry));
  });
}

}  // namespace gazette
