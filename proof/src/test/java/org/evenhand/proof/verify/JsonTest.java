package org.evenhand.proof.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.evenhand.proof.ProofException.Malformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON, strictly read, and its canonical form. */
final class JsonTest {
  private static String canonical(String json) throws Malformed {
    return new String(JsonReader.read(json.getBytes(UTF_8)).canonical(), UTF_8);
  }

  /** RFC 8785 appendix B, by the number's text in another form. */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "4.9406564584124654e-324, 5e-324",
    "-4.9406564584124654e-324, -5e-324",
    "1.7976931348623157e308, 1.7976931348623157e+308",
    "9007199254740992, 9007199254740992",
    "-9007199254740992, -9007199254740992",
    "295147905179352830000, 295147905179352830000",
    "9.999999999999997e22, 9.999999999999997e+22",
    "1e23, 1e+23",
    "1.0000000000000001e23, 1.0000000000000001e+23",
    "999999999999999700000, 999999999999999700000",
    "999999999999999868928, 999999999999999900000",
    "1000000000000000000000, 1e+21",
    "0.0000009999999999999997, 9.999999999999997e-7",
    "0.000001, 0.000001",
    "333333333.3333332, 333333333.3333332",
    "333333333.33333325, 333333333.33333325",
    "1424953923781206.25, 1424953923781206.2",
    "10.50, 10.5",
    "5.684341886080801486968994140625e-14, 5.684341886080802e-14",
    "9.8813129168249309e-324, 1e-323",
    "2e-323, 2e-323",
    "12, 12",
    "-0.25, -0.25",
    "1E2, 100"
  })
  void a_number_is_written_as_ecmascript_does(String given, String expected) throws Malformed {
    assertThat(canonical(given)).isEqualTo(expected);
  }

  @Property
  void every_number_is_read_back_as_itself(@ForAll double number) throws Malformed {
    if (Double.isFinite(number)) {
      var written = canonical(Double.toString(number));
      assertThat(Double.parseDouble(written)).isEqualTo(number + 0.0);
      assertThat(canonical(written)).isEqualTo(written);
    }
  }

  /** RFC 8785 §3.2.2 and §3.2.3. */
  @Test
  void members_are_sorted_by_their_utf_16_units_and_texts_escaped_as_little_as_may_be()
      throws Malformed {
    assertThat(
            canonical(
                "{ \"b\" : [ 56, { \"d\": true, \"c\": null } ], \"a\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\" }"))
        .isEqualTo(
            "{\"a\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\",\"b\":[56,{\"c\":null,\"d\":true}]}");
    assertThat(canonical("{\"\\ufb33\":1,\"\\ud83d\\ude00\":2,\"\\u20ac\":3,\"\\r\":4,\"1\":5}"))
        .isEqualTo("{\"\\r\":4,\"1\":5,\"€\":3,\"\ud83d\ude00\":2,\"\ufb33\":1}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{}x",
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,}",
        "[1,]",
        "[1 2]",
        "{a:1}",
        "{'a':1}",
        "01",
        "+1",
        "1.",
        ".5",
        "1e",
        "-",
        "0x1",
        "NaN",
        "Infinity",
        "1e999",
        "tru",
        "TRUE",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\\ud800\"",
        "\"\\udc00x\"",
        "\"",
        "\"\n\"",
        "\"\\",
        "\u0000",
        "{\"a\":1}\u0000",
        "// c\n1"
      })
  void what_is_no_json_is_refused(String wrong) {
    assertThatThrownBy(() -> canonical(wrong)).isInstanceOf(Malformed.class);
  }

  @Test
  void what_is_not_utf_8_or_too_deep_is_refused() {
    assertThatThrownBy(() -> JsonReader.read(new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'}))
        .isInstanceOf(Malformed.class);
    assertThatThrownBy(() -> canonical("[".repeat(100_000))).isInstanceOf(Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{\"type\":1}",
        "{\"type\": \"act\"}",
        "{\"type\":\"seal\"}",
        "{\"hour\":\"2026-11-23T25Z\",\"rows\":1,\"sha256\":\"00\",\"type\":\"tally\"}",
        "{\"act\":\"lost\",\"key\":\"k\",\"type\":\"key\"}"
      })
  void an_entry_without_its_types_form_is_refused(String wrong) {
    assertThatThrownBy(() -> PublicEntry.parse(wrong.getBytes(UTF_8)))
        .isInstanceOf(Malformed.class);
  }
}
