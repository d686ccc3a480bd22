#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace whichgpu::api {

class Fragment;

/// A number of a request: written with all its digits, so that whoever asks it back is asked for the same.
struct Exact {
  double value = 0;
};

/// What is about to be written: a number, a text, or JSON that is finished. It refers to texts and fragments:
/// for arguments only, never to be kept.
class Value {
 public:
  Value(std::nullptr_t) : kind_(Kind::null) {}
  Value(bool value) : kind_(Kind::boolean), integer(value ? 1 : 0) {}
  Value(int value) : kind_(Kind::integer), integer(value) {}
  Value(std::int64_t value) : kind_(Kind::integer), integer(value) {}
  Value(std::size_t value) : kind_(Kind::integer), integer(static_cast<std::int64_t>(value)) {}
  /// To nine digits, but never to less than a whole number. Infinity and what is no number become null.
  Value(double value) : kind_(Kind::real), real(value) {}
  Value(std::optional<double> value) : Value(value.value_or(0)) {
    if (!value) kind_ = Kind::null;
  }
  Value(Exact exact) : kind_(Kind::exact), real(exact.value) {}
  /// Bytes that are not UTF-8 are replaced.
  Value(std::string_view text) : kind_(Kind::text), text(text) {}
  Value(const char* text) : Value(std::string_view(text)) {}
  Value(const std::string& text) : Value(std::string_view(text)) {}
  Value(const Fragment& fragment);
  Value(const void*) = delete;  // else any pointer is a bool

  void append_to(std::string& json) const;
  /// Bytes that append_to() is likely to need.
  std::size_t usual_bytes() const;

 private:
  enum class Kind : unsigned char { null, boolean, integer, real, exact, text, finished };

  Kind kind_;
  union {
    std::int64_t integer = 0;
    double real;
    std::string_view text;
  };
};

/// JSON that is finished: one value of any kind, null at first.
class Fragment {
 public:
  Fragment() : text_("null") {}
  explicit Fragment(const Value& value) { value.append_to(text_); }
  /// JSON text as it stands.
  static Fragment finished(std::string json);

  const std::string& text() const { return text_; }

 protected:
  explicit Fragment(const char* json) : text_(json) {}

  std::string text_;
};

inline Value::Value(const Fragment& fragment) : kind_(Kind::finished), text(fragment.text()) {}

struct Field {
  const char* name;
  Value value;
};

/// An object that grows field by field. Names must differ, and are written as they are.
class Object : public Fragment {
 public:
  Object() : Fragment("{}") {}

  void add(std::string_view name, const Value& value);
  /// All fields of another object.
  void append(const Object& other);
  bool empty() const { return text_.size() == 2; }

 private:
  friend Object object_of(std::initializer_list<Field> fields);
};

class Array : public Fragment {
 public:
  Array() : Fragment("[]") {}

  void push(const Value& value);
  bool empty() const { return text_.size() == 2; }
};

/// The fields in this order.
Object object_of(std::initializer_list<Field> fields);
Array array_of(std::initializer_list<Value> values);

/// A number for a sentence, as "%.<digits>g" of printf writes it; but a half is rounded up.
std::string rounded(double value, int digits);

/// Null where it is not known.
inline Value yes_or_no(std::optional<bool> value) { return value ? Value(*value) : Value(nullptr); }

/// `value`, or null where it is not known.
inline std::optional<double> known_if(bool known, double value) {
  return known ? std::optional(value) : std::nullopt;
}

}  // namespace whichgpu::api
