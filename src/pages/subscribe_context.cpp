#include "pages/subscribe_context.hpp"

#include "pages/feed_plan.hpp"
#include "pages/head_context.hpp"

namespace gazette {

namespace {

std::string title_of(const SiteValues& values, const Feed& feed) {
  if (feed.term) return feed.term->title;
  return feed.category ? feed.category->file->title : values.word("subscribe_whole_site");
}

std::string group_title(const SiteValues& values, const Feed& feed) {
  if (feed.term) return values.taxonomy_title(*feed.taxonomy);
  return values.word(feed.category ? "subscribe_categories" : "subscribe_site");
}

/// Gathers what `plan_feeds` gives one after another: formats of a subject, subjects of a group.
class Groups {
 public:
  explicit Groups(const SiteValues& values) : values_(values) {}

  List take() {
    for (const auto& feed : plan_feeds(values_.site())) add(feed);
    end_group();
    return std::move(groups_);
  }

 private:
  void add(const Feed& feed) {
    const bool is_same = !formats_.empty() && feed.category == last_.category && feed.term == last_.term;
    if (!is_same) end_subject();
    const auto group = group_title(values_, feed);
    if (group != group_) end_group();
    group_ = group;
    last_ = feed;
    formats_.push_back(feed_link(values_, feed));
  }

  void end_subject() {
    if (formats_.empty()) return;
    Record record;
    record.set("title", title_of(values_, last_));
    record.set("url", values_.url(feed_page(last_)));
    record.set("formats", std::exchange(formats_, {}));
    subjects_.emplace_back(std::move(record));
  }

  void end_group() {
    end_subject();
    if (subjects_.empty()) return;
    Record record;
    record.set("title", group_);
    record.set("subjects", std::exchange(subjects_, {}));
    groups_.emplace_back(std::move(record));
  }

  const SiteValues& values_;
  List groups_, subjects_, formats_;
  std::string group_;
  Feed last_;
};

}  // namespace

const PageTable& subscribe_names() {
  using P = const PageSubject&;
  static const auto names = page_names().with({
      {"groups", [](P p) { return Value(Groups(p.values).take()); }},
  });
  return names;
}

}  // namespace gazette
