#include "catalogue/life.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

Site site_of(const Files& files, const std::string& as_of) {
  Diagnostics diagnostics;
  auto site = load_site(small_site(files), request_as_of(as_of), diagnostics);
  REQUIRE(site);
  return std::move(*site);
}

const Entry& entry_of(const Site& site, const std::string& name) {
  const auto* entry = site.entry_by_source.find("content/a/" + name + ".md");
  REQUIRE(entry);
  return *entry;
}

LifeState state_of(const std::string& more, const std::string& as_of = "2024-06-15") {
  const auto site = site_of({{"content/a/x.md", item("x", "2024-01-01", more)}}, as_of);
  return entry_of(site, "x").state;
}

std::optional<bool> was_in_force(const std::string& more, const Date& day) {
  const auto site = site_of({{"content/a/x.md", item("x", "2024-01-01", more)}}, "2024-06-15");
  return is_in_force_on(entry_of(site, "x").life, day);
}

// Published on 2024-01-01; its successor on 2024-03-01, in force as `more` says.
Site replaced_site(const std::string& more, const std::string& as_of, const std::string& of_old = {}) {
  return site_of({{"content/a/old.md", item("old", "2024-01-01", of_old)},
                  {"content/a/new.md", item("new", "2024-03-01", "replaces = [\"old.md\"]\n" + more)}},
                 as_of);
}

}  // namespace

TEST_CASE("a document without more is in force, and one of later effect not yet") {
  CHECK(state_of("") == LifeState::in_force);
  CHECK(state_of("effective = 2024-06-15") == LifeState::in_force);
  CHECK(state_of("effective = 2024-06-16") == LifeState::pending);
}

TEST_CASE("a document expires on the day after its last one") {
  CHECK(state_of("expires = 2024-06-15") == LifeState::in_force);
  CHECK(state_of("expires = 2024-06-14") == LifeState::expired);
}

TEST_CASE("what is declared about today holds, and a withdrawal holds over all") {
  CHECK(state_of("validity = \"amended\"") == LifeState::amended);
  CHECK(state_of("validity = \"repealed\"") == LifeState::repealed);
  CHECK(state_of("validity = \"expired\"") == LifeState::expired);
  CHECK(state_of("validity = \"in-force\"\nexpires = 2024-02-01") == LifeState::in_force);
  CHECK(state_of("expires = 2024-02-01\nwithdrawn = { date = 2024-03-01, reason = \"r\" }") == LifeState::withdrawn);
  CHECK(state_of("withdrawn = { date = 2024-06-15, reason = \"r\" }") == LifeState::withdrawn);
}

TEST_CASE("a document is superseded from the day on which its successor is in force, and not when that is published") {
  CHECK(entry_of(replaced_site("effective = 2024-05-01", "2024-04-30"), "old").state == LifeState::in_force);
  CHECK(entry_of(replaced_site("effective = 2024-05-01", "2024-04-30"), "old").is_current);
  CHECK(entry_of(replaced_site("effective = 2024-05-01", "2024-05-01"), "old").state == LifeState::superseded);
  CHECK_FALSE(entry_of(replaced_site("effective = 2024-05-01", "2024-05-01"), "old").is_current);
  CHECK(entry_of(replaced_site("", "2024-03-01"), "old").validity == Validity::repealed);
}

TEST_CASE("on the day of a replacement the new document is in force and the old one is not") {
  const auto site = replaced_site("effective = 2024-05-01", "2024-06-15");
  const auto& old = entry_of(site, "old").life;
  const auto& newer = entry_of(site, "new").life;
  CHECK(is_in_force_on(old, {2024, 4, 30}) == true);
  CHECK(is_in_force_on(newer, {2024, 4, 30}) == false);
  CHECK(is_in_force_on(old, {2024, 5, 1}) == false);
  CHECK(is_in_force_on(newer, {2024, 5, 1}) == true);
}

TEST_CASE("a successor that was withdrawn before its first day took the place of nothing") {
  const std::string early = "effective = 2024-05-01\nwithdrawn = { date = 2024-04-20, reason = \"r\" }";
  const std::string late = "effective = 2024-05-01\nwithdrawn = { date = 2024-05-20, reason = \"r\" }";
  CHECK(entry_of(replaced_site(early, "2024-06-15"), "old").state == LifeState::in_force);
  CHECK(entry_of(replaced_site(late, "2024-06-15"), "old").state == LifeState::superseded);
}

