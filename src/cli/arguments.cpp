#include "cli/arguments.hpp"

#include "base/suggest.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace gazette {

namespace {

constexpr auto k_commands = std::to_array<CommandHelp>({
    {"init", "DIR", "make a starter site"},
    {"new", "item|report|category \"TITLE\" | theme NAME", "make a content file, or begin a theme; never overwrites one"},
    {"build", "", "build the site into the output folder"},
    {"serve", "", "show the site on this machine while you edit"},
    {"check", "", "do all checks of a build without writing anything (but for --fix)"},
    {"publish", "", "build, check, and record in published.jsonl what was published"},
    {"sign", "[DIR]", "sign the manifest of the output (default: public), or make a key with --generate"},
    {"verify", "DIR", "name every missing, changed and added file of a copy of a site"},
    {"archive", "YEAR", "pack a year's public record into one file for a records office"},
    {"list", "all|published|drafts|scheduled|expired|withdrawn|withheld|in-force|due|coverage|rules",
     "list items, the documents in force on a day (--on), what falls due, rows of the coverage without an item, or the "
     "rules"},
    {"report", "YEAR | import FILE.csv --report YEAR",
     "show an annual report with its checks; import a table from a spreadsheet"},
    {"convert", "FILE…", "rewrite text files as UTF-8; the originals are kept as FILE.orig"},
    {"renumber", "--unpublished", "give new index numbers to unpublished items whose number another item has too"},
    {"config", "", "show the configuration; --effective: each value and where it came from"},
    {"help", "[COMMAND|RULE]", "show this help, that of one command, or why a rule is and how to mend what breaks it"},
    {"version", "", "show the version"},
});

constexpr auto k_options = std::to_array<Option>({
    {"source", 's', "DIR", "", "the site's folder (default: this one)"},
    {"destination", 'd', "DIR", "build publish check serve",
     "the output folder (default: public in the site's folder)"},
    {"base-url", 'b', "URL", "", "use this base_url instead of the one in site.toml"},
    {"environment", 'e', "NAME", "", "read site.NAME.toml over site.toml"},
    {"drafts", 'D', "", "", "include drafts"},
    {"future", 'F', "", "", "include items that are published later"},
    {"expired", 'E', "", "", "keep expired items in the current lists"},
    {"as-of", 0, "DATE", "", "build the site as of this day (its end; to publish today: now) or moment (default: now)"},
    {"jobs", 'j', "N", "", "how many threads to use (default: one for each processor)"},
    {"strict", 0, "", "", "warnings fail too (exit status 1)"},
    {"json", 0, "", "", "write diagnostics and lists as one JSON object a line"},
    {"color", 0, "WHEN", "", "auto, always or never (default: auto; NO_COLOR is heeded)"},
    {"quiet", 'q', "", "", "say nothing but problems"},
    {"verbose", 'v', "", "", "say more"},
    {"clean", 0, "", "build", "build everything anew"},
    {"recover", 0, "", "build", "only finish what an interrupted build or publication had begun; build nothing"},
    {"explain", 0, "", "build", "say for each page why it was rendered"},
    {"timings", 0, "", "build check", "say how long each stage took"},
    {"fix", 0, "", "check", "mend the slips in the texts that are safe to mend, then check"},
    {"external", 0, "", "check", "also ask other sites whether the pages linked to are still there"},
    {"since", 0, "REV", "check", "report only on files that changed since this revision of git"},
    {"sarif", 0, "FILE", "check", "also write the findings as SARIF 2.1.0, for code hosts"},
    {"diff", 0, "", "check", "with --fix: show what it would change, and write nothing"},
    {"port", 'p', "N", "serve", "the port (default: 1313, or the next free one)"},
    {"bind", 'i', "ADDRESS", "serve", "the address to listen on (default: 127.0.0.1)"},
    {"open", 'O', "", "serve", "open a browser"},
    {"follow", 0, "", "serve", "the browser goes to the item that was saved"},
    {"poll", 0, "", "serve", "look for changed files every half second (network drives are recognised)"},
    {"on", 0, "DATE", "list", "with in-force: on this day (default: the day of --as-of)"},
    {"category", 'c', "CATEGORY", "new", "the category, by its folder below content/"},
    {"name", 'n', "NAME", "new", "the file's name, without .md"},
    {"form", 0, "ID", "new report", "the form of the report"},
    {"issuer", 0, "KEY", "new report", "the body that issues or reports, by its key in [[issuers]]"},
    {"days", 0, "N", "list", "list due: how many days ahead (default: 30)"},
    {"table", 0, "KEY", "report", "show or import only this table"},
    {"csv", 0, "", "report", "write the tables as CSV"},
    {"report", 0, "YEAR", "report", "the report that a table is imported into"},
    {"write", 0, "", "report", "put the imported figures into the report's figures.toml"},
    {"output", 'o', "FILE", "archive",
     "the archive: .zip, .tar or .tar.gz (default: HOST-YEAR.zip in the current folder)"},
    {"force", 0, "", "report convert archive",
     "report: replace declared figures that differ; convert: even what cannot be had back; archive: replace any file"},
    {"from", 0, "ENCODING", "convert",
     "the files' encoding: gb18030, big5, utf-16le, … (default: what they look like)"},
    {"dry-run", 0, "", "convert publish renumber", "say what would be done, and write nothing"},
    {"key", 0, "FILE", "sign", "the secret key, as minisign or --generate made it"},
    {"generate", 0, "FILE", "sign", "make a secret key FILE and a public key FILE.pub"},
    {"no-passphrase", 0, "", "sign", "with --generate: a key without protection"},
    {"public-key", 0, "KEY", "verify", "check the signature too: the key's 56 characters, or its .pub file"},
    {"unpublished", 0, "", "renumber", "renumber only what is not published"},
    {"bundle", 0, "", "new", "make a folder with index.md, for attachments"},
    {"language", 'l', "LANGUAGE", "init", "zh-CN or en (default: zh-CN)"},
    {"all", 0, "", "list", "coverage: also the rows that items answer, and those that do not apply"},
    {"effective", 0, "", "config", "show each value and where it came from"},
    {"help", 'h', "", "", "show this help"},
});

Error usage_error(std::string message, std::string help) {
  return {ErrorKind::usage, "usage", std::move(message), {}, std::move(help), {}};
}

const Option* find_option(std::string_view name) {
  const auto found = std::find_if(k_options.begin(), k_options.end(), [&](const Option& o) { return o.name == name; });
  return found == k_options.end() ? nullptr : &*found;
}

const Option* find_letter(char letter) {
  const auto found =
      std::find_if(k_options.begin(), k_options.end(), [&](const Option& o) { return o.letter == letter; });
  return found == k_options.end() ? nullptr : &*found;
}

bool belongs_to(const Option& option, std::string_view command) {
  if (option.commands.empty() || command.empty()) return true;
  const auto names = split(option.commands, ' ');
  return std::find(names.begin(), names.end(), command) != names.end();
}

Error unknown_option(std::string_view name) {
  std::vector<std::string_view> known;
  for (const auto& option : k_options) known.push_back(option.name);
  const auto near = nearest(name, known);
  return usage_error("there is no flag " + quoted("--" + std::string(name)),
                     near.empty() ? "`gazette help` lists the flags" : "did you mean --" + near + "?");
}

// Walks over the words and collects flags and operands.
class ArgumentParser {
 public:
  explicit ArgumentParser(const std::vector<std::string>& words) : words_(words) {}

