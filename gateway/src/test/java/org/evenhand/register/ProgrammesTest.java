package org.evenhand.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.register.Acts.ADVERTISING;
import static org.evenhand.register.Acts.WHY;
import static org.evenhand.register.Favours.SEALED;
import static org.evenhand.register.Favours.officer;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.evenhand.register.Beneficiaries.Beneficiary;
import org.evenhand.register.DealEvent.ConsiderationRecorded;
import org.evenhand.register.ExceptionEvent.ExceptionProposed;
import org.evenhand.register.ProgrammeEvent.ProgrammeEnded;
import org.evenhand.register.ProgrammeEvent.ProgrammeOpened;
import org.evenhand.vocabulary.ExceptionId;
import org.evenhand.vocabulary.OrganisationId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules that make exceptions, in the open. */
class ProgrammesTest {
  private static final LocalDate FROM = LocalDate.parse("2026-01-01");
  private static final LocalDate UNTIL = LocalDate.parse("2026-12-31");
  private static final ProgrammeId GOLD = new ProgrammeId("gold");
  private static final Effect WIDER = new Effect.Wider(Set.of(Types.FRIENDS), Set.of(ADVERTISING));

  private final Office office = new Office();

  @BeforeEach
  void begin() {
    for (var who : List.of("ada", "ben", "cleo")) {
      office.acts.record(Favours.appointed(who, ""));
      office.acts.record(new OfficerEvent.TiesDeclared(officer(who), WHY, new OfficerId(who)));
    }
    for (var name : List.of("big", "near", "small", "twice")) {
      office.acts.record(Acts.organisation(name));
      office.acts.record(Acts.app(name + "-app", name, ADVERTISING));
    }
    spent("c-1", "big", 50_000_000);
    spent("c-2", "near", 9_000_000);
    spent("c-3", "small", 20_000);
    spent("c-4", "twice", 5_000_000);
    for (int month = 0; month < 10; month++) {
      spent("c-5" + month, "twice", 1_000_000);
    }
  }

  private void spent(String id, String organisation, long cents) {
    office.acts.record(
        new ConsiderationRecorded(
            officer("ada"),
            WHY,
            new ConsiderationId(id),
            new OrganisationId(organisation),
            Optional.empty(),
            Consideration.Kind.AD_SPEND,
            Optional.of(Band.of(cents, "USD")),
            FROM,
            UNTIL,
            SEALED));
  }

  private ProgrammeOpened opened(Rule rule) {
    return new ProgrammeOpened(
        officer("ada"),
        WHY,
        GOLD,
        "Gold tier",
        rule,
        WIDER,
        office.now(),
        office.now().plus(Duration.ofDays(90)),
        officer("ada"));
  }

  private static Rule tier() {
    return new Rule.AdSpend(10_000_000, "USD", FROM, UNTIL);
  }

  @Test
  void a_tier_favours_who_surely_bought_so_much_and_says_who_came_near() {
    var all = Beneficiaries.of(tier(), office.register.snapshot());

    assertThat(all.favoured())
        .extracting(Beneficiary::organisation)
        .containsExactly(new OrganisationId("big"), new OrganisationId("twice"));
    assertThat(all.favoured().getLast().considerations()).hasSize(11);
    assertThat(all.favoured().getLast().surely()).isEqualTo(11_000_000);
    assertThat(all.justMissed()).isEmpty();

    var higher = new Rule.AdSpend(20_000_000, "USD", FROM, UNTIL);
    assertThat(Beneficiaries.of(higher, office.register.snapshot()).justMissed())
        .extracting(Beneficiary::organisation)
        .containsExactly(new OrganisationId("big"), new OrganisationId("twice"));
  }

  @Test
  void what_was_given_in_another_currency_or_at_another_time_is_not_counted() {
    var now = office.register.snapshot();
    assertThat(Beneficiaries.of(new Rule.AdSpend(1, "EUR", FROM, UNTIL), now).favoured()).isEmpty();
    var year = new Rule.AdSpend(1, "USD", FROM.plusDays(1), UNTIL);
    assertThat(Beneficiaries.of(year, now).favoured()).isEmpty();
  }

