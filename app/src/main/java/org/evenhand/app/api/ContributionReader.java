package org.evenhand.app.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.evenhand.app.api.ContributionPort.Offered;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Purpose;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the body of a contribution: bounded, strict JSON. */
final class ContributionReader {
  static final int LONGEST = 64 * 1024;
  static final int MOST_ITEMS = 100;
  static final int LONGEST_ITEM = 2_000;

  private static final Set<String> MEMBERS =
      Set.of("data_type", "about", "purpose", "consent", "items");
  private static final Set<String> CONSENT = Set.of("reference", "given_at");
  private static final int LONGEST_REFERENCE = 200;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Catalogue catalogue;
  private final InstantSource clock;

  ContributionReader(Catalogue catalogue, InstantSource clock) {
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /**
   * What was read.
   *
   * @param offered what can be taken
   * @param refused the items that can't
   */
  record Read(Offered offered, List<RefusedItem> refused) {}

  /**
   * An item that can't be taken.
   *
   * @param index which, from 0
   * @param type why
   * @param detail why, in words
   */
  record RefusedItem(int index, ProblemType type, String detail) {}

  Read read(HttpServletRequest request, Function<String, java.util.Optional<PersonId>> ids)
      throws IOException, RequestProblem {
    var body = body(request);
    only(body, "the body", MEMBERS);
    var consent = body.path("consent");
    if (!consent.isObject()) {
      throw bad("'consent' is {\"reference\":…,\"given_at\":…}");
    }
    only(consent, "'consent'", CONSENT);
    var type = made("data_type", text(body, "data_type"), DataTypeId::new);
    if (catalogue.type(type).isEmpty()) {
      throw bad("'data_type' is none of the catalogue's");
    }
    var about = ids.apply(text(body, "about"));
    var refused = new ArrayList<RefusedItem>();
    var items = items(body.path("items"), refused);
    var offered =
        new Offered(
            about,
            type,
            made("purpose", text(body, "purpose"), Purpose::new),
            reference(consent),
            givenAt(consent),
            items);
    return new Read(offered, refused);
  }

  private static JsonNode body(HttpServletRequest request) throws IOException, RequestProblem {
    var type = request.getContentType();
    if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
      throw bad("the body is JSON, and 'Content-Type' says so: application/json");
    }
    var bytes = request.getInputStream().readNBytes(LONGEST + 1);
    if (bytes.length > LONGEST) {
      throw new RequestProblem(
          ProblemType.TOO_LARGE,
          "The body is too large",
          "A contribution has " + LONGEST + " bytes at most. Send several.");
    }
    try {
      var body = JSON.readTree(bytes);
      if (!body.isObject()) {
        throw bad("the body is one JSON object");
      }
      return body;
    } catch (JacksonException wrong) {
      throw bad("the body is no JSON: " + place(wrong));
    }
  }

  private static String place(JacksonException wrong) {
    var at = wrong.getLocation();
    return at == null
        ? "it cannot be read"
        : "line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  private static void only(JsonNode object, String what, Set<String> members)
      throws RequestProblem {
    for (var name : object.propertyNames()) {
      if (!members.contains(name)) {
        throw bad(what + " has a member that there is none of; there are " + sorted(members));
      }
    }
  }

  private static String sorted(Set<String> members) {
    return String.join(", ", members.stream().sorted().toList());
  }

  private static String text(JsonNode object, String name) throws RequestProblem {
    var value = object.path(name);
    if (!value.isString() || value.asString().isBlank()) {
      throw bad("'" + name + "' is a text");
    }
    return value.asString();
  }

  private static <T> T made(String name, String text, Function<String, T> maker)
      throws RequestProblem {
    try {
      return maker.apply(text);
    } catch (IllegalArgumentException wrong) {
      throw bad("'" + name + "' cannot be what was sent");
    }
  }

  private static String reference(JsonNode consent) throws RequestProblem {
    var reference = text(consent, "reference");
    if (reference.length() > LONGEST_REFERENCE
        || reference.chars().anyMatch(Character::isISOControl)) {
      throw bad("'reference' has " + LONGEST_REFERENCE + " characters at most");
    }
    return reference;
  }

  private Instant givenAt(JsonNode consent) throws RequestProblem {
    try {
      var at = Instant.parse(text(consent, "given_at"));
      if (at.isAfter(clock.instant()) || at.isBefore(Instant.EPOCH)) {
        throw bad("'given_at' lies in the past, and not before 1970");
      }
      return at;
    } catch (DateTimeException wrong) {
      throw bad("'given_at' is a moment such as 2026-03-02T09:14:00Z");
    }
  }

  private static List<String> items(JsonNode all, List<RefusedItem> refused) throws RequestProblem {
    if (!all.isArray() || all.isEmpty() || all.size() > MOST_ITEMS) {
      throw bad("'items' is an array of 1 to " + MOST_ITEMS);
    }
    var items = new ArrayList<String>();
    for (int index = 0; index < all.size(); index++) {
      var item = all.get(index);
      var json = item.toString();
      if (item.isNull()) {
        refused.add(new RefusedItem(index, ProblemType.BAD_PARAMETER, "It is null."));
      } else if (json.getBytes(UTF_8).length > LONGEST_ITEM) {
        var most = "It has more than " + LONGEST_ITEM + " bytes.";
        refused.add(new RefusedItem(index, ProblemType.TOO_LARGE, most));
      } else {
        items.add(json);
      }
    }
    if (items.isEmpty()) {
      throw bad("none of the items can be taken: " + refused.getFirst().detail());
    }
    return items;
  }

  private static RequestProblem bad(String what) {
    return new RequestProblem(
        ProblemType.BAD_PARAMETER,
        what,
        Character.toUpperCase(what.charAt(0)) + what.substring(1) + ". Nothing was taken.");
  }
}
