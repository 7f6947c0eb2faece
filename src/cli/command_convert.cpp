#include "cli/commands.hpp"

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "formats/json.hpp"
#include "formats/utf8_conversion.hpp"

#include <algorithm>

namespace gazette {

namespace {

/// What came of one file. `original` is empty where nothing was, or had to be, written.
struct Outcome {
  std::string file, original;
  std::optional<Encoding> from;
};

class Conversions {
 public:
  Conversions(const CommandInput& input, FileSystem& files, std::optional<Encoding> from)
      : arguments_(input.arguments), console_(input.console), files_(files), from_(from) {}

  /// Converts each file that can be; a fault in one does not keep another from it.
  int run() {
    Diagnostics found;
    for (const auto& file : arguments_.operands) convert(file, found);
    if (!found.empty()) console_.report(files_, found);
    return console_.exit_status(found);
  }

 private:
  bool is_dry() const { return arguments_.has("dry-run"); }

  void convert(const std::string& file, Diagnostics& found) {
    const auto bytes = files_.read(file);
    if (!bytes) return found.add_error(bytes.error());
    const bool is_forced = arguments_.has("force");
    if (is_utf8_text(*bytes) && !(from_ && is_forced)) return tell({file, {}, {}}, {});
    const auto conversion = convert_to_utf8({file, from_, is_forced}, *bytes, found);
    if (!conversion) return;
    const auto original = replace(file, conversion->text);
    if (!original) return found.add_error(original.error());
    tell({file, *original, conversion->from}, conversion->text);
  }

  /// The name under which the original is kept.
  Result<std::string> replace(const std::string& file, const std::string& text) {
    for (int number = 0;; ++number) {
      const auto original = file + ".orig" + (number == 0 ? "" : "." + std::to_string(number));
      if (files_.is_file(original) || files_.is_folder(original)) continue;
      if (is_dry()) return original;
      const auto done = files_.replace_keeping(file, text, original);
      if (done) return original;
      if (done.error().rule != "file-exists" || number > k_most_originals) return done.error();
    }
  }

  void tell(const Outcome& outcome, std::string_view text) const {
    if (console_.options().is_json) return console_.print(json_of(outcome));
    if (!outcome.from)
      return console_.say(outcome.file + ": UTF-8 already, left alone" + (from_ ? " (--force converts it)" : ""));
    console_.say(outcome.file + ": " + std::string(encoding_name(*outcome.from)) +
                 (is_dry() ? " → UTF-8; would keep the original as " : " → UTF-8; the original is ") +
                 outcome.original);
    if (is_dry()) console_.say("  " + sample_of(text));
  }

  std::string json_of(const Outcome& outcome) const {
    JsonWriter json(JsonWriter::Layout::one_line);
    json.begin_object().key("file").text(outcome.file);
    json.key("from").text(outcome.from ? encoding_key(*outcome.from) : "utf-8");
    json.text_field("original", outcome.original);
    json.key("written").flag(outcome.from && !is_dry()).end_object();
    return json.take_line();
  }

  /// The first line that shows whether the encoding is the right one.
  static std::string sample_of(std::string_view text) {
    const auto is_other = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
    const auto first = std::find_if(text.begin(), text.end(), is_other) - text.begin();
    const auto line = std::count(text.begin(), text.begin() + first, '\n');
    return std::string(trimmed(line_of(text, static_cast<int>(line) + 1)));
  }

  static constexpr int k_most_originals = 9999;

  const Arguments& arguments_;
  const Console& console_;
  FileSystem& files_;
  std::optional<Encoding> from_;
};

Error unknown_encoding(const std::string& name) {
  std::vector<std::string_view> known;
  std::vector<std::string> shown;
  for (const auto encoding : encodings()) known.push_back(encoding_key(encoding));
  shown.assign(known.begin(), known.end());
  auto help = suggestion(lower_ascii(name), known);
  return usage_error("--from: " + quoted(name) + " is no encoding that is known here",
                     help.empty() ? "use one of: " + joined(shown, ", ") : help);
}

}  // namespace

int run_convert(const CommandInput& input) {
  const auto& [arguments, console] = input;
  if (arguments.operands.empty())
    return fail(console, usage_error("convert needs a file", "write `gazette convert content/notice.md`"));
  std::optional<Encoding> from;
  if (arguments.has("from")) {
    from = encoding_called(arguments.value("from"));
    if (!from) return fail(console, unknown_encoding(arguments.value("from")));
  }
  const auto files = open_disk(source_folder(arguments));
  return Conversions(input, *files, from).run();
}

}  // namespace gazette
