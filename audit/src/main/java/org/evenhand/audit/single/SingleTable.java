package org.evenhand.audit.single;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.evenhand.audit.battery.Comparison;
import org.evenhand.audit.battery.RegressionTests;
import org.evenhand.audit.battery.SampleTests;
import org.evenhand.audit.battery.StrataTests;
import org.evenhand.audit.battery.TwoByTwoTests;
import org.evenhand.audit.battery.Weighing;
import org.evenhand.audit.input.Loaded;
import org.evenhand.audit.input.Tables;
import org.evenhand.audit.result.TestResult;
import org.evenhand.audit.units.Profile;

/** Asks a loaded table a question. */
public final class SingleTable {
  private static final Set<String> ACROSS =
      Set.of("e-value", "firth", "marginal-effects", "score-bootstrap");

  private SingleTable() {}

  /**
   * Answers.
   *
   * @param tables with the table loaded as {@code rows}
   * @throws org.evenhand.audit.input.BadInput if the table lacks what is asked for
   */
  public static Answer ask(Tables tables, Loaded file, Question question) {
    var grouping = new Grouping(tables, file, question);
    grouping.prepare();
    var remarks = new ArrayList<Profile.Remark>();
    var incomplete = grouping.incomplete();
    if (incomplete > 0) {
      remarks.add(
          new Profile.Remark(
              "rows that lack something asked for (an empty cell, or NA)", incomplete, "left out"));
    }
    var weightless = grouping.weightless();
    if (weightless > 0) {
      remarks.add(new Profile.Remark("rows with a weight of 0", weightless, "left out"));
    }
    if (file.formulas() > 0) {
      remarks.add(
          new Profile.Remark(
              "cells that a spreadsheet would take for a formula",
              file.formulas(),
              "read as text"));
    }
    var comparison = grouping.comparison();
    var cases = question.sampling() ? comparison.dose().length : comparison.cases();
    return new Answer(question, file, cases, remarks, tests(question, comparison));
  }

  private static List<TestResult> tests(Question question, Comparison comparison) {
    if (comparison.weighing() instanceof Weighing.Sample sample) {
      return SampleTests.of(comparison, sample, !question.strata().isEmpty());
    }
    var all = new ArrayList<TestResult>();
    if (comparison.binary()) {
      all.addAll(TwoByTwoTests.of(comparison));
      if (!question.strata().isEmpty()) {
        all.addAll(StrataTests.of(comparison));
      }
    }
    all.addAll(RegressionTests.of(comparison));
    var note = strataNote(question);
    return note.isEmpty()
        ? all
        : all.stream().map(test -> acrossStrata(test) ? test.noting(note) : test).toList();
  }

  /** Whether a test could be taken to be within the strata, and is not. */
  private static boolean acrossStrata(TestResult test) {
    return ACROSS.contains(test.id()) || test.id().startsWith("logistic");
  }

  private static String strataNote(Question question) {
    var held = question.controls().stream().map(Question::name).toList();
    var free = question.strata().stream().filter(one -> !held.contains(one)).toList();
    return free.isEmpty()
        ? ""
        : "--strata are not held equal here; --controls "
            + String.join(",", free)
            + " would do that";
  }
}
