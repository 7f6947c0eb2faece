#include "config/navigation_config.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace gazette {

namespace {

using Links = std::optional<std::vector<NavigationLink>>;

bool is_of_site(std::string_view address) { return address.starts_with('/') && !address.starts_with("//"); }

bool is_elsewhere(std::string_view address) {
  constexpr auto k_schemes = std::to_array<std::string_view>({"https://", "http://", "mailto:", "tel:"});
  return std::ranges::any_of(k_schemes, [&](std::string_view scheme) { return address.starts_with(scheme); });
}

class LinkReader {
 public:
  LinkReader(RecordedReader& section, std::string_view key) : section_(section), key_(key) {}

  Links read() {
    const auto* written = section_.reader().array(key_);
    if (!written) return std::nullopt;
    std::vector<NavigationLink> links;
    for (const auto& element : *written) add(element, links);
    std::vector<std::string> addresses;
    for (const auto& link : links) addresses.push_back(link.address);
    section_.note(key_, joined(addresses, ", "));
    return links;
  }

 private:
  void add(const TomlValue& element, std::vector<NavigationLink>& links) {
    if (element.is_faulty) return;
    NavigationLink link;
    link.place = element.place;
    if (const auto* address = element.as_text()) {
      link.address = *address;
    } else if (element.as_table()) {
      TableReader reader(element, "a link of [navigation]", ErrorKind::configuration, section_.reader().diagnostics());
      link.address = reader.text("url").value_or("");
      link.title = reader.text("title").value_or("");
      reader.finish();
    } else {
      return section_.reader().fail_at(
          element.place, "wrong-type", std::string(key_) + " holds " + std::string(element.type_name()),
          "write " + std::string(key_) + " = [\"/about/\", { title = \"…\", url = \"https://…\" }]");
    }
    if (is_sound(link)) links.push_back(std::move(link));
  }

  bool is_sound(const NavigationLink& link) {
    if (!is_of_site(link.address) && !is_elsewhere(link.address)) {
      section_.reader().fail_at(
          link.place, "invalid-address", quoted(link.address) + " is not an address that a page can lead to",
          "write a page of the site as \"/about/\", one elsewhere as \"https://www.example.gov.cn/\"");
      return false;
    }
    if (is_elsewhere(link.address) && link.title.empty()) {
      section_.reader().fail_at(link.place, "missing-title", "the link to " + quoted(link.address) + " has no title",
                                "write { title = \"…\", url = " + quoted(link.address) + " }");
      return false;
    }
    return true;
  }

  RecordedReader& section_;
  std::string_view key_;
};

}  // namespace

void read_navigation(RecordedReader& section, NavigationConfig& navigation) {
  navigation.main = LinkReader(section, "main").read();
  navigation.footer = LinkReader(section, "footer").read();
}

}  // namespace gazette
