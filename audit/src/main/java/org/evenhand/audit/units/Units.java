package org.evenhand.audit.units;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evenhand.audit.input.Loaded;
import org.evenhand.audit.input.Schema;
import org.evenhand.audit.input.Tables;
import org.evenhand.audit.plan.Control;
import org.evenhand.audit.plan.Exposure;
import org.evenhand.audit.plan.Outcome;
import org.evenhand.audit.plan.Plan;

/** Makes units of loaded files: the one entry of this room. */
public final class Units {
  // A column with more values than this tells units apart rather than grouping them.
  private static final int LEVELS = 50;
  private static final String REVIEWER = "reviewer";

  private final Tables tables;
  private final Plan plan;
  private final Map<String, Loaded> files;
  private final List<String> extraRulings = new ArrayList<>();
  private final Profile profile;
  private final Organisations organisations;

  /**
   * Makes organisations and rulings of files that were loaded as {@code grants} and, if given,
   * {@code partners}, {@code spend} and {@code eligible}.
   *
   * @param files the loaded files by their table's name
   * @throws org.evenhand.audit.input.BadInput if rows contradict each other
   */
  public Units(Tables tables, Plan plan, Map<String, Loaded> files) {
    this.tables = tables;
    this.plan = plan;
    this.files = Map.copyOf(files);
    var profiler = new Profiler(tables, this.files);
    profiler.contradictions();
    rule();
    var spend = this.files.get("spend");
    if (spend != null) {
      var money = new Money(tables, plan);
      money.convert(spend.file());
      money.around();
    }
    this.profile = profiler.profile(plan);
    this.organisations = organisations();
    extraRulings.addAll(extras("grants", Schema.GRANTS, "ruled"));
  }

  /** What was found before anything was tested. */
  public Profile profile() {
    return profile;
  }

  /** The organisations. */
  public Organisations all() {
    return organisations;
  }

  /**
   * What money spent is counted in: the plan's currency, or the one of a file that has one only.
   */
  public String currency() {
    var codes = new ArrayList<String>();
    if (has("spend")) {
      tables.each(
          "SELECT DISTINCT currency FROM spend ORDER BY 1", row -> codes.add(row.getString(1)));
    }
    return codes.size() == 1 && !plan.rates().containsKey(codes.getFirst())
        ? codes.getFirst()
        : plan.currency();
  }

  private boolean has(String table) {
    return files.containsKey(table);
  }

  private boolean has(String table, String column) {
    var file = files.get(table);
    return file != null && file.has(column);
  }

  private String column(String name, String otherwise) {
    return has("grants", name) ? "g." + name : otherwise;
  }

  /** Tables {@code organisations(org, organisation, …)} and {@code ruled}: rows with numbers. */
  private void rule() {
    var eligible = has("eligible") ? " UNION SELECT organisation FROM eligible" : "";
    var joined = has("partners") ? " LEFT JOIN partners USING (organisation)" : "";
    tables.run(
        "CREATE OR REPLACE TABLE organisations AS SELECT"
            + " CAST(row_number() OVER (ORDER BY organisation) - 1 AS INTEGER) AS org, * FROM"
            + " (SELECT DISTINCT organisation FROM grants"
            + eligible
            + ")"
            + joined);
    var asked = "coalesce(" + column("requested_at", "NULL") + ", g.decided_at)";
    tables.run(
        "CREATE OR REPLACE VIEW ruled AS SELECT o.org, g.*, "
            + asked
            + " AS asked, "
            + column("unsolicited", "0")
            + " AS unasked FROM grants g JOIN organisations o USING (organisation)");
  }

