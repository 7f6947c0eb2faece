// Whoever builds the same commit with the same SOURCE_DATE_EPOCH must get the same bytes, or a manifest that somebody
// signed would hold on one machine only. Here the machine is another one in each way that a test can make it.

#include "base/text.hpp"

#include "support/catch.hpp"
#include "support/copied_site.hpp"
#include "support/process.hpp"
#include "support/shell.hpp"

#include <algorithm>
#include <filesystem>
#include <random>

#include <unistd.h>

namespace fs = std::filesystem;
using namespace gazette::test;

namespace {

using Files = std::map<std::string, std::string>;
using Environment = std::map<std::string, std::string>;

const std::string k_epoch = "1795478400";  // 2026-11-24

/// A site of the repository, and what is built of it in its own folder.
struct Example {
  std::string name;
  Files files, output;
};

Files built(const std::string& site, const std::string& to, Environment environment = {},
            const std::vector<std::string>& more = {}) {
  environment.emplace("SOURCE_DATE_EPOCH", k_epoch);
  std::vector<std::string> arguments = {"build", "--clean", "-s", site, "-d", to};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const auto run = run_gazette(arguments, environment);
  INFO(run.err);
  REQUIRE(run.status == 0);
  return read_tree(to);
}

void write_site(const Files& files, const std::string& folder, const std::vector<std::string>& order) {
  for (const auto& path : order) write_text(folder + "/" + path, files.at(path));
}

std::vector<std::string> names_of(const Files& files) {
  std::vector<std::string> names;
  for (const auto& [path, bytes] : files) names.push_back(path);
  return names;
}

const std::vector<Example>& examples() {
  static const auto all = [] {
    std::vector<Example> out;
    for (const std::string folder : {"", "/tests/golden/en-site"}) {
      Example one;
      one.name = folder.empty() ? "demonstration" : folder;
      one.files = files_of_site(GAZETTE_SOURCE_DIR + folder);
      const TemporaryFolder place;
      write_site(one.files, place.file("site"), names_of(one.files));
      one.output = built(place.file("site"), place.file("public"), {}, {"-j", "1"});
      out.push_back(std::move(one));
    }
    return out;
  }();
  return all;
}

/// A fresh copy of an example.
struct Copy {
  explicit Copy(const Example& one, const std::string& name = "site") : folder_name(name) {
    write_site(one.files, site(), names_of(one.files));
  }
  std::string site() const { return folder.file(folder_name); }
  std::string out() const { return folder.file("public"); }

  TemporaryFolder folder;
  std::string folder_name;
};

void check_same(const Files& output, const Example& one) {
  REQUIRE(names_of(output) == names_of(one.output));
  for (const auto& [path, bytes] : output) {
    INFO(path);
    CHECK((bytes == one.output.at(path)));
  }
}

std::vector<std::string> changed_files(const Files& before, const Files& after) {
  std::vector<std::string> changed;
  for (const auto& [path, bytes] : before) {
    const auto found = after.find(path);
    if (found == after.end() || found->second != bytes) changed.push_back(path);
  }
  for (const auto& [path, bytes] : after)
    if (!before.contains(path)) changed.push_back(path);
  return changed;
}

}  // namespace

TEST_CASE("the examples have files of each kind to compare") {
  for (const auto& one : examples()) {
    INFO(one.name);
    CHECK(one.output.size() > 90);
    for (const auto* ending : {".html", ".csv", ".json", ".xml", ".css", ".txt", ".svg"})
      CHECK(std::ranges::any_of(one.output, [&](const auto& file) { return file.first.ends_with(ending); }));
  }
}

TEST_CASE("a site gives the same bytes in any folder, whatever the umask and the permissions of its files") {
  for (const auto& one : examples()) {
    const Copy copy(one, "a folder/名称 with blanks/and more/of/it");
    REQUIRE(shell("chmod -R go-rwx '" + copy.site() + "'; chmod -R u+x '" + copy.site() + "'") == 0);
    for (const std::string mask : {"000", "077"}) {
      INFO(one.name << " " << mask);
      fs::remove_all(copy.out());
      REQUIRE(shell("umask " + mask + "; cd '" + copy.site() + "/content'; SOURCE_DATE_EPOCH=" + k_epoch + " " +
                    GAZETTE_BINARY + " build --clean -s .. -d '" + copy.out() + "'") == 0);
      check_same(read_tree(copy.out()), one);
    }
  }
}

