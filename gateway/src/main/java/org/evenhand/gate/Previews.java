package org.evenhand.gate;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.evenhand.decide.Decision;
import org.evenhand.decide.Rule;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataType;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Facts;
import org.evenhand.vocabulary.Ground;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.Offer;
import org.evenhand.vocabulary.Page;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Request;
import org.evenhand.vocabulary.Shown;
import org.evenhand.vocabulary.Shown.ShownList;
import org.evenhand.vocabulary.SignedIn;
import org.evenhand.vocabulary.Standing;
import org.evenhand.vocabulary.TermsVersion;
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
  private static final AppId NO_APP = new AppId("none");
  private static final Purpose NO_PURPOSE = new Purpose("ServiceProvision");

  private final GateParts parts;
  private final Worlds worlds;
  private final ConsentingByType consenting;
  private final Scopes scopes;

  Previews(GateParts parts, Worlds worlds, ConsentingByType consenting, Scopes scopes) {
    this.parts = parts;
    this.worlds = worlds;
    this.consenting = consenting;
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
            var as =
                new PreviewFacts(
                    world,
                    world.position(),
                    parts.catalogue(),
                    asked -> consenting.of(world.consents(), app, purpose, asked),
                    world.register().standing(app, at),
                    RoaringBitmap.bitmapOf(me.person().number()),
                    assumed,
                    Optional.empty(),
                    Optional.empty());
            var scope = new HashSet<>(assumed);
            scope.addAll(granted(world, me, app, purpose, at));
            return decided(me, type, request(me.person(), app, purpose, scope, query, at), as);
          }
        });
  }

  /**
   * What an app that a friend uses could be told of the person at most: if it may have everything,
   * and all whom it concerns said yes to it. What is left is the person's own privacy, and their
   * own blocks and lists: whether the friend blocks them is the friend's to know.
   *
   * @return empty if that is no friend, or nobody's app can ask about this type of somebody else
   */
  public Optional<Preview> asFriend(SignedIn me, PersonId friend, DataTypeId type) {
    try (var world = worlds.hold(0)) {
      if (!world.people().friends(me.person()).contains(friend.number())) {
        return Optional.empty();
      }
      return new Question(parts.catalogue(), type)
          .ofOther(me.person())
          .map(query -> asFriend(world, me, friend, type, query));
    }
  }

  private Preview asFriend(
      World world, SignedIn me, PersonId friend, DataTypeId type, Query query) {
    var at = parts.log().now();
    var all =
        parts.catalogue().types().stream()
            .map(DataType::id)
            .collect(Collectors.toUnmodifiableSet());
    var facts =
        new PreviewFacts(
            world,
            world.position(),
            parts.catalogue(),
            _ -> new RoaringBitmap(),
            new Standing.InForce(everything(all)),
            concerned(world, me, friend),
            all,
            Optional.of(blocks(world, me, friend)),
            Optional.of(RoaringBitmap.bitmapOf(me.person().number())));
    return decided(me, type, request(friend, NO_APP, NO_PURPOSE, all, query, at), facts);
  }

  private static RoaringBitmap concerned(World world, SignedIn me, PersonId friend) {
    var all = RoaringBitmap.bitmapOf(me.person().number(), friend.number());
    for (var photo : world.people().photos(me.person())) {
      photo.tagged().forEach(tagged -> all.add(tagged.number()));
    }
    return all;
  }

  private static RoaringBitmap blocks(World world, SignedIn me, PersonId friend) {
    return world.people().blocks(me.person()).contains(friend.number())
        ? RoaringBitmap.bitmapOf(me.person().number())
        : new RoaringBitmap();
  }

  private static Offer everything(Set<DataTypeId> types) {
    return new Offer(
        new Ground(new TermsVersion("none"), new AgreementId("none"), List.of()),
        Map.of(NO_PURPOSE, types),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        new Limits(Long.MAX_VALUE, Long.MAX_VALUE));
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
          case Line.OfLike _ -> others++;
          case Line.OfRelative _ -> others++;
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
