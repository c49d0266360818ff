package org.evenhand.app.docs;

import static org.evenhand.app.words.Speech.count;
import static org.evenhand.app.words.Speech.language;
import static org.evenhand.app.words.Speech.later;
import static org.evenhand.app.words.Speech.say;

import org.evenhand.app.words.Language;

/** The sentences of this room. */
final class DocsText {
  private static final String IN_THE_SOURCE = later(" (in the source)");

  private DocsText() {}

  static String title() {
    return say("Documentation");
  }

  /** What a page of what was found is called, so that one is told from another. */
  static String search(String question) {
    return question + " · " + say("Search");
  }

  static String reader(Reader reader) {
    return switch (reader) {
      case PERSON -> say("If your data is here");
      case DEVELOPER -> say("If you build an app");
      case OFFICER -> say("If you act for the platform, or look into it");
      case AUDITOR -> say("If you check what is claimed");
      case OPERATOR -> say("If you run a platform");
    };
  }

  /** What is behind the text of a link whose end the site does not have, in the text's language. */
  static String inTheSource(Language of) {
    return of == language() ? say(IN_THE_SOURCE) : IN_THE_SOURCE;
  }

  /** What a guide is about, in a line. */
  static String about(Guide guide) {
    return switch (guide.name()) {
      case "person" -> say("What you decide, your page, and who got your data.");
      case "app-developer" -> say("From an invitation to the first call, and everything after it.");
      case "officers" -> say("Passkeys, acts in public, approvals, and what a regulator sees.");
      case "auditor" -> say("Verify a record, a proof or a whole log without trusting anybody.");
      case "audit" -> say("Test whether anyone was favoured, and read what comes of it.");
      case "audit-files" -> say("The tables that an audit needs, column by column.");
      case "audit-validation" ->
          say("How far the audit’s statistics agree with those of others, figure by figure.");
      case "register" -> say("What is public about terms, deals, exceptions and apps.");
      case "public-log" -> say("Checkpoints, tiles, seals and witnesses, byte by byte.");
      case "record-format" -> say("What the record’s files hold, byte by byte.");
      case "segments" -> say("Lines as Parquet, for analysis.");
      case "oauth-security" ->
          say("Attacks on OAuth, what stands against each, and the test of it.");
      case "operator" -> say("Set up, import, watch, back up.");
      case "reliability" -> say("What faults were tried, and what came of them.");
      case "performance" -> say("What was measured, on which machine.");
      case "dependencies" -> say("What we ship of others’ work, and why.");
      default -> "";
    };
  }

  static String reference() {
    return say("API reference");
  }

  static String objects() {
    return say("Objects");
  }

  static String aboutReference() {
    return say("Each call: parameters, answers, and what it can refuse, as this server has it.");
  }

  static String found(int hits, boolean all, String query) {
    if (hits == 0) {
      return say("Nothing in the documentation holds “{0}”.", query);
    }
    if (!all) {
      return say("No passage holds all of “{0}”. These hold some of it.", query);
    }
    return count(hits, "One passage holds “{1}”.", "{0} passages hold “{1}”.", query);
  }

  static String firstOnly(int shown) {
    return say("The {0} that fit best are shown.", shown);
  }
}
