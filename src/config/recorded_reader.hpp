#pragma once
// Reads values into a configuration and notes where each came from.

#include "config/site_config.hpp"
#include "formats/table_reader.hpp"

namespace gazette {

/// A TableReader that fills fields, keeps their defaults where a key is absent, and records the effective value.
class RecordedReader {
 public:
  /// `section` goes before each key in the record: `agency.`, or empty at the top level.
  RecordedReader(TableReader& reader, std::string section, std::vector<EffectiveValue>& record)
      : reader_(reader), section_(std::move(section)), record_(record) {}

  void text(std::string_view key, std::string& field);
  void flag(std::string_view key, bool& field);
  /// A whole number between `least` and `most`, both included.
  void integer(std::string_view key, int& field, int least, int most);
  void integers(std::string_view key, std::vector<int>& field, int least, int most);
  void texts(std::string_view key, std::vector<std::string>& field);

  /// Records a value that the caller read in its own way.
  void note(std::string_view key, std::string value);

  TableReader& reader() { return reader_; }

 private:
  std::optional<int> checked(std::string_view key, std::int64_t number, int least, int most);

  TableReader& reader_;
  std::string section_;
  std::vector<EffectiveValue>& record_;
};

}  // namespace gazette
