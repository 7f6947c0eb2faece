#include "content/text_reader.hpp"

#include "content/changes.hpp"
#include "content/markdown_options.hpp"
#include "content/text_findings.hpp"
#include "model/rules.hpp"
#include "privacy/findings.hpp"
#include "privacy/site_settings.hpp"

namespace gazette {

namespace {

/// What reading a text needs to know of its item.
struct TextKind {
  std::string source;
  bool is_statute = false, is_report = false;
  bool is_public = true;  ///< what is withheld never reaches the output, and may need to name people
};

void add_finding(ItemText& text, const TextRules& rules, Severity severity, Error error) {
  if (!rules.off.contains(error.rule)) text.findings.add(severity, std::move(error));
}

std::set<std::string, std::less<>> rules_off(const SiteConfig& config) {
  std::set<std::string, std::less<>> off;
  for (const auto& rule : rules()) {
    if (!level_of(config, rule.name)) off.emplace(rule.name);
  }
  return off;
}

ItemText read_text(const TextKind& kind, const UnreadText& unread) {
  const auto& [bytes, parts, metadata, rules] = unread;
  auto options = rules->markdown;
  options.articles = kind.is_statute;
  options.figures = kind.is_report;
  ItemText text;
  text.sha256 = body_digest(parts.body);
  text.body = render_markdown({kind.source, parts.body, parts.body_line}, options, text.findings);
  for (const auto& finding : text_findings({*bytes, parts, metadata, kind.is_report}))
    add_finding(text, *rules, Severity::warning, text_error(kind.source, finding));
  if (!kind.is_public) return text;
  for (auto& error : personal_text_findings(kind.source, *bytes, rules->privacy))
    add_finding(text, *rules, Severity::error, std::move(error));
  return text;
}

}  // namespace

std::shared_ptr<const TextRules> text_rules(const SiteConfig& config, std::shared_ptr<TextShelf> shelf) {
  return std::make_shared<const TextRules>(
      TextRules{markdown_options(config), privacy_settings(config), rules_off(config), std::move(shelf)});
}

LazyText lazy_text(const SiteConfig& config, const Item& item, UnreadText unread) {
  TextKind kind{item.source, is_statute(config, item), item.report.has_value(),
                item.disclosure == Disclosure::proactive};
  auto shelf = unread.rules->shelf;
  return LazyText([kind = std::move(kind), unread = std::move(unread)] { return read_text(kind, unread); },
                  std::move(shelf));
}

void report_text(const SiteConfig& config, const Item& item, Diagnostics& diagnostics) {
  if (!item.text.essence().has_findings) return;
  const auto text = item.text.whole();
  for (const auto& [severity, error] : text->findings.entries()) {
    // A draft may still hold what is to be replaced before it is published.
    if (item.is_draft && error.rule == "placeholder") continue;
    // Faults of the Markdown reader, which are no rules, have no levels to set.
    if (find_rule(error.rule)) report_finding(config, item, error, diagnostics);
    else diagnostics.add(severity, error);
  }
}

}  // namespace gazette
