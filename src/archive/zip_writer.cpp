// libzip asks for bytes when it closes the archive: each file is a source that calls back, and so is the archive
// itself, which libzip reads, writes and seeks in through the file that we opened. What went wrong below is kept as our
// own Error, since libzip's numbers say less.
//
// libzip turns the time of an entry into one of the local clock and back. That is exact but for hours that a clock
// leaves out in spring; none leaves out noon.
#include "archive/zip_writer.hpp"

#include <algorithm>
#include <cstring>
#include <list>
#include <memory>
#include <optional>

#include <zip.h>

namespace gazette {

namespace {

constexpr zip_uint32_t k_level = 6;
constexpr zip_uint32_t k_mode = 0100644U << 16U;  // a file that its owner may write and all may read
constexpr zip_uint16_t k_noon = 12U << 11U;

zip_uint16_t dos_date(const Date& day) {
  const auto year = std::clamp(day.year, 1980, 2107);
  const auto month = day.year == year ? day.month : 1, number = day.year == year ? day.day : 1;
  return static_cast<zip_uint16_t>((year - 1980) * 512 + month * 32 + number);
}

Error zip_fault(std::string_view what) {
  return {ErrorKind::input_output, "io", "the ZIP archive cannot be written: " + std::string(what), {}, {}, {}};
}

/// What callbacks share: the first Error, and the number that libzip has for it.
class Fault {
 public:
  zip_int64_t keep(Error error) {
    if (!error_) error_ = std::move(error);
    return -1;
  }
  const std::optional<Error>& error() const { return error_; }

  static zip_int64_t tell(void* data, zip_uint64_t size) {
    zip_error_t error;
    zip_error_init(&error);
    zip_error_set(&error, ZIP_ER_INTERNAL, 0);
    const auto told = zip_error_to_data(&error, data, size);
    zip_error_fini(&error);
    return told;
  }

 private:
  std::optional<Error> error_;
};

zip_int64_t stat_of(std::uint64_t size, void* data, zip_uint64_t room) {
  auto* stat = static_cast<zip_stat_t*>(data);
  if (room < sizeof *stat) return -1;
  zip_stat_init(stat);
  stat->size = size;
  stat->valid = ZIP_STAT_SIZE;
  return sizeof *stat;
}

/// A packed file as libzip reads it.
class Input {
 public:
  Input(const FileReader& site, const PackedFile& file, Fault& fault) : site_(site), file_(file), fault_(fault) {}

  static zip_int64_t answer(void* self, void* data, zip_uint64_t size, zip_source_cmd_t command) {
    return static_cast<Input*>(self)->answer(data, size, command);
  }

 private:
  zip_int64_t answer(void* data, zip_uint64_t size, zip_source_cmd_t command) {
    switch (command) {
      case ZIP_SOURCE_OPEN:
        pieces_ = std::make_unique<PackedPieces>(site_, file_);
        piece_.clear();
        given_ = 0;
        return 0;
      case ZIP_SOURCE_READ: return read(static_cast<char*>(data), size);
      case ZIP_SOURCE_CLOSE:
        pieces_.reset();
        std::string().swap(piece_);  // clearing would keep its memory until the last file is written
        return 0;
      case ZIP_SOURCE_STAT: return stat_of(file_.size, data, size);
      case ZIP_SOURCE_ERROR: return Fault::tell(data, size);
      case ZIP_SOURCE_FREE: return 0;
      case ZIP_SOURCE_SUPPORTS: return ZIP_SOURCE_SUPPORTS_READABLE;
      default: return -1;
    }
  }

  zip_int64_t read(char* to, zip_uint64_t size) {
    if (given_ == piece_.size()) {
      auto next = pieces_->next();
      if (!next) return fault_.keep(std::move(next).error());
      piece_ = *std::move(next);
      given_ = 0;
    }
    const auto count = std::min<std::size_t>(size, piece_.size() - given_);
    std::memcpy(to, piece_.data() + given_, count);
    given_ += count;
    return static_cast<zip_int64_t>(count);
  }

  const FileReader& site_;
  const PackedFile& file_;
  Fault& fault_;
  std::unique_ptr<PackedPieces> pieces_;
  std::string piece_;
  std::size_t given_ = 0;  ///< bytes of the piece
};

/// The archive as libzip writes it.
class Output {
 public:
  Output(DataFile& file, Fault& fault) : file_(file), fault_(fault) {}

