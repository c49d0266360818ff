package org.evenhand.app.billing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.evenhand.register.InvoiceId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.OrganisationId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The exact lines, prices and sums of an invoice: what its commitment binds.
 *
 * @param invoice of which invoice
 * @param organisation who owes it
 * @param from from when lines were counted
 * @param until until when, itself not in it
 * @param currency of all sums
 * @param items what makes up the sum, in order
 */
record Statement(
    InvoiceId invoice,
    OrganisationId organisation,
    Instant from,
    Instant until,
    String currency,
    List<Item> items) {
  private static final JsonMapper JSON = new JsonMapper();

  /** Keeps a copy. */
  Statement {
    items = List.copyOf(items);
  }

  /**
   * Lines of one app, data type, purpose and ground.
   *
   * @param app who drew them
   * @param type of which data type
   * @param purpose for what
   * @param ground as tallies write it
   * @param lines how many
   * @param unitPrice what one costs, in minor units
   */
  record Item(
      String app, DataTypeId type, String purpose, String ground, long lines, long unitPrice) {
    /** What they cost together. */
    long amount() {
      return Math.multiplyExact(lines, unitPrice);
    }
  }

  long total() {
    return items.stream().mapToLong(Item::amount).reduce(0, Math::addExact);
  }

  /** As it is committed to: JSON on one line, its members in this order. */
  String text() {
    var json = JSON.createObjectNode();
    json.put("invoice", invoice.value());
    json.put("organisation", organisation.value());
    json.put("from", from.toString());
    json.put("until", until.toString());
    json.put("currency", currency);
    json.put("total", total());
    var all = json.putArray("items");
    for (var item : items) {
      all.addObject()
          .put("app", item.app())
          .put("datatype", item.type().value())
          .put("purpose", item.purpose())
          .put("ground", item.ground())
          .put("lines", item.lines())
          .put("unit_price", item.unitPrice())
          .put("amount", item.amount());
    }
    return json.toString();
  }

  /** Reads what {@link #text} wrote. */
  static Statement read(String text) {
    var json = JSON.readTree(text);
    var items = new ArrayList<Item>();
    for (JsonNode item : json.path("items")) {
      items.add(
          new Item(
              item.path("app").asString(),
              new DataTypeId(item.path("datatype").asString()),
              item.path("purpose").asString(),
              item.path("ground").asString(),
              item.path("lines").asLong(),
              item.path("unit_price").asLong()));
    }
    return new Statement(
        new InvoiceId(json.path("invoice").asString()),
        new OrganisationId(json.path("organisation").asString()),
        Instant.parse(json.path("from").asString()),
        Instant.parse(json.path("until").asString()),
        json.path("currency").asString(),
        items);
  }
}
