package org.evenhand.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evenhand.app.wiring.Platform;
import org.evenhand.app.wiring.PlatformConfiguration;
import org.evenhand.register.Actor;
import org.evenhand.register.Band;
import org.evenhand.register.Commitment;
import org.evenhand.register.Consideration;
import org.evenhand.register.ConsiderationId;
import org.evenhand.register.DealEvent.DealOpened;
import org.evenhand.register.DealId;
import org.evenhand.register.Organisation;
import org.evenhand.register.RegisterEvent.OrganisationRegistered;
import org.evenhand.vocabulary.OrganisationId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What organisations gave, brought in from a file: banded in public, exact behind commitments. */
class ImportConsiderationsCommandTest {
  private static final Actor SYSTEM = new Actor(Actor.SYSTEM, "operator");
  private static final String HEADER = "id,organisation,kind,amount,currency,from,until,deal\n";
  private static final String MARCH =
      HEADER
          + "ads-2026-03-big,big-ads,ad_spend,1234567.50,USD,2026-03-01,2026-03-31,launch\n"
          + "ads-2026-03-small,small,ad_spend,0.99,USD,2026-03-01,2026-03-31,\n"
          + "data-2026-03,big-ads,reciprocal_data,,,2026-03-01,2026-03-31,\n";

  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void twoOrganisations() throws IOException {
    data = folder.resolve("platform");
    with(platform -> {
      for (var id : List.of("big-ads", "small")) {
        platform
            .registerActs()
            .record(
                new OrganisationRegistered(
                    SYSTEM,
                    "Fictional.",
                    new Organisation(
                        new OrganisationId(id), "Fictional", "DE", "https://example.org")));
      }
      platform
          .registerActs()
          .record(
              new DealOpened(
                  SYSTEM,
                  "Fictional.",
                  new DealId("launch"),
                  new OrganisationId("big-ads"),
                  "Launch",
                  List.of("access"),
                  List.of("advertising"),
                  SYSTEM));
    });
  }

  private void with(Consumer<Platform> act) throws IOException {
    try (var platform =
        Platform.open(
            PlatformConfiguration.in(data),
            InstantSource.fixed(Instant.now()),
            (message, cause) -> {
              throw new AssertionError(message, cause);
            })) {
      act.accept(platform);
    }
  }

  private Run imported(String text) throws IOException {
    var file = Files.writeString(folder.resolve("march.csv"), text);
    var report = folder.resolve("report.csv");
    return Run.of("import", "considerations", file, "--data", data, "--report", report);
  }

  private Map<String, Consideration> recorded() throws IOException {
    var all = new ArrayList<Consideration>();
    with(platform -> all.addAll(platform.register().snapshot().deals().considerations()));
    return all.stream().collect(Collectors.toMap(one -> one.id().value(), one -> one));
  }

