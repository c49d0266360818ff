package org.evenhand.proof.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A JSON value (RFC 8259), and how it is written in canonical form (RFC 8785). */
sealed interface Json {
  /** Writes the value in canonical form. */
  void print(StringBuilder into);

  /** The value in canonical form. */
  default byte[] canonical() {
    var text = new StringBuilder();
    print(text);
    return text.toString().getBytes(UTF_8);
  }

  /** A text. */
  record Text(String value) implements Json {
    @Override
    public void print(StringBuilder into) {
      quote(value, into);
    }
  }

  /** A number, as the double that RFC 8785 takes every number for. */
  record Numeral(double value) implements Json {
    @Override
    public void print(StringBuilder into) {
      into.append(shortest(value));
    }
  }

  /** True, false or null. */
  record Word(String value) implements Json {
    @Override
    public void print(StringBuilder into) {
      into.append(value);
    }
  }

  /** Values in order. */
  record Array(List<Json> values) implements Json {
    /** Keeps a copy. */
    public Array {
      values = List.copyOf(values);
    }

    @Override
    public void print(StringBuilder into) {
      var divide = "";
      into.append('[');
      for (var value : values) {
        into.append(divide);
        value.print(into);
        divide = ",";
      }
      into.append(']');
    }
  }

  /** Members by name; their order is that of the names' UTF-16 code units (RFC 8785 §3.2.3). */
  record Members(SortedMap<String, Json> values) implements Json {
    /** Keeps a copy. */
    public Members {
      values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    @Override
    public void print(StringBuilder into) {
      var divide = "";
      into.append('{');
      for (var member : values.entrySet()) {
        into.append(divide);
        quote(member.getKey(), into);
        into.append(':');
        member.getValue().print(into);
        divide = ",";
      }
      into.append('}');
    }
  }

  private static void quote(String value, StringBuilder into) {
    into.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\' -> into.append('\\').append(c);
        case '\b' -> into.append("\\b");
        case '\f' -> into.append("\\f");
        case '\n' -> into.append("\\n");
        case '\r' -> into.append("\\r");
        case '\t' -> into.append("\\t");
        default -> {
          if (c < ' ') {
            into.append("\\u").append(HexFormat.of().toHexDigits((short) c));
          } else {
            into.append(c);
          }
        }
      }
    }
    into.append('"');
  }

  // ECMAScript's Number::toString, which RFC 8785 §3.2.2.3 takes over.
  private static String shortest(double value) {
    if (value == 0) {
      return "0";
    }
    var decimal = fewestDigits(value);
    var digits = decimal.unscaledValue().abs().toString();
    int point = digits.length() - decimal.scale();
    var text = new StringBuilder(value < 0 ? "-" : "");
    if (point > 21 || point < -5) {
      text.append(digits.charAt(0));
      if (digits.length() > 1) {
        text.append('.').append(digits, 1, digits.length());
      }
      return text.append(point > 0 ? "e+" : "e-").append(Math.abs(point - 1)).toString();
    }
    if (point <= 0) {
      return text.append("0.").repeat('0', -point).append(digits).toString();
    }
    if (point >= digits.length()) {
      return text.append(digits).repeat('0', point - digits.length()).toString();
    }
    return text.append(digits, 0, point)
        .append('.')
        .append(digits, point, digits.length())
        .toString();
  }

  // Java gives the shortest digits too, but two at the least (Double.toString, "How many digits"):
  // where ECMAScript has one, it may have another than the first of those two.
  private static BigDecimal fewestDigits(double value) {
    var shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (shortest.precision() == 2) {
      var one = new BigDecimal(value).round(new MathContext(1, RoundingMode.HALF_EVEN));
      return one.doubleValue() == value ? one.stripTrailingZeros() : shortest;
    }
    return shortest;
  }
}
