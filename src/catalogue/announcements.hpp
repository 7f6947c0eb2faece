#pragma once
// When an item asks for its readers' attention: feeds are made of this.

#include "model/site.hpp"

#include <string>

namespace gazette {

enum class AnnouncementKind { published, updated, withdrawn };

struct Announcement {
  AnnouncementKind kind = AnnouncementKind::published;
  DateTime at;       ///< never before the publication
  std::string note;  ///< what changed, or why it was withdrawn
};

/// The last time that an item was announced: its withdrawal, else its last major change, else its publication. Minor
/// changes announce nothing, nor do those that were made before the item was published here.
Announcement announcement_of(const Item& item);

}  // namespace gazette
