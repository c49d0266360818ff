package org.evenhand.app.office.acts;

import static org.evenhand.app.words.Speech.later;

import java.util.List;
import java.util.function.Function;

/**
 * What a form asks for.
 *
 * @param name of what is sent
 * @param label what it is called
 * @param hint what it means; empty for nothing
 * @param kind how it is asked
 * @param required whether it must be there
 * @param kept whether the public sees a commitment to it alone
 * @param options what can be chosen
 * @param start what stands there before anything is given
 */
record Field(
    String name,
    String label,
    String hint,
    Kind kind,
    boolean required,
    boolean kept,
    Function<Scene, List<Option>> options,
    Function<Scene, String> start) {

  /** How something is asked. */
  enum Kind {
    LINE,
    TEXT,
    CHOICE,
    MANY,
    DAY,
    MOMENT,
    NUMBER
  }

  private static String nothing(Scene scene) {
    return "";
  }

  static Field line(String name, String label, String hint) {
    return new Field(name, label, hint, Kind.LINE, true, false, _ -> List.of(), Field::nothing);
  }

  static Field text(String name, String label, String hint) {
    return new Field(name, label, hint, Kind.TEXT, true, false, _ -> List.of(), Field::nothing);
  }

  static Field day(String name, String label, String hint) {
    return new Field(name, label, hint, Kind.DAY, true, false, _ -> List.of(), Field::nothing);
  }

  static Field moment(String name, String label, String hint) {
    return new Field(name, label, hint, Kind.MOMENT, true, false, _ -> List.of(), Field::nothing);
  }

  static Field number(String name, String label, String hint) {
    return new Field(name, label, hint, Kind.NUMBER, true, false, _ -> List.of(), Field::nothing);
  }

  static Field choice(String name, String label, Function<Scene, List<Option>> options) {
    return new Field(name, label, "", Kind.CHOICE, true, false, options, Field::nothing);
  }

  static Field many(String name, String label, Function<Scene, List<Option>> options) {
    return new Field(name, label, "", Kind.MANY, true, false, options, Field::nothing);
  }

  /** The new id of something, which the label names. */
  static Field id(String label) {
    return line(
        "id",
        label,
        later(
            "Public and for ever, part of its address: lower-case letters, digits, ‘.’, ‘_’,"
                + " ‘-’."));
  }

  Field optional() {
    return new Field(name, label, hint, kind, false, kept, options, start);
  }

  /** Of which the public sees a commitment alone. */
  Field keptApart() {
    return new Field(name, label, hint, kind, required, true, options, start);
  }

  /** With this to begin with. */
  Field starting(Function<Scene, String> with) {
    return new Field(name, label, hint, kind, required, kept, options, with);
  }

  Field saying(String words) {
    return new Field(name, label, words, kind, required, kept, options, start);
  }
}
