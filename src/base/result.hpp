#pragma once
// The one way to say that something in the world went wrong: an Error, or a Result that holds one.
// Every layer uses it; bugs are asserts, not Errors.

#include "base/place.hpp"

#include <cassert>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace gazette {

/// Who has to act, which also decides the exit status of a command (contract, section 4).
enum class ErrorKind {
  content,        ///< an editor's file: exit status 1
  usage,          ///< the command line: 2
  configuration,  ///< site.toml, a form or a theme: 3
  input_output    ///< the disk or the network: 4
};

/// A second place that belongs to a problem, such as the other of two duplicates.
struct Note {
  std::string message;
  Place place;
};

/// A problem: what was found and what was wanted, in lower case, without a full stop.
///
/// `rule` is a stable kebab-case name such as `invalid-date`; `help` says how to mend it
/// and may be empty; `place` may be empty when no file is to blame.
struct Error {
  ErrorKind kind = ErrorKind::content;
  std::string rule;
  std::string message;
  Place place;
  std::string help;
  std::vector<Note> notes;
};

/// A value, or the Error that prevented it.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_(std::move(value)) {}      // NOLINT(google-explicit-constructor): reads as a return
  Result(Error error) : held_(std::move(error)) {}  // NOLINT(google-explicit-constructor): reads as a return

  explicit operator bool() const { return std::holds_alternative<T>(held_); }

  const T& operator*() const& {
    assert(*this);
    return std::get<T>(held_);
  }
  T& operator*() & {
    assert(*this);
    return std::get<T>(held_);
  }
  T&& operator*() && {
    assert(*this);
    return std::get<T>(std::move(held_));
  }
  const T* operator->() const {
    assert(*this);
    return &std::get<T>(held_);
  }
  T* operator->() {
    assert(*this);
    return &std::get<T>(held_);
  }

  const Error& error() const& {
    assert(!*this);
    return std::get<Error>(held_);
  }
  Error&& error() && {
    assert(!*this);
    return std::get<Error>(std::move(held_));
  }

 private:
  std::variant<T, Error> held_;
};

/// What a function without a value returns.
struct Done {};

}  // namespace gazette
