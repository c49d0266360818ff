package org.evenhand.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.erdtman.jcs.JsonCanonicalizer;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.register.RegisterEvent.AgreementAccepted;
import org.evenhand.register.RegisterEvent.AgreementEnded;
import org.evenhand.register.RegisterEvent.AgreementResumed;
import org.evenhand.register.RegisterEvent.AgreementSuspended;
import org.evenhand.register.RegisterEvent.AppRegistered;
import org.evenhand.register.RegisterEvent.CutOffAnnounced;
import org.evenhand.register.RegisterEvent.CutOffWithdrawn;
import org.evenhand.register.RegisterEvent.OrganisationRegistered;
import org.evenhand.register.RegisterEvent.TermsPublished;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.TermsVersion;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Public acts as they stand in the record: canonical JSON (RFC 8785), one object with a {@code
 * type}. Reading is strict: an unknown, missing, doubled or mistyped member is an error, so that an
 * act never means less than it says. Sets are written in order, each element once.
 */
public final class RegisterJson {
  private RegisterJson() {}

  /** The canonical form of an act. */
  public static String write(RegisterEvent event) {
    var json = object();
    json.put("type", type(event));
    json.put("reason", event.reason());
    json.set("actor", object().put("role", event.actor().role()).put("id", event.actor().id()));
    body(event, json);
    try {
      return new JsonCanonicalizer(json.toString()).getEncodedString();
    } catch (IOException e) {
      throw new UncheckedIOException("an act has no canonical form", e);
    }
  }

  /**
   * Reads an act.
   *
   * @throws IllegalArgumentException saying what is wrong, and where
   */
  public static RegisterEvent read(String json) {
    var in = StrictObject.parse(json);
    var reason = in.text("reason");
    Wellformed.text("reason", reason, 2000);
    var actor = in.object("actor", a -> new Actor(a.text("role"), a.text("id")));
    var event = event(in, actor, reason);
    in.end();
    return event;
  }

  private static String type(RegisterEvent event) {
    return switch (event) {
      case OrganisationRegistered _ -> "organisation_registered";
      case AppRegistered _ -> "app_registered";
      case TermsPublished _ -> "terms_published";
      case AgreementAccepted _ -> "agreement_accepted";
      case AgreementSuspended _ -> "agreement_suspended";
      case AgreementResumed _ -> "agreement_resumed";
      case AgreementEnded _ -> "agreement_ended";
      case CutOffAnnounced _ -> "cut_off_announced";
      case CutOffWithdrawn _ -> "cut_off_withdrawn";
    };
  }

  private static RegisterEvent event(StrictObject in, Actor actor, String reason) {
    var type = in.text("type");
    return switch (type) {
      case "organisation_registered" ->
          new OrganisationRegistered(
              actor, reason, in.object("organisation", RegisterJson::organisation));
      case "app_registered" ->
          new AppRegistered(actor, reason, in.object("app", RegisterJson::app));
      case "terms_published" ->
          new TermsPublished(actor, reason, in.object("terms", RegisterJson::terms));
      case "agreement_accepted" ->
          new AgreementAccepted(
              actor,
              reason,
              new AgreementId(in.text("id")),
              new AppId(in.text("app")),
              new TermsVersion(in.text("terms")),
              in.set("datatypes", DataTypeId::new),
              in.set("purposes", Purpose::new));
      case "agreement_suspended" ->
          new AgreementSuspended(actor, reason, new AgreementId(in.text("id")));
      case "agreement_resumed" ->
          new AgreementResumed(actor, reason, new AgreementId(in.text("id")));
      case "agreement_ended" -> new AgreementEnded(actor, reason, new AgreementId(in.text("id")));
      case "cut_off_announced" ->
          new CutOffAnnounced(
              actor,
              reason,
              new CutOffId(in.text("id")),
              in.object("of", RegisterJson::target),
              in.instant("announced_at"),
              in.instant("effective_at"));
      case "cut_off_withdrawn" -> new CutOffWithdrawn(actor, reason, new CutOffId(in.text("id")));
      default -> throw new IllegalArgumentException("'" + type + "' is no type of public act");
    };
  }

