package org.evenhand.audit.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.evenhand.audit.input.Schema;
import org.evenhand.audit.input.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts in the files of an invented other platform. */
final class ForeignFindingsTest {
  private static final String GRANTS = "decision_id,decided_at,organisation,app,data_type,outcome";
  private static final String PARTNERS = "organisation,category";

  @TempDir private Path folder;

  private Path file(String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }

  private static List<Finding> findings(Path grants, Path... partners) {
    try (var tables = Tables.open("256MB")) {
      tables.load(Schema.GRANTS, grants, _ -> {});
      for (var file : partners) {
        tables.load(Schema.PARTNERS, file, _ -> {});
      }
      return ForeignFindings.in(tables, partners.length > 0);
    }
  }

  private static Amplification reached(Path grants) {
    try (var tables = Tables.open("256MB")) {
      return Amplification.ofForeign(tables, tables.load(Schema.GRANTS, grants, _ -> {}));
    }
  }

  private static List<Finding> of(Kind kind, List<Finding> all) {
    return all.stream().filter(one -> one.kind() == kind).toList();
  }

  @Test
  void a_refusal_within_thirty_days_of_a_grant_of_the_same_is_found_with_its_nearest_grant()
      throws IOException {
    var grants =
        file(
            "grants.csv",
            GRANTS,
            "d-1,2013-01-01T00:00:00Z,amber,amber-app,friends,granted",
            "d-2,2013-01-20T00:00:00Z,birch,birch-app,friends,refused",
            "d-3,2013-01-25T00:00:00Z,cobble,cobble-app,friends,granted",
            "d-4,2013-06-01T00:00:00Z,dapple,dapple-app,friends,refused");
    var partners =
        file(
            "partners.csv", PARTNERS, "amber,games", "birch,games", "cobble,games", "dapple,games");

    var found = of(Kind.DIFFERENT_OUTCOME, findings(grants, partners));

    assertThat(found)
        .singleElement()
        .satisfies(one -> {
          assertThat(one.sentence())
              .contains("1 request was refused within 30 days", "friends, category games", "birch");
          assertThat(one.who()).isEqualTo("birch");
          assertThat(one.entries())
              .extracting(Citation::where)
              .containsExactly("decision d-2", "decision d-3");
        });
  }

  @Test
  void apps_of_other_categories_and_other_data_types_are_not_the_same() throws IOException {
    var grants =
        file(
            "grants.csv",
            GRANTS,
            "d-1,2013-01-01T00:00:00Z,amber,amber-app,friends,granted",
            "d-2,2013-01-02T00:00:00Z,birch,birch-app,friends,refused",
            "d-3,2013-01-03T00:00:00Z,birch,birch-app,likes,granted");
    var partners = file("partners.csv", PARTNERS, "amber,games", "birch,dating");

    assertThat(findings(grants, partners)).isEmpty();
  }

  @Test
  void without_categories_everybody_is_compared_and_the_finding_says_so() throws IOException {
    var grants =
        file(
            "grants.csv",
            GRANTS,
            "d-1,2013-01-01T00:00:00Z,amber,amber-app,friends,granted",
            "d-2,2014-01-02T00:00:00Z,birch,birch-app,friends,refused");

    var found = findings(grants);

    assertThat(of(Kind.DIFFERENT_OUTCOME, found)).isEmpty();
    assertThat(of(Kind.REFUSED_WHERE_OTHERS_GOT, found))
        .singleElement()
        .satisfies(one ->
            assertThat(one.sentence())
                .contains("1 request was refused, and others granted", "none is given"));
  }

  @Test
  void who_keeps_what_others_lose_is_found_and_who_gets_it_back_after_losing_it()
      throws IOException {
    var grants =
        file(
            "grants.csv",
            GRANTS,
            "d-1,2014-04-30T00:00:00Z,amber,amber-app,friends,cut_off",
            "d-2,2014-05-01T00:00:00Z,birch,birch-app,friends,cut_off",
            "d-3,2014-05-02T00:00:00Z,cobble,cobble-app,friends,extended",
            "d-4,2014-06-02T00:00:00Z,birch,birch-app,friends,granted",
            "d-5,2014-01-02T00:00:00Z,amber,amber-app,friends,granted");

    var found = of(Kind.ACCESS_AFTER_CUT_OFF, findings(grants));

    assertThat(found).extracting(Finding::who).containsExactlyInAnyOrder("cobble", "birch");
    assertThat(found)
        .allSatisfy(one -> assertThat(one.sentence()).contains("ended for 2 organisations"));
    assertThat(found).allMatch(one -> one.severity() == Severity.CONCERN);
  }

