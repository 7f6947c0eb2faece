#include "archive/css_addresses.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace gazette {

namespace {

class StyleWriter {
 public:
  StyleWriter(std::string_view css, const NewAddress& new_address)
      : css_(css), lower_(lower_ascii(css)), new_address_(new_address) {}

  std::string write() {
    while (at_ < css_.size()) {
      if (stands_here("/*")) copy_comment();
      else if (stands_here("url(")) take_url();
      else if (stands_here("@import")) take_import();
      else out_ += css_[at_++];
    }
    return std::move(out_);
  }

 private:
  bool stands_here(std::string_view text) const { return std::string_view(lower_).substr(at_).starts_with(text); }

  void copy(std::size_t size) {
    out_.append(css_, at_, size);
    at_ = std::min(at_ + size, css_.size());
  }

  void copy_comment() {
    const auto end = css_.find("*/", at_ + 2);
    copy((end == std::string_view::npos ? css_.size() : end + 2) - at_);
  }

  void copy_space() { copy(std::min(css_.find_first_not_of(" \t\r\n\f", at_), css_.size()) - at_); }

  bool is_at_quote() const { return at_ < css_.size() && (css_[at_] == '"' || css_[at_] == '\''); }

  void take_url() {
    copy(4);
    copy_space();
    if (is_at_quote()) return take_text();
    const auto end = std::min(css_.find_first_of(") \t\r\n\f", at_), css_.size());
    write_address(end);
  }

  void take_import() {
    copy(7);
    copy_space();
    if (is_at_quote()) take_text();
  }

  void take_text() {
    const auto end = std::min(css_.find(css_[at_], at_ + 1), css_.size());
    out_ += css_[at_++];
    write_address(end);
  }

  void write_address(std::size_t end) {
    out_ += new_address_(std::string(css_.substr(at_, end - at_)), AddressUse::load);
    at_ = end;
  }

  std::string_view css_;
  std::string lower_;
  const NewAddress& new_address_;
  std::string out_;
  std::size_t at_ = 0;
};

}  // namespace

std::string css_with_new_addresses(std::string_view css, const NewAddress& new_address) {
  return StyleWriter(css, new_address).write();
}

}  // namespace gazette
