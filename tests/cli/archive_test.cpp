// `gazette archive`, checked by other programs: what it writes has to be readable without it.

#include "support/catch.hpp"
#include "support/process.hpp"
#include "support/shell.hpp"

#include <algorithm>
#include <filesystem>

#include <sys/resource.h>

namespace fs = std::filesystem;
using namespace gazette::test;

namespace {

const std::string k_site = std::string(GAZETTE_SOURCE_DIR) + "/tests/golden/en-site";
const std::map<std::string, std::string> k_clock = {{"SOURCE_DATE_EPOCH", "1795478400"}};  // 2026-11-24

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

ProcessResult archive(std::vector<std::string> arguments, const std::string& site = k_site) {
  arguments.insert(arguments.begin(), "archive");
  arguments.insert(arguments.end(), {"-s", site});
  return run_gazette(arguments, k_clock);
}

std::string unpacked(const TemporaryFolder& folder, const std::string& file) {
  const auto to = folder.file("unpacked-" + file);
  fs::create_directory(to);
  const auto from = folder.file(file);
  if (file.ends_with(".zip"))
    REQUIRE((shell("unzip -q " + from + " -d " + to) == 0 || shell("python3 -m zipfile -e " + from + " " + to) == 0));
  else REQUIRE(shell("tar -xf " + from + " -C " + to) == 0);
  return to;
}

/// A small site of its own.
struct Office {
  Office() {
    write("site.toml",
          "base_url = \"https://office.example/\"\ntitle = \"Office\"\nlanguage = \"en\"\n"
          "[check]\nmissing-index-number = \"off\"\n");
    write("content/notices/_index.md", "+++\ntitle = \"Notices\"\n+++\n");
    write("content/notices/a.md", "+++\ntitle = \"A\"\npublished = 2024-05-06\n+++\n\nText.\n");
  }
  std::string path() const { return folder.file("site"); }
  void write(const std::string& name, const std::string& text) const { write_text(path() + "/" + name, text); }
  std::string out(const std::string& name) const { return folder.file(name); }
  ProcessResult archive(std::vector<std::string> arguments) const { return ::archive(std::move(arguments), path()); }

  TemporaryFolder folder;
};

}  // namespace

TEST_CASE("an archive of each kind can be checked with sha256sum alone, and all kinds hold the same files") {
  const TemporaryFolder folder;
  std::vector<std::map<std::string, std::string>> trees;
  for (const auto* file : {"a.zip", "a.tar", "a.tar.gz"}) {
    INFO(file);
    const auto run = archive({"2023", "-o", folder.file(file)});
    INFO(run.err);
    REQUIRE(run.status == 0);
    const auto to = unpacked(folder, file);
    const auto bag = to + "/foi.example.gov.uk-2023";
    CHECK(shell("cd " + bag + " && sha256sum --strict -c manifest-sha256.txt tagmanifest-sha256.txt") == 0);
    trees.push_back(read_tree(to));
    write_text(bag + "/data/catalogue.csv", "changed");
    CHECK(shell("cd " + bag + " && sha256sum --strict -c manifest-sha256.txt") != 0);
  }
  CHECK((trees[0] == trees[1]));
  CHECK((trees[0] == trees[2]));
}

