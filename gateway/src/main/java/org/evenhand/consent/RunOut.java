package org.evenhand.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.evenhand.record.Change;
import org.evenhand.record.Change.Consent.Action;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.GrantId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Purpose;

/** Makes the frames of rows that have run out: one for each person, app and purpose. */
final class RunOut {
  private final Consents consents;
  private final Predicate<PersonId> canName;
  private final Map<Whose, List<Held>> held = new LinkedHashMap<>();
  private final List<Change> grants = new ArrayList<>();
  private boolean passedOver;

  RunOut(Consents consents, Predicate<PersonId> canName) {
    this.consents = consents;
    this.canName = canName;
  }

  List<Change> frames() {
    var frames = new ArrayList<>(grants);
    held.forEach((whose, gone) ->
        frames.add(ConsentActs.taken(whose.person(), whose.app(), Action.EXPIRED, gone)));
    return frames;
  }

  /** Whether there was a row of somebody whom the record cannot name any more. */
  boolean passedOver() {
    return passedOver;
  }

  void add(byte[] row, Instant now) {
    if (row[0] == Keys.GRANT) {
      var id = new GrantId(new Keys.Reader(row, 1).int64());
      consents.standing(id).filter(g -> !g.livesAt(now) && named(g.person())).ifPresent(this::end);
      return;
    }
    var reader = new Keys.Reader(row, 0);
    var person = new PersonId(reader.int32());
    var set = new Keys.Reader(row, Integer.BYTES + 1).set();
    consents
        .heldAt(row)
        .filter(h -> !h.until().isAfter(now) && named(person))
        .ifPresent(h ->
            held.computeIfAbsent(
                    new Whose(person, set.app(), set.purpose()), _ -> new ArrayList<>())
                .add(h));
  }

  private boolean named(PersonId person) {
    boolean can = canName.test(person);
    passedOver |= !can;
    return can;
  }

  private void end(Grant grant) {
    grants.add(new Change.GrantEnded(grant.id(), grant.person(), grant.app(), "expired"));
  }

  private record Whose(PersonId person, AppId app, Purpose purpose) {}
}