  Result<Arguments> parse() {
    for (; at_ < words_.size() && !failure_; ++at_) take(words_[at_]);
    if (failure_) return *failure_;
    if (auto fault = check()) return *fault;
    return std::move(arguments_);
  }

 private:
  void take(const std::string& word) {
    if (only_operands_ || word == "-" || !word.starts_with('-')) {
      if (arguments_.command.empty()) arguments_.command = word;
      else arguments_.operands.push_back(word);
    } else if (word == "--") {
      only_operands_ = true;
    } else if (word.starts_with("--")) {
      take_long(std::string_view(word).substr(2));
    } else {
      take_letters(std::string_view(word).substr(1));
    }
  }

  void take_long(std::string_view word) {
    const auto equals = word.find('=');
    const auto name = word.substr(0, equals);
    const auto* option = find_option(name == "version" ? "help" : name);
    if (name == "version") {
      arguments_.command = "version";
    } else if (!option) {
      failure_ = unknown_option(name);
    } else if (equals != std::string_view::npos) {
      if (option->value.empty()) failure_ = usage_error("--" + std::string(name) + " takes no value", "");
      arguments_.values[std::string(name)] = word.substr(equals + 1);
    } else {
      take_value(*option);
    }
  }

  void take_letters(std::string_view letters) {
    for (std::size_t i = 0; i < letters.size() && !failure_; ++i) {
      const auto* option = find_letter(letters[i]);
      if (!option) {
        failure_ = usage_error("there is no flag " + quoted("-" + std::string(1, letters[i])),
                               "`gazette help` lists the flags");
      } else if (!option->value.empty() && i + 1 < letters.size()) {
        arguments_.values[std::string(option->name)] = letters.substr(i + 1);
        return;
      } else {
        take_value(*option);
      }
    }
  }

