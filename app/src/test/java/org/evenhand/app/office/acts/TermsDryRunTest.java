package org.evenhand.app.office.acts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.evenhand.people.CatalogueFile;
import org.evenhand.record.Entry;
import org.evenhand.register.Actor;
import org.evenhand.register.App;
import org.evenhand.register.LawFile;
import org.evenhand.register.Organisation;
import org.evenhand.register.Register;
import org.evenhand.register.RegisterActs;
import org.evenhand.register.RegisterEvent.AgreementAccepted;
import org.evenhand.register.RegisterEvent.AppRegistered;
import org.evenhand.register.RegisterEvent.OrganisationRegistered;
import org.evenhand.register.RegisterEvent.TermsPublished;
import org.evenhand.register.Terms;
import org.evenhand.store.memory.MemoryTable;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.TermsVersion;
import org.junit.jupiter.api.Test;

/** What the look at new terms says of each app. */
class TermsDryRunTest {
  private static final Instant NOW = Instant.parse("2026-11-29T10:30:00Z");
  private static final Instant SINCE = Instant.parse("2026-10-30T10:00:00Z");
  private static final Actor OPERATOR = new Actor(Actor.SYSTEM, "operator");
  private static final Purpose PERSONALISATION = new Purpose("Personalisation");
  private static final DataTypeId PROFILE = new DataTypeId("profile");
  private static final DataTypeId NAME = new DataTypeId("profile.name");
  private static final DataTypeId EMAIL = new DataTypeId("profile.email");
  private static final DataTypeId FRIENDS = new DataTypeId("friends");
  private static final AppId MAPS = new AppId("maps");

  private final Catalogue catalogue = CatalogueFile.builtIn();
  private final Register register = Register.open(new MemoryTable(), catalogue);
  private final AtomicLong position = new AtomicLong();
  private final RegisterActs acts =
      new RegisterActs(
          change -> {
            long at = position.incrementAndGet();
            register.apply(List.of(new Entry(at, NOW, change)), at);
            return at;
          },
          register,
          () -> NOW,
          LawFile.builtIn());

  private static Terms terms(String version, Set<DataTypeId> types) {
    var offers = new HashMap<DataTypeId, Set<Purpose>>();
    types.forEach(type -> offers.put(type, Set.of(PERSONALISATION)));
    return new Terms(new TermsVersion(version), NOW, offers, new Limits(1, 1), 30);
  }

  private void agreed(Set<DataTypeId> types) {
    var owner = new OrganisationId("sunny");
    acts.record(
        new OrganisationRegistered(
            OPERATOR, "Test.", new Organisation(owner, "Sunny Ltd (fictional)", "AQ", "a@b.test")));
    acts.record(
        new AppRegistered(
            OPERATOR,
            "Test.",
            new App(
                MAPS,
                "Sunny Maps",
                owner,
                "navigation",
                Set.of(PERSONALISATION),
                List.of(URI.create("https://maps.example/cb")),
                URI.create("https://maps.example/"),
                "Finds the way.")));
    acts.record(new TermsPublished(OPERATOR, "Test.", terms("v1", types)));
    acts.record(
        new AgreementAccepted(
            OPERATOR,
            "Test.",
            new AgreementId("a-1"),
            MAPS,
            new TermsVersion("v1"),
            types,
            Set.of(PERSONALISATION)));
  }

  private List<String> run(Terms next, Map<DataTypeId, Long> drawn) {
    var scene = new Scene(OPERATOR, register.snapshot(), catalogue, NOW, Commitments.none());
    return TermsDryRun.of(scene, next, _ -> new PublicTallies.Counts(SINCE, Map.of(MAPS, drawn)));
  }

  @Test
  void it_says_how_many_accesses_were_to_what_an_app_would_lose() {
    agreed(Set.of(NAME, FRIENDS));
    assertThat(run(terms("v2", Set.of(NAME)), Map.of(NAME, 50L, FRIENDS, 1234L)))
        .containsExactly(
            "Of 1 apps, 1 would get more or less, if they agreed to it for what they agreed to"
                + " before.",
            "Sunny Maps: loses “Your friends”. At least 1,234 of its accesses since 2026-10-30"
                + " were to that.");
  }

  @Test
  void what_is_still_offered_under_another_name_is_not_lost() {
    agreed(Set.of(PROFILE));
    assertThat(run(terms("v2", Set.of(NAME)), Map.of(NAME, 50L, EMAIL, 7L)).getLast())
        .contains("loses “Your whole profile”")
        .contains("At least 7 of its accesses");
  }

  @Test
  void where_nothing_is_lost_or_counted_nothing_is_said_of_accesses() {
    agreed(Set.of(NAME, FRIENDS));
    assertThat(run(terms("v2", Set.of(NAME, FRIENDS)), Map.of(FRIENDS, 9L))).hasSize(1);
    assertThat(run(terms("v2", Set.of(NAME)), Map.of(NAME, 9L)).getLast())
        .isEqualTo(
            "Sunny Maps: loses “Your friends”. No public tally since 2026-10-30 counts an access"
                + " to that.");
  }
}
