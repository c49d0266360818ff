package org.evenhand.proof.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.evenhand.proof.SignedNote.Verified;
import org.evenhand.proof.verify.LineProof.Shown;

/** What a proof of one line shows, in words. */
public final class LineProofText {
  private LineProofText() {}

  /** Its lines. */
  public static List<String> lines(Shown shown) {
    var header = shown.header();
    var lines = new ArrayList<String>();
    lines.add("This proof is right. It shows that a line left:");
    add(lines, "when", PublicEntry.TIME.format(shown.time()) + ", at position " + shown.position());
    add(lines, "to the app", header.app());
    add(lines, "for", header.purpose());
    add(lines, "by", header.operation());
    add(lines, "asked for", header.query());
    add(lines, "under terms", header.terms() + ", agreement " + header.agreement());
    if (!header.exceptions().isEmpty()) {
      add(lines, "by exception", String.join(", ", header.exceptions()));
    }
    add(lines, "what", what(shown.line()));
    add(lines, "fields", "bits " + shown.line().fieldNumbers());
    add(lines, "line", shown.number() + " of " + header.lines() + " that left, counted from 0");
    var checkpoint = shown.trusted().checkpoint();
    lines.add(
        "Sealed in the log " + checkpoint.origin() + " of " + checkpoint.size() + " entries, by:");
    shown.trusted().log().forEach(one -> add(lines, "the log", signed(one)));
    shown.trusted().witnesses().forEach(one -> add(lines, "a witness", signed(one)));
    lines.add("It shows no other line, not who asked, and not what was withheld.");
    return lines;
  }

  private static String what(LineContent line) {
    return switch (line) {
      case LineContent.OfPerson(var owner, long _) -> "fields of the person whose tag is " + owner;
      case LineContent.OfPhoto(var owner, var photo, var tagged, long _) ->
          "the photo "
              + photo
              + " of the person whose tag is "
              + owner
              + (tagged.isEmpty() ? "" : ", with " + String.join(", ", tagged) + " tagged in it");
      case LineContent.OfRelationship(var owner, var partner, long _) ->
          "the relationship of the person whose tag is "
              + owner
              + (partner.isEmpty() ? "" : ", with " + partner.getFirst());
      case LineContent.OfRelative(var owner, var relative, long _) ->
          "that the person whose tag is " + owner + " has the relative " + relative;
      case LineContent.OfLike(var owner, var thing, long _) ->
          "that the person whose tag is " + owner + " likes the thing " + thing;
    };
  }

  private static String signed(Verified by) {
    var time = by.time() == 0 ? "" : " at " + Instant.ofEpochSecond(by.time());
    return by.key().name() + ", " + by.key().type() + time;
  }

  private static void add(List<String> lines, String name, String value) {
    lines.add(String.format(Locale.ROOT, "  %-14s%s", name, value));
  }
}
