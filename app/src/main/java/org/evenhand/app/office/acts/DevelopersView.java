package org.evenhand.app.office.acts;

import java.util.List;

/**
 * An organisation's own page.
 *
 * @param id the organisation's
 * @param name its legal name; empty while it is not registered
 * @param apps its apps
 * @param requests what they asked for, the latest first
 * @param due what is to be certified, the soonest first
 * @param ends cut-offs that touch them, the latest first
 * @param invoices what it owes or owed, the latest first
 * @param secretOf of which app the secret is; empty for none
 * @param secret an app's new secret, shown this once
 * @param welcome whether they have just come in for the first time
 */
public record DevelopersView(
    String id,
    String name,
    List<One> apps,
    List<Asked> requests,
    List<Due> due,
    List<End> ends,
    List<Owed> invoices,
    String secretOf,
    String secret,
    boolean welcome) {
  /** Keeps copies. */
  public DevelopersView {
    apps = List.copyOf(apps);
    requests = List.copyOf(requests);
    due = List.copyOf(due);
    ends = List.copyOf(ends);
    invoices = List.copyOf(invoices);
  }

  /**
   * An app.
   *
   * @param id its client id
   * @param name what people know it as
   * @param state how it stands
   * @param terms the version that it agreed to; empty for none
   * @param demands what it can demand of its own requests
   */
  public record One(String id, String name, String state, String terms, List<Demand> demands) {
    /** Keeps a copy. */
    public One {
      demands = List.copyOf(demands);
    }
  }

  /**
   * Something that an app can demand of requests in its name.
   *
   * @param name what the form sends
   * @param words how it stands
   * @param value what the form would set it to: on or off
   * @param act what its button does
   */
  public record Demand(String name, String words, String value, String act) {}

  /**
   * A request.
   *
   * @param id its id
   * @param what for which app, for what
   * @param state what was ruled, or since when it waits
   */
  public record Asked(String id, String what, String state) {}

  /**
   * A certification.
   *
   * @param agreement the agreement's id
   * @param what of which app, under which terms
   * @param words when it is due, and what follows otherwise
   */
  public record Due(String agreement, String what, String words) {}

  /**
   * A cut-off.
   *
   * @param id its id
   * @param words what ends, when, and what is to be deleted
   */
  public record End(String id, String words) {}

  /**
   * An invoice.
   *
   * @param id its id
   * @param words how it stands
   */
  public record Owed(String id, String words) {}

  @Override
  public String toString() {
    return "DevelopersView[" + id + "]";
  }
}
