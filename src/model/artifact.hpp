#pragma once
// A file of the output: where it goes and what it holds.

#include "model/route.hpp"

#include <string>

namespace gazette {

struct Artifact {
  Route route;
  std::string bytes;
};

}  // namespace gazette