  void take_value(const Option& option) {
    const std::string name(option.name);
    if (option.value.empty()) {
      arguments_.values[name] = "true";
    } else if (at_ + 1 >= words_.size()) {
      failure_ = usage_error("--" + name + " needs a value", "write --" + name + " " + std::string(option.value));
    } else {
      arguments_.values[name] = words_[++at_];
    }
  }

  std::optional<Error> check() const {
    const auto& command = arguments_.command;
    std::vector<std::string_view> known;
    for (const auto& each : k_commands) known.push_back(each.name);
    if (!command.empty() && std::find(known.begin(), known.end(), command) == known.end()) {
      auto help = suggestion(command, known);
      return usage_error("there is no command " + quoted(command),
                         help.empty() ? "`gazette help` lists the commands" : help);
    }
    for (const auto& [name, value] : arguments_.values) {
      if (!belongs_to(*find_option(name), command))
        return usage_error("--" + name + " is no flag of `gazette " + command + "`",
                           "`gazette help " + command + "` lists them");
    }
    return std::nullopt;
  }

  const std::vector<std::string>& words_;
  std::size_t at_ = 0;
  bool only_operands_ = false;
  Arguments arguments_;
  std::optional<Error> failure_;
};

std::string padded(std::string text, std::size_t width) {
  text.append(text.size() < width ? width - text.size() : 1, ' ');
  return text;
}

std::string option_line(const Option& option) {
  std::string left = option.letter ? "-" + std::string(1, option.letter) + ", " : "    ";
  left += "--" + std::string(option.name);
  if (!option.value.empty()) left += " " + std::string(option.value);
  return "  " + padded(left, 28) + std::string(option.help) + "\n";
}

std::string option_lines(std::string_view command) {
  std::string out;
  for (const auto& option : k_options) {
    if (command.empty() ? option.commands.empty() : belongs_to(option, command)) out += option_line(option);
  }
  return out;
}

}  // namespace

std::span<const Option> options() { return k_options; }
std::span<const CommandHelp> commands() { return k_commands; }

std::string Arguments::value(std::string_view option, std::string_view fallback) const {
  const auto found = values.find(option);
  return found == values.end() ? std::string(fallback) : found->second;
}

Result<Arguments> parse_arguments(const std::vector<std::string>& words) { return ArgumentParser(words).parse(); }

std::string help_text(std::string_view command) {
  for (const auto& each : k_commands) {
    if (each.name != command) continue;
    std::string out = "gazette " + std::string(each.name);
    if (!each.operands.empty()) out += " " + std::string(each.operands);
    return out + "\n\n  " + std::string(each.help) + "\n\nFlags:\n" + option_lines(command);
  }
  std::string out = "gazette: a static site generator for disclosure publication\n\nCommands:\n";
  for (const auto& each : k_commands) out += "  " + padded(std::string(each.name), 10) + std::string(each.help) + "\n";
  out += "\nFlags of all commands:\n" + option_lines("");
  return out +
         "\n`gazette help COMMAND` shows the flags of a command.\n"
         "Exit status: 0 done; 1 problems in the content (warnings too with --strict); 2 usage;\n"
         "3 configuration, form or theme; 4 input or output.\n";
}

}  // namespace gazette
