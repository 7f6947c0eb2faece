#pragma once
// A page's context through its template: bytes. The one function behind both `build` and `serve`.

#include "base/diagnostics.hpp"
#include "formats/template.hpp"
#include "model/artifact.hpp"
#include "model/page.hpp"
#include "render/theme.hpp"

#include <vector>

namespace gazette {

/// Renders one page. Errors are of ErrorKind::configuration: a template that does not exist (`missing-template`, at
/// the item that asked for it), a name that no level sets. `renderer` belongs to the calling thread.
Result<Artifact> render_page(const Theme& theme, const Page& page, const Names& context, TemplateRenderer& renderer);

/// Reports each page whose template the theme does not have, so that no check need render pages to find it.
void check_templates(const Theme& theme, const std::vector<Page>& pages, Diagnostics& diagnostics);

}  // namespace gazette
