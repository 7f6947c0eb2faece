#pragma once
// What a build tells while it runs. The library prints nothing; whoever wants to know listens.

#include <cstddef>
#include <string_view>

namespace gazette {

/// The default listens to nothing. `on_progress` may be called from several threads at once.
class Observer {
 public:
  virtual ~Observer() = default;
  virtual void on_stage(std::string_view /*name*/, double /*milliseconds*/) {}
  virtual void on_progress(std::size_t /*done*/, std::size_t /*total*/) {}
  /// Asked now and then, from several threads: true ends checks early, with incomplete findings.
  virtual bool wants_to_stop() { return false; }
};

}  // namespace gazette
