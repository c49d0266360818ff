package org.evenhand.audit.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/** A fit's information and score, summed by cluster. */
final class ClusterSums {
  private final List<double[][]> informations = new ArrayList<>();
  private final List<double[]> scores = new ArrayList<>();
  private final List<List<Integer>> members = new ArrayList<>();
  private final int size;

  private ClusterSums(int size) {
    this.size = size;
  }

  static ClusterSums of(Scores fit, int[] clusters) {
    var frame = fit.frame();
    if (clusters.length != frame.design().rows()) {
      throw new IllegalArgumentException(
          clusters.length + " clusters for " + frame.design().rows() + " rows");
    }
    var sums = new ClusterSums(frame.size());
    var places = new HashMap<Integer, Integer>();
    for (int i = 0; i < frame.rows().length; i++) {
      int place = places.computeIfAbsent(clusters[frame.rows()[i]], cluster -> places.size());
      sums.add(place, frame.point(i), fit.weight(i), fit.residual(i));
      sums.members.get(place).add(i);
    }
    return sums;
  }

  private void add(int place, double[] q, double weight, double residual) {
    if (place == scores.size()) {
      members.add(new ArrayList<>());
      scores.add(new double[size]);
      informations.add(new double[size][size]);
    }
    double[] score = scores.get(place);
    double[][] information = informations.get(place);
    for (int a = 0; a < size; a++) {
      score[a] += residual * q[a];
      for (int b = 0; b < size; b++) {
        information[a][b] += weight * q[a] * q[b];
      }
    }
  }

  int clusters() {
    return scores.size();
  }

  /** The frame's rows of a cluster. */
  List<Integer> members(int cluster) {
    return members.get(cluster);
  }

  double[] score(int cluster) {
    return scores.get(cluster);
  }

  double[][] information(int cluster) {
    return informations.get(cluster);
  }

  double[][] information() {
    double[][] all = new double[size][size];
    for (double[][] one : informations) {
      for (int a = 0; a < size; a++) {
        for (int b = 0; b < size; b++) {
          all[a][b] += one[a][b];
        }
      }
    }
    return all;
  }

  double[] score() {
    double[] all = new double[size];
    for (double[] one : scores) {
      Arrays.setAll(all, a -> all[a] + one[a]);
    }
    return all;
  }
}
