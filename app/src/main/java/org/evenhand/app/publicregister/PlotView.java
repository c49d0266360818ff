package org.evenhand.app.publicregister;

import java.util.List;

/**
 * What apps have against what was given, drawn and told.
 *
 * @param given how what was given is counted
 * @param plots the drawings
 * @param asOf as of when
 */
public record PlotView(String given, List<Plot> plots, AsOf asOf) {
  /** Keeps a copy. */
  public PlotView {
    plots = List.copyOf(plots);
  }

  /**
   * One drawing, and a table of the same.
   *
   * @param id within the page
   * @param title what it shows
   * @param across what stands across
   * @param up what stands up
   * @param xs the marks across
   * @param ys the marks up
   * @param points where apps lie; those at one place are one point
   * @param table the same as a table
   */
  public record Plot(
      String id,
      String title,
      String across,
      String up,
      List<Mark> xs,
      List<Mark> ys,
      List<Point> points,
      TableView table) {
    /** Keeps copies. */
    public Plot {
      xs = List.copyOf(xs);
      ys = List.copyOf(ys);
      points = List.copyOf(points);
    }
  }

  /**
   * A mark at an axis.
   *
   * @param at where
   * @param text what it says
   */
  public record Mark(String at, String text) {}

  /**
   * A place at which apps lie.
   *
   * @param x where across
   * @param y where up
   * @param r how large: its area grows with the number of apps
   * @param favoured whether they have exceptions
   * @param title what it says
   */
  public record Point(String x, String y, String r, boolean favoured, String title) {}
}
