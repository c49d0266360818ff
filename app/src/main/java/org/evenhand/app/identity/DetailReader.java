package org.evenhand.app.identity;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.evenhand.consent.Grant;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Purpose;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code authorization_details} (RFC 9396), strictly: what is not understood is never passed
 * over, since the app would believe that it was granted (section 5). Errors are fit for an error
 * description, so they repeat nothing of what was sent.
 */
final class DetailReader {
  /** The longest that can be asked for: a year, even from before a leap day. */
  static final int MOST_DAYS = 366;

  private static final String ERROR = "invalid_authorization_details";
  private static final Set<String> MEMBERS = Set.of("type", "datatypes", "purpose", "duration");
  private static final String UNTIL = "until";
  private static final int MOST_TYPES = 64;
  private static final Pattern DURATION =
      Pattern.compile("P(?=\\d)(\\d{1,4}Y)?(\\d{1,4}M)?(\\d{1,4}W)?(\\d{1,4}D)?");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final InstantSource clock;

  DetailReader(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * What an app asks of a person.
   *
   * @throws OAuth2AuthenticationException if it can't be understood to the last member
   */
  DataDetail asked(Object sent) {
    var one = element(sent);
    only(one, MEMBERS);
    return read(one);
  }

  /**
   * What an app asks for at the token endpoint (section 6): no more than the grant gives. It may
   * send back what it was answered, with {@code until}.
   *
   * @throws OAuth2AuthenticationException if it can't be understood, or goes beyond the grant
   */
  DataDetail within(Object sent, Grant grant, Set<DataTypeId> granted) {
    var one = element(sent);
    var members = new HashSet<>(MEMBERS);
    members.add(UNTIL);
    only(one, members);
    var read = read(one);
    require(granted.containsAll(read.types()), "datatypes go beyond what was granted");
    require(read.purpose().equals(grant.purpose()), "purpose is not the one that was granted");
    require(read.days() <= DataDetail.days(grant), "duration is longer than what was granted");
    if (one.has(UNTIL)) {
      var until = made(one.path(UNTIL), UNTIL, Instant::parse);
      require(!until.isAfter(grant.until()), "until is later than what was granted");
    }
    return read;
  }

  private static JsonNode element(Object sent) {
    if (!(sent instanceof String json)) {
      throw refused("authorization_details came more than once");
    }
    JsonNode array;
    try {
      array = JSON.readTree(json);
    } catch (JacksonException e) {
      throw refused("authorization_details are not JSON without duplicate members");
    }
    require(
        array.isArray() && array.size() == 1 && array.get(0).isObject(),
        "authorization_details are an array of exactly one object here");
    require(
        array.get(0).path("type").isString()
            && array.get(0).path("type").asString().equals(DataDetail.TYPE),
        "the only type known here is " + DataDetail.TYPE);
    return array.get(0);
  }

  private DataDetail read(JsonNode one) {
    var purpose = made(one.path("purpose"), "purpose", Purpose::new);
    return new DataDetail(types(one.path("datatypes")), purpose, days(one.path("duration")));
  }

  private static Set<DataTypeId> types(JsonNode names) {
    require(
        names.isArray() && !names.isEmpty() && names.size() <= MOST_TYPES,
        "datatypes is an array of one name or more");
    var types = new HashSet<DataTypeId>();
    for (var name : names) {
      require(types.add(made(name, "datatypes", DataTypeId::new)), "datatypes names one twice");
    }
    return types;
  }

  private int days(JsonNode duration) {
    if (duration.isMissingNode()) {
      return 0;
    }
    long days = made(duration, "duration", this::days);
    require(days >= 1 && days <= MOST_DAYS, "duration is between P1D and P1Y");
    return (int) days;
  }

  /** ISO 8601, whole days; months and years are those of the calendar from today. */
  private long days(String text) {
    if (!DURATION.matcher(text).matches()) {
      throw new IllegalArgumentException("not a duration of whole days");
    }
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return ChronoUnit.DAYS.between(today, today.plus(Period.parse(text)));
  }

  private static <T> T made(JsonNode node, String member, Function<String, T> maker) {
    if (node.isString()) {
      try {
        return maker.apply(node.asString());
      } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
        throw refused(member + " has a value that it can't have");
      }
    }
    throw refused(member + " is missing, or not a text where one belongs");
  }

  private static void only(JsonNode one, Set<String> members) {
    require(
        members.containsAll(one.propertyNames()),
        "a member is not known; those of "
            + DataDetail.TYPE
            + " are "
            + String.join(", ", MEMBERS.stream().sorted().toList()));
  }

  private static void require(boolean right, String otherwise) {
    if (!right) {
      throw refused(otherwise);
    }
  }

  static OAuth2AuthenticationException refused(String why) {
    return new OAuth2AuthenticationException(new OAuth2Error(ERROR, why, null));
  }
}
