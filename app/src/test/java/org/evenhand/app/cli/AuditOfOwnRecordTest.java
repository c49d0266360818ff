package org.evenhand.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.evenhand.app.demo.PlayedFolder;
import org.evenhand.app.demo.story.Tale;
import org.evenhand.app.wiring.Platform;
import org.evenhand.app.wiring.PlatformConfiguration;
import org.evenhand.audit.plan.Plan;
import org.evenhand.audit.plan.PlanFile;
import org.evenhand.register.Audits;
import org.evenhand.register.DocumentHash;
import org.evenhand.register.RegisterSnapshot;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform's own record: plans are registered in it, it is audited, and the report published. */
class AuditOfOwnRecordTest {
  @TempDir private static Path folder;

  private static Path data;

  @BeforeAll
  static void play() throws IOException {
    data = folder.resolve("data");
    PlayedFolder.play(data, Tale.FAIR, URI.create("http://127.0.0.1:8080"), Instant.now());
  }

  private static <T> T register(Function<RegisterSnapshot, T> asked) throws IOException {
    try (var platform =
        Platform.open(
            PlatformConfiguration.in(data),
            InstantSource.system(),
            (message, cause) -> {
              throw new AssertionError(message, cause);
            })) {
      return asked.apply(platform.register().snapshot());
    }
  }

  private static Path written(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Run registers(Path plan) {
    return Run.of("audit", "register", "--data", data, "--plan", plan, "--reason", "For 2027.");
  }

  private static void assertRefused(Run run, String why) {
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.complaints()).singleElement().asString().contains(why);
  }

  @Test
  void a_plan_that_no_record_can_follow_is_not_registered() throws IOException {
    var plan = written("placebos.yaml", "placebos: [even_number]\n");

    assertRefused(registers(plan), "no record can follow the plan's placebos: even_number");
    assertRefused(Run.of("audit", data, "--plan", plan), "placebos: even_number");
  }

  @Test
  void whoever_runs_the_machine_registers_a_plan_letter_by_letter() throws IOException {
    var plan = written("ours.yaml", "# ours\ntitle: Ours\nseed: 7\n");
    var run = registers(plan);

    assertThat(run.exit()).as(run.err()).isZero();
    var hash = PlanFile.read("", Files.readString(plan)).hash();
    assertThat(run.out()).startsWith("Registered plan " + hash + " at position ");
    var found = register(now -> now.audits().plan(new DocumentHash(hash)).orElseThrow().act());
    assertThat(found.text()).isEqualTo(Files.readString(plan));
    assertThat(found.actor()).isEqualTo(AuditRegisterCommand.OPERATOR);
    assertRefused(registers(plan), "is registered already");
  }

  @Test
  void what_is_no_plan_is_told_and_nothing_is_registered() throws IOException {
    long before = register(RegisterSnapshot::position);

    assertRefused(registers(written("w.yaml", "alhpa: 0.05\n")), "line 1, 'alhpa': is not a word");
    assertRefused(
        registers(written("w.yaml", "#" + "-".repeat(20_000) + "\nseed: 1\n")),
        "has 1 to 16384 bytes, not 20010");
    assertRefused(registers(written("w.yaml", Plan.DEFAULT)), "is registered already");
    assertThat(register(RegisterSnapshot::position)).isEqualTo(before);
  }

  @Test
  void a_report_says_that_its_plan_was_registered_and_is_published_as_the_record_gives_it()
      throws IOException {
    var out = folder.resolve("report");
    var audit = Run.of("audit", data, "--out", out);
    assertThat(audit.exit()).as(audit.err()).isZero();
    assertThat(audit.out()).contains("The plan was registered as entry", "before any of the");
    var text = Files.readString(out.resolve("report.json"));
    assertThat(Files.readString(out.resolve("report.html"))).contains("evenhand audit DIR --at ");
    var changed =
        written("report.json", text.replace("\"organisations\" : ", "\"organisations\" : 1"));

    assertRefused(publishes(changed), "is not what this record gives");
    var run = publishes(out.resolve("report.json"));

    assertThat(run.exit()).as(run.err()).isZero();
    Audits.Report report =
        register(now -> now.audits().report(DocumentHash.of(text)).orElseThrow());
    assertThat(run.out()).contains(DocumentHash.of(text).sha256(), "" + report.position());
    assertThat(report.act().plan().sha256()).isEqualTo(PlanFile.standard().hash());
    assertThat(report.act().summary()).hasSizeBetween(3, 6);
    assertThat(text).contains(report.act().root());
    assertRefused(publishes(out.resolve("report.json")), "is registered already");
  }

  private static Run publishes(Path report) {
    return Run.of("audit", "publish", "--data", data, "--report", report, "--reason", "As due.");
  }

  @Test
  void what_is_no_report_of_this_record_is_not_published() throws IOException {
    for (var wrong : List.of("{", "{}", "[]", "{\"checkpoint\":null}")) {
      var run = publishes(written("no.json", wrong));
      assertThat(run.exit()).as(wrong).isEqualTo(2);
      assertThat(run.complaints()).hasSize(1);
    }
    assertRefused(Run.of("audit", data, "--at", 1_000_000), "entries, not 1000000");
    assertRefused(Run.of("audit", data, "--at", 1), "no ruling yet");
  }
}
