package org.evenhand.app.publicregister;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import org.evenhand.app.pages.Words;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.Purpose;

/** How the register's values read. */
final class Phrases {
  private Phrases() {}

  /** A DPV term in words: {@code ScientificResearch} is "scientific research". */
  static String purpose(Purpose purpose) {
    return purpose.term().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  static String purposes(Collection<Purpose> purposes) {
    return Words.list(purposes.stream().sorted().map(Phrases::purpose).toList());
  }

  /** Titles of data types, parted by semicolons, since a title can hold a comma. */
  static String types(Catalogue catalogue, Collection<DataTypeId> types) {
    return String.join(
        "; ", types.stream().sorted().map(type -> Words.title(catalogue, type)).toList());
  }

  static String number(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  static String days(long days) {
    return days == 1 ? "1 day" : number(days) + " days";
  }

  /** The whole days from one moment to another, never fewer than none. */
  static long daysBetween(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toDays());
  }

  static String capital(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** What a cut-off ends. */
  static String target(Reading reading, Target target) {
    return switch (target) {
      case Target.OfApp(AppId app) -> "The app " + reading.appName(app);
      case Target.OfOrganisation(OrganisationId organisation) ->
          "Every app of " + reading.organisationName(organisation);
      case Target.OfDataType(DataTypeId type) ->
          Words.title(reading.catalogue(), type) + ", for every app";
      case Target.OfPurpose(Purpose purpose) ->
          "Every use for " + purpose(purpose) + ", by every app";
    };
  }
}
