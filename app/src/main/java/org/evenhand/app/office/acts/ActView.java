package org.evenhand.app.office.acts;

import static org.evenhand.app.words.Speech.say;

import java.util.List;

/**
 * The form of an act, or a look at what it will be.
 *
 * @param path its address
 * @param back where what can be done is listed
 * @param title what it does
 * @param lead what follows from it
 * @param notice what is wrong; empty for nothing
 * @param fields what it asks for, with what was given
 * @param look whether this is the look before it is recorded
 * @param json what will be public; empty for what is several acts
 * @param objection why it can't be; empty if it can
 * @param notes what else follows from it
 * @param recordable whether it can be recorded all the same
 * @param once of use for one act
 */
public record ActView(
    String path,
    String back,
    String title,
    String lead,
    String notice,
    List<Asked> fields,
    boolean look,
    String json,
    String objection,
    List<String> notes,
    boolean recordable,
    String once) {
  /** Keeps a copy. */
  public ActView {
    fields = List.copyOf(fields);
    notes = List.copyOf(notes);
  }

  /**
   * One field with what was given.
   *
   * @param name of what is sent
   * @param label what it is called
   * @param hint what it means; empty for nothing
   * @param kind how it is asked: line, text, choice, many, date, datetime-local, number
   * @param required whether it must be there
   * @param kept whether the public sees a commitment to it alone
   * @param options what can be chosen
   * @param values what was given
   * @param wrong what is wrong with it; empty for nothing
   * @param page of the register about what was chosen; empty for none
   */
  public record Asked(
      String name,
      String label,
      String hint,
      String kind,
      boolean required,
      boolean kept,
      List<Option> options,
      List<String> values,
      String wrong,
      String page) {
    /** Keeps copies. */
    public Asked {
      options = List.copyOf(options);
      values = List.copyOf(values);
    }

    /** What was given, where there can be one. */
    public String value() {
      return values.isEmpty() ? "" : values.getFirst();
    }

    /** How many lines are shown at once. */
    public int rows() {
      return Math.clamp(value().lines().count() + 1, 4, 30);
    }

    /** Whether an option was chosen. */
    public boolean chosen(Option option) {
      return values.contains(option.value());
    }

    /** What was given, as the public will read it. */
    public String words() {
      if (kept && !value().isBlank()) {
        return say("kept apart; the public sees a commitment to it");
      }
      return String.join(
          ", ",
          values.stream()
              .map(value ->
                  options.stream()
                      .filter(option -> option.value().equals(value))
                      .findFirst()
                      .map(Option::label)
                      .orElse(value))
              .toList());
    }
  }
}
