package org.evenhand.audit.regression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/** All sets in which some had the outcome and some had not, over one frame. */
final class MatchedSets implements Function<double[], Newton.Point> {
  private final List<MatchedSet> sets;
  private final int coordinates;

  MatchedSets(List<MatchedSet> sets, int coordinates) {
    this.sets = sets;
    this.coordinates = coordinates;
  }

  /** The sets of a frame's rows, each case a point of its own. */
  static MatchedSets of(Frame frame, Trials trials, int[] strata) {
    var members = new LinkedHashMap<Integer, List<Integer>>();
    int[] rows = frame.rows();
    for (int i = 0; i < rows.length; i++) {
      members.computeIfAbsent(strata[rows[i]], set -> new ArrayList<>()).add(i);
    }
    var sets = new ArrayList<MatchedSet>();
    for (var places : members.values()) {
      sets.add(set(frame, trials, places));
    }
    return new MatchedSets(sets, frame.size());
  }

  private static MatchedSet set(Frame frame, Trials trials, List<Integer> places) {
    var points = new ArrayList<double[]>();
    var outcomes = new ArrayList<Boolean>();
    for (int place : places) {
      int row = frame.rows()[place];
      double[] point = frame.point(place);
      for (int c = 0; c < trials.total(row); c++) {
        points.add(point);
        outcomes.add(c < trials.successes(row));
      }
    }
    boolean[] had = new boolean[outcomes.size()];
    for (int i = 0; i < had.length; i++) {
      had[i] = outcomes.get(i);
    }
    return new MatchedSet(points.toArray(new double[0][]), had);
  }

  @Override
  public Newton.Point apply(double[] at) {
    double[] score = new double[coordinates];
    double[][] information = new double[coordinates][coordinates];
    double value = 0;
    for (var set : sets) {
      value += set.add(at, score, information);
    }
    return new Newton.Point(at, value, score, information);
  }

  /** About how many multiplications one look at the likelihood costs. */
  double cost() {
    double size = 1 + coordinates + coordinates * (coordinates + 1) / 2.0;
    return sets.stream().mapToDouble(set -> set.terms() * size).sum();
  }

  /** How many cases the sets hold together. */
  int cases() {
    return sets.stream().mapToInt(MatchedSet::size).sum();
  }

  /** The log likelihood when nothing matters. */
  double atNothing() {
    return apply(new double[coordinates]).value;
  }
}
