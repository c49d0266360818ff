package org.evenhand.app.pages;

import java.util.List;

/**
 * A person's own page.
 *
 * @param username under which name they are signed in
 * @param asOf as of when
 * @param done what the last act did, step by step; empty if there was none
 * @param find the words that apps are looked for by; empty for all
 * @param findable whether there are so many apps that looking for one helps
 * @param apps the apps with access, those first that need a look
 * @param allowed how many apps have access, in words
 * @param older where the rest of them is; empty if this is all
 * @param newer where those before them are; empty on the first page
 * @param listings the apps that others use, which may see this person there or not
 * @param listed in how many of those the person is listed, in words
 * @param ended the apps that had access once, the newest first
 */
public record MeView(
    String username,
    String asOf,
    List<String> done,
    String find,
    boolean findable,
    List<AppCard> apps,
    String allowed,
    String older,
    String newer,
    List<Listing> listings,
    String listed,
    List<Ended> ended) {
  /** Keeps copies. */
  public MeView {
    done = List.copyOf(done);
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
   * @param state how it stands
   * @param why what that means; empty where it needs no word
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
      State state,
      String why,
      String lastAccess,
      List<Beyond> beyond) {
    /** Keeps copies. */
    public AppCard {
      types = List.copyOf(types);
      beyond = List.copyOf(beyond);
    }
  }

  /** How an app stands with a person; those first that need a look. */
  public enum State {
    /** What was allowed ends within a week. */
    ENDS_SOON,
    /** What was allowed stands. */
    IN_FORCE,
    /** The app may ask and see nothing: all was taken back, or ran out. */
    SEES_NOTHING,
    /** The app itself may have nothing now, whatever the person allows. */
    GETS_NOTHING
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
