package org.evenhand.app.office.acts;

import static org.evenhand.app.words.Speech.say;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What was sent with a form.
 *
 * @param values by the names of fields
 */
record Given(Map<String, List<String>> values) {
  /** A field holds what it can't. */
  static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    Wrong(String field, String what) {
      super(what, null, false, false);
      this.field = field;
    }

    String field() {
      return field;
    }

    String what() {
      return String.valueOf(getMessage());
    }
  }

  /** What was written, on one line. */
  Optional<String> optional(String name) {
    return values.getOrDefault(name, List.of()).stream()
        .map(one -> one.strip().replaceAll("\\s+", " "))
        .filter(one -> !one.isEmpty())
        .findFirst();
  }

  /** All that was written, with its lines. */
  String whole(String name) {
    return values.getOrDefault(name, List.of()).stream()
        .filter(one -> !one.isBlank())
        .findFirst()
        .orElseThrow(() -> new Wrong(name, say("Something belongs here.")));
  }

  String text(String name) {
    return optional(name).orElseThrow(() -> new Wrong(name, say("Something belongs here.")));
  }

  /** What a text stands for, such as an id. */
  <T> T as(String name, Function<String, T> maker) {
    return made(name, text(name), maker);
  }

  <T> Optional<T> optional(String name, Function<String, T> maker) {
    return optional(name).map(text -> made(name, text, maker));
  }

  <T> Set<T> all(String name, Function<String, T> maker) {
    return values.getOrDefault(name, List.of()).stream()
        .filter(one -> !one.isBlank())
        .map(one -> made(name, one.strip(), maker))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** At least one. */
  <T> Set<T> some(String name, Function<String, T> maker) {
    var all = all(name, maker);
    if (all.isEmpty()) {
      throw new Wrong(name, say("Choose at least one."));
    }
    return all;
  }

  /** The lines of a text that say something. */
  List<String> lines(String name) {
    return values.getOrDefault(name, List.of()).stream()
        .flatMap(String::lines)
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  LocalDate day(String name) {
    return as(name, LocalDate::parse);
  }

  /** As browsers send it, in UTC. */
  Instant moment(String name) {
    return as(name, Given::utc);
  }

  Optional<Instant> optionalMoment(String name) {
    return optional(name, Given::utc);
  }

  private static Instant utc(String text) {
    return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }

  long number(String name) {
    return as(name, Long::parseLong);
  }

  /** What all that was written stands for. */
  <T> T made(String name, Function<String, T> maker) {
    return made(name, whole(name), maker);
  }

  private static <T> T made(String name, String text, Function<String, T> maker) {
    try {
      return maker.apply(text);
    } catch (NumberFormatException none) {
      throw new Wrong(name, say("‘{0}’ is no whole number.", text));
    } catch (DateTimeException none) {
      throw new Wrong(name, say("‘{0}’ is no date or time such as 2026-11-25T09:30.", text));
    } catch (IllegalArgumentException wrong) {
      throw new Wrong(name, wrong.getMessage() + ".");
    }
  }
}
