package org.evenhand.gate.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evenhand.people.Missing;
import org.evenhand.people.Missing.Part;
import org.evenhand.record.frame.Kind;
import org.evenhand.vocabulary.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Where the facts have holes: what others' rows said of people whose keys are destroyed. A hole
 * opens with the frame that cannot be read and closes with the erasure, behind which the platform
 * itself knew no more than we do.
 */
final class Gaps {
  private final Map<PersonId, Long> erasures;
  private final List<Gap> gaps = new ArrayList<>();

  /** With everyone whom the record says was erased, and where it says so. */
  Gaps(Map<PersonId, Long> erasures) {
    this.erasures = new HashMap<>(erasures);
  }

  private record Gap(Part part, @Nullable PersonId whose, long from, long until) {}

  /** What facts were asked for while something was decided. */
  record Asked(Part part, PersonId of) {}

  /** An import's rows name somebody who cannot be told any more. */
  void missing(Missing missing, long position) {
    gaps.add(new Gap(missing.part(), missing.whose(), position, lastErasure()));
  }

  /** A frame cannot be opened any more. */
  void sealed(Kind kind, PersonId first, long position) {
    var part = part(kind);
    var erased = erasures.get(first);
    if (part == null) {
      return;
    }
    if (erased == null) {
      gaps.add(new Gap(part, first, position, lastErasure()));
    } else if (kind != Kind.TAG) {
      // Whom else it concerned stood inside the seal: it can be anybody. Only the tags in photos
      // of the erased concern nobody else's photos.
      gaps.add(new Gap(part, null, position, erased));
    }
  }

  private static @Nullable Part part(Kind kind) {
    return switch (kind) {
      case EDGE -> Part.FRIENDS;
      case PRIVACY -> Part.BLOCKS;
      case RELATIONSHIP -> Part.PARTNER;
      case TAG -> Part.PHOTOS;
      default -> null; // of the first person alone, who is gone
    };
  }

  private long lastErasure() {
    return erasures.values().stream().mapToLong(Long::longValue).max().orElse(Long.MAX_VALUE);
  }

  /** How many people were there at a position and were erased behind it. */
  long erasedAfter(long position) {
    return erasures.values().stream().filter(at -> at > position).count();
  }

  /** What was missing, in words, of the facts that were asked for; empty if nothing was. */
  Optional<String> among(Collection<Asked> asked, long position) {
    return gaps.stream()
        .filter(gap -> gap.from() <= position && position < gap.until())
        .filter(gap -> asked.stream().anyMatch(it -> covers(gap, it)))
        .findFirst()
        .map(gap -> words(gap.part()) + " as of " + position + " named somebody who was erased");
  }

  private static boolean covers(Gap gap, Asked asked) {
    var whose = gap.whose();
    return gap.part() == asked.part() && (whose == null || whose.equals(asked.of()));
  }

  private static String words(Part part) {
    return switch (part) {
      case FRIENDS -> "a list of friends";
      case BLOCKS -> "a block or a list of people let in or kept out";
      case PHOTOS -> "a photo";
      case PARTNER -> "a relationship";
    };
  }
}
