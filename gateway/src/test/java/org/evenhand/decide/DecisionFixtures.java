package org.evenhand.decide;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.Cursor;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.Ground;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.Page;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Reason;
import org.evenhand.vocabulary.Request;
import org.evenhand.vocabulary.Selection;
import org.evenhand.vocabulary.Shown;
import org.evenhand.vocabulary.TermsVersion;
import org.evenhand.vocabulary.Withheld;

/** Decisions for tests of other rooms, which can make none themselves. */
public final class DecisionFixtures {
  /** The ground of every decision made here. */
  public static final Ground GROUND =
      new Ground(new TermsVersion("2026-02"), new AgreementId("agr-17"), List.of());

  private DecisionFixtures() {}

  /** The small catalogue of the rule's own tests. */
  public static Catalogue catalogue() {
    return SmallCatalogue.CATALOGUE;
  }

  /** Any permitted decision. */
  public static Decision permitted(
      Request request, long factsAt, Ground ground, Shown.ShownList shown, Withheld withheld) {
    return new Decision(request, factsAt, new Decision.Outcome.Permitted(ground, shown, withheld));
  }

  /** Any refused decision. */
  public static Decision refused(Request request, long factsAt, Reason reason, DataTypeId type) {
    return new Decision(request, factsAt, new Decision.Outcome.Refused(reason, type));
  }

  /** A page of the viewer's friends with ids and names: one line for each. */
  public static Decision friends(AppId app, int viewer, long factsAt, Instant at, int... friends) {
    long fields = Field.ID | SmallCatalogue.NAME_FIELD.bit();
    var items =
        IntStream.of(friends)
            .mapToObj(n -> new Shown(new Line.OfPerson(new PersonId(n), fields), n, List.of()))
            .toList();
    return permitted(
        friendsRequest(app, viewer, at),
        factsAt,
        GROUND,
        new Shown.ShownList(Edge.FRIENDS, viewer, items, false, false),
        Withheld.NONE);
  }

  /** A refused request for the viewer's friends. */
  public static Decision refusedFriends(
      AppId app, int viewer, long factsAt, Instant at, Reason reason) {
    return refused(friendsRequest(app, viewer, at), factsAt, reason, SmallCatalogue.FRIENDS);
  }

  private static Request friendsRequest(AppId app, int viewer, Instant at) {
    var selection =
        new Selection(ObjectKind.PERSON, Field.ID | SmallCatalogue.NAME_FIELD.bit(), List.of());
    return new Request(
        app,
        new PersonId(viewer),
        new Purpose("Personalisation"),
        Set.of(SmallCatalogue.NAME, SmallCatalogue.FRIENDS),
        "GET /v1/me/friends",
        new Query.Many(
            new Selection.Expansion(
                Edge.FRIENDS, new Page(Page.MOST, new Cursor.Start()), selection)),
        at);
  }
}
