package org.evenhand.app.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.evenhand.consent.Wording;

/**
 * The consent page: every sentence that it shows is here, so that the text whose hash the record
 * keeps is the text that was read.
 *
 * @param state names the question
 * @param app the app's name
 * @param organisation whose it is
 * @param question the heading
 * @param asker who asks, and what for
 * @param lines the data types
 * @param periods how long it may last
 * @param terms on which terms
 * @param before what allowing does to what stands already; empty if nothing stands
 * @param refusal what happened if they refuse
 * @param afterwards what they can do later
 * @param notice what was wrong with the last answer; empty if nothing was
 */
public record ConsentView(
    String state,
    String app,
    String organisation,
    String question,
    String asker,
    List<Line> lines,
    List<Period> periods,
    String terms,
    String before,
    String refusal,
    String afterwards,
    String notice) {
  /** Keeps copies. */
  public ConsentView {
    lines = List.copyOf(lines);
    periods = List.copyOf(periods);
  }

  /**
   * One data type.
   *
   * @param type its name in the catalogue
   * @param title what it is
   * @param plain what an app learns from it
   * @param notes what else to know: who else must agree, what it can reveal
   * @param ticked whether its box is ticked
   */
  public record Line(String type, String title, String plain, List<String> notes, boolean ticked) {
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
    var text =
        lines.stream()
            .map(Line::text)
            .collect(Collectors.joining("\n", question + "\n" + asker + "\n", "\n"));
    var choices = periods.stream().map(Period::words).collect(Collectors.joining("\n"));
    return new Wording(
        text + choices + "\n" + terms + "\n" + before + "\n" + refusal + "\n" + afterwards + "\n",
        "en");
  }
}
