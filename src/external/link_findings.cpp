#include "external/link_findings.hpp"

#include "base/text.hpp"
#include "model/rules.hpp"

#include <set>

namespace gazette {

namespace {

/// A text with links: of an item, or of a category's page (`item` is null).
struct LinkedText {
  const Item* item = nullptr;
  const std::string* source = nullptr;
  std::shared_ptr<const Body> body;
};

std::vector<LinkedText> linked_texts(const Site& site) {
  std::vector<LinkedText> texts;
  for (const auto& entry : site.entries)
    texts.push_back({entry->item, &entry->item->source, body_of(entry->item->text)});
  for (const auto& category : site.loaded.categories)
    texts.push_back({nullptr, &category.source, std::shared_ptr<const Body>(std::shared_ptr<void>(), &category.body)});
  return texts;
}

Error error_of(const ExternalLink& link, const std::string& source, const LinkJudgement& judgement) {
  if (judgement.verdict == Verdict::dead)
    return {ErrorKind::content,
            "dead-external-link",
            "the link " + quoted(link.address) + " " + judgement.why,
            {source, link.at},
            "link to where the page is now, or waive dead-external-link with the reason",
            {}};
  return {ErrorKind::content,
          "unjudged-external-link",
          "whether " + quoted(link.address) + " still works could not be told: " + judgement.why,
          {source, link.at},
          "open it in a browser",
          {}};
}

void report_link(const SiteConfig& config, const LinkedText& text, Error error, Diagnostics& diagnostics) {
  if (text.item) return report_finding(config, *text.item, std::move(error), diagnostics);
  if (const auto level = level_of(config, error.rule)) diagnostics.add(*level, std::move(error));
}

}  // namespace

std::vector<WebAddress> external_addresses(const Site& site) {
  std::vector<WebAddress> addresses;
  std::set<std::string> seen;
  for (const auto& text : linked_texts(site)) {
    for (const auto& link : text.body->external) {
      auto address = parse_web_address(link.address);
      if (!address || address->host == site.config.host || !seen.insert(text_of(*address)).second) continue;
      addresses.push_back(*std::move(address));
    }
  }
  return addresses;
}

void report_external_links(const Site& site, const LinkReport& report, Diagnostics& diagnostics) {
  if (report.is_offline)
    diagnostics.add(
        Severity::warning,
        {ErrorKind::input_output,
         "offline",
         "no other site can be reached from this machine: " + counted(report.left, "link") + " could not be checked",
         {},
         "check the network connection, and run it again",
         {}});
  for (const auto& text : linked_texts(site)) {
    for (const auto& link : text.body->external) {
      const auto address = parse_web_address(link.address);
      if (!address) {
        report_link(site.config, text, error_of(link, *text.source, {Verdict::dead, "is no address of a page"}),
                    diagnostics);
        continue;
      }
      const auto found = report.judgements.find(text_of(*address));
      if (found == report.judgements.end() || found->second.verdict == Verdict::good) continue;
      report_link(site.config, text, error_of(link, *text.source, found->second), diagnostics);
    }
  }
}

}  // namespace gazette
