package org.evenhand.register;

import java.util.List;
import java.util.regex.Pattern;

/** What an audit of this record is to test, said before it is made; and what one came to. */
public sealed interface AuditEvent extends RegisterEvent {
  /** The longest plan, in bytes: with everything escaped it still fits into an entry of the log. */
  int LONGEST_PLAN = 16 * 1024;

  /** How many sentences tell what a report says. */
  int MOST_SENTENCES = 6;

  /**
   * A plan was fixed. What is recorded after it cannot have shaped it.
   *
   * @param plan the SHA-256 of its text, by which reports name it
   * @param title what it calls itself
   * @param text the whole of it, letter by letter
   */
  record AuditPlanRegistered(
      Actor actor, String reason, DocumentHash plan, String title, String text)
      implements AuditEvent {
    /** Refuses a text that is too long, misleads, or is another than the hash says. */
    public AuditPlanRegistered {
      Wellformed.text("title", title, 200);
      Wellformed.document("the plan’s text", text, LONGEST_PLAN);
      var hash = DocumentHash.of(text);
      if (!hash.equals(plan)) {
        throw new IllegalArgumentException(
            "the plan’s text has the SHA-256 " + hash + ", not " + plan);
      }
    }
  }

  /**
   * The report of an audit of this record was published. Its bytes are not here: whoever has a copy
   * can tell by the hash whether it is this one, and whoever has the log can make it again.
   *
   * @param report the SHA-256 of its {@code report.json}
   * @param plan the SHA-256 of the plan that was followed
   * @param logSize how many entries the public log had that was audited
   * @param root the root over them, in base64 as a checkpoint has it
   * @param verdict what it came to
   * @param summary the same in a few sentences
   */
  record AuditReportPublished(
      Actor actor,
      String reason,
      DocumentHash report,
      DocumentHash plan,
      long logSize,
      String root,
      Level verdict,
      List<String> summary)
      implements AuditEvent {
    private static final Pattern ROOT = Pattern.compile("[A-Za-z0-9+/]{43}=");

    /** Keeps a copy; refuses what no checkpoint and no summary can be. */
    public AuditReportPublished {
      summary = List.copyOf(summary);
      if (logSize < 1) {
        throw new IllegalArgumentException("a log that was audited has entries, not " + logSize);
      }
      if (!ROOT.matcher(root).matches()) {
        throw new IllegalArgumentException("a root is 32 bytes in base64");
      }
      Wellformed.filled("summary", summary);
      if (summary.size() > MOST_SENTENCES) {
        throw new IllegalArgumentException(
            "a summary has " + MOST_SENTENCES + " sentences at most, not " + summary.size());
      }
      summary.forEach(sentence -> Wellformed.text("summary", sentence, 1000));
    }
  }

  /** What an audit can come to. */
  enum Level {
    /** Whatever favour there is lies within what the plan takes for none. */
    NONE,
    /** Neither favour nor its absence could be shown. */
    INCONCLUSIVE,
    /** Treatment goes together with what was given, or with closeness. */
    SIGNAL,
    /** The same, beyond chance by far. */
    STRONG
  }
}