  @Test
  void each_line_is_a_public_act_with_a_band_and_a_commitment_that_opens_to_the_exact_amount()
      throws IOException {
    var run = imported(MARCH);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("Recorded 3 considerations; 0 stood before.");

    var one = recorded().get("ads-2026-03-big");
    assertThat(one.amount()).contains(Band.of(123_456_750, "USD"));
    assertThat(one.deal()).contains(new DealId("launch"));
    assertThat(recorded().get("data-2026-03").amount()).isEmpty();
    var openings = folder.resolve("platform/confidential/openings.tsv");
    assertThat(Files.getPosixFilePermissions(openings))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.readString(openings)).contains("consideration:ads-2026-03-big\t");
    with(platform -> {
      try {
        var opening = platform.openings().of("consideration:ads-2026-03-big").orElseThrow();
        assertThat(opening.value()).isEqualTo("123456750 USD");
        assertThat(opening.commitment()).isEqualTo(one.commitment());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  @Test
  void the_exact_amount_is_in_no_frame() throws IOException {
    imported(MARCH);
    with(platform -> {
      var acts = new StringBuilder();
      platform.register().acts(0, act -> acts.append(act.json()).length() > 0);
      assertThat(acts)
          .contains("ads-2026-03-big")
          .doesNotContain("1234567")
          .doesNotContain("123456");
    });
  }

  @Test
  void the_same_file_again_records_nothing_and_a_longer_one_what_is_missing() throws IOException {
    imported(MARCH);
    assertThat(imported(MARCH).out()).contains("Recorded 0 considerations; 3 stood before.");
    var more = MARCH + "ads-2026-04-big,big-ads,ad_spend,5,USD,2026-04-01,2026-04-30,\n";
    assertThat(imported(more).out()).contains("Recorded 1 considerations; 3 stood before.");
    assertThat(recorded()).hasSize(4);
  }

  @Test
  void after_a_crash_behind_the_openings_the_acts_follow_with_the_same_commitments()
      throws IOException {
    var kept = new ArrayList<Commitment>();
    with(platform -> {
      try {
        var all =
            platform.openings().keep(Map.of("consideration:ads-2026-03-big", "123456750 USD"));
        kept.addAll(all.values());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    // The crash left half a line behind it.
    Files.writeString(
        folder.resolve("platform/confidential/openings.tsv"),
        "consideration:ads-2026-03-sm",
        StandardOpenOption.APPEND);
    assertThat(imported(MARCH).exit()).isZero();
    assertThat(recorded().get("ads-2026-03-big").commitment()).isEqualTo(kept.getFirst());
  }

  @Test
  void what_was_recorded_with_other_particulars_is_told_and_nothing_is_recorded()
      throws IOException {
    imported(MARCH);
    var run =
        imported(
            MARCH.replace("1234567.50", "1234567.51")
                + "ads-2026-04-big,big-ads,ad_spend,5,USD,2026-04-01,2026-04-30,\n");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.complaints())
        .contains(
            "march.csv:2:1: id 'ads-2026-03-big' is not as it was recorded (expected the"
                + " particulars that it was recorded with)",
            "evenhand: nothing was recorded: 1 line is wrong");
    assertThat(recorded()).hasSize(3);
  }

  @Test
  void each_wrong_line_is_told_with_its_place_and_none_of_the_file_is_recorded()
      throws IOException {
    var run =
        imported(
            HEADER
                + "a,big-ads,ad_spend,1.5,USD,2026-03-01,2026-03-31,\n"
                + "A b,big-ads,ad_spend,1.5,USD,2026-03-01,2026-03-31,\n"
                + "c,nobody,ad_spend,1.5,USD,2026-03-01,2026-03-31,\n"
                + "d,small,favour,1.5,USD,2026-03-01,2026-03-31,\n"
                + "e,small,ad_spend,1.505,USD,2026-03-01,2026-03-31,\n"
                + "f,small,ad_spend,-1,USD,2026-03-01,2026-03-31,\n"
                + "g,small,ad_spend,1,DOLLARS,2026-03-01,2026-03-31,\n"
                + "h,small,ad_spend,1,USD,2026-03-31,2026-03-01,\n"
                + "i,small,ad_spend,1,USD,March,2026-03-01,\n"
                + "a,big-ads,ad_spend,1.5,USD,2026-03-01,2026-03-31,\n"
                + "j,small,ad_spend,1,USD,2026-03-01,2026-03-31,launch\n"
                + "k,small,ad_spend,1,USD\n");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.complaints()).contains("evenhand: nothing was recorded: 11 lines are wrong");
    assertThat(run.err())
        .contains("march.csv:3:1: id 'A b'")
        .contains("march.csv:4:3: organisation 'nobody' is not registered")
        .contains("march.csv:5:9: kind 'favour'")
        .contains("march.csv:6:18: amount '1.505'")
        .contains("march.csv:10:24: from 'March'")
        .contains("march.csv:11:1: id 'a' is not a new id (expected one that line 2 has not)")
        .contains("march.csv:13:1: 5 cells (expected 8 cells");
    assertThat(recorded()).isEmpty();
  }

  @Test
  void a_large_file_takes_one_act_for_each_line() throws IOException {
    var lines =
        IntStream.range(0, 500)
            .mapToObj(n -> "x-" + n + ",small,ad_spend," + n + ",EUR,2026-03-01,2026-03-31,\n")
            .collect(Collectors.joining());
    assertThat(imported(HEADER + lines).out()).contains("Recorded 500 considerations");
    assertThat(recorded().get("x-250").amount()).contains(Band.of(25_000, "EUR"));
    assertThat(recorded().get("x-250").id()).isEqualTo(new ConsiderationId("x-250"));
  }

  @Test
  void what_is_no_file_and_what_is_no_platform_is_wrong_use() throws IOException {
    assertThat(Run.of("import", "considerations", folder.resolve("no"), "--data", data).exit())
        .isEqualTo(2);
    var file = Files.writeString(folder.resolve("march.csv"), "id,kind\n");
    var nowhere = Run.of("import", "considerations", file, "--data", folder.resolve("none"));
    assertThat(nowhere.exit()).isEqualTo(2);
    assertThat(imported("id,kind\n").err()).contains("the header has no column 'organisation'");
  }
}
