package org.evenhand.gate;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.evenhand.decide.Decision;
import org.evenhand.decide.Rule;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Facts;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.Page;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Request;
import org.evenhand.vocabulary.Shown;
import org.evenhand.vocabulary.Shown.ShownList;
import org.evenhand.vocabulary.SignedIn;
import org.roaringbitmap.RoaringBitmap;

/**
 * Shows a person how others would see them: decided by the one rule, on the facts as they stand,
 * and recorded as nothing, since nothing leaves. What comes of it is no Permit and opens no
 * disclosure; and it is asked for by who is signed in, never by an app.
 */
public final class Previews {
  /** At most so many photos are told one by one. */
  public static final int MOST = Page.MOST;

  private static final String OPERATION = "preview";

  private final GateParts parts;
  private final Worlds worlds;
  private final ConsentingByType consenting;
  private final Function<AppId, ScopedIds> ids;
  private final Scopes scopes;

  Previews(
      GateParts parts,
      Worlds worlds,
      ConsentingByType consenting,
      Function<AppId, ScopedIds> ids,
      Scopes scopes) {
    this.parts = parts;
    this.worlds = worlds;
    this.consenting = consenting;
    this.ids = ids;
    this.scopes = scopes;
  }

  /** What a token can draw that a grant of these types gives, on the facts of a world. */
  @FunctionalInterface
  interface Scopes {
    Set<DataTypeId> of(World world, org.evenhand.consent.Grant grant, Instant at);
  }

  /**
   * What an app would be told now of one kind of the person's data, with a token of theirs.
   *
   * @return empty if there is no way to ask an app's question about this type
   */
  public Optional<Preview> asApp(SignedIn me, AppId app, Purpose purpose, DataTypeId type) {
    return seen(me, app, purpose, type, Set.of());
  }

  /**
   * What an app would be told if the person said yes to all of these types, for as long as others
   * say what they say now.
   *
   * @return empty if there is no way to ask an app's question about this type
   */
  public Optional<Preview> ifAllowed(
      SignedIn me, AppId app, Purpose purpose, DataTypeId type, Set<DataTypeId> allowed) {
    return seen(me, app, purpose, type, allowed);
  }

  private Optional<Preview> seen(
      SignedIn me, AppId app, Purpose purpose, DataTypeId type, Set<DataTypeId> assumed) {
    return new Question(parts.catalogue(), type)
        .ofOwn(me.person())
        .map(query -> {
          var at = parts.log().now();
          try (var world = worlds.hold(0)) {
            var facts = facts(world, app, purpose, at);
            var mine = RoaringBitmap.bitmapOf(me.person().number());
            var as = new PreviewFacts(facts, facts.standing(), mine, assumed, Optional.empty());
            var scope = new HashSet<>(assumed);
            scope.addAll(granted(world, me, app, purpose, at));
            return decided(me, type, request(me.person(), app, purpose, scope, query, at), as);
          }
        });
  }

  private WorldFacts facts(World world, AppId app, Purpose purpose, Instant at) {
    return new WorldFacts(
        world,
        world.position(),
        parts.catalogue(),
        consenting,
        app,
        purpose,
        world.register().standing(app, at),
        new Facts.Allowance(0, 0),
        ids.apply(app));
  }

  private Set<DataTypeId> granted(
      World world, SignedIn me, AppId app, Purpose purpose, Instant at) {
    var all = new HashSet<DataTypeId>();
    for (var grant : parts.consents().grants(me.person(), app)) {
      if (grant.purpose().equals(purpose) && grant.livesAt(at)) {
        all.addAll(scopes.of(world, grant, at));
      }
    }
    return all;
  }

  private static Request request(
      PersonId viewer, AppId app, Purpose purpose, Set<DataTypeId> scope, Query query, Instant at) {
    return new Request(app, viewer, purpose, scope, OPERATION, query, at);
  }

  private Preview decided(SignedIn me, DataTypeId type, Request request, Facts facts) {
    return switch (Rule.decide(request, facts).outcome()) {
      case Decision.Outcome.Refused(var reason, var _) -> new Preview.Refused(reason);
      case Decision.Outcome.Permitted permitted ->
          new Told(me.person())
              .add(permitted.shown())
              .preview(facts.consenting(type).contains(me.person().number()), permitted, facts);
    };
  }

  /** Gathers what an answer would tell, keeping of others only how many they are. */
  private static final class Told {
    private final PersonId me;
    private final Map<PhotoId, Long> photos = new HashMap<>();
    private long fields;
    private long others;
    private boolean listed;

    Told(PersonId me) {
      this.me = me;
    }

    Told add(ShownList list) {
      for (Shown item : list.items()) {
        switch (item.line()) {
          case Line.OfPerson person -> person(person);
          case Line.OfPhoto photo -> photos.put(photo.photo(), photo.fields());
          case Line.OfRelationship relationship -> fields |= relationship.fields();
          case Line.OfLike like -> fields |= like.fields();
          case Line.OfRelative relative -> fields |= relative.fields();
        }
        item.lists().forEach(this::add);
      }
      return this;
    }

    private void person(Line.OfPerson person) {
      if (person.subject().equals(me)) {
        listed = true;
        fields |= person.fields();
      } else {
        others++;
      }
    }

    // A friend list is asked for with one place on its page: how long it is follows from what was
    // kept back, which is counted before the page is cut.
    Preview preview(boolean allowed, Decision.Outcome.Permitted permitted, Facts facts) {
      if (permitted.shown().edge() == Edge.FRIENDS && permitted.shown().after()) {
        var kept = permitted.withheld();
        others =
            facts.friends(me).getLongCardinality() - kept.otherPartyConsent() - kept.notVisible();
      }
      return new Preview.Seen(allowed, listed, fields, photos, others);
    }
  }
}
