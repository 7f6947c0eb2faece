#pragma once
// A TOML text from which faults are taken out one by one, so that the rest can be read again
// and every fault be reported. Lines and columns of what stays do not move.

#include "formats/toml_fault.hpp"

#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace gazette {

class TomlRepair {
 public:
  /// `reads_all` parses a whole text and says whether it is right.
  TomlRepair(std::string_view text, ReadsAsValue reads, bool (*reads_all)(std::string_view))
      : text_(text), reads_(reads), reads_all_(reads_all) {}

  const std::string& text() const { return text_; }

  /// Explains the parser's refusal of `text()`. Its spans are valid until `leave_out`.
  TomlFault explain(const TomlRefusal& refusal);

  /// Takes out what `explain` found. False when it cannot be told where the faulty part ends:
  /// then everything from there on is gone.
  bool leave_out(const TomlFault& fault);

  /// Drops everything from the statement that was explained last.
  void cut();

  /// Whether the value that starts at line and column of `at` stands for one that was left out.
  bool is_left_out(Position at) const { return left_out_.contains({at.line, at.column}); }

  /// Whether `key` is the name that stands for a broken header. Its table is to be dropped.
  static bool is_left_out_header(std::string_view key);

 private:
  std::optional<std::size_t> faulty_statement(const std::vector<TomlStatement>& statements, std::size_t offset) const;
  void leave_out_header(const TomlStatement& header);
  void leave_out_value(std::size_t begin, std::size_t end);
  void leave_out_token(TomlSpan span);
  void blank(TomlSpan span);
  bool is_sure_end(const TomlStatement& statement) const;

  std::string text_;
  ReadsAsValue reads_;
  bool (*reads_all_)(std::string_view);
  std::optional<TomlStatement> broken_;
  std::set<std::pair<int, int>> left_out_;
};

}  // namespace gazette
