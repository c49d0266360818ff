package org.evenhand.record.frame;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.ExceptionId;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.Reason;
import org.evenhand.vocabulary.Withheld;
import tools.jackson.databind.json.JsonMapper;

/** Prints frames as JSON, one to a line. */
public final class FrameJson {
  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Catalogue catalogue;
  private final JsonMapper mapper = new JsonMapper();

  /** Prints fields by the names that this catalogue has for them. */
  public FrameJson(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** For the auditor who has access to the record: everything that can be read of the frame. */
  public String oneLine(RawFrame frame, Body body) {
    var json = start(frame);
    switch (body) {
      case Body.Access access -> {
        access(access, Reader.AUDITOR, json);
        json.put("withheld", withheld(access.withheld()));
      }
      case Body.Refusal refusal -> {
        asked(refusal.asked(), json);
        json.put("facts_at", refusal.asked().factsAt());
        json.put("reason", refusal.reason().apiName());
        json.put("data_type", refusal.type().value());
      }
      case Body.TurnedAway(var app, var operation, var reason) -> {
        json.put("app", app.value());
        json.put("operation", operation);
        json.put("reason", reason.apiName());
      }
      case Body.Refusals refusals -> refusals(refusals, json);
      case Body.Of(var change) -> ChangeJson.put(change, mapper, json);
      case Body.Sealed(var person) -> {
        json.put("person", person.number());
        json.put("sealed", "key destroyed");
      }
    }
    return mapper.writeValueAsString(json);
  }

  /**
   * For the app whose access it is: what it was shown, its fields by the names that it asks for
   * them with. Nothing of what was withheld, and nothing of who is tagged in a photo: a tag that
   * was shown is a line of its own, and one that wasn't looks like absence, here as in the answer.
   */
  public String forApp(RawFrame frame, Body.Access access) {
    var json = start(frame);
    access(access, Reader.APP, json);
    return mapper.writeValueAsString(json);
  }

  private static Map<String, Object> start(RawFrame frame) {
    var json = new LinkedHashMap<String, Object>();
    json.put("position", frame.position());
    json.put("at", AT.format(Instant.EPOCH.plus(frame.timeMicros(), ChronoUnit.MICROS)));
    json.put("kind", frame.kind().jsonName());
    return json;
  }

  private enum Reader {
    AUDITOR,
    APP
  }

  private void access(Body.Access access, Reader reader, Map<String, Object> json) {
    var header = access.header();
    asked(header.asked(), json);
    json.put("terms", header.ground().terms().value());
    json.put("agreement", header.ground().agreement().value());
    json.put("exceptions", header.ground().exceptions().stream().map(ExceptionId::value).toList());
    json.put("facts_at", header.asked().factsAt());
    json.put("lines", access.lines().stream().map(line -> line(line, reader)).toList());
  }

  private static void asked(Asked asked, Map<String, Object> json) {
    json.put("app", asked.app().value());
    json.put("purpose", asked.purpose().term());
    json.put("operation", asked.operation());
  }

  private Map<String, Object> line(TaggedLine line, Reader reader) {
    var json = new LinkedHashMap<String, Object>();
    json.put("person", tag(line.person()));
    switch (line) {
      case TaggedLine.OfPerson(var _, long fields) -> {
        json.put("kind", "profile");
        json.put("fields", fields(ObjectKind.PERSON, fields, reader));
      }
      case TaggedLine.OfPhoto(var _, var object, var with, long fields) -> {
        json.put("kind", "photo");
        json.put("object", tag(object));
        with(reader == Reader.AUDITOR ? with : List.of(), json);
        json.put("fields", fields(ObjectKind.PHOTO, fields, reader));
      }
      case TaggedLine.OfRelationship(var _, var partner, long fields) -> {
        json.put("kind", "relationship");
        // A partner is in the line only if named in the answer.
        with(partner == null ? List.of() : List.of(partner), json);
        json.put("fields", fields(ObjectKind.RELATIONSHIP, fields, reader));
      }
      case TaggedLine.OfRelative(var _, var relative, long fields) -> {
        json.put("kind", "relative");
        with(List.of(relative), json);
        json.put("fields", fields(ObjectKind.RELATIVE, fields, reader));
      }
      case TaggedLine.OfLike(var _, var object, long fields) -> {
        json.put("kind", "like");
        json.put("object", tag(object));
        json.put("fields", fields(ObjectKind.LIKE, fields, reader));
      }
    }
    return json;
  }

  private static void with(List<Bits128> people, Map<String, Object> json) {
    if (!people.isEmpty()) {
      json.put("with", people.stream().map(FrameJson::tag).toList());
    }
  }

  private static String tag(Bits128 bits) {
    return "tag:" + bits.hex();
  }

  private List<String> fields(ObjectKind of, long bits, Reader reader) {
    var names = new ArrayList<String>();
    for (long rest = bits; rest != 0; rest &= rest - 1) {
      names.add(name(of, Long.numberOfTrailingZeros(rest), reader));
    }
    return names;
  }

  /** For the auditor under its data type: {@code profile.name}, {@code photos.taken_at}. */
  private String name(ObjectKind of, int number, Reader reader) {
    if (number == Field.ID_NUMBER) {
      return "id";
    }
    return catalogue
        .field(of, number)
        .map(field ->
            reader == Reader.APP ? field.name() : qualified(field.type().value(), field.name()))
        .orElse("field " + number);
  }

  private static String qualified(String type, String field) {
    return type.equals(field) || type.endsWith("." + field) ? type : type + "." + field;
  }

  private static Map<String, Object> withheld(Withheld withheld) {
    var json = new LinkedHashMap<String, Object>();
    put(json, Reason.NO_CONSENT, withheld.noConsent());
    put(json, Reason.OTHER_PARTY_CONSENT, withheld.otherPartyConsent());
    put(json, Reason.NOT_VISIBLE, withheld.notVisible());
    return json;
  }

  private static void put(Map<String, Object> json, Reason reason, long many) {
    if (many != 0) {
      json.put(reason.apiName(), many);
    }
  }

  private static void refusals(Body.Refusals refusals, Map<String, Object> json) {
    json.put("app", refusals.app().value());
    json.put("second", refusals.second().toString());
    var counts = new LinkedHashMap<String, Object>();
    refusals.counts().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(count -> counts.put(count.getKey().apiName(), count.getValue()));
    json.put("counts", counts);
  }
}
