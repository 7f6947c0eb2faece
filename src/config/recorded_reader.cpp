#include "config/recorded_reader.hpp"

#include "base/text.hpp"

namespace gazette {

namespace {

std::string in_brackets(const std::vector<std::string>& parts) { return "[" + joined(parts, ", ") + "]"; }

}  // namespace

void RecordedReader::note(std::string_view key, std::string value) {
  const auto place = reader_.place_of(key);
  auto origin = place.file.empty() ? "default" : place.file + ":" + std::to_string(place.at.line);
  record_.push_back({section_ + std::string(key), std::move(value), std::move(origin)});
}

void RecordedReader::text(std::string_view key, std::string& field) {
  if (auto value = reader_.text(key)) field = std::move(*value);
  note(key, quoted(field));
}

void RecordedReader::flag(std::string_view key, bool& field) {
  field = reader_.flag(key).value_or(field);
  note(key, field ? "true" : "false");
}

std::optional<int> RecordedReader::checked(std::string_view key, std::int64_t number, int least, int most) {
  if (number >= least && number <= most) return static_cast<int>(number);
  reader_.fail(key, "out-of-range",
               std::string(key) + " must be " + std::to_string(least) + " to " + std::to_string(most) + ", found " +
                   std::to_string(number));
  return std::nullopt;
}

void RecordedReader::integer(std::string_view key, int& field, int least, int most) {
  if (const auto number = reader_.integer(key)) field = checked(key, *number, least, most).value_or(field);
  note(key, std::to_string(field));
}

void RecordedReader::integers(std::string_view key, std::vector<int>& field, int least, int most) {
  if (const auto numbers = reader_.integers(key)) {
    field.clear();
    for (const auto number : *numbers) {
      if (const auto good = checked(key, number, least, most)) field.push_back(*good);
    }
  }
  std::vector<std::string> shown;
  for (const auto number : field) shown.push_back(std::to_string(number));
  note(key, in_brackets(shown));
}

void RecordedReader::texts(std::string_view key, std::vector<std::string>& field) {
  if (auto values = reader_.texts(key)) field = std::move(*values);
  std::vector<std::string> shown;
  for (const auto& value : field) shown.push_back(quoted(value));
  note(key, in_brackets(shown));
}

}  // namespace gazette
