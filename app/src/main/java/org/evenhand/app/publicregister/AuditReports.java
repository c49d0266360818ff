package org.evenhand.app.publicregister;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.evenhand.app.pages.Words;
import org.evenhand.register.Audits;
import org.evenhand.register.DocumentHash;
import tools.jackson.databind.node.ObjectNode;

/** What audits of this record came to, the last published first. */
final class AuditReports extends Plural<Audits.Report> {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  AuditReports() {
    super(
        new Heading(
            "audits",
            "Audit report",
            "Audits",
            "What audits of this record for favouritism came to, in their own words: that some got"
                + " more than comparable others, and gave or were close, is an association and says"
                + " nothing about why. Anybody can make each report again, byte by byte.",
            "No report of an audit is published."));
  }

  @Override
  public List<Audits.Report> all(Reading reading) {
    return reading.register().audits().reports().reversed();
  }

  @Override
  public Optional<Audits.Report> find(Reading reading, String id) {
    return HASH.matcher(id).matches()
        ? reading.register().audits().report(new DocumentHash(id))
        : Optional.empty();
  }

  @Override
  public String id(Audits.Report report) {
    return report.act().report().sha256();
  }

  @Override
  public String name(Reading reading, Audits.Report report) {
    return "Audit of " + Phrases.number(report.act().logSize()) + " entries of the log";
  }

  @Override
  public String words(Audits.Report report) {
    return String.join(" ", report.act().summary());
  }

  @Override
  public boolean concerns(Reading reading, Audits.Report report, Ref other) {
    return other.equals(ref(report)) || other.equals(AuditPlans.ref(report.act().plan()));
  }

  @Override
  public Set<String> listedWith() {
    return Set.of("plans");
  }

  @Override
  public Cell state(Reading reading, Audits.Report report) {
    return Cell.of("verdict: " + verdict(report));
  }

  private static String verdict(Audits.Report report) {
    return report.act().verdict().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<String> columns() {
    return List.of("Published", "Plan");
  }

  @Override
  public List<Cell> cells(Reading reading, Audits.Report report) {
    return List.of(
        Cell.of(Words.moment(report.at())), AuditPlans.cell(reading, report.act().plan()));
  }

  /** The last report whole, so that nobody has to look for it. */
  @Override
  public List<TableView> first(Reading reading) {
    return all(reading).stream()
        .limit(1)
        .map(last -> {
          var rows = new ArrayList<List<Cell>>();
          rows.add(List.of(Cell.of("Verdict"), Cell.to(ref(last), verdict(last))));
          rows.add(List.of(Cell.of("What it says"), Cell.of(words(last))));
          facts(reading, last)
              .forEach(fact -> rows.add(List.of(Cell.of(fact.term()), fact.value())));
          rows.add(List.of(Cell.of("SHA-256 of report.json"), Cell.of(id(last))));
          return table("The last report", List.of("Of it", "What there is"), rows, none());
        })
        .toList();
  }

  @Override
  public List<TableView> beside(Reading reading) {
    var plans = new AuditPlans();
    var rows =
        plans.all(reading).stream().map(plan -> new Kinds.One<>(plans, plan).row(reading)).toList();
    var columns = new ArrayList<>(List.of(plans.one()));
    columns.addAll(plans.columns());
    columns.add("State");
    return List.of(first("Plans that were registered", columns, rows, plans.none()));
  }

  @Override
  public String lead(Reading reading, Audits.Report report) {
    return words(report);
  }

  @Override
  public List<Fact> facts(Reading reading, Audits.Report report) {
    var act = report.act();
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Plan", AuditPlans.cell(reading, act.plan())));
    facts.add(
        Fact.of(
            "What was audited",
            "the log when it had "
                + Phrases.number(act.logSize())
                + " entries, root "
                + act.root()));
    facts.add(Fact.of("Published", Words.moment(report.at())));
    facts.add(new Fact("By", Who.cell(reading, act.actor())));
    facts.add(Fact.of("Why", act.reason()));
    facts.add(new Fact("Position", AuditPlans.act(report.position())));
    facts.add(
        Fact.of(
            "The same bytes again",
            "evenhand audit "
                + reading.baseUrl()
                + "/log --at "
                + act.logSize()
                + " --plan plan.yaml --out report"));
    facts.add(plan(reading, act.plan()));
    return facts;
  }

  private static Fact plan(Reading reading, DocumentHash plan) {
    var name = "plan.yaml";
    return reading.register().audits().plan(plan).isPresent()
        ? new Fact(name, new Cell("The plan, letter by letter", AuditPlans.file(plan), ""))
        : Fact.of(name, "It stands in report.json alone, for it is not registered.");
  }

  @Override
  public void write(Reading reading, Audits.Report report, ObjectNode json) {
    var act = report.act();
    json.put("verdict", verdict(report));
    var summary = json.putArray("summary");
    act.summary().forEach(summary::add);
    json.put("plan", act.plan().sha256());
    json.put("plan_registered", reading.register().audits().plan(act.plan()).isPresent());
    json.put("log_size", act.logSize());
    json.put("root", act.root());
    json.put("published_at", report.at().toString());
    json.put("position", report.position());
    json.put("published_by", act.actor().role() + " " + act.actor().id());
    json.put("reason", act.reason());
  }

  @Override
  public List<String> csvColumns() {
    return List.of(
        "verdict",
        "summary",
        "plan",
        "plan_registered",
        "log_size",
        "root",
        "published_at",
        "position",
        "published_by",
        "reason");
  }
}
