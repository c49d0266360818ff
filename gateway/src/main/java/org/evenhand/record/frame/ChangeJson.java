package org.evenhand.record.frame;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.evenhand.record.Change;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.PersonId;
import tools.jackson.databind.json.JsonMapper;

/**
 * A change as JSON. People and photos are numbers, and what a person said of themselves (a status,
 * a place, a date) is not printed: whoever reads the record learns that it changed, not to what.
 */
final class ChangeJson {
  private ChangeJson() {}

  static void put(Change change, JsonMapper mapper, Map<String, Object> json) {
    switch (change) {
      case Change.Consent consent -> consent(consent, json);
      case Change.GrantGiven given -> {
        act(json, "given", given.person());
        json.put("grant", Long.toString(given.grant().number()));
        json.put("app", given.app().value());
        json.put("purpose", given.purpose().term());
        json.put("data_types", sorted(given.types()));
        json.put("until", given.until().toString());
      }
      case Change.GrantEnded(var grant, var person, var app, var because) -> {
        act(json, "ended", person);
        json.put("grant", Long.toString(grant.number()));
        json.put("app", app.value());
        json.put("because", because);
      }
      case Change.Stopped(var person, var app) -> {
        act(json, "stopped", person);
        json.put("app", app.value());
      }
      case Change.AudienceSet(var person, var type, var _) -> {
        act(json, "audience_set", person);
        json.put("data_type", type.value());
      }
      case Change.AudienceListed(var person, var other, var type, var _) -> {
        act(json, "audience_listed", person, other);
        json.put("data_type", type.value());
      }
      case Change.Blocked(var person, var other) -> act(json, "blocked", person, other);
      case Change.Unblocked(var person, var other) -> act(json, "unblocked", person, other);
      case Change.Befriended(var one, var other) -> act(json, "befriended", one, other);
      case Change.Unfriended(var one, var other) -> act(json, "unfriended", one, other);
      case Change.RelationshipSet(var person, var _, var partner) -> {
        act(json, "set", person);
        if (partner != null) {
          json.put("other", partner.number());
        }
      }
      case Change.PhotoAdded(var owner, var photo, var _) -> {
        act(json, "added", owner);
        json.put("photo", photo.number());
      }
      case Change.PhotoRemoved(var owner, var photo) -> {
        act(json, "removed", owner);
        json.put("photo", photo.number());
      }
      case Change.Tagged(var owner, var photo, var tagged) -> {
        act(json, "tagged", owner, tagged);
        json.put("photo", photo.number());
      }
      case Change.Untagged(var owner, var photo, var tagged) -> {
        act(json, "untagged", owner, tagged);
        json.put("photo", photo.number());
      }
      case Change.RelativeNamed(var person, var relative, var _) ->
          act(json, "relative_named", person, relative);
      case Change.RelativeUnnamed(var person, var relative) ->
          act(json, "relative_unnamed", person, relative);
      case Change.Liked(var person, var thing, var _) -> {
        act(json, "liked", person);
        json.put("thing", thing.number());
      }
      case Change.Unliked(var person, var thing) -> {
        act(json, "unliked", person);
        json.put("thing", thing.number());
      }
      // Who ordered it and why stay between the person and the record.
      case Change.HoldBegan(var person, var _, var _, var until) -> {
        act(json, "hold_began", person);
        json.put("until", until.toString());
      }
      case Change.HoldEnded(var person, var _) -> act(json, "hold_ended", person);
      case Change.ErasureAsked(var person) -> act(json, "erasure_asked", person);
      case Change.InboundSet set -> {
        act(json, "inbound_set", set.person());
        json.put("app", set.app().value());
        json.put("purpose", set.purpose().term());
        json.put("deal", set.deal());
        json.put("data_types", sorted(set.types()));
        json.put("until", set.until().toString());
        json.put("wording_sha256", set.wordingSha256());
        json.put("language", set.language());
      }
      case Change.Contributed given -> {
        act(json, "contributed", given.person());
        json.put("app", given.app().value());
        json.put("purpose", given.purpose().term());
        json.put("data_type", given.type().value());
        json.put("deal", given.deal());
        json.put("items", given.items());
      }
      case Change.ContributionDeleted(var person, long receipt) -> {
        act(json, "contribution_deleted", person);
        json.put("receipt", receipt);
      }
      case Change.RegisterAct(var entry) -> json.put("entry", mapper.readTree(entry));
      case Change.Imported(var what, var sha256, var counts) -> {
        json.put("what", what);
        json.put("sha256", sha256);
        json.put("counts", new TreeMap<>(counts));
      }
      case Change.Erased(var person) -> json.put("person", person.number());
      case Change.KeyEvent(var what, var keyId) -> {
        json.put("what", what);
        json.put("key", keyId);
      }
      case Change.ClockStepped(long by) -> json.put("by_micros", by);
    }
  }

  private static void consent(Change.Consent consent, Map<String, Object> json) {
    act(json, consent.action().name().toLowerCase(java.util.Locale.ROOT), consent.person());
    json.put("app", consent.app().value());
    json.put("purpose", consent.purpose().term());
    json.put("data_types", sorted(consent.types()));
    json.put("until", consent.until().toString());
    json.put("terms", consent.terms().value());
    json.put("wording_sha256", consent.wordingSha256());
    json.put("language", consent.language());
  }

  private static java.util.List<String> sorted(Set<DataTypeId> types) {
    return types.stream().map(DataTypeId::value).sorted().toList();
  }

  private static void act(Map<String, Object> json, String act, PersonId person) {
    json.put("act", act);
    json.put("person", person.number());
  }

  private static void act(Map<String, Object> json, String act, PersonId one, PersonId other) {
    act(json, act, one);
    json.put("other", other.number());
  }
}
