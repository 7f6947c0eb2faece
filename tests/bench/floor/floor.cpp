// What a site costs at the very least: its files are read, cmark-gfm makes HTML of each text, and the bytes of an
// output that another program finished are written to the same paths. Nothing of gazette is in here.
//
//   floor MODE --site DIR --output DIR [--into DIR] [--jobs N]
//
// `--output` is the finished output. It is taken into memory before the clock starts (which the peak of memory shows);
// `--into` is the fresh folder to write. The HTML of cmark-gfm is thrown away. Modes:
//
//   all     read, cmark and write
//   read    only read the files of content/
//   cmark   read, and make HTML of the texts
//   write   only write
//   stat    ask for size and time of every file of content/ and of the output: what "nothing changed" costs at the
//   least
//
// Prints one line of JSON. Times begin when all is prepared; peak memory is the whole process's.

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <dirent.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace {

constexpr std::size_t k_tasks_at_once = 8;  // that a thread takes in one go
constexpr int k_read_flags = O_RDONLY | O_CLOEXEC;
constexpr int k_folder_flags = O_RDONLY | O_CLOEXEC | O_DIRECTORY;

[[noreturn]] void fail(const std::string& what) {
  std::fprintf(stderr, "floor: %s: %s\n", what.c_str(), std::strerror(errno));
  std::exit(1);
}

[[noreturn]] void usage() {
  std::fputs("usage: floor all|read|cmark|write|stat --site DIR --output DIR [--into DIR] [--jobs N]\n", stderr);
  std::exit(2);
}

// Files and folders

class Descriptor {
 public:
  Descriptor(int parent, const std::string& name, int flags) : value_(::openat(parent, name.c_str(), flags, 0644)) {
    if (value_ < 0) fail(name);
  }
  Descriptor(Descriptor&& other) noexcept : value_(std::exchange(other.value_, -1)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  int get() const { return value_; }

 private:
  int value_;
};

struct Listing {
  std::vector<std::string> folders, files;
};

Listing list(const Descriptor& folder) {
  const int copy = ::openat(folder.get(), ".", k_folder_flags);
  DIR* stream = copy < 0 ? nullptr : ::fdopendir(copy);
  if (!stream) fail("a folder");
  Listing found;
  while (const auto* entry = ::readdir(stream)) {
    const std::string name = entry->d_name;
    if (name == "." || name == "..") continue;
    (entry->d_type == DT_DIR ? found.folders : found.files).push_back(name);
  }
  ::closedir(stream);
  std::sort(found.folders.begin(), found.folders.end());
  std::sort(found.files.begin(), found.files.end());
  return found;
}

void read_file(int parent, const std::string& name, std::string& into) {
  const Descriptor file(parent, name, k_read_flags);
  struct stat about {};
  if (::fstat(file.get(), &about) != 0) fail(name);
  into.resize(static_cast<std::size_t>(about.st_size));
  for (std::size_t done = 0; done < into.size();) {
    const auto count = ::read(file.get(), into.data() + done, into.size() - done);
    if (count <= 0) fail(name);
    done += static_cast<std::size_t>(count);
  }
}

void write_file(int parent, const std::string& name, std::string_view bytes) {
  const Descriptor file(parent, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC);
  while (!bytes.empty()) {
    const auto count = ::write(file.get(), bytes.data(), bytes.size());
    if (count < 0) fail(name);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

void make_folder(int parent, const std::string& name) {
  if (::mkdirat(parent, name.c_str(), 0755) != 0) fail(name);
}

// What is counted

struct Counts {
  std::atomic<std::uint64_t> files_read{0}, bytes_read{0}, html_bytes{0}, files_written{0}, bytes_written{0}, asked{0};
};

// Runs `task` for 0 … count-1 on `jobs` threads. Each thread has a working space of its own.
template <typename Space>
void in_parallel(std::size_t count, unsigned jobs, const std::function<void(Space&, std::size_t)>& task) {
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    Space space;
    for (;;) {
      const auto first = next.fetch_add(k_tasks_at_once);
      if (first >= count) return;
      for (auto i = first; i < std::min(count, first + k_tasks_at_once); ++i) task(space, i);
    }
  };
  std::vector<std::jthread> threads;
  for (unsigned i = 1; i < jobs; ++i) threads.emplace_back(work);
  work();
}

// Reading

struct Content {
  std::vector<Descriptor> folders;
  std::vector<std::pair<std::size_t, std::string>> files;  // folder, name
};

void find_content(Content& content, Descriptor folder) {
  auto found = list(folder);
  std::vector<Descriptor> inner;
  for (const auto& name : found.folders) inner.emplace_back(folder.get(), name, k_folder_flags);
  for (auto& name : found.files) content.files.emplace_back(content.folders.size(), std::move(name));
  content.folders.push_back(std::move(folder));
  for (auto& each : inner) find_content(content, std::move(each));
}

// The text behind the metadata, which stands between two lines `+++`.
std::string_view text_of(std::string_view file) {
  constexpr std::string_view fence = "+++\n";
  if (!file.starts_with(fence)) return file;
  const auto end = file.find("\n+++\n", fence.size() - 1);
  return end == std::string_view::npos ? file : file.substr(end + fence.size() + 1);
}

// cmark-gfm with those of its extensions that share nothing between threads (`strikethrough` and `autolink` do).
class Markdown {
 public:
  Markdown() {
    cmark_gfm_core_extensions_ensure_registered();
    for (const auto* name : {"table", "tasklist", "tagfilter"})
      extensions_.push_back(cmark_find_syntax_extension(name));
  }

  std::size_t html_size(std::string_view text) const {
    auto* parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    for (auto* extension : extensions_) cmark_parser_attach_syntax_extension(parser, extension);
    cmark_parser_feed(parser, text.data(), text.size());
    auto* root = cmark_parser_finish(parser);
    char* html = cmark_render_html(root, CMARK_OPT_DEFAULT, cmark_parser_get_syntax_extensions(parser));
    const auto size = std::strlen(html);
    std::free(html);
    cmark_node_free(root);
    cmark_parser_free(parser);
    return size;
  }

 private:
  std::vector<cmark_syntax_extension*> extensions_;
};

// Writing

struct OutputFile {
  std::string path;  // from the folder that holds it, or from that one's parent
  std::string bytes;
};

// A folder without folders in it, with its files, or a single file (without `folder`) of one that has some.
struct OutputPart {
  std::size_t parent = 0;
  std::string folder;
  std::vector<OutputFile> files;
};

struct Output {
  std::vector<std::pair<std::size_t, std::string>>
      outer;  // folders with folders in them: parent, name; the first is the whole
  std::vector<OutputPart> parts;
};

OutputFile loaded(const Descriptor& folder, const std::string& name, const std::string& path) {
  OutputFile file{path, {}};
  read_file(folder.get(), name, file.bytes);
  return file;
}

void load_output(const Descriptor& folder, const std::string& name, std::size_t parent, Output& output) {
  const auto found = list(folder);
  if (found.folders.empty() && !output.outer.empty()) {
    OutputPart part{parent, name, {}};
    for (const auto& file : found.files) part.files.push_back(loaded(folder, file, name + "/" + file));
    output.parts.push_back(std::move(part));
    return;
  }
  const auto own = output.outer.size();
  output.outer.emplace_back(parent, name);
  for (const auto& file : found.files) output.parts.push_back({own, {}, {loaded(folder, file, file)}});
  for (const auto& inner : found.folders)
    load_output(Descriptor(folder.get(), inner, k_folder_flags), inner, own, output);
}

std::vector<Descriptor> make_outer_folders(const Output& output, const std::string& into) {
  std::vector<Descriptor> folders;
  for (std::size_t i = 0; i < output.outer.size(); ++i) {
    const auto& [parent, name] = output.outer[i];
    const int above = i == 0 ? AT_FDCWD : folders[parent].get();
    const auto& path = i == 0 ? into : name;
    make_folder(above, path);
    folders.emplace_back(above, path, k_folder_flags);
  }
  return folders;
}

void write_part(const OutputPart& part, const Descriptor& parent, Counts& counts) {
  if (!part.folder.empty()) make_folder(parent.get(), part.folder);
  for (const auto& file : part.files) {
    write_file(parent.get(), file.path, file.bytes);
    counts.bytes_written += file.bytes.size();
  }
  counts.files_written += part.files.size();
}

// The work

struct Options {
  std::string mode, site, output, into;
  unsigned jobs = std::max(1U, std::thread::hardware_concurrency());

  bool is(std::string_view one, std::string_view other) const { return mode == one || mode == other || mode == "all"; }
  bool reads() const { return is("read", "cmark"); }
  bool renders() const { return is("cmark", "cmark"); }
  bool writes() const { return is("write", "write"); }
};

struct Buffer {
  std::string bytes;
};

// Reading, making HTML and writing are one row of tasks, so that no thread waits for another in between.
void build(const Options& options, const Output& output, Counts& counts) {
  Content content;
  if (options.reads()) find_content(content, Descriptor(AT_FDCWD, options.site + "/content", k_folder_flags));
  std::vector<Descriptor> folders;
  if (options.writes()) folders = make_outer_folders(output, options.into);
  const Markdown markdown;
  const auto reads = content.files.size();
  in_parallel<Buffer>(reads + output.parts.size(), options.jobs, [&](Buffer& buffer, std::size_t i) {
    if (i >= reads) {
      const auto& part = output.parts[i - reads];
      return write_part(part, folders[part.parent], counts);
    }
    const auto& [folder, name] = content.files[i];
    read_file(content.folders[folder].get(), name, buffer.bytes);
    ++counts.files_read;
    counts.bytes_read += buffer.bytes.size();
    if (options.renders()) counts.html_bytes += markdown.html_size(text_of(buffer.bytes));
  });
}

void ask(const Descriptor& folder, const std::vector<std::string>& names, Counts& counts) {
  struct stat about {};
  for (const auto& name : names) {
    if (::fstatat(folder.get(), name.c_str(), &about, AT_SYMLINK_NOFOLLOW) != 0) fail(name);
  }
  counts.asked += names.size();
}

void ask_all(const Descriptor& folder, Counts& counts) {
  const auto found = list(folder);
  ask(folder, found.files, counts);
  for (const auto& name : found.folders) ask_all(Descriptor(folder.get(), name, k_folder_flags), counts);
}

void ask_both(const Options& options, Counts& counts) {
  std::vector<Descriptor> folders;
  for (const auto& path : {options.site + "/content", options.output}) {
    const Descriptor top(AT_FDCWD, path, k_folder_flags);
    const auto found = list(top);
    ask(top, found.files, counts);
    for (const auto& name : found.folders) folders.emplace_back(top.get(), name, k_folder_flags);
  }
  // One folder at a time: there are few of them, and they are not equally large.
  std::atomic<std::size_t> next{0};
  std::vector<std::jthread> threads;
  const auto work = [&] {
    for (auto i = next++; i < folders.size(); i = next++) ask_all(folders[i], counts);
  };
  for (unsigned i = 1; i < options.jobs; ++i) threads.emplace_back(work);
  work();
}

// Measuring

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

struct Moment {
  std::chrono::steady_clock::time_point wall = std::chrono::steady_clock::now();
  rusage used{};

  Moment() { ::getrusage(RUSAGE_SELF, &used); }
};

// From /proc, since `ru_maxrss` begins with the memory of the program that started this one.
std::uint64_t peak_kib() {
  std::ifstream status("/proc/self/status");
  constexpr std::string_view key = "VmHWM:";
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(key)) return std::strtoull(line.c_str() + key.size(), nullptr, 10);
  }
  return 0;
}

void tell(const Options& options, const Moment& start, const Moment& end, const Counts& counts) {
  const std::chrono::duration<double> wall = end.wall - start.wall;
  std::printf(
      "{\"mode\": \"%s\", \"wall\": %.6f, \"user\": %.6f, \"system\": %.6f, \"peak_kib\": %llu, \"files_read\": %llu, "
      "\"bytes_read\": %llu, \"html_bytes\": %llu, \"files_written\": %llu, \"bytes_written\": %llu, \"asked\": "
      "%llu}\n",
      options.mode.c_str(), wall.count(), seconds(end.used.ru_utime) - seconds(start.used.ru_utime),
      seconds(end.used.ru_stime) - seconds(start.used.ru_stime), static_cast<unsigned long long>(peak_kib()),
      static_cast<unsigned long long>(counts.files_read), static_cast<unsigned long long>(counts.bytes_read),
      static_cast<unsigned long long>(counts.html_bytes), static_cast<unsigned long long>(counts.files_written),
      static_cast<unsigned long long>(counts.bytes_written), static_cast<unsigned long long>(counts.asked));
}

unsigned number_in(std::string_view text) {
  unsigned number = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (code != std::errc() || end != text.data() + text.size() || number == 0) usage();
  return number;
}

Options options_of(const std::vector<std::string>& arguments) {
  Options options;
  if (arguments.size() < 2 || arguments.size() % 2 != 0) usage();
  options.mode = arguments[1];
  for (std::size_t i = 2; i < arguments.size(); i += 2) {
    const auto& value = arguments[i + 1];
    if (arguments[i] == "--site") options.site = value;
    else if (arguments[i] == "--output") options.output = value;
    else if (arguments[i] == "--into") options.into = value;
    else if (arguments[i] == "--jobs") options.jobs = number_in(value);
    else usage();
  }
  constexpr std::array<std::string_view, 5> modes = {"all", "read", "cmark", "write", "stat"};
  const bool is_known = std::find(modes.begin(), modes.end(), options.mode) != modes.end();
  const bool needs_output = options.writes() || options.mode == "stat";
  const bool needs_site = options.reads() || options.mode == "stat";
  if (!is_known || (needs_site && options.site.empty()) || (needs_output && options.output.empty()) ||
      (options.writes() && options.into.empty()))
    usage();
  return options;
}

}  // namespace

int main(int count, char** values) {
  const auto options = options_of({values, values + count});
  Output output;
  if (options.writes()) load_output(Descriptor(AT_FDCWD, options.output, k_folder_flags), {}, 0, output);
  Counts counts;
  const Moment start;
  if (options.mode == "stat") ask_both(options, counts);
  else build(options, output, counts);
  const Moment end;
  tell(options, start, end, counts);
  return 0;
}