  private Organisations organisations() {
    var names = new ArrayList<String>();
    var categories = new ArrayList<String>();
    var size = new ArrayList<Double>();
    var violations = new ArrayList<Double>();
    var extras = extras("partners", Schema.PARTNERS, "organisations");
    var more = new ArrayList<List<String>>();
    extras.forEach(name -> more.add(new ArrayList<>()));
    var category = has("partners", "category") ? "coalesce(category, '')" : "''";
    var sized = has("partners", "size_at_first_request") ? "ln(1 + size_at_first_request)" : "NULL";
    var known =
        has("partners", "violations_at_first_request") ? "violations_at_first_request" : "NULL";
    var columns = new StringBuilder();
    extras.forEach(
        name -> columns.append(", coalesce(").append(Tables.quoted(name)).append(", '')"));
    tables.each(
        "SELECT organisation, "
            + category
            + ", "
            + sized
            + ", "
            + known
            + columns
            + " FROM organisations ORDER BY org",
        row -> {
          names.add(row.getString(1));
          categories.add(row.getString(2));
          size.add(row.getObject(3) == null ? Double.NaN : row.getDouble(3));
          violations.add(row.getObject(4) == null ? Double.NaN : row.getDouble(4));
          for (int i = 0; i < extras.size(); i++) {
            more.get(i).add(row.getString(5 + i));
          }
        });
    var controls = new TreeMap<String, List<String>>();
    for (int i = 0; i < extras.size(); i++) {
      controls.put(extras.get(i), more.get(i));
    }
    return new Organisations(
        names, categories, array(size), array(violations), exposures(names.size()), controls);
  }

  private Map<Exposure, double[]> exposures(int count) {
    var all = new EnumMap<Exposure, double[]>(Exposure.class);
    for (var exposure : plan.exposures()) {
      source(exposure)
          .ifPresent(sql -> {
            var values = new double[count];
            Arrays.fill(values, Double.NaN);
            tables.each(
                sql,
                row -> {
                  if (row.getObject(2) != null) {
                    values[row.getInt(1)] = row.getDouble(2);
                  }
                });
            all.put(exposure, values);
          });
    }
    return all;
  }