  @Test
  void a_cut_off_that_spares_nobody_is_no_finding() throws IOException {
    var grants =
        file(
            "grants.csv",
            GRANTS,
            "d-1,2014-04-30T00:00:00Z,amber,amber-app,friends,cut_off",
            "d-2,2014-05-01T00:00:00Z,birch,birch-app,friends,cut_off");

    assertThat(findings(grants)).isEmpty();
  }

  @Test
  void of_many_who_were_spared_twenty_are_shown_and_all_are_counted() throws IOException {
    var lines = new java.util.ArrayList<String>();
    lines.add(GRANTS + ",people_reached,users");
    lines.add("d-0,2014-04-30T00:00:00Z,amber,amber-app,friends,cut_off,,");
    for (int i = 1; i <= 1_200; i++) {
      lines.add("d-" + i + ",2014-05-02T00:00:00Z,c-" + i + ",a,friends,extended," + i + ",1");
    }
    var grants = file("grants.csv", lines.toArray(String[]::new));

    assertThat(findings(grants))
        .hasSize(20)
        .allSatisfy(one -> assertThat(one.sentence()).contains("one of 1200 such organisations"));
    var reached = reached(grants);
    assertThat(reached.reaches()).hasSize(1_000);
    assertThat(reached.reaches().getFirst().organisation()).isEqualTo("c-1200");
    assertThat(reached.missing()).anyMatch(one -> one.startsWith("200 more"));
  }

  @Test
  void a_text_that_looks_like_a_query_stays_a_text() throws IOException {
    var odd = Files.createDirectory(folder.resolve("it's"));
    var grants =
        Files.writeString(
            odd.resolve("grants.csv"),
            GRANTS
                + "\nd-1,2013-01-01T00:00:00Z,\"amber'; DROP TABLE decided; --\",a,friends,granted"
                + "\nd-2,2013-01-02T00:00:00Z,\"birch, and sons\",b,friends,refused\n");

    assertThat(of(Kind.DIFFERENT_OUTCOME, findings(grants)))
        .singleElement()
        .satisfies(one -> assertThat(one.who()).isEqualTo("birch, and sons"));
  }

  @Test
  void people_are_counted_for_each_user_the_widest_first_and_what_is_missing_is_said()
      throws IOException {
    var grants =
        file(
            "grants.csv",
            GRANTS + ",people_reached,users",
            "d-1,2013-01-01T00:00:00Z,amber,amber-app,friends,granted,100,50",
            "d-2,2013-01-02T00:00:00Z,quiz,quiz-app,friends,granted,87000000,270000",
            "d-3,2013-01-03T00:00:00Z,birch,birch-app,likes,granted,500,",
            "d-4,2013-01-03T00:00:00Z,cobble,cobble-app,likes,granted,,20");

    var reached = reached(grants);

    assertThat(reached.reaches())
        .extracting(Reach::organisation)
        .containsExactly("quiz", "amber", "birch");
    var quiz = reached.reaches().getFirst();
    assertThat(quiz.perUser().orElseThrow()).isCloseTo(322.2222, within(0.0001));
    assertThat(quiz.onlyThroughFriends().orElseThrow()).isCloseTo(0.996897, within(0.000001));
    assertThat(reached.reaches().getLast().perUser()).isEmpty();
    assertThat(reached.missing()).anyMatch(one -> one.startsWith("1 decisions say no number"));
  }

  @Test
  void without_the_columns_nobody_is_counted() throws IOException {
    var grants = file("grants.csv", GRANTS, "d-1,2013-01-01T00:00:00Z,amber,a,friends,granted");

    var reached = reached(grants);

    assertThat(reached.reaches()).isEmpty();
    assertThat(reached.missing()).singleElement().asString().contains("people_reached");
  }
}
