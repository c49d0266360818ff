package org.evenhand.audit.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.evenhand.audit.analysis.Judge;
import org.evenhand.audit.analysis.Primary;
import org.evenhand.audit.findings.Amplification;
import org.evenhand.audit.findings.ForeignFindings;
import org.evenhand.audit.findings.Notices;
import org.evenhand.audit.input.BadInput;
import org.evenhand.audit.input.Loaded;
import org.evenhand.audit.input.Schema;
import org.evenhand.audit.input.Tables;
import org.evenhand.audit.plan.Outcome;
import org.evenhand.audit.plan.Plan;
import org.evenhand.audit.result.AuditResult;
import org.evenhand.audit.result.Pair;
import org.evenhand.audit.result.Registration;
import org.evenhand.audit.tables.FunnelPlot;
import org.evenhand.audit.units.Cells;
import org.evenhand.audit.units.Organisations;
import org.evenhand.audit.units.Times;
import org.evenhand.audit.units.Units;

/** Runs an audit. */
public final class Audit {
  private static final List<Schema> SCHEMAS =
      List.of(Schema.GRANTS, Schema.PARTNERS, Schema.SPEND, Schema.ELIGIBLE);
  private static final int MOST_STANDINGS = 2_000;
  private static final int MOST_CURVES = 4;

  private final Plan plan;
  private final String subject;
  private final Progress progress;
  private final Facts facts;
  private final Registration registration;

  /** Told how far the work is. */
  public interface Progress {
    /**
     * Something is being done, and so much of it is done.
     *
     * @param of how much there is to do; 0 if that is not known
     */
    void at(String what, long done, long of);
  }

  /**
   * @param subject what is audited, for the report
   */
  public Audit(Plan plan, String subject, Progress progress) {
    this(plan, subject, progress, Facts.NONE, new Registration.NoRecord());
  }

  /**
   * @param subject what is audited, for the report
   * @param facts what a platform's own record shows already; without any, the files are searched
   * @param registration where the plan stands in it
   */
  Audit(Plan plan, String subject, Progress progress, Facts facts, Registration registration) {
    this.facts = facts;
    this.registration = registration;
    this.plan = plan;
    this.subject = subject;
    this.progress = progress;
  }

  /**
   * Audits files.
   *
   * @throws org.evenhand.audit.input.BadInput if one can't be used as it is
   */
  public AuditResult of(ForeignFiles files) {
    try (var tables = Tables.open("2GB")) {
      var loaded = new HashMap<String, Loaded>();
      for (var schema : SCHEMAS) {
        var path = files.paths().get(schema.table());
        if (path != null) {
          long size = path.toFile().length();
          loaded.put(
              schema.table(),
              tables.load(
                  schema.table().equals("grants") ? schema.with(plan.placebos()) : schema,
                  path,
                  bytes -> progress.at("reading " + path.getFileName(), bytes, size)));
        }
      }
      placebos(Objects.requireNonNull(loaded.get("grants")));
      progress.at("making units", 0, 0);
      var units = new Units(tables, plan, loaded);
      if (facts.equals(Facts.NONE)) {
        progress.at("looking for facts", 0, 0);
        var partners = loaded.get("partners");
        return tested(
            units,
            Facts.of(
                ForeignFindings.in(tables, partners != null && partners.has("category")),
                Notices.ofForeign(tables, Objects.requireNonNull(loaded.get("grants"))),
                Amplification.ofForeign(tables, Objects.requireNonNull(loaded.get("grants")))));
      }
      return tested(units, facts);
    }
  }

  private void placebos(Loaded grants) {
    for (var column : plan.placebos()) {
      if (!grants.has(column)) {
        throw BadInput.at(
            grants.file(), 1, "there is no column '" + column + "', a placebo of the plan");
      }
    }
  }

