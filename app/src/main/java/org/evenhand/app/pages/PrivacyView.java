package org.evenhand.app.pages;

import java.util.List;

/**
 * Who may see what of a person, and the ways to look through the eyes of others.
 *
 * @param done what the last act did, sentence by sentence; empty if there was none
 * @param lines each kind of data
 * @param apps the apps through whose eyes they can look
 * @param find the name that friends are looked for by; empty for all
 * @param friends the friends found
 * @param more whether there are more than those
 */
public record PrivacyView(
    List<String> done,
    List<Line> lines,
    List<Eyes> apps,
    String find,
    List<Eyes> friends,
    boolean more) {
  /** Keeps copies. */
  public PrivacyView {
    done = List.copyOf(done);
    lines = List.copyOf(lines);
    apps = List.copyOf(apps);
    friends = List.copyOf(friends);
  }

  /**
   * One kind of data.
   *
   * @param type its name in the catalogue
   * @param title what it is
   * @param note what the choice is about, where the title does not say
   * @param people how many are let in or kept out by name
   * @param options the audiences that can be chosen
   */
  public record Line(String type, String title, String note, String people, List<Option> options) {
    /** Keeps a copy. */
    public Line {
      options = List.copyOf(options);
    }
  }

  /**
   * An audience.
   *
   * @param audience its name
   * @param words how it reads
   * @param chosen whether it is the one that counts now
   */
  public record Option(String audience, String words, boolean chosen) {}

  /**
   * Somebody to look as.
   *
   * @param id which app, or which friend
   * @param name what they are called
   */
  public record Eyes(String id, String name) {}
}