  private static void body(RegisterEvent event, ObjectNode json) {
    switch (event) {
      case OrganisationRegistered e -> json.set("organisation", organisation(e.organisation()));
      case AppRegistered e -> json.set("app", app(e.app()));
      case TermsPublished e -> json.set("terms", terms(e.terms()));
      case AgreementAccepted e -> {
        json.put("id", e.id().value()).put("app", e.app().value()).put("terms", e.terms().value());
        array(json, "datatypes", e.dataTypes());
        array(json, "purposes", e.purposes());
      }
      case AgreementSuspended e -> json.put("id", e.id().value());
      case AgreementResumed e -> json.put("id", e.id().value());
      case AgreementEnded e -> json.put("id", e.id().value());
      case CutOffAnnounced e -> {
        json.put("id", e.id().value()).set("of", target(e.target()));
        json.put("announced_at", e.announcedAt().toString());
        json.put("effective_at", e.effectiveAt().toString());
      }
      case CutOffWithdrawn e -> json.put("id", e.id().value());
    }
  }

  private static ObjectNode organisation(Organisation organisation) {
    return object()
        .put("id", organisation.id().value())
        .put("legal_name", organisation.legalName())
        .put("country", organisation.country())
        .put("contact", organisation.contact());
  }

  private static Organisation organisation(StrictObject in) {
    return new Organisation(
        new OrganisationId(in.text("id")),
        in.text("legal_name"),
        in.text("country"),
        in.text("contact"));
  }

  private static ObjectNode app(App app) {
    var json = object().put("id", app.id().value()).put("name", app.name());
    json.put("organisation", app.organisation().value()).put("category", app.category());
    array(json, "purposes", app.purposes());
    var uris = json.putArray("redirect_uris");
    app.redirectUris().forEach(uri -> uris.add(uri.toString()));
    json.put("homepage", app.homepage().toString());
    return json.put("description", app.description());
  }

  private static App app(StrictObject in) {
    return new App(
        new AppId(in.text("id")),
        in.text("name"),
        new OrganisationId(in.text("organisation")),
        in.text("category"),
        in.set("purposes", Purpose::new),
        in.list("redirect_uris", URI::create),
        URI.create(in.text("homepage")),
        in.text("description"));
  }

  private static ObjectNode terms(Terms terms) {
    var json = object().put("version", terms.version().value());
    json.put("effective_from", terms.effectiveFrom().toString());
    var offers = json.putArray("offers");
    new TreeMap<>(terms.offers())
        .forEach((type, purposes) ->
            array(offers.addObject().put("datatype", type.value()), "purposes", purposes));
    json.putObject("limits")
        .put("calls_per_hour", terms.limits().callsPerHour())
        .put("people_per_hour", terms.limits().peoplePerHour());
    return json.put("retention_days", terms.retentionDays());
  }

  private static Terms terms(StrictObject in) {
    var offers = new TreeMap<DataTypeId, Set<Purpose>>();
    for (var offer : in.objects("offers", RegisterJson::offer)) {
      if (offers.put(offer.getKey(), offer.getValue()) != null) {
        throw new IllegalArgumentException("offers: " + offer.getKey() + " stands twice");
      }
    }
    return new Terms(
        new TermsVersion(in.text("version")),
        in.instant("effective_from"),
        offers,
        in.object("limits", l -> new Limits(l.whole("calls_per_hour"), l.whole("people_per_hour"))),
        Math.toIntExact(in.whole("retention_days")));
  }

  private static Map.Entry<DataTypeId, Set<Purpose>> offer(StrictObject in) {
    return Map.entry(new DataTypeId(in.text("datatype")), in.set("purposes", Purpose::new));
  }

  private static ObjectNode target(Target target) {
    return switch (target) {
      case Target.OfApp(AppId app) -> object().put("app", app.value());
      case Target.OfOrganisation(OrganisationId organisation) ->
          object().put("organisation", organisation.value());
      case Target.OfDataType(DataTypeId type) -> object().put("datatype", type.value());
      case Target.OfPurpose(Purpose purpose) -> object().put("purpose", purpose.term());
    };
  }

  private static Target target(StrictObject in) {
    return switch (in.onlyMember()) {
      case "app" -> new Target.OfApp(new AppId(in.text("app")));
      case "organisation" -> new Target.OfOrganisation(new OrganisationId(in.text("organisation")));
      case "datatype" -> new Target.OfDataType(new DataTypeId(in.text("datatype")));
      case "purpose" -> new Target.OfPurpose(new Purpose(in.text("purpose")));
      default -> throw new IllegalArgumentException("'" + in.onlyMember() + "' cannot be cut off");
    };
  }

  private static void array(ObjectNode into, String name, Collection<?> values) {
    var texts = new TreeSet<String>();
    values.forEach(value -> texts.add(value.toString()));
    var array = into.putArray(name);
    texts.forEach(array::add);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
