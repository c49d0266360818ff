package org.evenhand.app.publicregister;

import java.util.List;
import java.util.function.Predicate;
import org.evenhand.app.pages.Words;
import org.evenhand.vocabulary.AppId;

/** What came in from apps, beside what went out to them. */
final class Exchange {
  private Exchange() {}

  /** What came in, under one deal. */
  static TableView in(Reading reading, String deal) {
    return Plural.table(
        "What came in, in tens",
        List.of("App", "Data", "Items", "About people"),
        reading.traffic().in().stream()
            .filter(one -> one.deal().equals(deal))
            .map(one ->
                List.of(
                    reading.app(one.app()),
                    Cell.of(Words.title(reading.catalogue(), one.type())),
                    Cell.of(Phrases.number(one.items())),
                    Cell.of(Phrases.number(one.people()))))
            .toList(),
        "Nothing, or about fewer than ten people.");
  }

  /** What went out in the last days to some apps. */
  static TableView out(Reading reading, Predicate<AppId> apps) {
    var traffic = reading.traffic();
    return Plural.table(
        traffic.counted()
            ? "What went out in the thirty days before " + Words.day(traffic.until()) + ", in tens"
            : "What went out",
        List.of("App", "Data", "Ground", "Lines", "About people, at least"),
        traffic.out().stream()
            .filter(one -> apps.test(one.app()))
            .map(one ->
                List.of(
                    reading.app(one.app()),
                    Cell.of(Words.title(reading.catalogue(), one.type())),
                    Cell.of(one.ground()),
                    Cell.of(Phrases.number(one.lines())),
                    Cell.of(Phrases.number(one.people()))))
            .toList(),
        traffic.counted()
            ? "Nothing, or about fewer than ten people."
            : "It is being counted; open the page again in a minute.");
  }
}
