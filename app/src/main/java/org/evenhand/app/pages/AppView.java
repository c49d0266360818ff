package org.evenhand.app.pages;

import java.util.List;

/**
 * What one app may see.
 *
 * @param app the app
 * @param done what the last act did, step by step; empty if there was none
 * @param sooner how much sooner it could end
 */
public record AppView(MeView.AppCard app, List<String> done, List<Sooner> sooner) {
  /** Keeps copies. */
  public AppView {
    done = List.copyOf(done);
    sooner = List.copyOf(sooner);
  }

  /**
   * A sooner end.
   *
   * @param days so many days from now
   * @param words how it reads, with the day
   */
  public record Sooner(int days, String words) {}
}
