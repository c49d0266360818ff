package org.evenhand.gate.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.evenhand.gate.PastFacts;
import org.evenhand.record.Entry;
import org.evenhand.record.frame.Asked;
import org.evenhand.record.frame.Bits128;
import org.evenhand.record.frame.FrameCodec;
import org.evenhand.record.frame.NoKey;
import org.evenhand.record.frame.PageStart;
import org.evenhand.record.frame.QueryText;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.Cursor;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Request;
import org.jspecify.annotations.Nullable;

/** Decides one call once more, on a past that has come to the position of its facts. */
final class Again {
  // A number that no person will have: whoever is asked for under it does not exist.
  private static final PersonId NOBODY = new PersonId(Integer.MAX_VALUE);

  private static final PhotoId NO_PHOTO = new PhotoId(Long.MAX_VALUE);

  private final Tools tools;
  private final Past past;
  private final TagBook tags;

  Again(Replay.Parts parts, FrameCodec codec, Past past, Spent spent) {
    this.past = past;
    this.tags = new TagBook(parts.vault());
    this.tools =
        new Tools(
            parts.catalogue(), codec, new PastFacts(parts.catalogue(), parts.vault()), past, spent);
  }

  /** What it takes to decide. */
  record Tools(Catalogue catalogue, FrameCodec codec, PastFacts facts, Past past, Spent spent) {}

  /** The query of a call, as if each of its lists began at its beginning. */
  static Query withoutStarts(Asked asked, Catalogue catalogue) {
    boolean ofPhoto = ofPhoto(asked);
    int lists = asked.starts().size() - (ofPhoto ? 1 : 0);
    var starts = Collections.<Cursor>nCopies(lists, new Cursor.Start());
    return QueryText.read(asked.query(), starts, NOBODY, ofPhoto ? NO_PHOTO : null, catalogue);
  }

  /**
   * Decides.
   *
   * @param between the changes between the call's facts and its place
   * @param blind whether some of those cannot be read any more
   */
  Verdict decide(PastCall call, List<Entry> between, boolean blind) {
    var lost = past.lostAsOf(call.factsAt());
    if (lost.isPresent()) {
      return new Verdict.Beyond(lost.get());
    }
    var viewer = person(call, call.asked().viewer());
    var target = target(call, viewer);
    if (viewer.isEmpty() || target.isEmpty()) {
      return nobody(call, viewer.isEmpty() ? "the viewer" : "the person asked for");
    }
    try {
      var request = request(call, viewer.get(), target.get());
      return new Weighing(tools, call, request, tag -> person(call, tag)).verdict(between, blind);
    } catch (NoKey gone) {
      return new Verdict.Beyond("person " + gone.person().number() + " was erased");
    } catch (IllegalArgumentException unreadable) {
      return new Verdict.Different(List.of("its query cannot be read: " + unreadable.getMessage()));
    }
  }

  private Optional<PersonId> person(PastCall call, Bits128 tag) {
    return tags.person(call.asked().epoch(), call.asked().app(), tag);
  }

  private Optional<PersonId> target(PastCall call, Optional<PersonId> viewer) {
    var tag = call.asked().target();
    if (tag.equals(call.asked().viewer())) {
      return viewer;
    }
    return tag.equals(Bits128.ZERO) ? Optional.of(NOBODY) : person(call, tag);
  }

  private Verdict nobody(PastCall call, String who) {
    return past.gaps().erasedAfter(call.factsAt()) > 0
        ? new Verdict.Beyond(who + " was erased")
        : new Verdict.Different(List.of(who + " is nobody: no person has such a tag"));
  }

  private Request request(PastCall call, PersonId viewer, PersonId target) {
    var asked = call.asked();
    var starts = new ArrayList<Cursor>();
    @Nullable PhotoId photo = null;
    for (var start : asked.starts()) {
      var key = tools.codec().key(start, asked, viewer);
      switch (start) {
        case PageStart.Beginning _ -> starts.add(new Cursor.Start());
        case PageStart.After _ -> starts.add(new Cursor.After(key.orElseThrow()));
        case PageStart.Before _ -> starts.add(new Cursor.Before(key.orElseThrow()));
        case PageStart.Photo _ -> photo = new PhotoId(key.orElseThrow());
      }
    }
    return new Request(
        asked.app(),
        viewer,
        asked.purpose(),
        asked.scope(),
        asked.operation(),
        QueryText.read(asked.query(), starts, target, photo, tools.catalogue()),
        asked.at());
  }

  private static boolean ofPhoto(Asked asked) {
    return asked.starts().stream().anyMatch(PageStart.Photo.class::isInstance);
  }
}