TEST_CASE("a site gives the same bytes to another user") {
  const std::string as_nobody = "setpriv --reuid=nobody --regid=nogroup --clear-groups ";
  if (::geteuid() != 0 || shell(as_nobody + GAZETTE_BINARY + " version") != 0) {
    WARN("not tried: only root can be somebody else, and the program must be one that nobody may run");
    return;
  }
  for (const auto& one : examples()) {
    INFO(one.name);
    const Copy copy(one);
    REQUIRE(shell("chmod -R a+rwX " + copy.folder.path()) == 0);
    REQUIRE(shell("HOME=/nonexistent SOURCE_DATE_EPOCH=" + k_epoch + " " + as_nobody + GAZETTE_BINARY +
                  " build --clean -s " + copy.site() + " -d " + copy.out()) == 0);
    check_same(read_tree(copy.out()), one);
  }
}

TEST_CASE("a site gives the same bytes in each locale that the machine has, and in those that it has not") {
  const TemporaryFolder folder;
  REQUIRE(std::system(("locale -a > " + folder.file("locales") + " 2>/dev/null").c_str()) != -1);
  const auto listed = read_text(folder.file("locales"));
  std::vector<std::string> locales = {"",
                                      "C",
                                      "POSIX",
                                      "C.UTF-8",
                                      "zh_CN.UTF-8",
                                      "zh_CN.GB18030",
                                      "tr_TR.UTF-8",
                                      "de_DE.UTF-8",
                                      "ar_SA.UTF-8",
                                      "no such locale"};
  for (const auto line : gazette::split(listed, '\n'))
    if (!line.empty() && locales.size() < 14) locales.emplace_back(line);
  for (const auto& one : examples()) {
    const Copy copy(one);
    for (const auto& locale : locales) {
      INFO(one.name << " " << locale);
      check_same(built(copy.site(), copy.out(), {{"LC_ALL", locale}, {"LANG", locale}, {"LANGUAGE", locale}}), one);
    }
  }
}

TEST_CASE("a site gives the same bytes in every time zone") {
  for (const auto& one : examples()) {
    const Copy copy(one);
    for (const auto* zone : {"UTC", "Asia/Shanghai", "America/St_Johns", "Pacific/Kiritimati", "<+14>-14",
                             "EST5EDT,M3.2.0,M11.1.0", ":/nowhere"}) {
      INFO(one.name << " " << zone);
      check_same(built(copy.site(), copy.out(), {{"TZ", zone}}), one);
    }
  }
}