  private AuditResult tested(Units units, Facts facts) {
    var cells = new ArrayList<Cells>();
    for (var outcome : plan.outcomes()) {
      progress.at("counting " + outcome.key(), 0, 0);
      units.cells(outcome).ifPresent(cells::add);
    }
    progress.at("permuting", 0, 0);
    var primary = new Primary(units.all(), plan, cells);
    if (!primary.possible()) {
      return result(
          units, cells, primary, List.of(), List.of(), "nothing could be tested", List.of(), facts);
    }
    var found = primary.run();
    // Once for each outcome: every one is a pass over all rulings, and each exposure asks again.
    var times = new EnumMap<Outcome, Optional<Times>>(Outcome.class);
    found.pairs().forEach(pair -> times.computeIfAbsent(pair.outcome(), units::times));
    var pairs =
        SideBySide.each(
            found.pairs(),
            pair -> primary.beside(pair, known(times, pair)),
            done -> progress.at("beside the primary test", done, found.pairs().size()));
    progress.at("trying other controls", 0, 0);
    var sensitivities = primary.sensitivities(units::reviewed);
    var shown =
        pairs.stream()
            .filter(pair -> !Double.isNaN(pair.z()))
            .sorted(Comparator.comparingDouble(pair -> -Math.abs(pair.z())))
            .limit(MOST_CURVES)
            .toList();
    var currency = units.currency();
    var curves =
        SideBySide.each(
            shown,
            pair -> primary.curves(pair, known(times, pair), sensitivities, currency),
            done -> progress.at("drawing curves", done, shown.size()));
    return result(
        units,
        cells,
        primary,
        pairs,
        sensitivities,
        found.family().basis(),
        curves.stream().flatMap(List::stream).toList(),
        facts);
  }

  private static Optional<Times> known(Map<Outcome, Optional<Times>> times, Pair pair) {
    return times.getOrDefault(pair.outcome(), Optional.empty());
  }

  private AuditResult result(
      Units units,
      List<Cells> cells,
      Primary primary,
      List<Pair> pairs,
      List<AuditResult.Sensitivity> sensitivities,
      String basis,
      List<AuditResult.Curve> curves,
      Facts facts) {
    var placebos = Placebos.of(units, plan);
    return new AuditResult(
        plan.title(),
        subject,
        plan.hash(),
        plan.text(),
        registration,
        units.profile().files().stream()
            .map(file -> new AuditResult.Input(file.file(), file.sha256(), file.rows()))
            .sorted(Comparator.comparing(AuditResult.Input::file))
            .toList(),
        remarks(units, primary, placebos.remark(plan.alpha()), facts),
        units.all().count(),
        primary.strata(),
        primary.counted(),
        basis,
        Judge.of(pairs, plan, placebos.p()),
        pairs,
        sensitivities,
        standings(units.all(), cells),
        curves,
        facts.findings(),
        facts.notices(),
        facts.harvest());
  }

  /** What was noticed in the data, and then what could not be tested at all. */
  private static List<AuditResult.Remark> remarks(
      Units units, Primary primary, AuditResult.Remark placebos, Facts facts) {
    var all = new ArrayList<AuditResult.Remark>();
    for (var remark : units.profile().remarks()) {
      all.add(new AuditResult.Remark(remark.what(), remark.count(), remark.done()));
    }
    all.add(placebos);
    for (var what : facts.missing()) {
      all.add(new AuditResult.Remark(what, 0, "not tested"));
    }
    for (var what : primary.tooFew()) {
      all.add(new AuditResult.Remark(what, 0, "not tested"));
    }
    return all;
  }

  private static List<AuditResult.Standing> standings(
      Organisations organisations, List<Cells> cells) {
    var all = new ArrayList<AuditResult.Standing>();
    for (var outcome : cells) {
      if (outcome.outcome().binary()) {
        var counted = counted(organisations, outcome);
        for (var standing : FunnelPlot.of(counted)) {
          all.add(standing(outcome.outcome().key(), standing));
        }
      }
    }
    return all;
  }

  private static List<FunnelPlot.Organisation> counted(Organisations all, Cells cells) {
    Map<Integer, double[]> sums = new HashMap<>();
    for (int c = 0; c < cells.size(); c++) {
      var sum = sums.computeIfAbsent(cells.organisation()[c], _ -> new double[2]);
      sum[0] += cells.sum()[c];
      sum[1] += cells.count()[c];
    }
    // The largest, so that a page can hold them; the tables' order is that of the names.
    return sums.entrySet().stream()
        .sorted((a, b) -> Double.compare(b.getValue()[1], a.getValue()[1]))
        .limit(MOST_STANDINGS)
        .sorted(Map.Entry.comparingByKey())
        .map(entry ->
            new FunnelPlot.Organisation(
                all.names().get(entry.getKey()), entry.getValue()[0], entry.getValue()[1]))
        .toList();
  }

  private static AuditResult.Standing standing(String outcome, FunnelPlot.Standing standing) {
    return new AuditResult.Standing(
        outcome,
        standing.organisation().name(),
        standing.organisation().events(),
        standing.organisation().cases(),
        standing.rate(),
        standing.inner().low(),
        standing.inner().high(),
        standing.outer().low(),
        standing.outer().high(),
        standing.holm(),
        standing.discovery());
  }
}