  @Test
  void it_files_them_though_time_passes_while_it_does() {
    office.acts.record(opened(tier()));
    var looks = new AtomicLong();
    InstantSource passing = () -> office.now().plusNanos(1_000 * looks.incrementAndGet());
    var acts = new RegisterActs(office, office.register, passing, LawFile.builtIn());
    office.ahead = Duration.ofDays(1);

    var filing = acts.file(GOLD, officer("ada"), WHY);

    assertThat(filing.refused()).isEmpty();
    assertThat(filing.filed()).hasSize(2);
  }

  @Test
  void it_files_one_exception_for_each_once_and_each_takes_the_same_approvals() {
    office.acts.record(opened(tier()));
    var filing = office.acts.file(GOLD, officer("ada"), WHY);

    var big = new ExceptionId("gold.big");
    assertThat(filing.refused()).isEmpty();
    assertThat(filing.filed()).containsExactly(big, new ExceptionId("gold.twice"));
    assertThat(office.acts.file(GOLD, officer("ada"), WHY).filed()).isEmpty();

    assertThatThrownBy(() -> office.acts.record(Favours.approved("ada", "gold.big")))
        .hasMessageContaining("instigator");
    office.acts.record(Favours.approved("ben", "gold.big"));
    long last = office.acts.record(Favours.approved("cleo", "gold.big"));
    office.acts.record(Favours.published("gold.big", last));
    var one = office.register.snapshot().exceptions().of(big).orElseThrow();
    assertThat(one.state(office.now())).isEqualTo(ExceptionCase.State.IN_FORCE);
    assertThat(one.terms().programme()).contains(GOLD);
    assertThat(one.terms().considerations()).containsExactly(new ConsiderationId("c-1"));
  }

  @Test
  void one_refused_does_not_keep_the_others_from_being_filed() {
    var other =
        Favours.terms("other", "big-app", "big", WIDER, office.now().plus(Duration.ofDays(1)));
    office.acts.record(Favours.proposed("ada", other));
    office.acts.record(opened(tier()));
    var filing = office.acts.file(GOLD, officer("ada"), WHY);

    assertThat(filing.filed()).containsExactly(new ExceptionId("gold.twice"));
    assertThat(filing.refused().get(new OrganisationId("big"))).contains("another exception");
  }

  @Test
  void nobody_gets_one_by_its_name_whom_its_rule_does_not_favour_and_none_after_its_end() {
    office.acts.record(opened(tier()));
    assertRefused(named("small", WIDER), "does not favour small");
    assertRefused(
        named("big", new Effect.Wider(Set.of(Types.PHOTOS), Set.of(ADVERTISING))),
        "another effect");

    office.acts.record(new ProgrammeEnded(officer("ben"), WHY, GOLD));
    assertRefused(named("big", WIDER), "files no more");
    assertThatThrownBy(() -> office.acts.file(GOLD, officer("ada"), WHY))
        .isInstanceOf(RegisterRefused.class);
  }

  private void assertRefused(ExceptionTerms terms, String why) {
    assertThatThrownBy(() -> office.acts.record(new ExceptionProposed(officer("ada"), WHY, terms)))
        .isInstanceOf(RegisterRefused.class)
        .hasMessageContaining(why);
  }

  private ExceptionTerms named(String organisation, Effect effect) {
    var plain = Favours.terms("x-1", organisation + "-app", organisation, effect, office.now());
    return new ExceptionTerms(
        plain.id(),
        plain.organisation(),
        plain.apps(),
        plain.effect(),
        plain.from(),
        plain.until(),
        officer("ada"),
        Optional.empty(),
        organisation.equals("big") ? Set.of(new ConsiderationId("c-1")) : Set.of(),
        Optional.of(GOLD),
        Optional.empty());
  }

  @Test
  void a_list_made_by_hand_is_as_public_as_a_rule() {
    office.acts.record(opened(new Rule.Listed(Set.of(new OrganisationId("small")))));
    assertThat(office.acts.file(GOLD, officer("ada"), WHY).filed())
        .containsExactly(new ExceptionId("gold.small"));
    var unknown = opened(new Rule.Listed(Set.of(new OrganisationId("nobody"))));
    assertThatThrownBy(() -> office.acts.record(unknown)).isInstanceOf(RegisterRefused.class);
  }
}
