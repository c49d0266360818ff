package org.evenhand.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kill harness would say of answers that no record explains. */
class LedgerTest {
  @TempDir Path empty;

  private static Received answer(int status, long position) {
    return new Received("sunny-maps", 1, "GET /v1/me", status, position, 1, 1);
  }

  @Test
  void an_answer_that_names_no_frame_and_one_that_names_a_missing_frame_are_faults() {
    var ledger = new Ledger(empty);
    assertThat(ledger.faults(List.of(answer(200, 0))))
        .singleElement()
        .asString()
        .startsWith("answered without a position in the record: ");
    assertThat(ledger.faults(List.of(answer(200, 7))))
        .singleElement()
        .asString()
        .startsWith("no such frame as answered: ");
  }

  @Test
  void a_refusal_without_a_frame_of_its_own_is_none() {
    assertThat(new Ledger(empty).faults(List.of(answer(401, 0)))).isEmpty();
  }
}
