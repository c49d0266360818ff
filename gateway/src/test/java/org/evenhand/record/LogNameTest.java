package org.evenhand.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogNameTest {
  private final Locale usual = Locale.getDefault();

  @AfterEach
  void as_usual() {
    Locale.setDefault(usual);
  }

  @Test
  void a_log_file_has_the_same_name_on_a_machine_that_writes_other_digits() {
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

    assertThat(LogName.of(42)).isEqualTo("00000000000000000042.log");
    assertThat(LogName.firsts(List.of(LogName.of(42)))).containsExactly(42L);
  }
}
