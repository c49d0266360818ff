package org.evenhand.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evenhand.record.Change;
import org.evenhand.record.Change.Consent.Action;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.GrantId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Purpose;

/** Finds what has run out, and makes its frames: one for each person, app and purpose. */
final class RunOut {
  private final Consents consents;
  private final Map<Whose, List<Held>> held = new LinkedHashMap<>();
  private final List<Change> frames = new ArrayList<>();

  RunOut(Consents consents) {
    this.consents = consents;
  }

  List<Change> frames(Instant now) {
    consents.due(now).forEach(row -> add(row, now));
    held.forEach((whose, gone) ->
        frames.add(ConsentActs.taken(whose.person(), whose.app(), Action.EXPIRED, gone)));
    return frames;
  }

  private void add(byte[] row, Instant now) {
    if (row[0] == Keys.GRANT) {
      var id = new GrantId(new Keys.Reader(row, 1).int64());
      consents.standing(id).filter(g -> !g.livesAt(now)).ifPresent(this::end);
      return;
    }
    var reader = new Keys.Reader(row, 0);
    var person = new PersonId(reader.int32());
    var set = new Keys.Reader(row, Integer.BYTES + 1).set();
    consents
        .heldAt(row)
        .filter(h -> !h.until().isAfter(now))
        .ifPresent(h ->
            held.computeIfAbsent(
                    new Whose(person, set.app(), set.purpose()), _ -> new ArrayList<>())
                .add(h));
  }

  private void end(Grant grant) {
    frames.add(new Change.GrantEnded(grant.id(), grant.person(), grant.app(), "expired"));
  }

  private record Whose(PersonId person, AppId app, Purpose purpose) {}
}
