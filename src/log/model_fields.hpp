#pragma once
// The members of what the log keeps, named once for writing and reading. A member that is added to a struct must be
// added here, and the log's format counted up: item_bytes_test compares whole items.

#include "base/diagnostics.hpp"
#include "io/file_system.hpp"
#include "log/bytes.hpp"
#include "model/item.hpp"

#include <tuple>

namespace gazette {

auto fields_of(MaybeConst<Position> auto& x) { return std::tie(x.line, x.column, x.length); }
auto fields_of(MaybeConst<Place> auto& x) { return std::tie(x.file, x.at); }
auto fields_of(MaybeConst<Note> auto& x) { return std::tie(x.message, x.place); }
auto fields_of(MaybeConst<Error> auto& x) { return std::tie(x.kind, x.rule, x.message, x.place, x.help, x.notes); }
auto fields_of(MaybeConst<Diagnostic> auto& x) { return std::tie(x.severity, x.error); }
auto fields_of(MaybeConst<WaivedFinding> auto& x) { return std::tie(x.severity, x.error, x.item, x.waiver, x.reason); }
auto fields_of(MaybeConst<Date> auto& x) { return std::tie(x.year, x.month, x.day); }
auto fields_of(MaybeConst<DateTime> auto& x) { return std::tie(x.date, x.hour, x.minute, x.second, x.offset_minutes); }
auto fields_of(MaybeConst<FileEntry> auto& x) { return std::tie(x.path, x.kind, x.size, x.modified_ns, x.changed_ns); }

auto fields_of(MaybeConst<Route> auto& x) { return std::tie(x.path); }
auto fields_of(MaybeConst<PixelSize> auto& x) { return std::tie(x.width, x.height); }
auto fields_of(MaybeConst<Attachment> auto& x) {
  return std::tie(x.file, x.source, x.title, x.accessible, x.replaces, x.is_listed, x.at, x.size, x.sha256, x.pixels);
}
auto fields_of(MaybeConst<Withdrawal> auto& x) { return std::tie(x.date, x.reason, x.successor); }
auto fields_of(MaybeConst<Change> auto& x) { return std::tie(x.date, x.note, x.kind); }
auto fields_of(MaybeConst<Waiver> auto& x) { return std::tie(x.rule, x.reason, x.at); }
auto fields_of(MaybeConst<RawFigures::RawCell> auto& x) { return std::tie(x.text, x.place, x.column); }
auto fields_of(MaybeConst<RawFigures> auto& x) { return std::tie(x.table, x.row, x.cells, x.place, x.table_place); }
auto fields_of(MaybeConst<Component> auto& x) { return std::tie(x.key, x.label); }
auto fields_of(MaybeConst<ReportNote> auto& x) { return std::tie(x.cell, x.text, x.at); }
auto fields_of(MaybeConst<ReportDeclaration> auto& x) {
  return std::tie(x.year, x.form, x.figures_file, x.own_figures, x.components, x.notes, x.ledger_folder, x.deadline,
                  x.makes_rules);
}

auto fields_of(MaybeConst<Heading> auto& x) { return std::tie(x.level, x.text, x.anchor, x.at); }
auto fields_of(MaybeConst<Slot> auto& x) { return std::tie(x.kind, x.offset, x.target, x.suffix, x.fragment, x.at); }
auto fields_of(MaybeConst<ExternalLink> auto& x) { return std::tie(x.address, x.at); }
auto fields_of(MaybeConst<ProseRun> auto& x) { return std::tie(x.text, x.figure, x.at); }
auto fields_of(MaybeConst<ProseBlock> auto& x) { return std::tie(x.runs); }
auto fields_of(MaybeConst<Body> auto& x) {
  return std::tie(x.html, x.slots, x.headings, x.anchors, x.summary, x.external, x.is_statute, x.prose);
}
auto fields_of(MaybeConst<ItemText> auto& x) { return std::tie(x.body, x.sha256, x.findings); }
auto fields_of(MaybeConst<TextEssence> auto& x) {
  return std::tie(x.summary, x.sha256, x.has_slots, x.has_prose, x.has_findings);
}
auto fields_of(MaybeConst<ShelfPlace> auto& x) { return std::tie(x.offset, x.size, x.fingerprint); }

/// All of an item but its text.
auto fields_of(MaybeConst<Item> auto& x) {
  return std::tie(x.source, x.folder, x.category, x.name, x.is_bundle, x.route, x.aliases, x.template_name, x.title,
                  x.index_number, x.document_number, x.issuer, x.made, x.published, x.effective, x.expires, x.summary,
                  x.genre, x.topic, x.keywords, x.tags, x.channels, x.disclosure, x.declared_validity, x.scheme,
                  x.standards, x.replaces, x.withdrawn, x.changes, x.attachments, x.origin, x.author, x.image,
                  x.description, x.weight, x.is_draft, x.waivers, x.extra, x.report, x.fingerprint, x.positions);
}

inline void put(ByteWriter& out, const PositionMap& positions) {
  out.number(positions.size());
  for (const auto& position : positions) put(out, position);
}

inline void get(ByteReader& in, PositionMap& positions) {
  std::vector<PositionMap::Entry> entries;
  get(in, entries);
  positions = PositionMap(std::move(entries));
}

inline void put(ByteWriter& out, const Diagnostics& diagnostics) {
  put(out, diagnostics.entries());
  put(out, diagnostics.waived());
}

inline void get(ByteReader& in, Diagnostics& diagnostics) {
  std::vector<Diagnostic> entries;
  std::vector<WaivedFinding> waived;
  get(in, entries);
  get(in, waived);
  diagnostics = {};
  for (auto& [severity, error] : entries) diagnostics.add(severity, std::move(error));
  for (auto& finding : waived) diagnostics.add_waived(std::move(finding));
}

void put(ByteWriter& out, const Record& record);
void get(ByteReader& in, Record& record);
void put(ByteWriter& out, const Value& value);
void get(ByteReader& in, Value& value);

}  // namespace gazette
