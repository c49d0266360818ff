package org.evenhand.proof.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.evenhand.proof.ProofException.Malformed;

/**
 * Reads JSON, strictly: well-formed UTF-8, the grammar of RFC 8259 and nothing besides, no member
 * twice, no half of a surrogate pair, a bound on depth.
 */
final class JsonReader {
  private static final int MOST_DEPTH = 64;

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  /** Reads one value, behind which nothing may follow. */
  static Json read(byte[] bytes) throws Malformed {
    String text;
    try {
      text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Malformed("it is not UTF-8");
    }
    var reader = new JsonReader(text);
    var value = reader.value(0);
    reader.space();
    reader.check(reader.at == text.length(), "something follows");
    return value;
  }

  private Json value(int depth) throws Malformed {
    check(depth < MOST_DEPTH, "too deep");
    space();
    return switch (peek()) {
      case '{' -> members(depth);
      case '[' -> array(depth);
      case '"' -> new Json.Text(string());
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    };
  }

  private Json members(int depth) throws Malformed {
    var members = new TreeMap<String, Json>();
    at++;
    space();
    if (took('}')) {
      return new Json.Members(members);
    }
    do {
      space();
      var name = string();
      space();
      check(took(':'), "no colon");
      check(members.put(name, value(depth + 1)) == null, "a member stands twice");
      space();
    } while (took(','));
    check(took('}'), "an object that does not end");
    return new Json.Members(members);
  }

  private Json array(int depth) throws Malformed {
    var values = new ArrayList<Json>();
    at++;
    space();
    if (took(']')) {
      return new Json.Array(List.of());
    }
    do {
      values.add(value(depth + 1));
      space();
    } while (took(','));
    check(took(']'), "an array that does not end");
    return new Json.Array(values);
  }

  private Json word(String word) throws Malformed {
    check(text.startsWith(word, at), "no value");
    at += word.length();
    return new Json.Word(word);
  }

  private Json number() throws Malformed {
    int from = at;
    took('-');
    if (!took('0')) {
      digits();
    }
    if (took('.')) {
      digits();
    }
    if (took('e') || took('E')) {
      if (!took('+')) {
        took('-');
      }
      digits();
    }
    double value = Double.parseDouble(text.substring(from, at));
    check(Double.isFinite(value), "a number out of range");
    return new Json.Numeral(value);
  }

  private void digits() throws Malformed {
    int from = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    check(at > from, "no value");
  }

  private String string() throws Malformed {
    check(took('"'), "no text");
    var value = new StringBuilder();
    while (peek() != '"') {
      check(at < text.length() && peek() >= ' ', "a text that does not end");
      char c = text.charAt(at++);
      value.append(c == '\\' ? escaped() : c);
    }
    at++;
    check(UTF_8.newEncoder().canEncode(value), "half of a surrogate pair");
    return value.toString();
  }

  private char escaped() throws Malformed {
    check(at < text.length(), "a text that does not end");
    char c = text.charAt(at++);
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unit();
      default -> throw new Malformed("at character " + at + ": an unknown escape");
    };
  }

  private char unit() throws Malformed {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(peek(), 16);
      check(digit >= 0 && peek() < 128, "no four digits");
      value = value << 4 | digit;
      at++;
    }
    return (char) value;
  }

  private void space() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') {
      at++;
    }
  }

  // NUL stands for the end: where a value or a text may stand, it is refused all the same.
  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private boolean took(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private void check(boolean holds, String otherwise) throws Malformed {
    if (!holds) {
      throw new Malformed("at character " + at + ": " + otherwise);
    }
  }
}
