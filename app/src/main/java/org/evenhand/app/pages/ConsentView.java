package org.evenhand.app.pages;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.app.words.Speech;
import org.evenhand.consent.Wording;

/**
 * The consent page. Every sentence of ours on it is in the wording whose hash the record keeps. The
 * person's own data, shown as the example, is not: so that the hash is one of words that anybody
 * can be shown, and tells nothing of the person.
 *
 * @param state names the question
 * @param app the app's name
 * @param organisation whose it is
 * @param question the heading
 * @param asker who asks, and what for
 * @param changes what changed since they last answered this app; empty the first time
 * @param lines the data types
 * @param periods how long it may last
 * @param terms on which terms
 * @param beyond what exceptions give it beyond them
 * @param before what allowing does to what stands already; empty if nothing stands
 * @param refusal what happened if they refuse
 * @param cost what refusing costs them with us
 * @param afterwards what they can do later
 * @param notice what was wrong with the last answer; empty if nothing was
 */
public record ConsentView(
    String state,
    String app,
    String organisation,
    String question,
    String asker,
    List<String> changes,
    List<Line> lines,
    List<Period> periods,
    String terms,
    List<String> beyond,
    String before,
    String refusal,
    String cost,
    String afterwards,
    String notice) {
  /** Keeps copies. */
  public ConsentView {
    changes = List.copyOf(changes);
    beyond = List.copyOf(beyond);
    lines = List.copyOf(lines);
    periods = List.copyOf(periods);
  }

  /**
   * One data type.
   *
   * @param type its name in the catalogue
   * @param title what it is
   * @param plain what an app learns from it
   * @param example what it is of theirs, for their eyes only; empty if there is none to show
   * @param notes what else to know: who else must agree, what it can reveal
   * @param ticked whether its box is ticked
   */
  public record Line(
      String type, String title, String plain, String example, List<String> notes, boolean ticked) {
    /** Keeps a copy. */
    public Line {
      notes = List.copyOf(notes);
    }

    String text() {
      var parts = new ArrayList<>(List.of(title, plain));
      parts.addAll(notes);
      return String.join(" — ", parts);
    }
  }

  /**
   * One length of time.
   *
   * @param days how many days
   * @param words how it reads, with the end date
   * @param chosen whether it is the one chosen
   */
  public record Period(int days, String words, boolean chosen) {}

  /** What the person read, whatever they then ticked. */
  public Wording wording() {
    var all = new ArrayList<>(List.of(question, asker));
    all.addAll(changes);
    lines.forEach(line -> all.add(line.text()));
    periods.forEach(period -> all.add(period.words()));
    all.add(terms);
    all.addAll(beyond);
    all.addAll(List.of(before, refusal, cost, afterwards));
    return new Wording(String.join("\n", all) + "\n", Speech.language().tag());
  }
}
