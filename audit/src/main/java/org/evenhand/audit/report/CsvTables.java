package org.evenhand.audit.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.evenhand.audit.result.AuditResult;

/** The numbers of a report as CSV tables. */
final class CsvTables {
  private CsvTables() {}

  /** Each table's text by its name. */
  static Map<String, String> of(AuditResult result) {
    var all = new LinkedHashMap<String, String>();
    all.put("inputs", inputs(result));
    all.put("plans", plans(result));
    all.put("profile", profile(result));
    all.put("outcomes", outcomes(result));
    all.put("pairs", pairs(result));
    all.put("sensitivity", sensitivity(result));
    all.put("tests", tests(result));
    all.put("estimates", estimates(result));
    all.put("organisations", organisations(result));
    all.put("curves", curves(result));
    all.put("findings", findings(result));
    all.put("notices", notices(result));
    all.put("harvest", harvest(result));
    return all;
  }

  private static String inputs(AuditResult result) {
    var out = new StringBuilder(Cells.row("file", "sha256", "rows"));
    result.inputs().forEach(in -> out.append(Cells.row(in.file(), in.sha256(), in.rows())));
    return out.toString();
  }

  private static String plans(AuditResult result) {
    var out =
        new StringBuilder(
            Cells.row(
                "sha256",
                "title",
                "entry",
                "at",
                "by",
                "reason",
                "genuine",
                "rulings_before",
                "rulings_after",
                "followed"));
    for (var plan : result.registration().plans()) {
      out.append(
          Cells.row(
              plan.sha256(),
              plan.title(),
              plan.entry(),
              plan.at(),
              plan.by(),
              plan.reason(),
              plan.genuine(),
              plan.rulingsBefore(),
              plan.rulingsAfter(),
              plan.followed()));
    }
    return out.toString();
  }

  private static String profile(AuditResult result) {
    var out = new StringBuilder(Cells.row("what", "count", "done"));
    result.remarks().forEach(r -> out.append(Cells.row(r.what(), r.count(), r.done())));
    return out.toString();
  }

  private static String outcomes(AuditResult result) {
    var out = new StringBuilder(Cells.row("outcome", "rulings", "mean", "intraclass_correlation"));
    result
        .outcomes()
        .forEach(o -> out.append(Cells.row(o.outcome(), o.rulings(), o.mean(), o.alike())));
    return out.toString();
  }

  private static String pairs(AuditResult result) {
    var out =
        new StringBuilder(
            Cells.row(
                "outcome",
                "exposure",
                "exposed_organisations",
                "exposed_rulings",
                "exposed_mean",
                "other_organisations",
                "other_rulings",
                "other_mean",
                "difference",
                "low",
                "high",
                "standard_error",
                "z",
                "p",
                "p_family",
                "p_step_down",
                "equivalent",
                "detectable",
                "exploratory"));
    for (var pair : result.pairs()) {
      var difference = pair.difference();
      out.append(
          Cells.row(
              pair.outcome().key(),
              pair.exposure().key(),
              pair.exposed().organisations(),
              pair.exposed().rulings(),
              pair.exposed().mean(),
              pair.others().organisations(),
              pair.others().rulings(),
              pair.others().mean(),
              difference.value(),
              difference.low(),
              difference.high(),
              difference.standardError(),
              pair.z(),
              pair.p(),
              pair.adjusted(),
              pair.stepDown(),
              pair.equivalent(),
              pair.detectable(),
              result.registration().exploratory()));
    }
    return out.toString();
  }

  private static String sensitivity(AuditResult result) {
    var out =
        new StringBuilder(
            Cells.row(
                "outcome",
                "exposure",
                "added",
                "difference",
                "low",
                "high",
                "standard_error",
                "p",
                "note"));
    for (var run : result.sensitivities()) {
      out.append(
          Cells.row(
              run.outcome().key(),
              run.exposure().key(),
              String.join("; ", run.added()),
              run.difference().value(),
              run.difference().low(),
              run.difference().high(),
              run.difference().standardError(),
              run.p(),
              "may be a consequence"));
    }
    return out.toString();
  }

