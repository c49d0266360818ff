package org.evenhand.audit.report;

import java.util.List;
import java.util.Locale;
import org.evenhand.audit.result.AuditResult;
import org.evenhand.audit.result.Figure;
import org.evenhand.audit.result.Pair;
import org.evenhand.audit.result.Registration;
import org.evenhand.audit.result.TestResult;
import org.evenhand.audit.single.Answer;
import org.evenhand.audit.units.Profile;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Results as JSON. What is not defined, or infinite, is {@code null}; a note says why. */
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /** An answer to a question about one table. */
  public static String of(Answer answer) {
    var root = MAPPER.createObjectNode();
    root.put("tool", "evenhand audit");
    var question = root.putObject("question");
    question.put("outcome", answer.question().outcome() + "=" + answer.question().outcomeValue());
    var value = answer.question().exposureValue();
    question.put("exposure", answer.question().exposure() + (value.isEmpty() ? "" : "=" + value));
    strings(question.putArray("strata"), answer.question().strata());
    strings(question.putArray("controls"), answer.question().controls());
    question.put("weight", answer.question().weight());
    question.put("weights", answer.question().sampling() ? "sampling" : "frequency");
    question.put("matched", answer.question().matched());
    question.put("cluster", answer.question().cluster());
    question.put("seed", answer.question().seed());
    var input = root.putObject("input");
    input.put("file", answer.file().file());
    input.put("sha256", answer.file().sha256());
    input.put("rows", answer.file().rows());
    input.put("cases", answer.cases());
    remarks(input.putArray("remarks"), answer.remarks());
    tests(root.putArray("tests"), answer.tests());
    return text(root);
  }

  /** What an audit came to, as {@code report.schema.json} describes it. */
  public static String of(AuditResult result) {
    var root = MAPPER.createObjectNode();
    root.put("tool", "evenhand audit");
    root.put("format", 1);
    root.put("title", result.title());
    root.put("subject", result.subject());
    var plan = root.putObject("plan");
    plan.put("sha256", result.planHash());
    plan.put("text", result.planText());
    registration(root, plan, result.registration());
    var verdict = root.putObject("verdict");
    verdict.put("level", result.verdict().level().key());
    verdict.put("sentence", result.verdict().sentence());
    verdict.put("caution", result.verdict().caution());
    verdict.put("untested", result.verdict().untested());
    number(verdict, "p_value", result.verdict().p());
    number(verdict, "alpha", result.verdict().alpha());
    number(verdict, "equivalence", result.verdict().equivalence());
    number(verdict, "detectable", result.verdict().detectable());
    strings(root.putArray("summary"), Sentences.of(result));
    inputs(root, result);
    root.put("organisations", result.organisations());
    root.put("strata", result.strata());
    root.put("basis", result.basis());
    var pairs = root.putArray("pairs");
    boolean exploratory = result.registration().exploratory();
    result.pairs().forEach(pair -> pair(pairs.addObject().put("exploratory", exploratory), pair));
    var sensitivities = root.putArray("sensitivities");
    for (var run : result.sensitivities()) {
      var node = sensitivities.addObject();
      node.put("outcome", run.outcome().key()).put("exposure", run.exposure().key());
      strings(node.putArray("added"), run.added());
      figure(node.putObject("difference"), run.difference());
      number(node, "p_value", run.p());
    }
    rest(root, result);
    return text(root);
  }

  private static void registration(ObjectNode root, ObjectNode plan, Registration registration) {
    var followed = registration.plans().stream().filter(one -> one.followed()).findFirst();
    plan.put("registered", followed.map(Registration.Registered::at).orElse(""));
    plan.put("standing", registration.standing());
    plan.put("exploratory", registration.exploratory());
    plan.put("sentence", registration.sentence());
    var differences = plan.putArray("differs_in");
    root.putNull("checkpoint");
    if (registration instanceof Registration.InRecord record) {
      strings(differences, record.differences());
      root.putObject("checkpoint")
          .put("origin", record.origin())
          .put("size", record.size())
          .put("root", record.root());
    }
    var plans = root.putArray("registered_plans");
    for (var one : registration.plans()) {
      plans
          .addObject()
          .put("sha256", one.sha256())
          .put("title", one.title())
          .put("entry", one.entry())
          .put("at", one.at())
          .put("by", one.by())
          .put("reason", one.reason())
          .put("genuine", one.genuine())
          .put("rulings_before", one.rulingsBefore())
          .put("rulings_after", one.rulingsAfter())
          .put("followed", one.followed());
    }
  }

  private static void inputs(ObjectNode root, AuditResult result) {
    var inputs = root.putArray("inputs");
    result
        .inputs()
        .forEach(in ->
            inputs
                .addObject()
                .put("file", in.file())
                .put("sha256", in.sha256())
                .put("rows", in.rows()));
    var remarks = root.putArray("remarks");
    result
        .remarks()
        .forEach(remark ->
            remarks
                .addObject()
                .put("what", remark.what())
                .put("count", remark.count())
                .put("done", remark.done()));
    var outcomes = root.putArray("outcomes");
    for (var counted : result.outcomes()) {
      var node = outcomes.addObject().put("outcome", counted.outcome());
      number(node, "rulings", counted.rulings());
      number(node, "mean", counted.mean());
      number(node, "intraclass_correlation", counted.alike());
    }
  }

  private static void pair(ObjectNode node, Pair pair) {
    node.put("outcome", pair.outcome().key());
    node.put("exposure", pair.exposure().key());
    node.put("exposed_means", pair.exposedMeans());
    side(node.putObject("exposed"), pair.exposed());
    side(node.putObject("others"), pair.others());
    figure(node.putObject("difference"), pair.difference());
    number(node, "z", pair.z());
    number(node, "p_value", pair.p());
    number(node, "p_family", pair.adjusted());
    number(node, "p_step_down", pair.stepDown());
    node.put("equivalent", pair.equivalent());
    number(node, "detectable", pair.detectable());
    tests(node.putArray("tests"), pair.tests());
  }

  private static void side(ObjectNode node, Pair.Side side) {
    node.put("organisations", side.organisations());
    number(node, "rulings", side.rulings());
    number(node, "mean", side.mean());
  }

  private static void rest(ObjectNode root, AuditResult result) {
    var findings = root.putArray("findings");
    for (var fact : result.findings()) {
      var node = findings.addObject();
      node.put("kind", fact.kind()).put("title", fact.title()).put("sentence", fact.sentence());
      node.put("who", fact.who()).put("when", fact.when()).put("severity", fact.severity());
      strings(node.putArray("sources"), fact.sources());
    }
    var notices = root.putArray("notices");
    for (var notice : result.notices()) {
      var node = notices.addObject();
      node.put("what", notice.what()).put("organisation", notice.who());
      node.put("organisations", notice.organisations());
      node.put("announced", notice.announced().toString());
      node.put("effective", notice.effective().toString());
      node.put("ended", notice.ended().toString());
      node.put("short", notice.isShort());
    }
    var harvest = root.putArray("harvest");
    for (var reach : result.harvest()) {
      var node = harvest.addObject();
      node.put("organisation", reach.organisation()).put("data_type", reach.dataType());
      number(node, "users", reach.users());
      number(node, "people_reached", reach.reached());
      number(node, "people_per_user", reach.perUser());
      number(node, "share_through_friends_only", reach.friendsOnly());
    }
  }

  static String text(ObjectNode root) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  static void strings(ArrayNode array, List<String> values) {
    values.forEach(array::add);
  }

  static void remarks(ArrayNode array, List<Profile.Remark> remarks) {
    for (var remark : remarks) {
      array
          .addObject()
          .put("what", remark.what())
          .put("count", remark.count())
          .put("done", remark.done());
    }
  }

  static void tests(ArrayNode array, List<TestResult> tests) {
    tests.forEach(test -> test(array.addObject(), test));
  }

  private static void test(ObjectNode node, TestResult test) {
    node.put("id", test.id());
    node.put("title", test.title());
    node.put("standing", test.standing().name().toLowerCase(Locale.ROOT));
    number(node, "statistic", test.statistic());
    number(node, "df", test.freedom());
    number(node, "p_value", test.p());
    number(node, "n", test.n());
    var figures = node.putArray("estimates");
    test.figures().forEach(figure -> figure(figures.addObject(), figure));
    node.put("assumes", test.assumes());
    strings(node.putArray("notes"), test.notes());
  }

  static void figure(ObjectNode node, Figure figure) {
    node.put("name", figure.name());
    number(node, "value", figure.value());
    if (!Double.isNaN(figure.standardError())) {
      number(node, "standard_error", figure.standardError());
    }
    if (!Double.isNaN(figure.level())) {
      number(node, "low", figure.low());
      number(node, "high", figure.high());
      number(node, "level", figure.level());
    }
  }

  static void number(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }
}
