package org.evenhand.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.register.Acts.ADVERTISING;
import static org.evenhand.register.Acts.WHY;
import static org.evenhand.register.Favours.officer;

import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evenhand.register.StatementEvent.StatementMade;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A promise is held against what is public, and is never said to be kept. */
class StatementConditionTest {
  private final Office office = new Office();

  @BeforeEach
  void begin() {
    office.acts.record(Favours.appointed("ada", ""));
    office.acts.record(Acts.organisation("big"));
    office.acts.record(Acts.app("big-app", "big", ADVERTISING));
  }

  private StatementMade said(String day, String condition) {
    return new StatementMade(
        officer("ada"),
        WHY,
        new StatementId("s-1"),
        "Nobody gets more than others.",
        URI.create("https://platform.example/news"),
        LocalDate.parse(day),
        Optional.of(condition).filter(text -> !text.isEmpty()));
  }

  private long favour() {
    return office.acts.record(
        Favours.proposed(
            "ada",
            Favours.terms(
                "x-1",
                "big-app",
                "big",
                new Effect.Wider(Set.of(Types.FRIENDS), Set.of(ADVERTISING)),
                office.now())));
  }

  @Test
  void it_is_contradicted_by_the_first_act_that_does() {
    var promise = said("2026-03-01", "act.type != 'exception_proposed'");
    assertThat(StatementCondition.verdict(promise, office.register))
        .isEqualTo(new Verdict.NoContradiction(3, 0));
    long first = favour();
    assertThat(StatementCondition.verdict(promise, office.register))
        .isInstanceOfSatisfying(
            Verdict.Contradicted.class, it -> assertThat(it.by().position()).isEqualTo(first));
  }

  @Test
  void a_condition_is_about_acts_or_about_what_left_and_not_about_both() {
    var left = StatementCondition.of("tally.data_type != 'friends' || tally.lines < 10");
    assertThat(left.ofTallies()).isTrue();
    assertThat(left.meets(Map.of("data_type", "friends", "lines", 9L))).contains(true);
    assertThat(left.meets(Map.of("data_type", "friends", "lines", 10L))).contains(false);
    assertThat(left.meets(Map.of("app", "big-app"))).as("it lacks what is looked at").isEmpty();
    assertThat(StatementCondition.verdict(said("2026-03-01", "tally.lines < 1"), office.register))
        .isEqualTo(new Verdict.NoContradiction(0, 0));
    assertThatThrownBy(() -> StatementCondition.of("tally.lines < 1 && act.type != 'x'"))
        .hasMessageContaining("not about both");
  }

  @Test
  void what_was_done_before_it_was_said_does_not_contradict_it() {
    favour();
    var later = said("2026-03-02", "act.type != 'exception_proposed'");
    assertThat(StatementCondition.verdict(later, office.register))
        .isEqualTo(new Verdict.NoContradiction(0, 0));
  }

  @Test
  void parts_of_acts_can_be_looked_at_and_what_lacks_them_is_counted_as_untold() {
    favour();
    var promise = said("2026-03-01", "act.terms.effect.type != 'narrower'");
    assertThat(StatementCondition.verdict(promise, office.register))
        .isEqualTo(new Verdict.NoContradiction(4, 3));
    var numbers = said("2026-03-01", "!has(act.terms) || size(act.terms.apps) < 1");
    assertThat(StatementCondition.verdict(numbers, office.register))
        .isInstanceOf(Verdict.Contradicted.class);
    var time = said("2026-03-01", "timestamp(act.at) < timestamp('2026-03-01T10:00:03Z')");
    assertThat(StatementCondition.verdict(time, office.register))
        .isInstanceOfSatisfying(
            Verdict.Contradicted.class, it -> assertThat(it.by().position()).isEqualTo(3));
  }

  @Test
  void one_without_a_condition_cannot_be_checked_and_a_wrong_one_is_refused_with_its_place() {
    assertThat(StatementCondition.verdict(said("2026-03-01", ""), office.register))
        .isEqualTo(new Verdict.Uncheckable());
    assertThatThrownBy(() -> office.acts.record(said("2026-03-01", "money > 3")))
        .isInstanceOf(RegisterRefused.class)
        .hasMessageContaining("line 1, column 1");
  }
}