TEST_CASE("of two ends the first counts, and of two on one day the successor") {
  CHECK(entry_of(replaced_site("", "2024-06-15", "expires = 2024-02-01"), "old").state == LifeState::expired);
  CHECK(entry_of(replaced_site("", "2024-06-15", "expires = 2024-02-29"), "old").state == LifeState::superseded);
  CHECK(entry_of(replaced_site("", "2024-06-15", "expires = 2024-12-31"), "old").state == LifeState::superseded);
}

TEST_CASE("a document is in force from its first day to its last, both included") {
  const std::string dates = "effective = 2024-02-01\nexpires = 2024-04-30";
  CHECK(was_in_force(dates, {2024, 1, 31}) == false);
  CHECK(was_in_force(dates, {2024, 2, 1}) == true);
  CHECK(was_in_force(dates, {2024, 4, 30}) == true);
  CHECK(was_in_force(dates, {2024, 5, 1}) == false);
}

TEST_CASE("without a first day of effect a document counts from its making, else from its publication") {
  CHECK(was_in_force("made = 2023-12-20", {2023, 12, 20}) == true);
  CHECK(was_in_force("made = 2023-12-20", {2023, 12, 19}) == false);
  CHECK(was_in_force("", {2023, 12, 31}) == false);
  CHECK(was_in_force("", {2024, 1, 1}) == true);
}

TEST_CASE("a withdrawn document was in force until the day of its withdrawal") {
  const std::string withdrawn = "withdrawn = { date = 2024-03-01, reason = \"r\" }";
  CHECK(was_in_force(withdrawn, {2024, 2, 29}) == true);
  CHECK(was_in_force(withdrawn, {2024, 3, 1}) == false);
}

TEST_CASE("a repealed document ends at its change note, and without one nobody knows when it ended") {
  const std::string note = "validity = \"repealed\"\nchanges = [{ date = 2024-03-01, note = \"n\" }]";
  CHECK(was_in_force(note, {2024, 2, 29}) == true);
  CHECK(was_in_force(note, {2024, 3, 1}) == false);
  CHECK(was_in_force("validity = \"repealed\"", {2024, 3, 1}) == std::nullopt);
  CHECK(was_in_force("validity = \"repealed\"", {2023, 1, 1}) == false);
  CHECK(was_in_force("validity = \"repealed\"", {2024, 6, 15}) == false);
}

TEST_CASE("a later correction of a repealed document does not move the day of its repeal") {
  const std::string head = "validity = \"repealed\"\nchanges = [{ date = 2024-02-01, note = \"废止\"";
  const std::string correction = " }, { date = 2024-05-01, note = \"改错字\", kind = \"minor\" }]";
  CHECK(was_in_force(head + ", kind = \"major\"" + correction, {2024, 1, 15}) == true);
  CHECK(was_in_force(head + ", kind = \"major\"" + correction, {2024, 3, 1}) == false);
  CHECK(was_in_force(head + correction, {2024, 3, 1}) == std::nullopt);  // either note may be the one
}

TEST_CASE("a withdrawal and a change that lie ahead take effect on their day") {
  const Files files = {
      {"content/a/x.md",
       item("x", "2024-01-01",
            "withdrawn = { date = 2024-07-01, reason = \"r\" }\n"
            "changes = [{ date = 2024-03-01, note = \"then\" }, { date = 2024-08-01, note = \"later\" }]")}};
  const auto before = site_of(files, "2024-06-30");
  CHECK(entry_of(before, "x").state == LifeState::in_force);
  CHECK_FALSE(entry_of(before, "x").item->withdrawn);
  CHECK(entry_of(before, "x").item->changes.size() == 1);
  const auto after = site_of(files, "2024-07-01");
  CHECK(entry_of(after, "x").state == LifeState::withdrawn);
  CHECK(entry_of(after, "x").item->changes.size() == 1);
}

TEST_CASE("a word about today does not reach beyond an expiry to come") {
  const std::string later = "validity = \"in-force\"\nexpires = 2024-12-31";
  CHECK(was_in_force(later, {2024, 12, 31}) == true);
  CHECK(was_in_force(later, {2025, 1, 1}) == false);
}
