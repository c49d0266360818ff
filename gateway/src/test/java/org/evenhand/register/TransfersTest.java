package org.evenhand.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.register.Acts.ADVERTISING;
import static org.evenhand.register.Acts.WHY;
import static org.evenhand.register.Favours.officer;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.evenhand.register.OnwardTransfer.Found;
import org.evenhand.register.TransferEvent.DeletionConfirmed;
import org.evenhand.register.TransferEvent.DeletionDemanded;
import org.evenhand.register.TransferEvent.TransferRecorded;
import org.evenhand.vocabulary.AppId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an app passed on: since when the platform knew, what it demanded, what it was told. */
class TransfersTest {
  private static final TransferId SOLD = new TransferId("sold");
  private static final Actor QUIZ = new Actor(Actor.DEVELOPER, "quizzes");

  private final Office office = new Office();

  @BeforeEach
  void begin() {
    office.acts.record(Favours.appointed("ada", ""));
    office.acts.record(Acts.organisation("quizzes"));
    office.acts.record(Acts.organisation("other"));
    office.acts.record(Acts.app("quiz", "quizzes", ADVERTISING));
  }

  private TransferRecorded recorded(Actor by, Found found, Instant knownSince) {
    return new TransferRecorded(
        by,
        "A newspaper asked about it.",
        SOLD,
        new AppId("quiz"),
        "Fictional Analytics Ltd",
        Set.of(Types.FRIENDS),
        found,
        knownSince);
  }

  private void assertRefused(RegisterEvent act, String why) {
    assertThatThrownBy(() -> office.acts.record(act))
        .isInstanceOf(RegisterRefused.class)
        .hasMessageContaining(why);
  }

  @Test
  void what_was_found_out_is_demanded_back_and_confirmed_by_the_app_alone() {
    var known = office.now().minus(Duration.ofDays(700));
    office.acts.record(recorded(officer("ada"), Found.DISCOVERED, known));
    assertRefused(new DeletionConfirmed(QUIZ, WHY, SOLD, Optional.empty()), "nobody demanded");
    assertRefused(new DeletionDemanded(officer("ada"), WHY, SOLD, known), "has passed");
    var by = office.now().plus(Duration.ofDays(10));
    office.acts.record(new DeletionDemanded(officer("ada"), WHY, SOLD, by));
    assertRefused(
        new DeletionConfirmed(new Actor(Actor.DEVELOPER, "other"), WHY, SOLD, Optional.empty()),
        "not of other");
    office.acts.record(new DeletionConfirmed(QUIZ, "Deleted.", SOLD, Optional.empty()));

    var transfer = office.register.snapshot().transfers().of(SOLD).orElseThrow();
    assertThat(transfer.knownSince()).isEqualTo(known);
    assertThat(Duration.between(transfer.knownSince(), transfer.recordedAt())).hasDays(700);
    assertThat(transfer.demand().orElseThrow().isDue(by)).isTrue();
    assertThat(transfer.confirmation().orElseThrow().reason()).isEqualTo("Deleted.");
  }

  @Test
  void an_app_declares_its_own_and_nothing_is_known_before_it_is() {
    assertRefused(recorded(officer("ada"), Found.DECLARED, office.now()), "not of ada");
    assertRefused(recorded(QUIZ, Found.DISCOVERED, office.now()), "no officer");
    assertRefused(
        recorded(QUIZ, Found.DECLARED, office.now().plus(Duration.ofDays(1))), "known since");
    office.acts.record(recorded(QUIZ, Found.DECLARED, office.now()));
    assertRefused(recorded(QUIZ, Found.DECLARED, office.now()), "sold");
  }
}