  static zip_int64_t answer(void* self, void* data, zip_uint64_t size, zip_source_cmd_t command) {
    return static_cast<Output*>(self)->answer(data, size, command);
  }

 private:
  zip_int64_t answer(void* data, zip_uint64_t size, zip_source_cmd_t command) {
    switch (command) {
      case ZIP_SOURCE_OPEN: read_at_ = 0; return 0;
      case ZIP_SOURCE_READ: return read(static_cast<char*>(data), size);
      case ZIP_SOURCE_STAT: return stat_of(file_.size(), data, size);
      case ZIP_SOURCE_ERROR: return Fault::tell(data, size);
      case ZIP_SOURCE_SEEK: return seek(read_at_, data, size);
      case ZIP_SOURCE_TELL: return static_cast<zip_int64_t>(read_at_);
      case ZIP_SOURCE_BEGIN_WRITE: write_at_ = 0; return 0;
      case ZIP_SOURCE_WRITE: return write({static_cast<const char*>(data), size});
      case ZIP_SOURCE_SEEK_WRITE: return seek(write_at_, data, size);
      case ZIP_SOURCE_TELL_WRITE: return static_cast<zip_int64_t>(write_at_);
      case ZIP_SOURCE_SUPPORTS: return ZIP_SOURCE_SUPPORTS_WRITABLE;
      case ZIP_SOURCE_CLOSE:
      case ZIP_SOURCE_COMMIT_WRITE:
      case ZIP_SOURCE_ROLLBACK_WRITE:
      case ZIP_SOURCE_REMOVE:
      case ZIP_SOURCE_FREE: return 0;
      default: return -1;
    }
  }

  zip_int64_t read(char* to, zip_uint64_t size) {
    auto bytes = file_.read_at(read_at_, size);
    if (!bytes) return fault_.keep(std::move(bytes).error());
    std::ranges::copy(*bytes, to);
    read_at_ += bytes->size();
    return static_cast<zip_int64_t>(bytes->size());
  }

  zip_int64_t write(std::string_view bytes) {
    if (auto done = file_.write_at(write_at_, bytes); !done) return fault_.keep(std::move(done).error());
    write_at_ += bytes.size();
    return static_cast<zip_int64_t>(bytes.size());
  }

  zip_int64_t seek(std::uint64_t& at, void* data, zip_uint64_t size) const {
    const auto to = zip_source_seek_compute_offset(at, file_.size(), data, size, nullptr);
    if (to < 0) return -1;
    at = static_cast<std::uint64_t>(to);
    return 0;
  }

  DataFile& file_;
  Fault& fault_;
  std::uint64_t read_at_ = 0, write_at_ = 0;
};

struct Discard {
  void operator()(zip_t* zip) const { zip_discard(zip); }
};
using Zip = std::unique_ptr<zip_t, Discard>;

Zip open_to_write(Output& output) {
  auto* source = zip_source_function_create(&Output::answer, &output, nullptr);
  if (!source) return nullptr;
  Zip zip(zip_open_from_source(source, ZIP_TRUNCATE, nullptr));
  if (!zip) zip_source_free(source);
  return zip;
}

bool add(zip_t* zip, const PackedFile& file, Input& input, zip_uint16_t date) {
  auto* source = zip_source_function(zip, &Input::answer, &input);
  if (!source) return false;
  const auto index = zip_file_add(zip, file.path.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    return false;
  }
  const auto at = static_cast<zip_uint64_t>(index);
  return zip_set_file_compression(zip, at, ZIP_CM_DEFLATE, k_level) == 0 &&
         zip_file_set_dostime(zip, at, k_noon, date, 0) == 0 &&
         zip_file_set_external_attributes(zip, at, 0, ZIP_OPSYS_UNIX, k_mode) == 0;
}

}  // namespace

Result<Done> write_zip(const FileReader& site, std::span<const PackedFile> files, const Date& day, DataFile& out) {
  Fault fault;
  Output output(out, fault);
  std::list<Input> inputs;  // libzip keeps their addresses
  auto zip = open_to_write(output);
  if (!zip) return zip_fault("libzip does not open it");
  for (const auto& file : files) {
    auto& input = inputs.emplace_back(site, file, fault);
    if (!add(zip.get(), file, input, dos_date(day))) return zip_fault(zip_strerror(zip.get()));
  }
  if (zip_close(zip.get()) != 0) return fault.error() ? *fault.error() : zip_fault(zip_strerror(zip.get()));
  (void)zip.release();  // closing has freed it
  return Done{};
}

}  // namespace gazette
