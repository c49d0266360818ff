package org.evenhand.app.billing;

import java.util.List;

/**
 * An invoice with its exact sums, for the organisation that owes it.
 *
 * @param id its id
 * @param organisation who owes it
 * @param period for which days
 * @param state how it stands
 * @param due until when it is to be paid
 * @param items what makes up the sum
 * @param total the sum
 * @param credits what is not owed of it
 * @param salt with which the register's commitment opens, in hexadecimal
 * @param commitment the register's
 */
public record InvoiceView(
    String id,
    String organisation,
    String period,
    String state,
    String due,
    List<Item> items,
    String total,
    List<String> credits,
    String salt,
    String commitment) {
  /** Keeps copies. */
  public InvoiceView {
    items = List.copyOf(items);
    credits = List.copyOf(credits);
  }

  /**
   * Lines of one app, data type, purpose and ground.
   *
   * @param app who drew them
   * @param what which data, for what, on which ground
   * @param lines how many
   * @param unitPrice what one costs
   * @param amount what they cost together
   */
  public record Item(String app, String what, String lines, String unitPrice, String amount) {}
}
