#pragma once
// A TOML text from which faults are taken out one by one, so that the rest can be read again
// and every fault be reported. Lines and columns of what stays do not move.

#include "formats/toml_fault.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace gazette {

/// Whether the parser takes a whole text.
using ReadsAsDocument = bool (*)(std::string_view text);

class TomlRepair {
 public:
  TomlRepair(std::string_view text, ReadsAsDocument reads_document, ReadsAsValue reads_value)
      : text_(text), reads_document_(reads_document), reads_value_(reads_value) {}

  const std::string& text() const { return text_; }

  /// Explains why the parser refused `text()`. The spans hold until the next `leave_out`.
  TomlFault explain(const TomlRefusal& refusal);

  /// Takes out what `explain` found, and what follows as far as it may belong to it.
  /// The key of a faulty value stays, with an empty text for a value.
  void leave_out(const TomlFault& fault);
  /// The same, and in any case everything behind it.
  void leave_out_rest(const TomlFault& fault);

  /// Whether the value that begins at `at` stands for one that was left out.
  bool is_left_out(const Position& at) const { return left_out_.contains({at.line, at.column}); }
  /// Whether `key` is the name that stands for a broken header. Its table is to be dropped.
  static bool is_left_out_header(std::string_view key);

 private:
  std::optional<std::size_t> faulty_statement(const std::vector<TomlStatement>& statements, std::size_t offset) const;
  std::size_t end_of(const TomlStatement& statement) const;
  void leave_out_until(const TomlFault& fault, std::size_t end);
  void leave_out_header(const TomlStatement& header);
  void leave_out_value(std::size_t begin, std::size_t end);
  void leave_out_date(TomlSpan span);
  void blank(TomlSpan span);

  std::string text_;
  ReadsAsDocument reads_document_;
  ReadsAsValue reads_value_;
  std::optional<TomlStatement> broken_;  // the statement that was explained last
  std::set<std::pair<int, int>> left_out_;
};

}  // namespace gazette