TEST_CASE("a site gives the same bytes whatever the order and the times of its files") {
  std::vector<std::string> places = {fs::temp_directory_path()};
  if (fs::is_directory("/dev/shm")) places.emplace_back("/dev/shm");  // lists files in the order in which they came
  std::mt19937 random(20'261'124);
  for (const auto& one : examples()) {
    for (const auto& place : places) {
      for (const int round : {0, 1, 2}) {
        INFO(one.name << " " << place << " " << round);
        auto names = names_of(one.files);
        if (round == 0) std::ranges::reverse(names);
        else std::ranges::shuffle(names, random);
        const TemporaryFolder unique;
        const auto folder = place + unique.path().substr(unique.path().rfind('/')) + "-order";
        write_site(one.files, folder + "/site", names);
        for (const auto& name : names) {
          const auto hours = std::chrono::hours(static_cast<int>(random() % 200'000));
          fs::last_write_time(folder + "/site/" + name, fs::file_time_type::clock::now() - hours);
        }
        const auto output = built(folder + "/site", folder + "/public");
        fs::remove_all(folder);
        check_same(output, one);
      }
    }
  }
}

TEST_CASE("a site gives the same bytes with one to eight jobs") {
  for (const auto& one : examples()) {
    const Copy copy(one);
    for (int jobs = 1; jobs <= 8; ++jobs) {
      INFO(one.name << " " << jobs);
      check_same(built(copy.site(), copy.out(), {}, {"-j", std::to_string(jobs)}), one);
    }
  }
}

TEST_CASE("what no part of a build should ask for changes nothing") {
  const Environment other = {
      {"HOME", "/nonexistent"},   {"USER", "somebody"}, {"LOGNAME", "somebody"}, {"HOSTNAME", "there"},
      {"TMPDIR", "/nonexistent"}, {"COLUMNS", "20"},    {"EDITOR", "none"},      {"PWD", "/"},
      {"XDG_CONFIG_HOME", "/x"},  {"GIT_DIR", "/none"}, {"NO_COLOR", "1"}};
  for (const auto& one : examples()) {
    INFO(one.name);
    const Copy copy(one);
    check_same(built(copy.site(), copy.out(), other), one);
  }
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

TEST_CASE("with the same SOURCE_DATE_EPOCH a site gives the same bytes on another day") {
  // The clock is another one indeed: an item that is scheduled for the day after tomorrow is published by it.
  const TemporaryFolder folder;
  const auto clock = fs::path(GAZETTE_BINARY).parent_path().string() + "/libgazette_other_day.so";
  const auto shift = [&](const std::string& days) {
    return Environment{{"LD_PRELOAD", clock}, {"GAZETTE_TEST_DAYS", days}};
  };
  REQUIRE(run_gazette({"init", folder.file("site"), "--language", "en"}).status == 0);
  write_text(folder.file("site/content/notices/later.md"),
             "+++\ntitle = \"Later\"\npublished = 2040-01-01\n+++\n\nText.\n");
  const auto listed = [&](const std::string& days) {
    return run_gazette({"list", "scheduled", "-s", folder.file("site")}, shift(days)).out;
  };
  REQUIRE(listed("0").find("later.md") != std::string::npos);
  REQUIRE(listed("20000").find("later.md") == std::string::npos);

  for (const auto& one : examples()) {
    const Copy copy(one);
    for (const auto* days : {"1", "400", "20000", "-400"}) {
      INFO(one.name << " " << days);
      check_same(built(copy.site(), copy.out(), shift(days)), one);
    }
  }
}

#endif

TEST_CASE("a day on which nothing begins or ends gives the same bytes as another one") {
  for (const auto& one : examples()) {
    const Copy copy(one);
    for (const auto* epoch : {"1795564800", "1798761599"}) {  // 2026-11-25, the last second of 2026
      INFO(one.name << " " << epoch);
      check_same(built(copy.site(), copy.out(), {{"SOURCE_DATE_EPOCH", epoch}}), one);
    }
  }
}

TEST_CASE("another day changes those files alone that tell of what began or ended by then") {
  const TemporaryFolder folder;
  const auto site = folder.file("site");
  const auto item = [&](const std::string& path, const std::string& more) {
    write_text(site + "/content/" + path,
               "+++\ntitle = \"" + path + "\"\npublished = 2025-01-02\n" + more + "\n+++\n\nText.\n");
  };
  write_text(site + "/site.toml", "base_url = \"https://x.example/\"\ntitle = \"X\"\nlanguage = \"en\"\n");
  for (const auto* category : {"notices", "rules"})
    write_text(site + "/content/" + category + "/_index.md", "+++\ntitle = \"" + std::string(category) + "\"\n+++\n");
  item("notices/stays.md", "tags = [\"a\"]");
  item("rules/stays.md", "tags = [\"a\"]");
  item("rules/ends.md", "expires = 2026-11-24\ntags = [\"b\"]");
  const auto at = [&](const std::string& epoch) {
    return built(site, folder.file("public"), {{"SOURCE_DATE_EPOCH", epoch}});
  };
  const auto before = at("1795521600"), after = at("1795608000");  // noon of 2026-11-24 and of the day after
  const auto changed = changed_files(before, after);
  for (const auto& path : changed) UNSCOPED_INFO(path);
  const auto has = [&](const std::string& path) { return std::ranges::find(changed, path) != changed.end(); };
  for (const auto* path :
       {"rules/ends/index.html", "rules/index.html", "catalogue.csv", "manifest.json", "tags/b/index.html"})
    CHECK(has(path));
  for (const auto* path : {"notices/index.html", "notices/stays/index.html", "tags/a/index.html", "robots.txt",
                           "verify/index.html", "404.html"}) {
    INFO(path);
    CHECK(before.contains(path));
    CHECK_FALSE(has(path));
  }
}
