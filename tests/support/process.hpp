#pragma once
// Runs the gazette program as a user would: arguments in, two streams and an exit status out.

#include <map>
#include <string>
#include <vector>

namespace gazette::test {

struct ProcessResult {
  int status = -1;  ///< exit status; 128 + signal when killed
  std::string out;
  std::string err;
  double seconds = 0;  ///< that it ran
  long peak_mib = 0;   ///< of memory that it had at most
};

/// Runs the built program and waits for it, at most a minute: then it is killed. `environment` is added to the test's
/// own. Standard input is empty.
ProcessResult run_gazette(const std::vector<std::string>& arguments,
                          const std::map<std::string, std::string>& environment = {});

/// What somebody at a terminal waits for, and then types, with the return key.
struct Answer {
  std::string prompt;
  std::string typed;
};

/// The same at a terminal of `columns`, which all three streams are; `out` is what it showed, both streams and the
/// echo. GAZETTE_PASSPHRASE is not set.
ProcessResult run_gazette_at_terminal(const std::vector<std::string>& arguments,
                                      const std::vector<Answer>& answers = {}, unsigned short columns = 80);

/// A program that runs beside the test; killed at the end if it still runs.
class BackgroundProcess {
 public:
  explicit BackgroundProcess(const std::vector<std::string>& arguments);
  ~BackgroundProcess();
  BackgroundProcess(const BackgroundProcess&) = delete;
  BackgroundProcess& operator=(const BackgroundProcess&) = delete;

  void interrupt() const;  ///< sends SIGINT
  /// The exit status, or -1 if it still runs after `seconds`.
  int wait(double seconds);
  /// Waits until standard output holds `text`, at most `seconds`; what came so far.
  std::string wait_for_output(const std::string& text, double seconds);

 private:
  int pid_ = -1;
  int output_ = -1;
  std::string seen_;
};

/// A fresh folder that goes away with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::string& path() const { return path_; }
  std::string file(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

std::string read_text(const std::string& path);
void write_text(const std::string& path, const std::string& text);  ///< makes the folders too

/// All files below a folder, by path, with their bytes.
std::map<std::string, std::string> read_tree(const std::string& folder);

}  // namespace gazette::test
