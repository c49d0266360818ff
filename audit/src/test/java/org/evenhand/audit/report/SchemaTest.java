package org.evenhand.audit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.evenhand.audit.findings.Severity;
import org.evenhand.audit.input.BadInput;
import org.evenhand.audit.input.Schema;
import org.evenhand.audit.input.Tables;
import org.evenhand.audit.plan.Exposure;
import org.evenhand.audit.plan.Outcome;
import org.evenhand.audit.plan.PlanFile;
import org.evenhand.audit.result.AuditResult;
import org.evenhand.audit.result.Figure;
import org.evenhand.audit.result.Pair;
import org.evenhand.audit.result.Registration;
import org.evenhand.audit.result.TestResult;
import org.evenhand.audit.result.Verdict;
import org.evenhand.audit.run.Audit;
import org.evenhand.audit.run.ForeignFiles;
import org.evenhand.audit.single.Question;
import org.evenhand.audit.single.SingleTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SchemaTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final JsonNode REPORT = MAPPER.readTree(Schemas.of("report"));
  private static final JsonNode TABLE = MAPPER.readTree(Schemas.of("table"));
  private static final Question PLAIN =
      new Question("got", "yes", "paid", "yes", List.of(), "", false, "", "", List.of(), 1);

  @TempDir Path folder;

  @Test
  void the_report_of_an_audit_of_files_is_as_its_schema_says() throws IOException {
    var report = MAPPER.readTree(Json.of(audited()));

    assertThat(report.path("pairs").size()).isPositive();
    assertThat(report.path("pairs").get(0).path("tests").size()).isPositive();
    assertThat(SchemaCheck.of(REPORT, report)).isEmpty();
  }

  @Test
  void every_test_in_a_report_has_a_page_that_explains_it() throws IOException {
    var ids =
        audited().pairs().stream()
            .flatMap(pair -> pair.tests().stream())
            .map(TestResult::id)
            .distinct()
            .toList();

    assertThat(ids).contains("fisher-exact", "matching", "cox");
    assertThat(Explanations.names()).containsAll(ids);
  }

  @Test
  void a_report_in_which_nothing_is_defined_is_as_its_schema_says() {
    assertThat(SchemaCheck.of(REPORT, MAPPER.readTree(Json.of(undefined())))).isEmpty();
  }

  @Test
  void the_answer_to_any_question_about_a_table_is_as_its_schema_says() throws IOException {
    for (var question :
        List.of(
            PLAIN,
            new Question(
                "got", "yes", "paid", "yes", List.of("kind"), "n", true, "", "", List.of(), 7),
            new Question(
                "got", "yes", "spent", "", List.of(), "", false, "pair", "", List.of("kind"), 1),
            new Question(
                "got",
                "yes",
                "paid",
                "yes",
                List.of(),
                "",
                false,
                "",
                "org",
                List.of("spent:factor"),
                1))) {
      assertThat(SchemaCheck.of(TABLE, answer(question))).as("%s", question).isEmpty();
    }
  }

  @Test
  void whatever_is_taken_out_of_a_report_is_missed() throws IOException {
    missed(REPORT, (ObjectNode) MAPPER.readTree(Json.of(audited())));
    missed(REPORT, (ObjectNode) MAPPER.readTree(Json.of(undefined())));
    missed(TABLE, (ObjectNode) answer(PLAIN));
  }

  @Test
  void whatever_is_of_another_type_or_not_described_is_noticed() throws IOException {
    var report = (ObjectNode) MAPPER.readTree(Json.of(audited()));
    for (var name : List.copyOf(report.propertyNames())) {
      var other = report.deepCopy();
      other.putArray(name).addArray();
      assertThat(SchemaCheck.of(REPORT, other)).as(name).isNotEmpty();
    }
    report.put("more", 1);
    assertThat(SchemaCheck.of(REPORT, report)).singleElement().asString().contains("'more'");
  }

  @Test
  void every_object_of_a_schema_is_closed_and_every_member_required_or_optional_on_purpose() {
    for (var schema : List.of(REPORT, TABLE)) {
      assertThat(schema.path("$schema").asString())
          .isEqualTo("https://json-schema.org/draft/2020-12/schema");
      for (var object : objects(schema)) {
        assertThat(object.path("additionalProperties").isBoolean()).isTrue();
        assertThat(object.path("additionalProperties").asBoolean()).isFalse();
        assertThat(object.path("required").size()).isPositive();
      }
    }
  }

  @Test
  void the_schema_names_all_outcomes_exposures_verdicts_standings_and_severities() {
    assertThat(named("/$defs/outcome")).isEqualTo(words(Outcome.values(), Outcome::key));
    assertThat(named("/$defs/exposure")).isEqualTo(words(Exposure.values(), Exposure::key));
    assertThat(named("/properties/verdict/properties/level"))
        .isEqualTo(words(Verdict.Level.values(), Verdict.Level::key));
    assertThat(named("/$defs/test/properties/standing"))
        .isEqualTo(words(TestResult.Standing.values(), SchemaTest::lower));
    assertThat(named("/properties/findings/items/properties/severity"))
        .isEqualTo(words(Severity.values(), SchemaTest::lower));
  }

  private static List<String> named(String place) {
    var all = new ArrayList<String>();
    REPORT.at(place + "/enum").forEach(word -> all.add(word.asString()));
    return all;
  }

  private static <T> List<String> words(T[] all, Function<T, String> word) {
    return Stream.of(all).map(word).toList();
  }

  private static String lower(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }

  @Test
  void a_schema_that_there_is_not_is_refused() {
    assertThatThrownBy(() -> Schemas.of("grants"))
        .isInstanceOf(BadInput.class)
        .hasMessage("--schema \"grants\": there are report and table");
  }

  /** Takes out each member of the value and of what it holds first, in turn. */
  private static void missed(JsonNode schema, ObjectNode value) {
    for (var name : List.copyOf(value.propertyNames())) {
      var less = value.deepCopy();
      less.remove(name);
      assertThat(SchemaCheck.of(schema, less)).as(name).isNotEmpty();
      var inner = value.get(name);
      if (inner instanceof ObjectNode object) {
        for (var part : List.copyOf(object.propertyNames())) {
          var without = value.deepCopy();
          ((ObjectNode) without.get(name)).remove(part);
          assertThat(SchemaCheck.of(schema, without)).as(name + "." + part).isNotEmpty();
        }
      } else if (inner.isArray() && !inner.isEmpty() && inner.get(0) instanceof ObjectNode first) {
        for (var part : List.copyOf(first.propertyNames())) {
          var without = value.deepCopy();
          ((ObjectNode) without.get(name).get(0)).remove(part);
          assertThat(SchemaCheck.of(schema, without)).as(name + "[0]." + part).isNotEmpty();
        }
      }
    }
  }

  private static List<JsonNode> objects(JsonNode schema) {
    var all = new ArrayList<JsonNode>();
    if (schema.isObject() && schema.path("type").isString()) {
      if (schema.path("type").asString().equals("object")) {
        all.add(schema);
      }
    }
    for (var child : schema) {
      all.addAll(objects(child));
    }
    return all;
  }

  private JsonNode answer(Question question) throws IOException {
    var rows = new StringBuilder("got,paid,spent,kind,n,pair,org\n");
    for (int i = 0; i < 80; i++) {
      boolean paid = i % 2 == 0;
      boolean got = i % 7 < (paid ? 4 : 2);
      rows.append(
          String.format(
              Locale.ROOT,
              "%s,%s,%d,%s,%s,%d,o%d\n",
              got ? "yes" : "no",
              paid ? "yes" : "no",
              i % 5,
              i % 3 == 0 ? "" : "k" + i % 3,
              question.sampling() ? "1.5" : "1",
              i / 2,
              i / 8));
    }
    var path = Files.writeString(folder.resolve("rows.csv"), rows);
    var numbers = question.weight().isEmpty() ? List.<String>of() : List.of(question.weight());
    try (var tables = Tables.open("200MB")) {
      var file = tables.load(Schema.table(numbers), path, bytes -> {});
      return MAPPER.readTree(Json.of(SingleTable.ask(tables, file, question)));
    }
  }

  private AuditResult audited() throws IOException {
    var grants =
        new StringBuilder(
            "decision_id,decided_at,organisation,app,data_type,outcome,requested_at\n");
    var partners = new StringBuilder("organisation,payment,category\n");
    for (int o = 0; o < 16; o++) {
      partners.append("o").append(o).append(o % 2 == 0 ? ",yes,games\n" : ",no,games\n");
      for (int r = 0; r < 5; r++) {
        grants.append(
            String.format(
                Locale.ROOT,
                "d%d-%d,2014-03-%02d,o%d,a%d,friends,%s,2014-03-01\n",
                o,
                r,
                2 + (o * 3 + r) % 20,
                o,
                o,
                (o * 7 + r * 5) % 4 < (o % 2 == 0 ? 3 : 2) ? "granted" : "refused"));
      }
    }
    var files =
        Map.of(
            "grants", Files.writeString(folder.resolve("grants.csv"), grants),
            "partners", Files.writeString(folder.resolve("partners.csv"), partners));
    return new Audit(
            PlanFile.read("plan", "permutations: 199"), "files of a platform", (_, _, _) -> {})
        .of(new ForeignFiles(files));
  }

  private static AuditResult undefined() {
    double nan = Double.NaN;
    var side = new Pair.Side(0, nan, nan);
    var test =
        new TestResult(
            "firth",
            "Firth's",
            List.of(
                Figure.of("a", nan),
                new Figure("b", Double.POSITIVE_INFINITY, nan, 1, Double.POSITIVE_INFINITY, 0.95)),
            nan,
            nan,
            nan,
            nan,
            "",
            TestResult.Standing.EXPLORATORY,
            List.of("nothing is defined"));
    var pair =
        new Pair(
            Outcome.WAIT,
            Exposure.SPEND_AFTER,
            "",
            "paid",
            side,
            side,
            Figure.of("difference", nan, nan, nan, nan, 0.95),
            nan,
            nan,
            nan,
            nan,
            false,
            nan,
            List.of(test));
    return new AuditResult(
        "",
        "",
        PlanFile.standard().hash(),
        "",
        new Registration.InRecord(
            "a.example/log",
            9,
            "root",
            List.of(
                new Registration.Registered(
                    PlanFile.standard().hash(), "t", 3, "", "o", "r", true, 2, 1, true)),
            List.of()),
        List.of(new AuditResult.Input("f.csv", PlanFile.standard().hash(), 0)),
        List.of(new AuditResult.Remark("what", 1, "done")),
        0,
        0,
        List.of(new AuditResult.Counted("wait", nan, nan, nan)),
        "",
        new Verdict(Verdict.Level.INCONCLUSIVE, nan, 0.05, 0.1, nan, "Nothing.", "Care.", "Much."),
        List.of(pair),
        List.of(
            new AuditResult.Sensitivity(
                Outcome.WAIT,
                Exposure.SPEND_AFTER,
                List.of("violations", "reviewer"),
                Figure.of("difference", nan, nan, nan, nan, 0.95),
                nan)),
        List.of(),
        List.of(),
        List.of(new AuditResult.Fact("k", "t", "s", "w", "", "breach", List.of("line 3"))),
        List.of(
            new AuditResult.Notice(
                "friends",
                "o",
                1,
                LocalDate.EPOCH,
                LocalDate.EPOCH.plusDays(9),
                LocalDate.EPOCH.plusDays(9),
                true)),
        List.of(new AuditResult.Reach("o", "friends", 1, 300, Double.POSITIVE_INFINITY, nan)));
  }
}
