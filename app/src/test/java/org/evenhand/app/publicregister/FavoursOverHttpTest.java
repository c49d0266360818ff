package org.evenhand.app.publicregister;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.app.publicregister.Town.PERSONALISATION;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evenhand.register.Actor;
import org.evenhand.register.Band;
import org.evenhand.register.Commitment;
import org.evenhand.register.ComplaintId;
import org.evenhand.register.Consideration;
import org.evenhand.register.ConsiderationId;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.register.DealEvent.ConsiderationRecorded;
import org.evenhand.register.DealEvent.DealOpened;
import org.evenhand.register.DealId;
import org.evenhand.register.Effect;
import org.evenhand.register.ExceptionEvent.ExceptionApproved;
import org.evenhand.register.ExceptionEvent.ExceptionProposed;
import org.evenhand.register.ExceptionTerms;
import org.evenhand.register.OfficerEvent.OfficerAppointed;
import org.evenhand.register.OfficerEvent.TieDeclared;
import org.evenhand.register.OfficerId;
import org.evenhand.register.OnwardTransfer.Found;
import org.evenhand.register.ProgrammeEvent.ProgrammeOpened;
import org.evenhand.register.ProgrammeId;
import org.evenhand.register.ProposalId;
import org.evenhand.register.RegisterRefused;
import org.evenhand.register.RequestEvent.AccessRequested;
import org.evenhand.register.RequestEvent.ComplaintFiled;
import org.evenhand.register.RequestEvent.Outcome;
import org.evenhand.register.RequestEvent.RequestRuled;
import org.evenhand.register.RequestId;
import org.evenhand.register.Rule;
import org.evenhand.register.StatementEvent.ProposalConsidered;
import org.evenhand.register.StatementEvent.StatementMade;
import org.evenhand.register.StatementId;
import org.evenhand.register.Tie;
import org.evenhand.register.TieId;
import org.evenhand.register.TransferEvent.TransferRecorded;
import org.evenhand.register.TransferId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.ExceptionId;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.OrganisationId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One company favoured in every way, and what everybody can read of it. */
class FavoursOverHttpTest {
  private static final String WHY = "Fictional.";
  private static final Commitment SEALED =
      Commitment.to(new byte[Commitment.SALT_BYTES], "as agreed");
  private static final Set<DataTypeId> FRIENDS = Set.of(new DataTypeId("friends"));
  private static final OrganisationId BIG = new OrganisationId("big-ads");

  @TempDir static Path folder;
  private static Town town;
  private static Instant end;

  @BeforeAll
  static void play() throws IOException {
    town = Town.open(folder);
    for (var id : List.of("ada", "ben", "cleo", "dan")) {
      town.record(
          new OfficerAppointed(
              new Actor(Actor.SYSTEM, "operator"),
              WHY,
              new OfficerId(id),
              "head of " + id,
              id.equals("dan") ? Optional.of(new OfficerId("cleo")) : Optional.empty()));
    }
    town.record(Town.organisation("big-ads", "Big Ads Ltd"));
    town.record(Town.organisation("small", "Small Games Ltd"));
    town.record(Town.app("phone", "big-ads"));
    town.record(Town.app("quiz", "small"));
    town.record(
        Town.terms("v1", Map.of("profile.name", Set.of(PERSONALISATION)), new Limits(10, 100), 30));
    for (var app : List.of("phone", "quiz")) {
      town.record(Town.accepted("agr-" + app, app, "v1", "profile.name"));
    }
    end = Instant.now().plus(Duration.ofDays(20));
    town.record(
        Town.cutOff(
            "cut-names",
            "Names end.",
            new Target.OfDataType(new DataTypeId("profile.name")),
            Instant.now(),
            end));
    long refused = requests();
    deal();
    favour("wider", new Effect.Wider(FRIENDS, Set.of(PERSONALISATION)));
    favour("later", new Effect.Lenience(new CutOffId("cut-names")));
    others(refused);
  }

  private static Actor officer(String id) {
    return new Actor(Actor.OFFICER, id);
  }

