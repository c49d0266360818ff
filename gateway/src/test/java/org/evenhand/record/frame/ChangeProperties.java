package org.evenhand.record.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.evenhand.record.Change;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.GrantId;
import org.evenhand.vocabulary.Listing;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.TermsVersion;
import org.evenhand.vocabulary.ThingId;

class ChangeProperties {
  private final Frames frames = new Frames();

  @Property(tries = 500)
  void every_change_is_read_as_it_was_written(@ForAll("changes") Change change) {
    assertThat(frames.codec.body(frames.frame(change))).isEqualTo(new Body.Of(change));
  }

  @Property(tries = 300)
  void any_byte_of_any_change_altered_behind_the_checksum_is_refused_or_says_something_else(
      @ForAll("changes") Change change, @ForAll int where, @ForAll byte by) {
    var frame = frames.frame(change);
    var body = frame.body().clone();
    body[Math.floorMod(where, body.length)] ^= (byte) (by | 1);
    try {
      assertThat(frames.codec.body(Frames.frame(frame.kind(), body)))
          .isNotEqualTo(new Body.Of(change));
    } catch (FrameCorrupt refused) {
      assertThat(refused).hasMessageStartingWith("frame at position 482113: byte ");
    } catch (WrongKeys refused) {
      assertThat(refused).hasMessageContaining("frame at position 482113 is sealed under the key");
    }
  }

  @Property(tries = 200)
  void a_change_cut_short_or_with_bytes_behind_it_is_refused(
      @ForAll("clear") Change change, @ForAll int where) {
    var frame = frames.frame(change);
    int length = Math.floorMod(where, frame.body().length);
    var shorter = java.util.Arrays.copyOf(frame.body(), length);
    var longer = java.util.Arrays.copyOf(frame.body(), frame.body().length + 1);
    for (var body : new byte[][] {shorter, longer}) {
      assertThatThrownBy(() -> frames.codec.body(Frames.frame(frame.kind(), body)))
          .isInstanceOf(FrameCorrupt.class);
    }
  }

  @Provide
  Arbitrary<Change> changes() {
    return Arbitraries.oneOf(alone(), both(), clear(), acts());
  }

  private static Arbitrary<PersonId> people() {
    return Arbitraries.integers().between(1, 1000).map(PersonId::new);
  }

  private static Arbitrary<Instant> moments() {
    return Arbitraries.oneOf(
        Arbitraries.of(Instant.MAX, Instant.MIN, Instant.EPOCH, Frames.AT),
        Arbitraries.longs()
            .between(-10_000_000_000_000L, 10_000_000_000_000L)
            .map(n -> Instant.ofEpochSecond(n / 1000, n * 7919)));
  }

  private static Arbitrary<Set<DataTypeId>> types() {
    return Arbitraries.of("friends", "photos", "photos.location", "profile.name")
        .map(DataTypeId::new)
        .set();
  }

  private static Arbitrary<String> texts() {
    // Whole characters only: half a surrogate pair is no text that UTF-8 could hold.
    return Arbitraries.strings()
        .filter(text -> text.chars().noneMatch(c -> Character.isSurrogate((char) c)));
  }

  private static String named(String text) {
    return "x" + text.substring(0, Math.min(text.length(), 100));
  }

  private static Arbitrary<Change> alone() {
    var app = new AppId("quiz-box");
    var purpose = new Purpose("Advertising");
    return Arbitraries.oneOf(
        Combinators.combine(
                people(), Arbitraries.of(Change.Consent.Action.class), types(), moments(), texts())
            .as((person, action, types, until, text) ->
                new Change.Consent(
                    person,
                    app,
                    purpose,
                    action,
                    types,
                    until,
                    new TermsVersion("2026-02"),
                    text,
                    "en")),
        Combinators.combine(people(), types(), moments(), Arbitraries.longs().greaterOrEqual(1))
            .as((p, t, m, n) -> new Change.GrantGiven(new GrantId(n), p, app, purpose, t, m)),
        Combinators.combine(people(), texts())
            .as((p, text) -> new Change.GrantEnded(new GrantId(3), p, app, text)),
        people().map(p -> new Change.Stopped(p, app)),
        Combinators.combine(people(), texts(), moments())
            .as((p, text, m) -> new Change.HoldBegan(p, text, text + "?", m)),
        Combinators.combine(people(), texts()).as(Change.HoldEnded::new),
        people().map(Change.ErasureAsked::new),
        Combinators.combine(people(), types(), moments(), texts())
            .as((p, types, until, text) ->
                new Change.InboundSet(p, app, purpose, "deal-1", types, until, text, "en")),
        Combinators.combine(people(), texts(), moments(), Arbitraries.longs())
            .as((p, text, m, n) ->
                new Change.Contributed(
                    p, app, purpose, new DataTypeId("likes"), "deal-1", text, m, 7, n, text)),
        Combinators.combine(people(), Arbitraries.longs()).as(Change.ContributionDeleted::new),
        Combinators.combine(people(), Arbitraries.of(Audience.class))
            .as((p, a) -> new Change.AudienceSet(p, new DataTypeId("photos"), a)),
        Combinators.combine(people(), texts())
            .as((p, text) -> new Change.RelationshipSet(p, text, null)),
        Combinators.combine(people(), moments(), Arbitraries.doubles(), Arbitraries.doubles())
            .as((p, m, x, y) ->
                new Change.PhotoAdded(
                    p,
                    new PhotoId(8),
                    new Change.PhotoDetails(m, 640, 480, x > 0 ? new Change.Place(x, y) : null))),
        people().map(p -> new Change.PhotoRemoved(p, new PhotoId(8))),
        Combinators.combine(people(), texts(), moments())
            .as((p, text, m) ->
                new Change.Liked(p, new ThingId(8), new Change.LikeDetails(named(text), "", m))),
        people().map(p -> new Change.Unliked(p, new ThingId(8))));
  }

  private static Arbitrary<Change> both() {
    return Combinators.combine(people(), people(), Arbitraries.integers().between(0, 11), texts())
        .as((one, other, which, text) ->
            switch (which) {
              case 0 -> new Change.Blocked(one, other);
              case 1 -> new Change.Unblocked(one, other);
              case 2 -> new Change.Befriended(one, other);
              case 3 -> new Change.Unfriended(one, other);
              case 4 -> new Change.Tagged(one, new PhotoId(8), other);
              case 7 -> new Change.RelativeNamed(one, other, "aunt");
              case 8 -> new Change.RelativeUnnamed(one, other);
              case 9, 10, 11 ->
                  new Change.AudienceListed(
                      one, other, new DataTypeId("photos"), Listing.values()[which - 9]);
              case 5 -> new Change.Untagged(one, new PhotoId(8), other);
              default -> new Change.RelationshipSet(one, text, other);
            });
  }

  @Provide
  Arbitrary<Change> clear() {
    return Arbitraries.oneOf(
        Combinators.combine(texts(), Arbitraries.longs())
            .as((text, n) -> new Change.Imported(text, "ab12", Map.of("people", n, "friends", 2L))),
        people().map(Change.Erased::new),
        Combinators.combine(texts(), texts()).as(Change.KeyEvent::new),
        Arbitraries.longs().map(Change.ClockStepped::new));
  }

  private static Arbitrary<Change> acts() {
    return Arbitraries.of("terms", "app", "cut-off")
        .map(type -> new Change.RegisterAct("{\"type\":\"" + type + "\"}"));
  }
}
