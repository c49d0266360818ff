package org.evenhand.app.pages;

import java.util.List;

/**
 * What apps tell about a person.
 *
 * @param done what the last act did; empty if there was none
 * @param apps the apps that may be let tell something
 * @param alone apps to which a yes stands under a deal that is no more
 * @param told what they told, the newest first
 * @param more whether there is more than is shown
 */
public record InboundView(
    String done, List<Teller> apps, List<Alone> alone, List<Told> told, boolean more) {
  /** Keeps copies. */
  public InboundView {
    apps = List.copyOf(apps);
    alone = List.copyOf(alone);
    told = List.copyOf(told);
  }

  /**
   * An app.
   *
   * @param id its id
   * @param name its name
   * @param text what a yes would be a yes to
   * @param wording the hash of that text
   * @param deal the deal's id in the register
   * @param title the deal's title
   * @param until until when it may tell what is ticked; empty if it may tell nothing
   * @param types what can be ticked
   */
  public record Teller(
      String id,
      String name,
      String text,
      String wording,
      String deal,
      String title,
      String until,
      List<Tick> types) {
    /** Keeps a copy. */
    public Teller {
      types = List.copyOf(types);
    }
  }

  /**
   * An app to which a yes stands that opens nothing now.
   *
   * @param id its id
   * @param name its name
   */
  public record Alone(String id, String name) {}

  /**
   * A data type.
   *
   * @param type its name in the catalogue
   * @param title what it is
   * @param allowed whether the app may tell it
   */
  public record Tick(String type, String title, boolean allowed) {}

  /**
   * What an app told, once.
   *
   * @param receipt its position in the record
   * @param app the app's name
   * @param what of which data type, for what
   * @param when when
   * @param consent the yes that the app says it has
   * @param items what it told, each as JSON
   */
  public record Told(
      long receipt, String app, String what, String when, String consent, List<String> items) {
    /** Keeps a copy. */
    public Told {
      items = List.copyOf(items);
    }
  }
}
