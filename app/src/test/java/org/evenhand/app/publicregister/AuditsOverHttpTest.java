package org.evenhand.app.publicregister;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.evenhand.audit.plan.PlanFile;
import org.evenhand.register.Actor;
import org.evenhand.register.AuditEvent.AuditPlanRegistered;
import org.evenhand.register.AuditEvent.AuditReportPublished;
import org.evenhand.register.AuditEvent.Level;
import org.evenhand.register.DocumentHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plans of audits and what audits came to stand on the public pages. */
class AuditsOverHttpTest {
  private static final Actor OPERATOR = new Actor(Actor.SYSTEM, "operator");
  private static final String ROOT = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
  private static final String TEXT = PlanFile.standard().text();
  private static final String PLAN = PlanFile.standard().hash();

  private Town town;

  @BeforeEach
  void begin(@TempDir Path folder) throws IOException {
    town = Town.open(folder);
  }

  @AfterEach
  void close() {
    town.close();
  }

  private long register() {
    return town.record(
        new AuditPlanRegistered(
            OPERATOR, "Before anything.", new DocumentHash(PLAN), "Was anyone favoured?", TEXT));
  }

  private long publish(String json, Level verdict, int size, String plan) {
    return town.record(
        new AuditReportPublished(
            OPERATOR,
            "Once a year.",
            DocumentHash.of(json),
            new DocumentHash(plan),
            size,
            ROOT,
            verdict,
            List.of("Neither could be shown.", "12 organisations were compared.")));
  }

  private String page(String path) {
    return town.get(path, "Accept", "text/html").body();
  }

  @Test
  void where_nobody_audited_the_page_says_so() {
    assertThat(page("/register/audits"))
        .contains("No report of an audit is published.", "No plan of an audit is registered.");
  }

  @Test
  void a_plan_has_a_page_and_its_text_letter_by_letter() {
    long position = register();

    assertThat(page("/register/plans/" + PLAN))
        .contains("Before anything.", "equivalence: 0.10", "/register/acts/" + position)
        .contains("evenhand audit https://register.example/log --plan plan.yaml --out report");
    var text = town.get("/register/plans/" + PLAN + ".yaml");
    assertThat(text.headers().firstValue("Content-Type")).hasValue("text/plain;charset=utf-8");
    assertThat(text.body()).isEqualTo(TEXT);
    assertThat(town.json("/register/plans/" + PLAN).path("text").asString()).isEqualTo(TEXT);
    assertThat(town.get("/register/plans/" + "0".repeat(64) + ".yaml").statusCode()).isEqualTo(404);
    assertThat(town.get("/register/plans/none").statusCode()).isEqualTo(404);
    assertThat(page("/register/changes"))
        .contains("Audit plan registered: Was anyone favoured?", "/register/plans/" + PLAN);
  }

  @Test
  void the_last_report_comes_first_with_the_command_that_makes_it_again() {
    register();
    publish("first", Level.NONE, 12, PLAN);
    long position = publish("second", Level.INCONCLUSIVE, 24, PLAN);

    assertThat(page("/register/audits"))
        .containsSubsequence(
            "The last report",
            "inconclusive",
            "Neither could be shown. 12 organisations were compared.",
            "when it had 24 entries, root " + ROOT,
            "/register/acts/" + position,
            "evenhand audit https://register.example/log --at 24 --plan plan.yaml --out report",
            "/register/plans/" + PLAN + ".yaml",
            DocumentHash.of("second").sha256(),
            "verdict: none",
            "Plans that were registered",
            PLAN);
    assertThat(page("/register")).contains("/register/audits", "/register/plans");
    var json = town.json("/register/audits").path("items");
    assertThat(json.at("/0/verdict").asString()).isEqualTo("inconclusive");
    assertThat(json.at("/0/log_size").asInt()).isEqualTo(24);
    assertThat(json.at("/0/plan_registered").asBoolean()).isTrue();
    assertThat(json.at("/1/summary/0").asString()).isEqualTo("Neither could be shown.");
    assertThat(page("/register/plans/" + PLAN)).contains("Audit of 24 entries of the log");
    assertThat(page("/register/audits/" + DocumentHash.of("first"))).contains("verdict: none");
  }

  @Test
  void a_report_by_a_plan_that_nobody_registered_says_that() {
    publish("only", Level.SIGNAL, 3, PLAN);

    assertThat(page("/register/audits"))
        .contains("not registered: " + PLAN, "for it is not registered");
    assertThat(town.json("/register/audits").at("/items/0/plan_registered").asBoolean()).isFalse();
  }
}
