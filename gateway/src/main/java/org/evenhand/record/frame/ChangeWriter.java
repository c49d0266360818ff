package org.evenhand.record.frame;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.evenhand.record.Change;
import org.evenhand.record.KeyVault;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.PersonId;

/** Writes changes: what is public in clear, what is private under the keys of those concerned. */
final class ChangeWriter {
  private final KeyVault vault;

  ChangeWriter(KeyVault vault) {
    this.vault = vault;
  }

  Encoded write(Change change) {
    return switch (change) {
      case Change.Consent c -> alone(Kind.CONSENT, c.person(), consent(c));
      case Change.GrantGiven g -> alone(Kind.GRANT, g.person(), given(g));
      case Change.GrantEnded(var grant, var person, var app, var because) ->
          alone(
              Kind.GRANT,
              person,
              act(Act.GRANT_ENDED).i64(grant.number()).text(app.value()).text(because));
      case Change.Stopped(var person, var app) ->
          alone(Kind.GRANT, person, act(Act.STOPPED).text(app.value()));
      case Change.AudienceSet(var person, var type, var audience) ->
          alone(
              Kind.PRIVACY,
              person,
              act(Act.AUDIENCE_SET).text(type.value()).u8(Act.code(audience)));
      case Change.AudienceListed(var person, var other, var type, var listing) ->
          both(
              Kind.PRIVACY,
              person,
              other,
              act(Act.AUDIENCE_LISTED).text(type.value()).u8(Act.code(listing)));
      case Change.Blocked(var person, var other) ->
          both(Kind.PRIVACY, person, other, act(Act.BLOCKED));
      case Change.Unblocked(var person, var other) ->
          both(Kind.PRIVACY, person, other, act(Act.UNBLOCKED));
      case Change.Befriended(var one, var other) ->
          both(Kind.EDGE, one, other, act(Act.BEFRIENDED));
      case Change.Unfriended(var one, var other) ->
          both(Kind.EDGE, one, other, act(Act.UNFRIENDED));
      case Change.RelationshipSet(var person, var status, var partner) -> {
        var act = act(Act.RELATIONSHIP_SET).text(status);
        yield partner == null
            ? alone(Kind.RELATIONSHIP, person, act)
            : both(Kind.RELATIONSHIP, person, partner, act);
      }
      case Change.PhotoAdded added -> alone(Kind.PHOTO, added.owner(), photo(added));
      case Change.PhotoRemoved(var owner, var photo) ->
          alone(Kind.PHOTO, owner, act(Act.PHOTO_REMOVED).i64(photo.number()));
      case Change.Tagged(var owner, var photo, var tagged) ->
          both(Kind.TAG, owner, tagged, act(Act.TAGGED).i64(photo.number()));
      case Change.Untagged(var owner, var photo, var tagged) ->
          both(Kind.TAG, owner, tagged, act(Act.UNTAGGED).i64(photo.number()));
      case Change.RelativeNamed(var person, var relative, var relationship) ->
          both(Kind.RELATIONSHIP, person, relative, act(Act.RELATIVE_NAMED).text(relationship));
      case Change.RelativeUnnamed(var person, var relative) ->
          both(Kind.RELATIONSHIP, person, relative, act(Act.RELATIVE_UNNAMED));
      case Change.Liked liked -> alone(Kind.LIKE, liked.person(), like(liked));
      case Change.Unliked(var person, var thing) ->
          alone(Kind.LIKE, person, act(Act.UNLIKED).i64(thing.number()));
      case Change.HoldBegan(var person, var by, var why, var until) ->
          alone(Kind.HOLD, person, act(Act.HOLD_BEGAN).text(by).text(why).moment(until));
      case Change.HoldEnded(var person, var because) ->
          alone(Kind.HOLD, person, act(Act.HOLD_ENDED).text(because));
      case Change.ErasureAsked(var person) -> alone(Kind.HOLD, person, act(Act.ERASURE_ASKED));
      case Change.InboundSet set -> alone(Kind.CONSENT, set.person(), inbound(set));
      case Change.Contributed given -> alone(Kind.RECEIPT, given.person(), contributed(given));
      case Change.ContributionDeleted(var person, long receipt) ->
          alone(Kind.RECEIPT, person, act(Act.CONTRIBUTION_DELETED).i64(receipt));
      // Nothing but the entry itself, so that its leaf is the hash of the entry that is published.
      case Change.RegisterAct(var json) ->
          new Encoded(Kind.REGISTER, json.getBytes(StandardCharsets.UTF_8));
      case Change.Imported imported -> clear(Kind.IMPORT, imported(imported));
      case Change.Erased(var person) -> clear(Kind.ERASURE, out().u32(person.number()));
      case Change.KeyEvent(var what, var keyId) -> clear(Kind.KEY, out().text(what).text(keyId));
      case Change.ClockStepped(long by) -> clear(Kind.CLOCK, out().i64(by));
    };
  }

