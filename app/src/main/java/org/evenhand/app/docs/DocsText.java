package org.evenhand.app.docs;

import java.util.Locale;

/** The sentences of this room. */
final class DocsText {
  private DocsText() {}

  static String title() {
    return "Documentation";
  }

  static String reader(Reader reader) {
    return switch (reader) {
      case PERSON -> "If your data is here";
      case DEVELOPER -> "If you build an app";
      case OFFICER -> "If you act for the platform, or look into it";
      case AUDITOR -> "If you check what is claimed";
      case OPERATOR -> "If you run a platform";
    };
  }

  /** What is behind the text of a link whose end the site does not have. */
  static String inTheSource() {
    return " (in the source)";
  }

  /** What a guide is about, in a line. */
  static String about(Guide guide) {
    return switch (guide.name()) {
      case "person" -> "What you decide, your page, and who got your data.";
      case "app-developer" -> "From an invitation to the first call, and everything after it.";
      case "officers" -> "Passkeys, acts in public, approvals, and what a regulator sees.";
      case "auditor" -> "Verify a record, a proof or a whole log without trusting anybody.";
      case "register" -> "What is public about terms, deals, exceptions and apps.";
      case "public-log" -> "Checkpoints, tiles, seals and witnesses, byte by byte.";
      case "record-format" -> "What the record’s files hold, byte by byte.";
      case "segments" -> "Lines as Parquet, for analysis.";
      case "oauth-security" -> "Attacks on OAuth, what stands against each, and the test of it.";
      case "operator" -> "Set up, import, watch, back up.";
      case "reliability" -> "What faults were tried, and what came of them.";
      case "performance" -> "What was measured, on which machine.";
      case "dependencies" -> "What we ship of others’ work, and why.";
      default -> "";
    };
  }

  static String reference() {
    return "API reference";
  }

  static String objects() {
    return "Objects";
  }

  static String aboutReference() {
    return "Each call: parameters, answers, and what it can refuse, as this server has it.";
  }

  static String found(int hits, boolean all, String query) {
    if (hits == 0) {
      return "Nothing in the documentation holds “" + query + "”.";
    }
    if (!all) {
      return "No passage holds all of “" + query + "”. These hold some of it.";
    }
    return hits == 1
        ? "One passage holds “" + query + "”."
        : String.format(Locale.ROOT, "%d passages hold “%s”.", hits, query);
  }

  static String firstOnly(int shown) {
    return String.format(Locale.ROOT, "The %d that fit best are shown.", shown);
  }
}
