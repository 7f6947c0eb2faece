#include "model/rules.hpp"

#include <algorithm>
#include <array>

namespace gazette {

namespace {

constexpr auto k_rules = std::to_array<Rule>({
    {"active-content", Severity::warning,
     "what a published file runs, runs in the browsers of those who trust the body's own address"},
    {"article-gap", Severity::warning, "the articles of a statute are numbered one by one"},
    {"bank-card", Severity::error, "a bank card number is personal data and sensitive (PIPL, Art. 28)"},
    {"blank-cell", Severity::warning,
     "a blank cell is neither zero nor not applicable; readers cannot tell what is meant"},
    {"calendar-missing", Severity::info, "without a year's holidays its working days cannot be counted"},
    {"case-collision", Severity::warning,
     "hosts on Windows and macOS keep one of two files whose names differ in case alone"},
    {"changed-index-number", Severity::error, "an index number is unique for ever: what was published keeps its own",
     RuleScope::until_published},
    {"date-differs-from-commit", Severity::warning, "a faked date of publication fails a whole website",
     RuleScope::history},
    {"dates-out-of-order", Severity::warning, "a document is made, then in force, then over"},
    {"dead-external-link", Severity::warning, "readers follow a link because the item told them to",
     RuleScope::external},
    {"document-author", Severity::error, "who wrote a document is personal data that its properties publish unseen"},
    {"document-number-brackets", Severity::warning,
     "the year of a document number stands in 〔〕 (GB/T 9704-2012, 7.2.5)"},
    {"document-number-form", Severity::warning, "a document number reads 机关代字〔年〕序号号 (GB/T 9704-2012, 7.2.5)"},
    {"duplicate-article", Severity::warning, "a rule can be cited only if its number stands for one article"},
    {"duplicate-document-number", Severity::warning, "a body gives a document number once"},
    {"email-address", Severity::error, "a person's e-mail address is personal data", RuleScope::configured},
    {"empty-category", Severity::warning, "five empty columns fail a website inspection"},
    {"figure-differs", Severity::warning,
     "a figure that the site or the request ledger knows must not be declared otherwise"},
    {"full-width-digits", Severity::warning, "searches and sums miss digits that are written ２０１６"},
    {"full-width-table-bar", Severity::warning, "a cell that ends in ｜ breaks its table"},
    {"future-publication", Severity::info, "a date of publication that lies ahead is a plan or a slip",
     RuleScope::by_day},
    {"future-withdrawal", Severity::warning, "what is to be withdrawn stays public until its day", RuleScope::by_day},
    {"guide-incomplete", Severity::error, "the disclosure guide tells what Art. 12 of the Regulation lists"},
    {"half-width-punctuation", Severity::warning, "Chinese text has Chinese punctuation (GB/T 15834)"},
    {"heading-without-space", Severity::warning, "without a space after its # a heading is printed as text"},
    {"hidden-content", Severity::warning, "what a document hides is published with it"},
    {"home-address", Severity::error, "where a person lives is personal data below the street", RuleScope::configured},
    {"index-number-gap", Severity::info, "a number that is missing may be an item that is missing"},
    {"index-number-pattern", Severity::error, "index numbers follow one pattern so that they stay unique"},
    {"index-number-year", Severity::error, "an index number says the year of its document"},
    {"inspection-threshold", Severity::warning, "so many stale or empty columns fail a whole website",
     RuleScope::by_day},
    {"invisible-character", Severity::warning,
     "what nobody sees makes a text read, search and copy as another than it is"},
    {"late-publication", Severity::warning, "proactive disclosure within 20 working days (Regulation, Art. 26)"},
    {"list-number-form", Severity::info, "lines that begin 1、 and 2、 run together into one paragraph"},
    {"lost-attachment", Severity::error, "others link to published files: none may end in a missing page"},
    {"lost-url", Severity::error, "others link to published pages: none may end in a missing page"},
    {"made-after-published", Severity::error, "a document cannot be published before it was made"},
    {"missing-alt", Severity::warning,
     "who does not see a picture is told what it shows (WCAG 2.2, 1.1.1; GB/T 37668)"},
    {"missing-column", Severity::warning, "a disclosure platform has five columns (国办公开办函〔2019〕61号)"},
    {"missing-effective-date", Severity::error, "whoever must follow a rule must know from when (register of rules)"},
    {"missing-index-number", Severity::warning,
     "the catalogue lists an index number for each item (Regulation, Art. 12)"},
    {"missing-summary", Severity::info, "the catalogue lists an abstract for each item (Regulation, Art. 12)"},
    {"mobile-number", Severity::error, "a person's mobile number is personal data (PIPL, Art. 25)"},
    {"mojibake", Severity::warning, "text in a wrong encoding cannot be read"},
    {"nearly-a-figure", Severity::warning, "a number typed into a report contradicts its tables when one digit slips"},
    {"not-scanned", Severity::warning, "nobody but a reader knows what a file holds that cannot be scanned"},
    {"parts-do-not-add-up", Severity::warning, "parts that a report lists add up to the whole it states"},
    {"passport-number", Severity::error, "a passport number is personal data (PIPL, Art. 25)"},
    {"pictures-not-scanned", Severity::info, "what a picture shows is not read: persons may be in it"},
    {"placeholder", Severity::warning, "what was to be replaced before publication must not be published"},
    {"raw-html", Severity::warning, "HTML in Markdown is left out unless [markdown] raw_html is on"},
    {"redated-publication", Severity::warning, "an old text under a new date is a faked date of publication"},
    {"replacement-character", Severity::error, "U+FFFD shows that a character of the document was lost"},
    {"report-check", Severity::error, "what a statutory form says must add up adds up"},
    {"resident-id", Severity::error, "a resident ID number is personal data and must be masked (PIPL, Art. 25)"},
    {"security-txt-expires", Severity::warning,
     "who finds a weak point must not rely on an expired security.txt (RFC 9116, 2.5.5)", RuleScope::by_day},
    {"silent-edit", Severity::warning, "a published text that changes says so in its history",
     RuleScope::until_published},
    {"stale-column", Severity::warning, "a column that nobody renews fails a website inspection", RuleScope::by_day},
    {"stale-home", Severity::warning, "a home page without anything new fails a whole website", RuleScope::by_day},
    {"title-without-letters", Severity::warning, "an address made of the title needs a letter or a digit in it"},
    {"two-current-versions", Severity::error, "of a document there is at most one current version"},
    {"uncited-figure", Severity::info, "a cited figure follows its table; a number typed by hand does not"},
    {"uncovered-scheme-row", Severity::warning,
     "what must be disclosed proactively is disclosed, or it is said why not"},
    {"uncovered-standard-row", Severity::info, "a standard catalogue promises what its rows name"},
    {"unexplained-validity", Severity::error, "what is no longer in force says since when, and why or by what"},
    {"unjudged-external-link", Severity::info, "a server that refuses programs may still answer readers",
     RuleScope::external},
    {"unportable-name", Severity::warning, "a name that Windows refuses cannot be published by every host"},
    {"unused-waiver", Severity::info, "a waiver that answers no finding is published all the same, and hides the next"},
    {"validity-contradicts", Severity::warning, "readers must not be told that a replaced or expired document binds"},
});

}  // namespace

std::span<const Rule> rules() { return k_rules; }

const Rule* find_rule(std::string_view name) {
  const auto found = std::find_if(k_rules.begin(), k_rules.end(), [&](const Rule& rule) { return rule.name == name; });
  return found == k_rules.end() ? nullptr : &*found;
}

std::optional<Severity> level_of(const SiteConfig& config, std::string_view rule) {
  const auto set = config.check_levels.find(std::string(rule));
  if (set != config.check_levels.end()) return set->second;
  const auto* known = find_rule(rule);
  if (!known) return Severity::error;
  return known->scope == RuleScope::configured ? std::nullopt : std::optional(known->level);
}

void report_finding(const SiteConfig& config, const Item& item, Error error, Diagnostics& diagnostics) {
  const auto level = level_of(config, error.rule);
  if (level) report_finding_at(*level, item, std::move(error), diagnostics);
}

void report_finding(const SiteConfig& config, const CategoryFile& category, Error error, Diagnostics& diagnostics) {
  const auto level = level_of(config, error.rule);
  if (!level) return;
  const auto* waiver = find_waiver(category.waivers, error.rule);
  if (!waiver) return diagnostics.add(*level, std::move(error));
  diagnostics.add_waived({*level, std::move(error), category.source, waiver->rule, waiver->reason});
}

void report_finding_at(Severity level, const Item& item, Error error, Diagnostics& diagnostics, std::string_view part) {
  const auto* waiver = find_waiver(item, error.rule);
  if (!waiver && !part.empty()) waiver = find_waiver(item, part);
  if (!waiver) return diagnostics.add(level, std::move(error));
  diagnostics.add_waived({level, std::move(error), item.source, waiver->rule, waiver->reason});
}

}  // namespace gazette
