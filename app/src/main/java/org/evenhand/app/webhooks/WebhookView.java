package org.evenhand.app.webhooks;

import java.util.List;

/**
 * The page of an app's webhook.
 *
 * @param app its id
 * @param name what people know it as
 * @param url where it is told; empty for nowhere
 * @param since since when
 * @param typed what was typed and refused; else the address as it is
 * @param wrong why it was refused; empty if it was not
 * @param done what was just done; empty for nothing
 * @param deliveries the newest first
 * @param plain whether addresses without TLS are allowed
 */
public record WebhookView(
    String app,
    String name,
    String url,
    String since,
    String typed,
    String wrong,
    String done,
    List<Row> deliveries,
    boolean plain) {
  /** Keeps a copy. */
  public WebhookView {
    deliveries = List.copyOf(deliveries);
  }

  /**
   * One event.
   *
   * @param event its kind, in words
   * @param id names it
   * @param due since when it is to be told
   * @param attempts how often that was tried
   * @param answer what the last attempt came to
   * @param state how far it is, in words
   */
  public record Row(
      String event, String id, String due, int attempts, String answer, String state) {}

  @Override
  public String toString() {
    return "WebhookView[" + app + "]";
  }
}
