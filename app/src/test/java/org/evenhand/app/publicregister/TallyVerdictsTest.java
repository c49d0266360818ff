package org.evenhand.app.publicregister;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evenhand.register.Actor;
import org.evenhand.register.StatementCondition;
import org.evenhand.register.StatementEvent.StatementMade;
import org.evenhand.register.StatementId;
import org.evenhand.register.Verdict;
import org.junit.jupiter.api.Test;

/** A promise about what leaves is held against the public tallies, hour by hour. */
class TallyVerdictsTest {
  private static final String ALLOWED =
      "2026-05-02T10Z,maps,profile.name,terms:v1,permit,,120,40,900";
  private static final String REFUSED = "2026-05-02T11Z,maps,profile.email,,deny,cut_off,77,54,";
  private static final String BROKEN =
      "2026-05-02T12Z,phone,profile.email,exception:exc-1,permit,,12,11,60";

  private final List<Tallies.Hour> hours = new ArrayList<>();
  private final List<Instant> asked = new ArrayList<>();
  private final TallyVerdicts verdicts =
      new TallyVerdicts(from -> {
        asked.add(from);
        return hours.stream().filter(it -> !Instant.parse(start(it)).isBefore(from)).toList();
      });

  private static String start(Tallies.Hour hour) {
    return hour.hour().replace("Z", ":00:00Z");
  }

  private Verdict verdict(String condition) {
    var statement =
        new StatementMade(
            new Actor(Actor.OFFICER, "ada"),
            "Said.",
            new StatementId("no-addresses"),
            "No address leaves.",
            URI.create("https://platform.example/news"),
            LocalDate.parse("2026-05-02"),
            Optional.of(condition));
    return verdicts.of(statement, StatementCondition.of(condition));
  }

  @Test
  void the_first_row_that_breaks_it_contradicts_it_and_hours_are_asked_once() {
    var condition = "tally.data_type != 'profile.email' || tally.outcome != 'permit'";
    hours.add(new Tallies.Hour("2026-05-01T10Z", List.of(BROKEN))); // before it was said
    hours.add(new Tallies.Hour("2026-05-02T10Z", List.of(ALLOWED)));
    hours.add(new Tallies.Hour("2026-05-02T11Z", List.of(REFUSED)));
    assertThat(verdict(condition)).isEqualTo(new Verdict.NoContradiction(2, 0));
    hours.add(new Tallies.Hour("2026-05-02T12Z", List.of(ALLOWED, BROKEN, BROKEN)));
    assertThat(verdict(condition))
        .isEqualTo(new Verdict.ContradictedByTally("2026-05-02T12Z", BROKEN));
    assertThat(asked)
        .containsExactly(
            Instant.parse("2026-05-02T00:00:00Z"), Instant.parse("2026-05-02T12:00:00Z"));
  }

  @Test
  void a_row_that_lacks_what_is_looked_at_tells_nothing() {
    hours.add(new Tallies.Hour("2026-05-02T10Z", List.of(ALLOWED, REFUSED)));
    assertThat(verdict("tally.lines < 1000")).isEqualTo(new Verdict.NoContradiction(2, 1));
  }
}