  private static long requests() {
    var small = new Actor(Actor.DEVELOPER, "small");
    town.record(
        new AccessRequested(
            small,
            "Friends to play with.",
            new RequestId("r-1"),
            new AppId("quiz"),
            FRIENDS,
            Set.of(PERSONALISATION)));
    return town.record(
        new RequestRuled(
            officer("ben"), "Nobody gets friends.", new RequestId("r-1"), Outcome.REFUSED));
  }

  private static void deal() {
    town.record(
        new DealOpened(
            officer("ada"),
            WHY,
            new DealId("launch"),
            BIG,
            "Phone launch",
            List.of("Friends of people for the phone"),
            List.of("Advertising"),
            officer("ada")));
    town.record(
        new ConsiderationRecorded(
            officer("ada"),
            WHY,
            new ConsiderationId("ads"),
            BIG,
            Optional.of(new DealId("launch")),
            Consideration.Kind.AD_SPEND,
            Optional.of(Band.of(25_000_000, "USD")),
            LocalDate.parse("2026-01-01"),
            LocalDate.parse("2026-06-30"),
            SEALED));
    town.record(
        new TieDeclared(
            officer("cleo"),
            WHY,
            new TieId("t-1"),
            new OfficerId("cleo"),
            BIG,
            Tie.Kind.FRIENDSHIP,
            LocalDate.parse("2020-01-01"),
            SEALED));
  }

  private static void favour(String id, Effect effect) {
    var now = Instant.now().plusSeconds(2);
    town.record(
        new ExceptionProposed(
            officer("ada"),
            "They launch a phone with us.",
            new ExceptionTerms(
                new ExceptionId(id),
                BIG,
                Set.of(new AppId("phone")),
                effect,
                now,
                now.plus(Duration.ofDays(90)),
                officer("ada"),
                Optional.of(new DealId("launch")),
                Set.of(new ConsiderationId("ads")),
                Optional.empty(),
                Optional.empty())));
    approve("ben", id);
    approve("dan", id); // tied through cleo, above
    town.record(
        new OfficerAppointed(
            new Actor(Actor.SYSTEM, "operator"),
            WHY,
            new OfficerId("eve-" + id),
            "counsel",
            Optional.empty()));
    approve("eve-" + id, id);
    town.platform().registerActs().published(Long.MAX_VALUE, 9);
    while (Instant.now().isBefore(now)) {
      java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
    }
  }

  private static void approve(String who, String id) {
    try {
      town.record(new ExceptionApproved(officer(who), WHY, new ExceptionId(id)));
    } catch (RegisterRefused doesNotCount) {
      assertThat(who).isEqualTo("dan");
    }
  }

  private static void others(long refused) {
    var small = new Actor(Actor.DEVELOPER, "small");
    town.record(new ComplaintFiled(small, "Others got friends.", new ComplaintId("k-1"), refused));
    var now = Instant.now();
    town.record(
        new ProgrammeOpened(
            officer("ada"),
            WHY,
            new ProgrammeId("gold"),
            "Gold tier",
            new Rule.AdSpend(
                10_000_000, "USD", LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31")),
            new Effect.OtherLimits(new Limits(1000, 1000)),
            now,
            now.plus(Duration.ofDays(9)),
            officer("ada")));
    town.record(
        new TransferRecorded(
            officer("ben"),
            "A newspaper asked.",
            new TransferId("sold"),
            new AppId("quiz"),
            "Fictional Analytics",
            FRIENDS,
            Found.DISCOVERED,
            now.minus(Duration.ofDays(400))));
    town.record(
        new StatementMade(
            officer("ben"),
            WHY,
            new StatementId("same"),
            "Everybody has the same terms.",
            URI.create("https://platform.example/2014"),
            LocalDate.parse("2025-01-01"),
            Optional.of("act.type != 'exception_proposed'")));
    town.record(
        new ProposalConsidered(officer("ada"), WHY, new ProposalId("sell"), "Sell friends."));
  }

  @AfterAll
  static void stop() {
    town.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exceptions",
        "exceptions/wider",
        "exceptions/later",
        "programmes",
        "programmes/gold",
        "deals",
        "deals/launch",
        "considerations",
        "considerations/ads",
        "requests",
        "requests/r-1",
        "complaints",
        "complaints/k-1",
        "transfers",
        "transfers/sold",
        "officers",
        "officers/dan",
        "statements",
        "statements/same",
        "proposals",
        "proposals/sell",
        "organisations/big-ads",
        "cutoffs/cut-names"
      })
  void every_kind_is_a_page_json_and_a_table(String name) {
    var path = "/register/" + name;
    assertThat(town.get(path).statusCode()).isEqualTo(200);
    assertThat(town.get(path).body()).contains("<h1", "</html>").hasSizeLessThan(100_000);
    assertThat(town.json(path).isObject()).isTrue();
    var csv = town.get(path + "?format=csv");
    assertThat(csv.statusCode()).isEqualTo(200);
    assertThat(csv.body().lines().count()).isGreaterThan(1);
  }

