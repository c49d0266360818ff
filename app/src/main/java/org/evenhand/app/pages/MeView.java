package org.evenhand.app.pages;

import java.util.List;

/**
 * A person's own page.
 *
 * @param username under which name they are signed in
 * @param asOf as of when
 * @param done what the last act did; empty if there was none
 * @param apps the apps with access
 * @param listings the apps that others use, which may see this person there or not
 * @param ended the apps that had access once
 */
public record MeView(
    String username,
    String asOf,
    String done,
    List<AppCard> apps,
    List<Listing> listings,
    List<Ended> ended) {
  /** Keeps copies. */
  public MeView {
    apps = List.copyOf(apps);
    listings = List.copyOf(listings);
    ended = List.copyOf(ended);
  }

  /**
   * An app with access.
   *
   * @param id its id
   * @param name its name
   * @param organisation whose it is
   * @param purpose what for
   * @param sees what it may see, in words
   * @param types each type that it may see
   * @param since since when
   * @param until until when
   * @param endsSoon whether that is less than a week away
   * @param lastAccess when it last got something, in words
   * @param beyond what exceptions give it beyond the terms
   */
  public record AppCard(
      String id,
      String name,
      String organisation,
      String purpose,
      String sees,
      List<TypeLine> types,
      String since,
      String until,
      boolean endsSoon,
      String lastAccess,
      List<Beyond> beyond) {
    /** Keeps copies. */
    public AppCard {
      types = List.copyOf(types);
      beyond = List.copyOf(beyond);
    }
  }

  /**
   * What an exception gives an app.
   *
   * @param exception its id in the register
   * @param words what it gives, until when, and whether something was given for it
   */
  public record Beyond(String exception, String words) {}

  /**
   * A data type that an app may see.
   *
   * @param type its name in the catalogue
   * @param title what it is
   * @param plain what an app learns from it
   * @param since since when
   * @param until until when
   */
  public record TypeLine(String type, String title, String plain, String since, String until) {}

  /**
   * An app that others use.
   *
   * @param id its id
   * @param name its name
   * @param organisation whose it is
   * @param purpose what for
   * @param listed whether it may see this person there
   * @param sees what it sees, or would see
   * @param until until when; empty when it may not
   * @param wording the hash of what a yes would be a yes to; empty when it may already
   */
  public record Listing(
      String id,
      String name,
      String organisation,
      String purpose,
      boolean listed,
      String sees,
      String until,
      String wording) {}

  /**
   * An app that had access.
   *
   * @param name its name
   * @param what how it ended, and when
   */
  public record Ended(String name, String what) {}
}