TEST_CASE("the bag says how many files and bytes its payload has, and lists each file once") {
  const TemporaryFolder folder;
  REQUIRE(archive({"2023", "-o", folder.file("a.tar")}).status == 0);
  const auto bag = read_tree(unpacked(folder, "a.tar") + "/foi.example.gov.uk-2023");
  std::size_t files = 0, bytes = 0;
  const auto& manifest = bag.at("manifest-sha256.txt");
  for (const auto& [path, text] : bag) {
    if (!path.starts_with("data/")) continue;
    ++files;
    bytes += text.size();
    CHECK(holds(manifest, "  " + path + "\n"));
  }
  CHECK(static_cast<std::size_t>(std::count(manifest.begin(), manifest.end(), '\n')) == files);
  const auto& info = bag.at("bag-info.txt");
  CHECK(holds(info, "Payload-Oxum: " + std::to_string(bytes) + "." + std::to_string(files) + "\n"));
  CHECK(holds(info, "Bagging-Date: 2026-11-24\n"));
  CHECK(bag.at("bagit.txt") == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
}

TEST_CASE("the same site gives the same archive from any folder, umask, time zone, locale and number of jobs") {
  const TemporaryFolder folder;
  const auto elsewhere = folder.file("a much longer way to/the site");
  fs::create_directories(fs::path(elsewhere).parent_path());
  fs::copy(k_site, elsewhere, fs::copy_options::recursive);
  for (const std::string ending : {".zip", ".tar", ".tar.gz"}) {
    const auto first = folder.file("first" + ending), second = folder.file("second" + ending);
    const std::string program = GAZETTE_BINARY;
    CHECK(shell("umask 022; cd " + k_site + "; SOURCE_DATE_EPOCH=1795478400 TZ=UTC LC_ALL=C " + program +
                " archive 2023 -j 1 -o " + first) == 0);
    CHECK(shell("umask 077; cd /; SOURCE_DATE_EPOCH=1795478400 TZ=America/St_Johns LC_ALL=C.UTF-8 " + program +
                " archive 2023 -j 4 -s '" + elsewhere + "' -o " + second) == 0);
    INFO(ending);
    CHECK((read_text(first) == read_text(second)));
  }
}

TEST_CASE("on another day only what states the day differs") {
  const TemporaryFolder folder;
  REQUIRE(archive({"2023", "-o", folder.file("a.tar")}).status == 0);
  REQUIRE(
      run_gazette({"archive", "2023", "-s", k_site, "-o", folder.file("b.tar")}, {{"SOURCE_DATE_EPOCH", "1795564800"}})
          .status == 0);
  const auto a = read_tree(unpacked(folder, "a.tar")), b = read_tree(unpacked(folder, "b.tar"));
  REQUIRE(a.size() == b.size());
  std::vector<std::string> others;
  for (const auto& [path, bytes] : a) {
    if (b.at(path) != bytes) others.push_back(path.substr(path.find('/') + 1));
  }
  CHECK(others == std::vector<std::string>{"bag-info.txt", "tagmanifest-sha256.txt"});
}

TEST_CASE("an archive is made again in its place, but no other file is replaced without --force") {
  const Office office;
  const auto file = office.out("a.zip");
  REQUIRE(office.archive({"2024", "-o", file}).status == 0);
  const auto first = read_text(file);
  office.write("content/notices/a.md", "+++\ntitle = \"B\"\npublished = 2024-05-06\n+++\n\nText.\n");
  CHECK(office.archive({"2024", "-o", file}).status == 0);
  CHECK((read_text(file) != first));

  write_text(file, "a letter");
  const auto refused = office.archive({"2024", "-o", file});
  CHECK(refused.status == 2);
  CHECK(holds(refused.err, "[foreign-file]"));
  CHECK(read_text(file) == "a letter");
  CHECK(office.archive({"2024", "-o", file, "--force"}).status == 0);
  CHECK(read_text(file).starts_with("PK"));
}

TEST_CASE("the archive of another year is not replaced without --force") {
  const Office office;
  office.write("content/notices/b.md", "+++\ntitle = \"B\"\npublished = 2023-05-06\n+++\n\nText.\n");
  for (const auto* name : {"a.zip", "a.tar", "a.tgz"}) {
    REQUIRE(office.archive({"2023", "-o", office.out(name)}).status == 0);
    const auto refused = office.archive({"2024", "-o", office.out(name)});
    INFO(refused.err);
    CHECK(refused.status == 2);
    CHECK(holds(refused.err, "not the archive office.example-2024"));
  }
}

TEST_CASE("without -o the archive is named after the site and the year, in the current folder") {
  const Office office;
  const auto here = office.out("here");
  fs::create_directory(here);
  CHECK(shell("cd " + here + " && " + GAZETTE_BINARY + " archive 2024 -s " + office.path()) == 0);
  const auto files = read_tree(here);
  REQUIRE(files.size() == 1);
  CHECK(files.begin()->first == "office.example-2024.zip");
}

TEST_CASE("the memory that packing takes does not grow with the number of files") {
  const Office office;
  for (int i = 0; i < 3000; ++i) office.write("content/notices/b/" + std::to_string(i) + ".txt", "text");
  office.write("content/notices/b/index.md", "+++\ntitle = \"B\"\npublished = 2024-05-06\n+++\n\nText.\n");
  REQUIRE(office.archive({"2024", "-o", office.out("a.zip")}).status == 0);
  struct rusage usage {};
  REQUIRE(::getrusage(RUSAGE_CHILDREN, &usage) == 0);
  CHECK(usage.ru_maxrss < 600'000);  // kB, of the largest child so far; kept pieces would take five times as much
}

TEST_CASE("one line says what was done, as an object with --json") {
  const Office office;
  const auto said = office.archive({"2024", "-o", office.out("a.tar")});
  CHECK(holds(said.out, "archived 2024: 1 item, 0 annual reports, "));
  CHECK(std::count(said.out.begin(), said.out.end(), '\n') == 1);
  CHECK(shell("printf '%s  %s\\n' " + said.out.substr(said.out.find("SHA-256 ") + 8, 64) + " " + office.out("a.tar") +
              " | sha256sum -c") == 0);
  const auto json = office.archive({"2024", "-o", office.out("a.tar"), "--json"});
  CHECK(holds(json.out, "\"year\": 2024, \"items\": 1, \"reports\": 0, "));
  CHECK(holds(json.out, "\"sha256\": \""));
}

TEST_CASE("a year without anything names the years that there are") {
  const Office office;
  const auto run = office.archive({"2013", "-o", office.out("a.zip")});
  CHECK(run.status == 2);
  CHECK(holds(run.err, "nothing of 2013 is published"));
  CHECK(holds(run.err, "there is something of 2024"));
  CHECK_FALSE(fs::exists(office.out("a.zip")));
}

TEST_CASE("what is wrong on the command line is told before anything is read") {
  const TemporaryFolder folder;
  const auto fails = [&](const std::vector<std::string>& arguments, const std::string& why) {
    const auto run = archive(arguments, folder.path());
    INFO(why);
    CHECK(run.status == 2);
    CHECK(holds(run.err, why));
  };
  fails({}, "archive needs a year");
  fails({"2023", "2024"}, "archive needs a year");
  fails({"23"}, "\"23\" is not a year");
  fails({"2023", "-o", "a.rar"}, "ends in none of .zip, .tar and .tar.gz");
  fails({"2023", "--drafts"}, "--drafts is for looking at a site");
  fails({"2023", "--future"}, "--future is for looking at a site");
  fails({"2023", "-b", "https://other.example/"}, "--base-url is for looking at a site");
}

TEST_CASE("an archive holds nothing of a day that is still to come") {
  const Office office;
  office.write("content/notices/later.md", "+++\ntitle = \"L\"\npublished = 2027-05-06\n+++\n\nText.\n");
  const auto run = office.archive({"2027", "-o", office.out("a.zip"), "--as-of", "2027-12-31"});
  CHECK(run.status == 2);
  CHECK(holds(run.err, "lies in the future"));
  CHECK(office.archive({"2027", "-o", office.out("a.zip")}).status == 2);
  CHECK_FALSE(fs::exists(office.out("a.zip")));
}

TEST_CASE("a site with errors, or with warnings where they count, is not archived") {
  const Office office;
  office.write("content/notices/c.md",
               "+++\ntitle = \"C\"\npublished = 2024-05-06\n+++\n\n![a picture](https://other.example/c.png)\n");
  const auto warned = office.archive({"2024", "-o", office.out("a.zip"), "--strict"});
  CHECK(warned.status == 1);
  CHECK(holds(warned.err, "content/notices/c.md: warning: a page shows \"https://other.example/c.png\""));
  office.write("content/notices/b.md", "+++\ntitle = \"B\"\npublished = 2024-13-06\n+++\n\nText.\n");
  const auto broken = office.archive({"2024", "-o", office.out("a.zip")});
  CHECK(broken.status == 1);
  CHECK(holds(broken.err, "[invalid-date]"));
  CHECK(holds(broken.out, "nothing was written"));
  CHECK_FALSE(fs::exists(office.out("a.zip")));
}

TEST_CASE("an archive does not go where the site would publish it, nor into a folder that is not there") {
  const Office office;
  const auto inside = office.archive({"2024", "-o", office.path() + "/content/a.zip"});
  CHECK(inside.status == 2);
  CHECK(holds(inside.err, "choose another place with -o"));
  const auto nowhere = office.archive({"2024", "-o", office.out("none/a.zip")});
  CHECK(nowhere.status == 2);
  CHECK(holds(nowhere.err, "there is no folder"));
  fs::create_directory(office.out("folder.zip"));
  CHECK(holds(office.archive({"2024", "-o", office.out("folder.zip")}).err, "is a folder"));
}

TEST_CASE("who archives what was never published that way is told") {
  const Office office;
  REQUIRE(run_gazette({"publish", "-s", office.path()}, k_clock).status == 0);
  CHECK_FALSE(holds(office.archive({"2024", "-o", office.out("a.tar")}).err, "unpublished-manifest"));
  const auto lines = read_tree(unpacked(office.folder, "a.tar")).at("office.example-2024/data/record/published.jsonl");
  CHECK(holds(lines, "\"url\": \"/notices/a/\""));
  CHECK_FALSE(holds(lines, "\"url\": \"/notices/\""));
  office.write("content/notices/b.md", "+++\ntitle = \"B\"\npublished = 2024-05-07\n+++\n\nText.\n");
  CHECK(holds(office.archive({"2024", "-o", office.out("a.tar")}).err, "[unpublished-manifest]"));
}
