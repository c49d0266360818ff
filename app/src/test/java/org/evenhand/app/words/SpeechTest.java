package org.evenhand.app.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.app.words.Speech.count;
import static org.evenhand.app.words.Speech.list;
import static org.evenhand.app.words.Speech.say;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SpeechTest {
  private static final Instant MARCH = Instant.parse("2026-03-03T08:05:09Z");

  private static String in(Language language, Supplier<String> said) {
    return ScopedValue.where(Speech.SPOKEN, new Speech.Spoken(language, "")).call(said::get);
  }

  @Test
  void english_is_spoken_where_nobody_asked_for_another() {
    assertThat(say("Sign out {0}", "Ines")).isEqualTo("Sign out Ines");
    assertThat(Speech.moment(MARCH)).isEqualTo("3 March 2026, 08:05:09 UTC");
  }

  @Test
  void a_sentence_is_said_in_the_language_asked_for() {
    assertThat(in(Language.GERMAN, () -> say("Sign out {0}", "Ines"))).isEqualTo("Ines abmelden");
    assertThat(in(Language.SPANISH, () -> say("Sign in"))).isEqualTo("Iniciar sesión");
  }

  @Test
  void what_no_dictionary_has_is_said_as_it_stands() {
    assertThat(in(Language.GERMAN, () -> say("Your chess rating"))).isEqualTo("Your chess rating");
  }

  @Test
  void what_is_put_in_is_never_read_as_a_sentence() {
    assertThat(say("{0} and {1}", "{1} {9} {", "Sign in")).isEqualTo("{1} {9} { and Sign in");
  }

  @Test
  void days_numbers_and_lists_are_written_as_the_language_writes_them() {
    assertThat(in(Language.GERMAN, () -> Speech.day(MARCH))).isEqualTo("3. März 2026");
    assertThat(in(Language.SPANISH, () -> Speech.day(MARCH))).isEqualTo("3 de marzo de 2026");
    assertThat(in(Language.GERMAN, () -> Speech.number(12_345))).isEqualTo("12.345");
    assertThat(in(Language.GERMAN, () -> list(List.of("a", "b", "c")))).isEqualTo("a, b und c");
  }

  @Test
  void one_is_told_apart_from_many_and_none() {
    assertThat(count(1, "{0} friend", "{0} friends")).isEqualTo("1 friend");
    assertThat(count(0, "{0} friend", "{0} friends")).isEqualTo("0 friends");
    assertThat(count(1200, "{0} of {1}", "{0} in {1}", "ten")).isEqualTo("1,200 in ten");
  }

  @Test
  void the_best_language_that_a_browser_accepts_is_found() {
    assertThat(Language.accepted("fr, de-AT;q=0.8, en;q=0.5")).contains(Language.GERMAN);
    assertThat(Language.accepted("es-419")).contains(Language.SPANISH);
    assertThat(Language.accepted("fr")).isEmpty();
    assertThat(Language.accepted("en;q=nonsense;;")).isEmpty();
    assertThat(Language.accepted("de,".repeat(400))).isEmpty();
  }
}
