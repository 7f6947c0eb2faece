#include "pages/redirect_plan.hpp"

#include "base/file_types.hpp"

#include <set>

namespace gazette {

namespace {

Page redirect(Route from, RedirectTarget target) {
  Page page;
  page.route = std::move(from);
  page.kind = PageKind::redirect;
  page.target = std::make_shared<const RedirectTarget>(std::move(target));
  return page;
}

std::string title_of(const Attachment& file) { return file.title.empty() ? file.file : file.title; }

void add_replaced_files(const Item& item, std::vector<Page>& pages) {
  for (const auto& file : item.attachments) {
    for (const auto& former : file.replaces)
      pages.push_back(redirect({item.route.path + former + "/"},
                               {item.route.path + file.file, title_of(file), place_in(item, file.at)}));
  }
}

// `/old/annex.pdf` led to a file, and has none below it.
bool is_folder_alias(const Route& alias) { return is_page_route(alias) && !is_file_name(alias.path); }

// A thing with an address of its own, former ones, and files below it.
struct Moved {
  const Route& route;
  const std::vector<Route>& aliases;
  const std::vector<Attachment>& files;
  Place place;
};

class Followers {
 public:
  Followers(const std::multimap<std::string, std::string>& report_files, const RouteSet& taken)
      : report_files_(report_files), taken_(taken) {}

  void add(const Moved& moved) {
    for (const auto& alias : moved.aliases) {
      if (!is_folder_alias(alias)) continue;
      for (const auto& file : moved.files) {
        add_file(alias, file.file, moved, title_of(file));
        for (const auto& former : file.replaces) add_to(alias.path + former, moved, file.file, title_of(file));
      }
      const auto [first, last] = report_files_.equal_range(moved.route.path);
      for (auto file = first; file != last; ++file) add_file(alias, file->second, moved, file->second);
    }
  }

  std::vector<Page> take() { return std::move(pages_); }

 private:
  void add_file(const Route& alias, const std::string& name, const Moved& moved, const std::string& title) {
    add_to(alias.path + name, moved, name, title);
  }

  void add_to(const std::string& address, const Moved& moved, const std::string& name, const std::string& title) {
    const auto folder = address + "/";
    if (taken_.contains(address) || taken_.contains(folder) || !made_.insert(folder).second) return;
    pages_.push_back(redirect({folder}, {moved.route.path + name, title, moved.place}));
  }

  const std::multimap<std::string, std::string>& report_files_;
  const RouteSet& taken_;
  std::set<std::string> made_;
  std::vector<Page> pages_;
};

}  // namespace

std::vector<Page> declared_redirects(const Site& site) {
  std::vector<Page> pages;
  for (const auto& entry : site.entries) {
    const auto& item = *entry->item;
    for (const auto& alias : item.aliases)
      pages.push_back(redirect(alias, {item.route.path, item.title, place_of(item, "aliases")}));
    add_replaced_files(item, pages);
  }
  for (const auto& file : site.loaded.categories) {
    for (const auto& alias : file.aliases)
      pages.push_back(redirect(alias, {file.route.path, file.title, place_of(file, "aliases")}));
  }
  return pages;
}

std::vector<Page> following_redirects(const Site& site, const std::multimap<std::string, std::string>& report_files,
                                      const RouteSet& taken) {
  Followers followers(report_files, taken);
  for (const auto& entry : site.entries) {
    const auto& item = *entry->item;
    if (item.aliases.empty()) continue;
    followers.add({item.route, item.aliases, item.attachments, place_of(item, "aliases")});
  }
  for (const auto& file : site.loaded.categories)
    followers.add({file.route, file.aliases, file.files, place_of(file, "aliases")});
  return followers.take();
}

}  // namespace gazette
