package org.evenhand.contribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.evenhand.record.Change;
import org.evenhand.record.Entry;
import org.evenhand.record.frame.NoKey;
import org.evenhand.store.memory.MemoryTable;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.SignedIn;
import org.junit.jupiter.api.Test;

/** What comes in: only what the person lets in, with a receipt, and deleted when they say so. */
class ContributionsTest {
  private static final AppId PHONE = new AppId("phone");
  private static final DataTypeId LIKES = new DataTypeId("likes");
  private static final Purpose PERSONALISATION = new Purpose("Personalisation");
  private static final PersonId ADA = new PersonId(7);
  private static final SignedIn ME = new SignedIn(ADA);
  private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");

  private final MemoryTable table = new MemoryTable();
  private final List<Entry> record = new ArrayList<>();
  private final Contributions fold = Contributions.open(table);
  private final ContributionActs acts =
      new ContributionActs(fold, this::append, this::now, new Random(3));
  private Runnable justBefore = () -> {};

  private Instant now() {
    return START.plusSeconds(record.size());
  }

  private long append(Change change) {
    if (change instanceof Change.Contributed) {
      var first = justBefore;
      justBefore = () -> {};
      first.run();
    }
    var entry = new Entry(record.size() + 1L, now(), change);
    record.add(entry);
    fold.apply(List.of(entry), entry.position());
    return entry.position();
  }

  private void allow(Duration time) {
    acts.allow(
        ME,
        PHONE,
        PERSONALISATION,
        "deal-1",
        Set.of(LIKES),
        now().plus(time),
        "0".repeat(64),
        "en");
  }

  private static Given given(PersonId about, DataTypeId type, String... items) {
    return new Given(PHONE, about, PERSONALISATION, type, "deal-1", "ref", START, List.of(items));
  }

  @Test
  void what_a_person_lets_in_comes_in_with_a_receipt_and_nothing_else_does() {
    assertThat(acts.contribute(given(ADA, LIKES, "\"tea\""))).as("never asked").isEmpty();
    allow(Duration.ofDays(1));
    assertThat(acts.contribute(given(ADA, new DataTypeId("photos"), "1"))).isEmpty();
    assertThat(acts.contribute(given(new PersonId(8), LIKES, "1"))).isEmpty();
    assertThat(acts.contribute(with(new Purpose("Advertising"), "deal-1"))).isEmpty();
    assertThat(acts.contribute(with(PERSONALISATION, "deal-2"))).isEmpty();
    long receipt = acts.contribute(given(ADA, LIKES, "\"tea\"", "\"rain\"")).orElseThrow();
    var one = fold.about(ME, 10).getFirst();
    assertThat(one.receipt()).isEqualTo(receipt);
    assertThat(one.items()).containsExactly("\"tea\"", "\"rain\"");
    assertThat(fold.sums()).containsExactly(new CameIn("deal-1", PHONE, LIKES, 1, 2, 1));
    acts.stop(ME, PHONE);
    assertThat(acts.contribute(given(ADA, LIKES, "1"))).isEmpty();
    assertThat(fold.inbound(ME)).isEmpty();
  }

  @Test
  void a_yes_runs_out() {
    allow(Duration.ofSeconds(3));
    append(new Change.ClockStepped(0));
    append(new Change.ClockStepped(0));
    append(new Change.ClockStepped(0));
    assertThat(acts.contribute(given(ADA, LIKES, "1"))).isEmpty();
  }

  @Test
  void whoever_takes_their_yes_back_while_it_is_sent_keeps_it_out() {
    allow(Duration.ofDays(1));
    justBefore = () -> append(new Change.Stopped(ADA, PHONE));
    assertThat(acts.contribute(given(ADA, LIKES, "1"))).isEmpty();
    assertThat(fold.about(ME, 10)).isEmpty();
    assertThat(fold.sums()).isEmpty();
    assertThat(rowsOf(ADA)).as("nothing of it is kept").isZero();
  }

  @Test
  void who_is_erased_while_it_is_sent_is_told_nothing_of() {
    allow(Duration.ofDays(1));
    justBefore =
        () -> {
          throw new NoKey(ADA);
        };
    assertThat(acts.contribute(given(ADA, LIKES, "1"))).isEmpty();
    fold.forget(ADA);
    assertThat(rowsOf(ADA)).isZero();
  }

  @Test
  void what_is_deleted_is_gone_and_that_it_came_is_still_counted() {
    allow(Duration.ofDays(1));
    long first = acts.contribute(given(ADA, LIKES, "1")).orElseThrow();
    long second = acts.contribute(given(ADA, LIKES, "2")).orElseThrow();
    acts.delete(ME, first);
    acts.delete(ME, 999);
    acts.delete(new SignedIn(new PersonId(8)), second);
    assertThat(fold.about(ME, 10)).extracting(Contribution::receipt).containsExactly(second);
    assertThat(fold.sums()).containsExactly(new CameIn("deal-1", PHONE, LIKES, 2, 2, 1));
  }

  @Test
  void a_crash_before_the_frame_leaves_nothing_and_after_it_nothing_is_counted_twice() {
    allow(Duration.ofDays(1));
    fold.keep(ADA, 5, List.of("1"));
    var _ = acts.contribute(given(ADA, LIKES, "2")).orElseThrow();
    fold.letGoOfPending();
    assertThat(fold.about(ME, 10)).hasSize(1);
    assertThat(fold.about(ME, 10).getFirst().items()).containsExactly("2");
    var reopened = Contributions.open(table);
    reopened.apply(record, record.size());
    assertThat(reopened.sums()).containsExactly(new CameIn("deal-1", PHONE, LIKES, 1, 1, 1));
  }

  private static Given with(Purpose purpose, String deal) {
    return new Given(PHONE, ADA, purpose, LIKES, deal, "ref", START, List.of("1"));
  }

  private int rowsOf(PersonId person) {
    var rows = new int[1];
    for (byte letter : Rows.PERSONAL) {
      var prefix = Rows.person(letter, person);
      table.scan(
          prefix,
          prefix,
          (key, _) -> {
            rows[0] += letter == Rows.INBOUND ? 0 : 1;
            return true;
          });
    }
    return rows[0];
  }
}
