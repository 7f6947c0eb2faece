#include "build/recovery.hpp"
#include "cli/commands.hpp"
#include "cli/interrupted_runs.hpp"
#include "cli/passphrase.hpp"

#include "base/digest.hpp"
#include "base/text.hpp"
#include "output/destination.hpp"
#include "output/manifest.hpp"
#include "record/ledger.hpp"
#include "signing/minisign.hpp"

#include <filesystem>

namespace gazette {

namespace {

namespace fs = std::filesystem;

// Everything in a site's folder is committed, and much of it published.
std::optional<Error> place_fault(const std::string& file) {
  std::error_code code;
  for (auto folder = fs::weakly_canonical(fs::absolute(file, code), code).parent_path(); !folder.empty();
       folder = folder.parent_path()) {
    if (fs::exists(folder / "site.toml", code))
      return usage_error("a secret key does not belong into the folder of a site (" + folder.string() + ")",
                         "write it where nobody else reads, and never commit it");
    if (folder == folder.root_path()) break;
  }
  return std::nullopt;
}

int generate(const CommandInput& input, const std::string& file) {
  const auto& [arguments, console] = input;
  if (auto fault = place_fault(file)) return fail(console, *std::move(fault));
  const auto files = open_disk("");
  const auto public_file = file + ".pub";
  for (const auto& path : {file, public_file}) {
    if (files->is_file(path))
      return fail(console, {ErrorKind::input_output,
                            "file-exists",
                            "there is such a file already",
                            {path, {}},
                            "a key that was used must not be lost: choose another name",
                            {}});
  }
  Result<std::string> passphrase = std::string();
  if (!arguments.has("no-passphrase")) passphrase = ask_passphrase(Passphrase::chosen);
  if (!passphrase) return fail(console, passphrase.error());
  auto keys = make_keys(*passphrase);
  wipe(*passphrase);
  if (!keys) return fail(console, keys.error());
  const auto secret_written = files->create_private(file, keys->secret_file);
  wipe(keys->secret_file);
  if (!secret_written) return fail(console, secret_written.error());
  if (auto written = files->create(public_file, keys->public_file); !written) {
    (void)files->remove(file);  // half a pair would stand in the way of the next attempt
    return fail(console, written.error());
  }
  console.say("made the secret key " + file + " and the public key " + public_file);
  console.say("write into site.toml, so that readers find it:\n[manifest]\npublic_key = " +
              gazette::quoted(public_key_text(keys->public_key)));
  return 0;
}

Result<SecretKey> load_secret_key(const std::string& file) {
  auto text = open_disk("")->read(file);
  if (!text) return text.error();
  const auto is_protected = needs_passphrase(*text);
  Result<SecretKey> key = Error{};
  if (is_protected) {
    Result<std::string> passphrase = std::string();
    if (*is_protected) passphrase = ask_passphrase(Passphrase::known);
    if (passphrase) {
      key = parse_secret_key(*text, *passphrase);
      wipe(*passphrase);
    } else {
      key = passphrase.error();
    }
  } else {
    key = is_protected.error();
  }
  wipe(*text);
  if (key) return key;
  auto error = std::move(key).error();
  if (error.place.file.empty()) error.place.file = file;
  return error;
}

// Readers take what is signed for what was published.
void warn_of_unpublished(const CommandInput& input, const std::string& manifest) {
  const auto& [arguments, console] = input;
  Diagnostics ignored;  // what is wrong with a ledger stops builds; here it only says less
  const auto ledger = load_ledger(*open_disk(source_folder(arguments)), std::nullopt, ignored);
  const auto* last = ledger.last_manifest();
  if (last && last->sha256 == sha256_hex(manifest)) return;
  console.report({Severity::warning,
                  {ErrorKind::content,
                   "unpublished-manifest",
                   "this manifest is not the one that was published last",
                   {std::string(k_manifest_file), {}},
                   "run `gazette publish`, then sign",
                   {}}});
}

// `is_published`: the site's own output.
int sign(const CommandInput& input, const std::string& folder, bool is_published) {
  const auto& [arguments, console] = input;
  const auto files = open_disk(folder);
  const auto taken = take_output(*open_disk(source_folder(arguments)), absolute_folder(folder));
  if (!taken) return fail(console, taken.error());
  if (taken->was_unfinished) console.say(std::string(k_finished_run));
  const auto manifest = files->read(std::string(k_manifest_file));
  if (!manifest) return fail(console, manifest.error());
  if (is_published) warn_of_unpublished(input, *manifest);
  if (const auto read = parse_manifest(*manifest); !read) {
    auto error = read.error();
    error.place.file = path_join(folder, k_manifest_file);
    return fail(console, error);
  }
  const auto request = build_request(arguments);
  if (!request) return fail(console, request.error());
  const auto key = load_secret_key(arguments.value("key"));
  if (!key) return fail(console, key.error());
  const auto comment = "timestamp:" + std::to_string(request->now) + "\tfile:" + std::string(k_manifest_file) +
                       "\tsha256:" + sha256_hex(*manifest) + "\thashed";
  const auto text = signature_text(*manifest, *key, comment);
  const std::string path(k_signature_file);
  const auto written = files->is_file(path) ? files->replace(path, text) : files->create(path, text);
  if (!written) return fail(console, written.error());
  console.say("signed " + path_join(folder, k_manifest_file) + " with the key " + key_id_text(key->id));
  return 0;
}

}  // namespace

int run_sign(const CommandInput& input) {
  const auto& [arguments, console] = input;
  if (arguments.operands.size() > 1)
    return fail(console, usage_error("sign takes one folder", "write `gazette sign [DIR] --key FILE`"));
  if (arguments.has("generate")) {
    if (arguments.has("key") || !arguments.operands.empty())
      return fail(console, usage_error("--generate makes a key and signs nothing", "sign in a second step"));
    return generate(input, arguments.value("generate"));
  }
  if (!arguments.has("key"))
    return fail(console, usage_error("sign needs the secret key", "write `gazette sign [DIR] --key FILE`"));
  if (!arguments.operands.empty()) return sign(input, arguments.operands.front(), false);
  const auto folder = destination_folder(source_folder(arguments), {});
  if (!folder) return fail(console, folder.error());
  return sign(input, *folder, true);
}

}  // namespace gazette
