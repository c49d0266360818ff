package org.evenhand.app.office.acts;

import static org.evenhand.app.words.Speech.later;

import java.util.ArrayList;
import java.util.List;

/**
 * A form for one kind of act.
 *
 * @param id its address
 * @param group under which heading it stands
 * @param title what it does
 * @param lead what follows from it
 * @param subject the field that an address can fill in; empty for none
 * @param fields what it asks for; the last is the reason
 * @param maker makes the act
 */
record ActForm(
    String id,
    String group,
    String title,
    String lead,
    String subject,
    List<Field> fields,
    Maker maker) {
  private static final Field REASON =
      Field.text(
          "reason",
          later("Why"),
          later("Public. Say it so that whoever it concerns understands it."));

  /** Makes what was meant of what was sent. */
  @FunctionalInterface
  interface Maker {
    Deed deed(Scene scene, String reason, Given given);
  }

  /** Makes one act. */
  @FunctionalInterface
  interface One {
    org.evenhand.register.RegisterEvent act(Scene scene, String reason, Given given);
  }

  /** A form in the making. */
  record Begun(String id, String group, String title, String lead) {
    ActForm asks(One one, Field... fields) {
      return with((scene, why, given) -> new Deed.Act(one.act(scene, why, given)), "", fields);
    }

    /** About the one that its first field names. */
    ActForm about(One one, Field... fields) {
      Maker maker = (scene, why, given) -> new Deed.Act(one.act(scene, why, given));
      return with(maker, fields[0].name(), fields);
    }

    ActForm with(Maker maker, String subject, Field... fields) {
      var all = new ArrayList<>(List.of(fields));
      all.add(REASON);
      return new ActForm(id, group, title, lead, subject, all, maker);
    }
  }

  static Begun form(String id, String group, String title, String lead) {
    return new Begun(id, group, title, lead);
  }

  Deed deed(Scene scene, Given given) {
    return maker.deed(scene, given.text("reason"), given);
  }
}
