package org.evenhand.app.pages;

import java.util.List;

/**
 * The front page.
 *
 * @param apps the apps that may ask people for data here
 * @param asOf as of when
 */
public record HomeView(List<AppLine> apps, String asOf) {
  /** Keeps a copy. */
  public HomeView {
    apps = List.copyOf(apps);
  }

  /**
   * An app.
   *
   * @param name its name
   * @param organisation whose it is
   * @param purpose what for, in words
   */
  public record AppLine(String name, String organisation, String purpose) {}
}