  private static FrameWriter consent(Change.Consent c) {
    var out = act(Act.CONSENT).text(c.app().value()).text(c.purpose().term());
    types(out.u8(Act.code(c.action())), c.types());
    return out.moment(c.until()).text(c.terms().value()).text(c.wordingSha256()).text(c.language());
  }

  private static FrameWriter given(Change.GrantGiven g) {
    var out = act(Act.GRANT_GIVEN).i64(g.grant().number());
    types(out.text(g.app().value()).text(g.purpose().term()), g.types());
    return out.moment(g.until());
  }

  private static FrameWriter inbound(Change.InboundSet set) {
    var out =
        act(Act.INBOUND_SET).text(set.app().value()).text(set.purpose().term()).text(set.deal());
    types(out, set.types());
    return out.moment(set.until()).text(set.wordingSha256()).text(set.language());
  }

  private static FrameWriter contributed(Change.Contributed given) {
    return act(Act.CONTRIBUTED)
        .text(given.app().value())
        .text(given.purpose().term())
        .text(given.type().value())
        .text(given.deal())
        .text(given.reference())
        .moment(given.givenAt())
        .u32(given.items())
        .i64(given.stored())
        .text(given.sha256());
  }

  private static void types(FrameWriter out, Set<DataTypeId> types) {
    out.varint(types.size());
    types.stream().map(DataTypeId::value).sorted().forEach(out::text);
  }

  private static FrameWriter photo(Change.PhotoAdded added) {
    var details = added.details();
    var out = act(Act.PHOTO_ADDED).i64(added.photo().number()).moment(details.takenAt());
    out.u32(details.width()).u32(details.height());
    var place = details.place();
    var content = details.content();
    out.u8((place == null ? 0 : Act.HAS_PLACE) | (content == null ? 0 : Act.HAS_CONTENT));
    if (place != null) {
      out.i64(Double.doubleToRawLongBits(place.latitude()))
          .i64(Double.doubleToRawLongBits(place.longitude()));
    }
    return content == null ? out : out.text(content.sha256());
  }

  private static FrameWriter like(Change.Liked liked) {
    var details = liked.details();
    return act(Act.LIKED)
        .i64(liked.thing().number())
        .text(details.name())
        .text(details.category())
        .moment(details.likedAt());
  }

  private static FrameWriter imported(Change.Imported imported) {
    var out = out().text(imported.what()).text(imported.sha256());
    Map<String, Long> sorted = new TreeMap<>(imported.counts());
    out.varint(sorted.size());
    sorted.forEach((name, count) -> out.text(name).i64(count));
    return out;
  }

  private static FrameWriter out() {
    return new FrameWriter(128);
  }

  private static FrameWriter act(Act act) {
    return out().u8(act.code());
  }

  private static Encoded clear(Kind kind, FrameWriter out) {
    return new Encoded(kind, out.toBytes());
  }

  private Encoded alone(Kind kind, PersonId person, FrameWriter act) {
    return outer(kind, person, out().u8(Sealing.ALONE).raw(act.toBytes()));
  }

  // Two seals, one in the other: destroying either key makes what both were concerned in
  // unreadable. Were it sealed under one of them alone, the other's erasure would not reach it.
  private Encoded both(Kind kind, PersonId one, PersonId other, FrameWriter act) {
    var inner = keys(other).seal(act.toBytes(), Sealing.inner(kind, one, other));
    return outer(kind, one, out().u8(Sealing.BOTH).u32(other.number()).raw(inner));
  }

  private Encoded outer(Kind kind, PersonId person, FrameWriter plain) {
    var sealed = keys(person).seal(plain.toBytes(), Sealing.outer(kind, person));
    return clear(kind, new FrameWriter(4 + sealed.length).u32(person.number()).raw(sealed));
  }

  private KeyVault.PersonKeys keys(PersonId person) {
    return vault.keys(person).orElseThrow(() -> new NoKey(person));
  }
}
