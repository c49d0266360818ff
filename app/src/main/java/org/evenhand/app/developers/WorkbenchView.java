package org.evenhand.app.developers;

import static org.evenhand.app.words.Speech.say;

import java.util.List;

/**
 * The workbench of one app.
 *
 * @param id its client id
 * @param name what people know it as
 * @param secret its new secret, shown this once; empty for none
 * @param person the name that its test person signs in by; empty for none
 * @param password the test person's, shown this once; empty for none
 * @param wrong what could not be done; empty for nothing
 * @param steps what to do, in order
 * @param scopes what its tokens can hold
 * @param purpose what they are for
 * @param snippets code to begin with; empty while nobody can be asked for anything
 * @param limits what is left, in words
 * @param calls its latest calls
 */
public record WorkbenchView(
    String id,
    String name,
    String secret,
    String person,
    String password,
    String wrong,
    List<Step> steps,
    List<Scope> scopes,
    String purpose,
    List<Snippet> snippets,
    List<String> limits,
    CallsView calls) {
  /** Keeps copies. */
  public WorkbenchView {
    steps = List.copyOf(steps);
    scopes = List.copyOf(scopes);
    snippets = List.copyOf(snippets);
    limits = List.copyOf(limits);
  }

  /**
   * A step.
   *
   * @param title what
   * @param words more about it
   * @param state {@code done}, {@code now} or {@code later}
   * @param path where it is done; empty for here
   */
  public record Step(String title, String words, String state, String path) {
    /** The state, for reading. */
    public String mark() {
      return switch (state) {
        case "done" -> say("✓ Done");
        case "now" -> say("→ Next");
        default -> say("Later");
      };
    }
  }

  /**
   * A scope.
   *
   * @param id its name in {@code scope}
   * @param title in words
   * @param fields what it opens
   */
  public record Scope(String id, String title, String fields) {}

  /**
   * A program.
   *
   * @param language what it is written in
   * @param how how it is run
   * @param code the program
   */
  public record Snippet(String language, String how, String code) {}

  @Override
  public String toString() {
    return "WorkbenchView[" + id + "]";
  }
}
