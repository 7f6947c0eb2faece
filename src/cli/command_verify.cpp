#include "cli/commands.hpp"
#include "cli/interrupted_runs.hpp"

#include "base/digest.hpp"
#include "base/text.hpp"
#include "io/copy_files.hpp"
#include "output/destination.hpp"
#include "output/verify_copy.hpp"
#include "record/ledger.hpp"
#include "signing/minisign.hpp"

#include <algorithm>

namespace gazette {

namespace {

Error finding(std::string rule, std::string message, std::string_view file, std::string help) {
  return {ErrorKind::content, std::move(rule), std::move(message), {std::string(file), {}}, std::move(help), {}};
}

// The key itself, or a file that holds it.
Result<PublicKey> given_key(const std::string& given) {
  if (auto key = parse_public_key(given)) return key;
  const auto text = open_disk("")->read(given);
  auto key = text ? parse_public_key(*text) : Result<PublicKey>(text.error());
  if (key) return key;
  return usage_error("--public-key: " + quoted(given) + " is neither a public key of minisign nor a file with one",
                     "give the 56 characters from RW, or the .pub file");
}

class Verification {
 public:
  Verification(const CommandInput& input, std::string folder) : input_(input), folder_(std::move(folder)) {}

  int run() {
    const auto& [arguments, console] = input_;
    const auto request = build_request(arguments);
    if (!request) return fail(console, request.error());
    if (arguments.has("public-key")) {
      auto key = given_key(arguments.value("public-key"));
      if (!key) return fail(console, key.error());
      key_ = *std::move(key);
    }
    const auto site = open_disk(source_folder(arguments));
    if (const auto finished = finish_interrupted(input_, *site, absolute_folder(folder_)); !finished)
      return fail(console, finished.error());
    check(request->jobs);
    console.report(*open_disk(folder_), diagnostics_);
    const auto status = console.exit_status(diagnostics_);
    for (const auto& line : remarks_) console.say(line);
    console.say(status == 0 ? "all " + counted(verified_.files, "file") + " are as the manifest says"
                            : counted(verified_.files, "file") + " are as the manifest says; see above for the others");
    return status;
  }

 private:
  void check(unsigned jobs) {
    if (const auto listing = list_copy(folder_); !listing) return diagnostics_.add_error(listing.error());
    const auto text = read_copy(folder_, std::string(k_manifest_file));
    if (!text)
      return diagnostics_.add_error(finding("missing-manifest", "there is no manifest: nothing can be verified",
                                            k_manifest_file, "copy it from the site as well"));
    check_signature(*text);
    check_ledger(*text);
    const auto manifest = parse_manifest(*text);
    if (manifest) {
      verified_ = verify_copy(folder_, *manifest, jobs, diagnostics_);
      return;
    }
    auto error = manifest.error();
    error.place.file = k_manifest_file;
    diagnostics_.add_error(std::move(error));
  }

  void check_signature(const std::string& manifest) {
    const auto signature = read_copy(folder_, std::string(k_signature_file));
    if (!key_) {
      const auto remark = std::string("no public key was given: ") +
                          (signature ? "the signature was not checked" : "who made the manifest is not known") +
                          "; whoever changed a file may have changed the manifest too";
      // Programs read findings only; people are told at the end.
      if (!input_.console.options().is_json) remarks_.push_back(remark);
      else
        diagnostics_.add(Severity::info, finding("unchecked-signature", remark, k_signature_file, "give --public-key"));
      return;
    }
    if (!signature)
      return diagnostics_.add_error(finding("missing-signature", "the manifest is not signed", k_signature_file,
                                            "copy the signature from the site as well"));
    const auto trusted = verify_signature(manifest, *signature, *key_);
    if (trusted) {
      remarks_.emplace_back("the manifest is signed by the key " + key_id_text(key_->id) + ": " +
                            trusted->trusted_comment);
      return;
    }
    auto error = trusted.error();
    error.place.file = k_signature_file;
    diagnostics_.add_error(std::move(error));
  }

  // The ledger knows each manifest that was ever published. Where nobody named the site, it may be another one's.
  void check_ledger(const std::string& manifest) {
    const auto source = source_folder(input_.arguments);
    const bool is_named = input_.arguments.has("source");
    const auto files = open_disk(source);
    if (!is_named && !files->is_file(std::string(k_ledger_file))) return;
    const auto ledger = load_ledger(*files, std::nullopt, diagnostics_);
    const auto digest = sha256_hex(manifest);
    const auto known = std::find_if(ledger.manifests.begin(), ledger.manifests.end(),
                                    [&](const Publication& p) { return p.sha256 == digest; });
    if (known == ledger.manifests.end()) {
      diagnostics_.add(is_named ? Severity::error : Severity::warning,
                       finding("unknown-manifest", "the ledger of " + source + " knows no such manifest",
                               k_manifest_file, "it was never published, or was changed since"));
    } else {
      remarks_.emplace_back("the ledger knows the manifest: published " + rfc3339(known->at) +
                            (&*known == ledger.last_manifest() ? ", the newest" : "; newer ones were published since"));
    }
  }

  const CommandInput& input_;
  std::string folder_;
  std::optional<PublicKey> key_;
  Diagnostics diagnostics_;
  VerifiedCopy verified_;
  std::vector<std::string> remarks_;
};

}  // namespace

int run_verify(const CommandInput& input) {
  const auto& [arguments, console] = input;
  if (arguments.operands.size() != 1)
    return fail(console, usage_error("verify needs the folder of the copy", "write `gazette verify DIR`"));
  return Verification(input, arguments.operands.front()).run();
}

}  // namespace gazette