  @Test
  void lenience_is_compared_with_who_asked_for_what_the_cut_off_takes() {
    assertThat(town.get("/register/exceptions/later").body()).contains("Nobody else in that");
    town.record(
        new AccessRequested(
            new Actor(Actor.DEVELOPER, "small"),
            "Our users have names.",
            new RequestId("r-names"),
            new AppId("quiz"),
            Set.of(new DataTypeId("profile.name")),
            Set.of(PERSONALISATION)));
    assertThat(town.get("/register/exceptions/later").body())
        .contains("/register/requests/r-names")
        .doesNotContain("Nobody else in that");
  }

  @Test
  void an_exceptions_page_tells_who_gave_what_who_approved_and_who_asked_for_the_same() {
    var page = town.get("/register/exceptions/wider").body();
    assertThat(page)
        .contains("Big Ads Ltd", "They launch a phone with us.")
        .contains("the terms offer it to nobody")
        .contains("100,000.00 USD to less than 1,000,000.00 USD")
        .contains("does not count", "somebody above them has an open tie")
        .contains("App quiz", "refused")
        .contains("in force, 89 days left");
    var json = town.json("/register/exceptions/wider");
    assertThat(json.at("/approvals_refused").asInt()).isOne();
    assertThat(json.at("/approved_by").toString()).isEqualTo("[\"ben\",\"eve-wider\"]");
    assertThat(json.at("/categories").toString()).isEqualTo("[\"games\"]");
  }

  @Test
  void a_deals_page_is_the_difference_from_the_standard_terms() {
    var differs = town.json("/register/deals/launch").at("/differs_from_terms");
    assertThat(differs.toString())
        .contains("It may ask people for")
        .contains("goes on until")
        .contains("days longer");
  }

  @Test
  void a_cut_off_tells_who_got_more_notice_than_others() {
    var page = town.get("/register/cutoffs/cut-names").body();
    assertThat(page).contains("70 days more than others");
    assertThat(town.get("/register/cutoffs/cut-names?format=csv").body())
        .contains("cut-names,quiz,small," + end);
  }

  @Test
  void a_programme_tells_whom_its_rule_favours_by_the_register_alone() {
    var json = town.json("/register/programmes/gold");
    assertThat(json.at("/favours").toString()).isEqualTo("[\"big-ads\"]");
    assertThat(json.at("/rule").asString()).contains("100,000.00 USD");
  }

  @Test
  void a_statement_names_the_first_act_that_contradicts_it_and_a_proposal_is_not_in_force() {
    var act = town.json("/register/statements/same").at("/contradicted_by").asLong();
    assertThat(town.get("/register/acts/" + act).body()).contains("exception_proposed");
    assertThat(town.get("/register/proposals/sell").body()).contains("It is not in force.");
  }

  @Test
  void an_organisations_page_has_everything_given_and_got() {
    var page = town.get("/register/organisations/big-ads").body();
    assertThat(page).contains("Phone launch", "Advertising bought", "More data:", "Gold tier");
    var small = town.get("/register/organisations/small").body();
    assertThat(small).contains("About act", "Fictional Analytics", "refused");
  }

  @Test
  void the_timeline_of_an_exception_has_each_of_its_acts() {
    var changes = town.json("/register/changes?of=exceptions/wider").toString();
    assertThat(changes).contains("exception_proposed", "approval_refused", "exception_published");
  }
}