  private Optional<String> source(Exposure exposure) {
    return switch (exposure) {
      case SPEND_BEFORE -> has("spend") ? Optional.of("SELECT org, before FROM spent") : none();
      case SPEND_AFTER -> has("spend") ? Optional.of("SELECT org, after FROM spent") : none();
      case PAYMENT, RECIPROCAL_DATA, LAUNCH_PARTNER, CLOSENESS ->
          has("partners", exposure.key())
              ? Optional.of("SELECT org, " + exposure.key() + " FROM organisations")
              : none();
    };
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  /** Columns that the schema does not know and that group: they become controls. */
  private List<String> extras(String table, Schema schema, String source) {
    var all = new ArrayList<String>();
    var file = files.get(table);
    if (file != null) {
      for (var name : file.columns()) {
        if (!schema.columns().containsKey(name)
            && !plan.placebos().contains(name)
            && tables.number("SELECT count(DISTINCT " + Tables.quoted(name) + ") FROM " + source)
                <= LEVELS) {
          all.add(name);
        }
      }
    }
    return all;
  }

  /**
   * The rulings that have an outcome, counted; empty if there are none. An outcome that is no rate
   * is taken as the logarithm of one plus it, since days, prices and limits are skew.
   */
  public Optional<Cells> cells(Outcome outcome) {
    return cells(outcome, factors(outcome));
  }

  /**
   * The same, each reviewer's apart; empty if it is not known who decided, or an outcome has no one
   * reviewer.
   */
  public Optional<Cells> reviewed(Outcome outcome) {
    if (outcome == Outcome.OFFERED || outcome == Outcome.LENIENCE || !has("grants", REVIEWER)) {
      return Optional.empty();
    }
    var factors = factors(outcome);
    factors.add(REVIEWER);
    return cells(outcome, factors)
        .filter(cells -> cells.levels().getLast().size() > 2); // one, and the rarer ones' own
  }

  private Optional<Cells> cells(Outcome outcome, List<String> factors) {
    var rows =
        rows(outcome)
            .map(sql ->
                outcome.binary() ? sql : "SELECT * REPLACE (ln(1 + y) AS y) FROM (" + sql + ")");
    return rows.flatMap(sql -> new Counting(tables, outcome, factors).of(sql));
  }

  /** The cells of a placebo: a column of 0 and 1 that nobody could sway. */
  public Optional<Cells> placebo(String column) {
    if (!has("grants", column)) {
      return Optional.empty();
    }
    var rows =
        "SELECT *, CAST("
            + Tables.quoted(column)
            + " AS DOUBLE) AS y FROM ruled WHERE "
            + Tables.quoted(column)
            + " IS NOT NULL";
    return new Counting(tables, Outcome.GRANTED, factors(Outcome.GRANTED)).of(rows);
  }

  /** Requests on which a rule ruled, so that nobody could sway it; empty if none are known. */
  public Optional<Cells> byRule() {
    return has("grants", "by_rule")
        ? rows(Outcome.GRANTED)
            .flatMap(sql ->
                new Counting(tables, Outcome.GRANTED, factors(Outcome.GRANTED))
                    .of("SELECT * FROM (" + sql + ") WHERE by_rule = 1"))
        : Optional.empty();
  }

  private List<String> factors(Outcome outcome) {
    var all = new ArrayList<String>();
    if (plan.controls().contains(Control.DATA_TYPE)) {
      all.add("data_type");
    }
    if (plan.controls().contains(Control.QUARTER)) {
      all.add("quarter");
    }
    if (outcome != Outcome.OFFERED) {
      if (plan.controls().contains(Control.PURPOSE) && has("grants", "purpose")) {
        all.add("purpose");
      }
      all.addAll(extraRulings);
    }
    return all;
  }

  /** Rows with a column {@code y}, the outcome. */
  private Optional<String> rows(Outcome outcome) {
    return switch (outcome) {
      case GRANTED ->
          Optional.of(
              "SELECT *, CAST(outcome = 'granted' AS DOUBLE) AS y FROM ruled"
                  + " WHERE outcome IN ('granted', 'refused') AND coalesce(unasked, 0) = 0");
      case OFFERED -> has("eligible") ? Optional.of(offered()) : none();
      case WIDER -> of("wider_than_terms", "outcome = 'granted'");
      case LENIENCE ->
          Optional.of(
              "SELECT org, app, data_type, min(asked) AS asked"
                  + (has("grants", "purpose") ? ", min(purpose) AS purpose" : "")
                  + first()
                  + ", max(CAST(outcome = 'extended' AS DOUBLE)) AS y FROM ruled"
                  + " WHERE outcome IN ('cut_off', 'extended') GROUP BY org, app, data_type");
      case LENIENCE_DAYS -> of("lenience_days", "outcome IN ('cut_off', 'extended')");
      case WAIT ->
          has("grants", "requested_at")
              ? Optional.of(
                  "SELECT *, epoch(decided_at - requested_at) / 86400.0 AS y FROM ruled WHERE"
                      + " outcome IN ('granted', 'refused') AND requested_at IS NOT NULL AND"
                      + " decided_at >= requested_at AND coalesce(unasked, 0) = 0")
              : none();
      case NOTICE -> of("notice_days", "outcome = 'cut_off'");
      case PRICE -> of("price", "outcome = 'granted'");
      case LIMIT -> of("call_limit", "outcome = 'granted'");
    };
  }

  private String first() {
    var all = new StringBuilder();
    extraRulings.forEach(name ->
        all.append(", min(")
            .append(Tables.quoted(name))
            .append(") AS ")
            .append(Tables.quoted(name)));
    return all.toString();
  }

  private Optional<String> of(String column, String where) {
    return has("grants", column)
        ? Optional.of(
            "SELECT *, "
                + column
                + " AS y FROM ruled WHERE "
                + where
                + " AND "
                + column
                + " IS NOT NULL")
        : none();
  }

  private static String offered() {
    return "SELECT o.org, e.data_type, CAST(e.quarter AS TIMESTAMP) AS asked,"
        + " CAST(count(r.decision_id) > 0 AS DOUBLE) AS y FROM eligible e"
        + " JOIN organisations o USING (organisation) LEFT JOIN ruled r ON r.org = o.org"
        + " AND r.app = e.app AND r.data_type = e.data_type AND r.unasked = 1"
        + " AND r.outcome = 'granted' AND date_trunc('quarter', r.asked) = e.quarter"
        + " GROUP BY o.org, e.app, e.data_type, e.quarter";
  }

  /** The times of an outcome in days, for curves and hazards; empty if it is not a time. */
  public Optional<Times> times(Outcome outcome) {
    return switch (outcome) {
      case WAIT, NOTICE, LENIENCE_DAYS ->
          rows(outcome).flatMap(sql -> new Counting(tables, outcome, List.of()).times(sql));
      case GRANTED, OFFERED, WIDER, LENIENCE, PRICE, LIMIT -> Optional.empty();
    };
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