  private static String tests(AuditResult result) {
    var out =
        new StringBuilder(
            Cells.row(
                "outcome",
                "exposure",
                "test",
                "title",
                "standing",
                "statistic",
                "df",
                "p",
                "n",
                "assumes",
                "notes"));
    for (var pair : result.pairs()) {
      for (var test : pair.tests()) {
        out.append(
            Cells.row(
                pair.outcome().key(),
                pair.exposure().key(),
                test.id(),
                test.title(),
                test.standing().name().toLowerCase(Locale.ROOT),
                test.statistic(),
                test.freedom(),
                test.p(),
                test.n(),
                test.assumes(),
                String.join("; ", test.notes())));
      }
    }
    return out.toString();
  }

  private static String estimates(AuditResult result) {
    var out =
        new StringBuilder(
            Cells.row(
                "outcome",
                "exposure",
                "test",
                "estimate",
                "value",
                "standard_error",
                "low",
                "high",
                "level"));
    for (var pair : result.pairs()) {
      for (var test : pair.tests()) {
        for (var figure : test.figures()) {
          out.append(
              Cells.row(
                  pair.outcome().key(),
                  pair.exposure().key(),
                  test.id(),
                  figure.name(),
                  figure.value(),
                  figure.standardError(),
                  figure.low(),
                  figure.high(),
                  figure.level()));
        }
      }
    }
    return out.toString();
  }

  private static String organisations(AuditResult result) {
    var out =
        new StringBuilder(
            Cells.row(
                "outcome",
                "organisation",
                "events",
                "cases",
                "rate",
                "low_95",
                "high_95",
                "low_99.8",
                "high_99.8",
                "p_holm",
                "p_benjamini_hochberg"));
    for (var s : result.standings()) {
      out.append(
          Cells.row(
              s.outcome(),
              s.organisation(),
              s.events(),
              s.cases(),
              s.rate(),
              s.low95(),
              s.high95(),
              s.low998(),
              s.high998(),
              s.p(),
              s.discovery()));
    }
    return out.toString();
  }

  private static String curves(AuditResult result) {
    var out =
        new StringBuilder(
            Cells.row("pair", "kind", "series", "x_is", "x", "y", "low", "high", "label"));
    for (var c : result.curves()) {
      out.append(
          Cells.row(
              c.id(), c.kind(), c.series(), c.unit(), c.x(), c.y(), c.low(), c.high(), c.label()));
    }
    return out.toString();
  }

  private static String findings(AuditResult result) {
    var out =
        new StringBuilder(
            Cells.row("kind", "title", "sentence", "who", "when", "severity", "sources"));
    for (var f : result.findings()) {
      out.append(
          Cells.row(
              f.kind(),
              f.title(),
              f.sentence(),
              f.who(),
              f.when(),
              f.severity(),
              String.join("; ", f.sources())));
    }
    return out.toString();
  }

  private static String notices(AuditResult result) {
    var out =
        new StringBuilder(
            Cells.row(
                "what",
                "organisation",
                "organisations",
                "announced",
                "effective",
                "ended",
                "notice_days",
                "lenience_days",
                "short"));
    for (var n : result.notices()) {
      out.append(
          Cells.row(
              n.what(),
              n.who(),
              n.organisations(),
              n.announced(),
              n.effective(),
              n.ended(),
              n.noticeDays(),
              n.lenienceDays(),
              n.isShort()));
    }
    return out.toString();
  }

  private static String harvest(AuditResult result) {
    var out =
        new StringBuilder(
            Cells.row(
                "organisation",
                "data_type",
                "users",
                "people_reached",
                "people_per_user",
                "share_through_friends_only"));
    for (var r : result.harvest()) {
      out.append(
          Cells.row(
              r.organisation(),
              r.dataType(),
              r.users(),
              r.reached(),
              r.perUser(),
              r.friendsOnly()));
    }
    return out.toString();
  }
}
