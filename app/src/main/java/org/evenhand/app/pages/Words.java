package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.say;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.evenhand.app.identity.AppDirectory;
import org.evenhand.app.words.Speech;
import org.evenhand.people.owner.OwnPhoto;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.Value;

/** How dates, purposes and data types read. */
public final class Words {
  /** The purposes of W3C DPV that apps declare most, as "to …". */
  private static final Map<String, String> PURPOSES =
      Map.ofEntries(
          Map.entry("ServiceProvision", "to provide the service that you ask it for"),
          Map.entry("RequestedServiceProvision", "to provide the service that you ask it for"),
          Map.entry("Personalisation", "to fit what it shows to you"),
          Map.entry("ServicePersonalisation", "to fit its service to you"),
          Map.entry("Advertising", "to show advertising"),
          Map.entry("PersonalisedAdvertising", "to choose advertising by what it knows of you"),
          Map.entry("TargetedAdvertising", "to choose advertising by what it knows of you"),
          Map.entry("Marketing", "to promote products to you"),
          Map.entry("ScientificResearch", "for scientific research"),
          Map.entry("ResearchAndDevelopment", "for research and development"),
          Map.entry("CommercialResearch", "for commercial research"),
          Map.entry("ServiceOptimisation", "to improve its service"),
          Map.entry("SocialMedia", "to connect you with people"),
          Map.entry("CommunicationManagement", "to let you write to people"),
          Map.entry("IdentityVerification", "to check who you are"),
          Map.entry("FraudPreventionAndDetection", "to notice fraud"),
          Map.entry("Security", "to keep its service safe"));

  private Words() {}

  /** What an app learns from a data type. */
  static String plain(Catalogue catalogue, DataTypeId type) {
    return catalogue.type(type).map(known -> say(known.plain())).orElse("");
  }

  /** A day: 3 March 2026. */
  public static String day(Instant at) {
    return Speech.day(at);
  }

  /** A moment, to the second, in UTC. */
  public static String moment(Instant at) {
    return Speech.moment(at);
  }

  /** The purpose as it follows "uses it …". */
  static String purpose(Purpose purpose) {
    var plain = PURPOSES.get(purpose.term());
    return plain != null
        ? say(plain)
        : say(
            "for {0}",
            purpose.term().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT));
  }

  /** What a data type is called on pages. */
  public static String title(Catalogue catalogue, DataTypeId type) {
    return catalogue.type(type).map(known -> say(known.title())).orElse(type.value());
  }

  /** A value of a field as its owner reads it. */
  static String value(Value value) {
    return switch (value) {
      case Value.Text text -> text.text();
      case Value.Day day -> day(day.day().atStartOfDay(ZoneOffset.UTC).toInstant());
      case Value.Moment moment -> day(moment.moment());
      case Value.Whole whole -> Long.toString(whole.number());
      case Value.Position place -> place(place.latitude(), place.longitude());
      // Pictures are shown, not told.
      case Value.Link _, Value.Version _, Value.Picture _ -> "";
    };
  }

  /** Where a photo was taken; empty if it does not say. */
  static String place(OwnPhoto photo) {
    var place = photo.details().place();
    return place == null ? "" : place(place.latitude(), place.longitude());
  }

  private static String place(double latitude, double longitude) {
    return String.format(
        Locale.ROOT,
        "%.4f° %s, %.4f° %s",
        Math.abs(latitude),
        latitude < 0 ? "S" : "N",
        Math.abs(longitude),
        longitude < 0 ? "W" : "E");
  }

  /** "Your name, your town and your friends": titles, as they stand in one sentence. */
  static String titles(List<String> titles) {
    return list(
        IntStream.range(0, titles.size())
            .mapToObj(i -> i == 0 ? titles.get(i) : uncapitalised(titles.get(i)))
            .toList());
  }

  static String uncapitalised(String title) {
    return title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
  }

  /** "a, b and c". */
  public static String list(List<String> items) {
    return Speech.list(items);
  }

  /** An exact amount of minor units, such as "1,234.50 EUR". */
  public static String money(long minorUnits, String currency) {
    return money(minorUnits, currency, Locale.ENGLISH);
  }

  /** An amount, with the points and commas of a place. */
  public static String money(long minorUnits, String currency, Locale locale) {
    int digits = fractionDigits(currency);
    var amount = BigDecimal.valueOf(minorUnits, digits);
    return String.format(locale, "%,." + digits + "f %s", amount, currency);
  }

  /** How many digits a currency has behind the point; none where it is unknown. */
  public static int fractionDigits(String currency) {
    try {
      return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    } catch (IllegalArgumentException unknown) {
      return 0;
    }
  }

  /** What an exception gives an app, for whom it concerns. */
  static String favour(AppDirectory.Favour favour) {
    return favour.paid()
        ? say(
            "{0} until {1}, by a public exception ({2}) for which something was given in return",
            say(favour.what()), day(favour.until()), favour.exception())
        : say(
            "{0} until {1}, by a public exception ({2})",
            say(favour.what()), day(favour.until()), favour.exception());
  }
}
