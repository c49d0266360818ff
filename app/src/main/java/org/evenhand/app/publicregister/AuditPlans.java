package org.evenhand.app.publicregister;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.evenhand.app.pages.Words;
import org.evenhand.register.Audits;
import org.evenhand.register.DocumentHash;
import tools.jackson.databind.node.ObjectNode;

/** The plans by which this record is audited, the last registered first. */
final class AuditPlans extends Plural<Audits.Plan> {
  /** The end of the address of a plan's own text. */
  static final String SUFFIX = ".yaml";

  /** So many digits tell plans apart in a list; the page of one has them all. */
  private static final int SHORT = 16;

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  AuditPlans() {
    super(
        new Heading(
            "plans",
            "Audit plan",
            "Audit plans",
            "What an audit of this record is to test, and by which limits, fixed in public. What"
                + " was decided after a plan was registered cannot have shaped it.",
            "No plan of an audit is registered."));
  }

  static Ref ref(DocumentHash plan) {
    return new Ref("plans", plan.sha256());
  }

  /** Where a plan's text is, letter by letter. */
  static String file(DocumentHash plan) {
    return ref(plan).path() + SUFFIX;
  }

  /** A plan's text, letter by letter; nothing if no such plan is registered. */
  static Outcome text(Reading reading, String hash) {
    return found(reading, hash)
        .<Outcome>map(plan -> new Outcome.Text(plan.act().text()))
        .orElseGet(Outcome.Nothing::new);
  }

  private static Optional<Audits.Plan> found(Reading reading, String hash) {
    return HASH.matcher(hash).matches()
        ? reading.register().audits().plan(new DocumentHash(hash))
        : Optional.empty();
  }

  /** How a plan stands to the reports of audits, for a cell. */
  static Cell cell(Reading reading, DocumentHash plan) {
    return reading
        .register()
        .audits()
        .plan(plan)
        .map(it -> Cell.to(ref(plan), it.act().title()))
        .orElseGet(() -> Cell.ended("not registered: " + plan));
  }

  @Override
  public List<Audits.Plan> all(Reading reading) {
    return reading.register().audits().plans().reversed();
  }

  @Override
  public Optional<Audits.Plan> find(Reading reading, String id) {
    return found(reading, id);
  }

  @Override
  public String id(Audits.Plan plan) {
    return plan.act().plan().sha256();
  }

  @Override
  public String name(Reading reading, Audits.Plan plan) {
    return plan.act().title();
  }

  @Override
  public String words(Audits.Plan plan) {
    return plan.act().text();
  }

  @Override
  public boolean concerns(Reading reading, Audits.Plan plan, Ref other) {
    return other.equals(ref(plan));
  }

  @Override
  public Set<String> listedWith() {
    return Set.of();
  }

  @Override
  public Cell state(Reading reading, Audits.Plan plan) {
    return Cell.inForce("registered");
  }

  @Override
  public List<String> columns() {
    return List.of("Registered", "Position", "SHA-256");
  }

  @Override
  public List<Cell> cells(Reading reading, Audits.Plan plan) {
    return List.of(
        Cell.of(Words.moment(plan.at())),
        act(plan.position()),
        Cell.of(id(plan).substring(0, SHORT) + "…"));
  }

  /** Leads to the act, where what proves it stands. */
  static Cell act(long position) {
    return new Cell(Phrases.number(position), RegisterServlet.PATH + "/acts/" + position, "");
  }

  @Override
  public String lead(Reading reading, Audits.Plan plan) {
    return "Registered at position "
        + Phrases.number(plan.position())
        + ". An audit that follows it says how many rulings stand before it in the log, and how"
        + " many after it.";
  }

  @Override
  public List<Fact> facts(Reading reading, Audits.Plan plan) {
    var facts = new ArrayList<Fact>();
    facts.add(Fact.of("Registered", Words.moment(plan.at())));
    facts.add(new Fact("By", Who.cell(reading, plan.act().actor())));
    facts.add(Fact.of("Why", plan.act().reason()));
    facts.add(new Fact("Position", act(plan.position())));
    facts.add(
        new Fact("Its text, letter by letter", new Cell("YAML", file(plan.act().plan()), "")));
    facts.add(
        Fact.of(
            "To audit by it",
            "evenhand audit " + reading.baseUrl() + "/log --plan plan.yaml --out report"));
    return facts;
  }

  @Override
  public List<TableView> tables(Reading reading, Audits.Plan plan) {
    var lines = new ArrayList<List<Cell>>();
    for (var line : plan.act().text().lines().toList()) {
      lines.add(List.of(Cell.of(Phrases.number(lines.size() + 1L)), Cell.of(line)));
    }
    return List.of(first("What it says", List.of("Line", "Text"), lines, "Nothing."));
  }

  @Override
  public void write(Reading reading, Audits.Plan plan, ObjectNode json) {
    json.put("registered_at", plan.at().toString());
    json.put("position", plan.position());
    json.put("registered_by", plan.act().actor().role() + " " + plan.act().actor().id());
    json.put("reason", plan.act().reason());
    json.put("text", plan.act().text());
  }

  @Override
  public List<String> csvColumns() {
    return List.of("registered_at", "position", "registered_by", "reason", "text");
  }
}
