package org.evenhand.people.intake;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.evenhand.people.rows.ProfileRow;
import org.evenhand.people.rows.ProfileRow.Held;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.ObjectKind;

/** Makes a profile of texts by name of field. */
final class ProfileParser {
  private static final int LONGEST = 1_000;

  private final Catalogue catalogue;

  ProfileParser(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The profile without its position, or empty when a problem was told. */
  Optional<Staged> parse(Arrival.Someone someone, Consumer<Problem> problems) {
    var held = new TreeMap<Integer, Held>();
    for (var entry : someone.fields().entrySet()) {
      var text = entry.getValue();
      var field = catalogue.field(ObjectKind.PERSON, entry.getKey());
      if (field.isEmpty()) {
        problems.accept(new Problem(someone.at(), "unknown field " + entry.getKey(), names()));
        return Optional.empty();
      }
      if (text.isEmpty()) {
        continue;
      }
      var wrong = wrong(field.get(), text);
      if (!wrong.isEmpty()) {
        problems.accept(new Problem(someone.at(), quoted(field.get(), text), wrong));
        return Optional.empty();
      }
      held.put(field.get().number(), held(field.get(), text));
    }
    return Optional.of(new Staged(someone.id(), held));
  }

  private String names() {
    return "one of "
        + catalogue.fields().stream()
            .filter(field -> field.of() == ObjectKind.PERSON)
            .map(Field::name)
            .toList();
  }

  private static String quoted(Field field, String text) {
    var shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    return field.name() + " '" + shown + "' is not " + (isDay(field) ? "a date" : "a short text");
  }

  static boolean isDay(Field field) {
    return field.name().equals("birthday");
  }

  /** What was expected instead; empty if all is well. */
  static String wrong(Field field, String text) {
    if (!isDay(field)) {
      return text.length() <= LONGEST ? "" : "at most " + LONGEST + " characters";
    }
    try {
      LocalDate.parse(text);
      return "";
    } catch (DateTimeParseException e) {
      return "YYYY-MM-DD";
    }
  }

  private static Held held(Field field, String text) {
    return isDay(field) ? new Held.Day(LocalDate.parse(text)) : new Held.Words(text);
  }

  /** A profile that doesn't know its position yet. */
  record Staged(String externalId, TreeMap<Integer, Held> held) {
    ProfileRow since(long position) {
      return new ProfileRow(externalId, held, position);
    }
  }
}
