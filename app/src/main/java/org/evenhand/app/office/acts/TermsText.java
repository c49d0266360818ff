package org.evenhand.app.office.acts;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.evenhand.register.Terms;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.TermsVersion;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A version of the terms as officers write it, in YAML 1.2. What is not known is an error. */
final class TermsText {
  private static final Set<String> KEYS =
      Set.of(
          "version",
          "effective_from",
          "offers",
          "currency",
          "limits",
          "retention_days",
          "notice_days",
          DutiesText.REGIMES,
          DutiesText.CUT_OFF_NOTICE,
          DutiesText.CERTIFY,
          DutiesText.GRACE);
  private static final Set<String> OFFER = Set.of("purposes", "eligible", "price", "prices");
  private static final Set<String> LIMITS = Set.of("calls_per_hour", "people_per_hour");
  private static final int MOST_ALIASES = 0;
  private static final int DEEPEST = 8;

  private final Map<DataTypeId, Set<Purpose>> offers = new HashMap<>();
  private final Map<DataTypeId, String> eligibility = new HashMap<>();
  private final Map<DataTypeId, Long> prices = new HashMap<>();
  private final Map<DataTypeId, Map<Purpose, Long>> byPurpose = new HashMap<>();

  private TermsText() {}

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException if it is none; the message says what was expected, and where
   */
  static Terms read(String yaml) {
    var settings =
        LoadSettings.builder()
            .setLabel("terms")
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(MOST_ALIASES)
            .build();
    try {
      shallow(new Parse(settings).parseString(yaml));
      return new TermsText().terms(map("the terms", new Load(settings).loadFromString(yaml)));
    } catch (YamlEngineException malformed) {
      var message = String.valueOf(malformed.getMessage()).replaceAll("\\s+", " ");
      throw new IllegalArgumentException(message, malformed);
    }
  }

  /** What is composed of the events takes stack by their depth. */
  private static void shallow(Iterable<Event> events) {
    int depth = 0;
    for (var event : events) {
      depth +=
          switch (event.getEventId()) {
            case MappingStart, SequenceStart -> 1;
            case MappingEnd, SequenceEnd -> -1;
            case Alias, Comment, DocumentEnd, DocumentStart, Scalar, StreamEnd, StreamStart -> 0;
          };
      if (depth > DEEPEST) {
        throw new IllegalArgumentException("the terms are nested too deeply");
      }
    }
  }

  private Terms terms(Map<?, ?> map) {
    only("the terms", map, KEYS);
    map("offers", map.get("offers"))
        .forEach((type, offer) -> offer(String.valueOf(type), map("offers." + type, offer)));
    var limits = map("limits", map.get("limits"));
    only("limits", limits, LIMITS);
    return new Terms(
        new TermsVersion(text("version", map.get("version"))),
        moment(text("effective_from", map.get("effective_from"))).toInstant(),
        offers,
        new Limits(
            number("limits.calls_per_hour", limits.get("calls_per_hour")),
            number("limits.people_per_hour", limits.get("people_per_hour"))),
        days("retention_days", map.get("retention_days")),
        eligibility,
        prices,
        byPurpose,
        Optional.ofNullable(map.get("currency")).map(it -> text("currency", it)),
        days("notice_days", map.get("notice_days")),
        DutiesText.read(map));
  }

  private void offer(String id, Map<?, ?> offer) {
    var place = "offers." + id;
    only(place, offer, OFFER);
    var type = new DataTypeId(id);
    if (!(offer.get("purposes") instanceof Collection<?> purposes)) {
      throw new IllegalArgumentException(place + ".purposes is a list of purposes");
    }
    offers.put(
        type,
        purposes.stream()
            .map(it -> new Purpose(text(place + ".purposes", it)))
            .collect(Collectors.toUnmodifiableSet()));
    if (offer.get("eligible") != null) {
      eligibility.put(type, text(place + ".eligible", offer.get("eligible")));
    }
    if (offer.get("price") != null) {
      prices.put(type, number(place + ".price", offer.get("price")));
    }
    if (offer.get("prices") != null) {
      var own = new HashMap<Purpose, Long>();
      map(place + ".prices", offer.get("prices"))
          .forEach((purpose, price) ->
              own.put(
                  new Purpose(text(place + ".prices", purpose)),
                  number(place + ".prices." + purpose, price)));
      byPurpose.put(type, own);
    }
  }

  private static OffsetDateTime moment(String text) {
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeParseException none) {
      throw new IllegalArgumentException(
          "effective_from is '" + text + "' (expected a time such as 2027-01-01T00:00Z)", none);
    }
  }

  private static Map<?, ?> map(String place, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException(place + " has keys and values");
  }

  private static void only(String place, Map<?, ?> map, Set<String> known) {
    for (var key : map.keySet()) {
      if (!known.contains(String.valueOf(key))) {
        throw new IllegalArgumentException(
            "'" + key + "' is nothing that " + place + " have (expected " + sorted(known) + ")");
      }
    }
  }

  private static List<String> sorted(Set<String> words) {
    return words.stream().sorted().toList();
  }

  static String text(String place, @Nullable Object value) {
    if (value instanceof String || value instanceof Integer) {
      return String.valueOf(value);
    }
    throw new IllegalArgumentException(place + " is missing (expected a text)");
  }

  static int days(String place, @Nullable Object value) {
    long days = number(place, value);
    if (days != (int) days) {
      throw new IllegalArgumentException(place + " is too large a number");
    }
    return (int) days;
  }

  private static long number(String place, @Nullable Object value) {
    if (value instanceof Integer || value instanceof Long) {
      return ((Number) value).longValue();
    }
    throw new IllegalArgumentException(place + " is missing (expected a whole number)");
  }

  /** Writes it, to begin another version with. */
  static String write(Terms terms) {
    var text = new StringBuilder();
    text.append("version: ").append(quoted(terms.version().toString())).append('\n');
    text.append("effective_from: ").append(terms.effectiveFrom()).append('\n');
    text.append("offers:\n");
    new TreeMap<>(terms.offers())
        .forEach((type, purposes) -> {
          text.append("  ").append(type).append(":\n    purposes: [");
          text.append(
              purposes.stream().map(Purpose::term).sorted().collect(Collectors.joining(", ")));
          text.append("]\n");
          var condition = terms.eligibility().get(type);
          if (condition != null) {
            text.append("    eligible: ").append(quoted(condition)).append('\n');
          }
          var price = terms.unitPrices().get(type);
          if (price != null) {
            text.append("    price: ").append(price).append('\n');
          }
          var own = terms.unitPricesByPurpose().get(type);
          if (own != null) {
            text.append("    prices:\n");
            new TreeMap<>(own)
                .forEach((purpose, it) ->
                    text.append("      ").append(purpose).append(": ").append(it).append('\n'));
          }
        });
    terms.currency().ifPresent(it -> text.append("currency: ").append(it).append('\n'));
    text.append("limits:\n  calls_per_hour: ").append(terms.limits().callsPerHour());
    text.append("\n  people_per_hour: ").append(terms.limits().peoplePerHour());
    text.append("\nretention_days: ").append(terms.retentionDays());
    text.append("\nnotice_days: ").append(terms.noticeDays()).append('\n');
    terms.duties().ifPresent(duties -> DutiesText.write(duties, text));
    return text.toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
