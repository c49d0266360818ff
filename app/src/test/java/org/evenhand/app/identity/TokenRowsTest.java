package org.evenhand.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import org.evenhand.store.memory.MemoryTable;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.GrantId;
import org.junit.jupiter.api.Test;

/** The rows of tokens, and how they go. */
class TokenRowsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final GrantId GRANT = new GrantId(17);
  private final MemoryTable table = new MemoryTable();
  private final TokenRows rows = new TokenRows(table);

  @Test
  void of_tokens_that_ran_out_no_row_is_left_and_live_ones_stay() {
    rows.put("ev_at_old", row(TokenRow.Kind.ACCESS, NOW));
    rows.put("ev_at_live", row(TokenRow.Kind.ACCESS, NOW.plusSeconds(1)));

    assertThat(rows.deleteExpired(NOW, 10)).isEqualTo(1);

    assertThat(rows.find("ev_at_old")).isEmpty();
    assertThat(rows.find("ev_at_live")).isPresent();
    rows.deleteExpired(NOW.plusSeconds(1), 10);
    assertThat(keysLeft()).isZero();
  }

  @Test
  void a_sweep_takes_no_more_than_it_may_and_the_next_goes_on() {
    for (int i = 0; i < 25; i++) {
      rows.put("ev_at_" + i, row(TokenRow.Kind.ACCESS, NOW.minusSeconds(i)));
    }
    assertThat(rows.deleteExpired(NOW, 10)).isEqualTo(10);
    assertThat(rows.find("ev_at_0")).isPresent();
    assertThat(rows.deleteExpired(NOW, 10)).isEqualTo(10);
    assertThat(rows.deleteExpired(NOW, 10)).isEqualTo(5);
    assertThat(keysLeft()).isZero();
  }

  @Test
  void what_was_revoked_or_used_before_it_ran_out_leaves_nothing_behind_in_the_end() {
    rows.put("ev_at_1", row(TokenRow.Kind.ACCESS, NOW));
    rows.put("ev_rt_1", row(TokenRow.Kind.REFRESH, NOW.plusSeconds(60)));
    rows.delete("ev_at_1", GRANT);
    rows.rotate(
        "ev_rt_1",
        "ev_at_2",
        row(TokenRow.Kind.ACCESS, NOW.plusSeconds(5)),
        "ev_rt_2",
        row(TokenRow.Kind.REFRESH, NOW.plusSeconds(90)));

    rows.deleteExpired(NOW.plusSeconds(59), 10);
    assertThat(rows.find("ev_rt_1")).as("so that a second use is noticed").isPresent();
    rows.deleteExpired(NOW.plusSeconds(90), 10);
    assertThat(keysLeft()).isZero();
  }

  private int keysLeft() {
    var keys = new ArrayList<byte[]>();
    table.scan(new byte[0], new byte[0], (key, _) -> keys.add(key));
    return keys.size();
  }

  private static TokenRow row(TokenRow.Kind kind, Instant expires) {
    var scope = Set.of(new DataTypeId("friends"));
    return new TokenRow(
        kind,
        GRANT,
        new AppId("sunny-maps"),
        scope,
        NOW.minusSeconds(3_600),
        expires,
        TokenRow.Bond.NONE);
  }
}
