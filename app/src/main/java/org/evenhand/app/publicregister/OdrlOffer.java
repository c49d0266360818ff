package org.evenhand.app.publicregister;

import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.evenhand.app.pages.Words;
import org.evenhand.register.Terms;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Purpose;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A version of the terms as an Offer of the Open Digital Rights Language (W3C ODRL Information
 * Model 2.2, §2.1.2), in JSON-LD, with purposes and categories of the Data Privacy Vocabulary.
 *
 * <p>A permission for each data type and purpose. What an app must do before it may use the data,
 * or for it, are the permission's duties (§2.6.3): the person's consent, and the price of a line.
 * What it must do afterwards are obligations (§2.6.2): delete, and certify. Limits have no words in
 * ODRL; the page that {@code dct:source} names has them, and what it says counts.
 */
final class OdrlOffer {
  /** Behind a version's name, its address. */
  static final String SUFFIX = ".odrl.json";

  // Codes of ISO 4217 as IRIs, which units must be (EU Publications Office, "Currency" table).
  private static final String CURRENCY =
      "http://publications.europa.eu/resource/authority/currency/";

  private final Reading reading;
  private final Terms terms;
  private final String baseUrl;
  private final String page;

  private OdrlOffer(Reading reading, Terms terms, String baseUrl) {
    this.reading = reading;
    this.terms = terms;
    this.baseUrl = baseUrl;
    this.page = baseUrl + Ref.terms(terms.version()).path();
  }

  /** The path of a version's. */
  static String path(Terms terms) {
    return Ref.terms(terms.version()).path() + SUFFIX;
  }

  static ObjectNode of(Reading reading, Terms terms, String baseUrl) {
    return new OdrlOffer(reading, terms, baseUrl).policy();
  }

  private ObjectNode policy() {
    var json = Json.object();
    var context = json.putArray("@context").add("http://www.w3.org/ns/odrl.jsonld").addObject();
    context.put("dpv", "https://w3id.org/dpv#").put("dpv-pd", "https://w3id.org/dpv/pd#");
    context.put("dct", "http://purl.org/dc/terms/");
    context.put("xsd", "http://www.w3.org/2001/XMLSchema#");
    json.put("@type", "Offer").put("uid", page + SUFFIX);
    json.put("dct:title", "Terms " + terms.version());
    json.putObject("dct:source").put("@id", page);
    reading
        .first(Ref.terms(terms.version()))
        .ifPresent(act -> typed(json, "dct:issued", act.at().toString(), "xsd:dateTime"));
    json.put("assigner", baseUrl + "/");
    var permissions = json.putArray("permission");
    var obligations = json.putArray("obligation");
    new TreeMap<>(terms.offers())
        .forEach((type, purposes) -> {
          new TreeSet<>(purposes).forEach(one -> permission(permissions.addObject(), type, one));
          obligations(obligations, type);
        });
    return json;
  }

  private void permission(ObjectNode rule, DataTypeId type, Purpose purpose) {
    target(rule, type);
    Optional.ofNullable(terms.eligibility().get(type))
        .ifPresent(condition -> eligible(rule, type, condition));
    rule.put("action", "use");
    var constraints = rule.putArray("constraint");
    var why = constraint(constraints, "purpose", "eq");
    why.putObject("rightOperand").put("@id", "dpv:" + purpose.term());
    var from = constraint(constraints, "dateTime", "gteq");
    typed(from, "rightOperand", terms.effectiveFrom().toString(), "xsd:dateTime");
    var duties = rule.putArray("duty");
    duties.addObject().put("action", "obtainConsent");
    long price = terms.unitPrice(type, purpose);
    if (price > 0) {
      compensate(duties.addObject(), price, terms.currency().orElseThrow());
    }
  }

  private void target(ObjectNode rule, DataTypeId type) {
    var target = rule.putObject("target");
    target.put("@type", "AssetCollection").put("uid", page + "#" + type);
    target.put("dct:title", Words.title(reading.catalogue(), type));
    reading
        .catalogue()
        .type(type)
        .ifPresent(known -> target.putObject("dpv:hasPersonalData").put("@id", known.dpv()));
  }

  /** To whom it is offered: in words, for ODRL has no operand for a condition in CEL. */
  private void eligible(ObjectNode rule, DataTypeId type, String condition) {
    rule.putObject("assignee")
        .put("@type", "PartyCollection")
        .put("uid", page + "#eligible-" + type)
        .put("source", baseUrl + RegisterServlet.PATH + "/apps")
        .put("dct:description", "Apps where " + condition);
  }

  private static void compensate(ObjectNode duty, long price, String currency) {
    var action = duty.putArray("action").addObject();
    action.putObject("rdf:value").put("@id", "odrl:compensate");
    var refinements = action.putArray("refinement");
    var amount = constraint(refinements, "payAmount", "eq");
    typed(amount, "rightOperand", Money.decimal(price, currency), "xsd:decimal");
    amount.put("unit", CURRENCY + currency);
    constraint(refinements, "unitOfCount", "eq").put("rightOperand", "line");
  }

  private void obligations(ArrayNode into, DataTypeId type) {
    var delete = into.addObject();
    target(delete, type);
    delete.put("action", "delete");
    var within = constraint(delete.putArray("constraint"), "elapsedTime", "lteq");
    days(within, terms.retentionDays());
    terms
        .certification()
        .ifPresent(certification -> {
          var inform = into.addObject();
          target(inform, type);
          inform.put("action", "inform").put("informedParty", baseUrl + "/");
          var every = constraint(inform.putArray("constraint"), "timeInterval", "eq");
          days(every, certification.days());
        });
  }

  private static ObjectNode constraint(ArrayNode into, String operand, String operator) {
    return into.addObject().put("leftOperand", operand).put("operator", operator);
  }

  private static void days(ObjectNode constraint, int days) {
    typed(constraint, "rightOperand", "P" + days + "D", "xsd:duration");
  }

  private static void typed(ObjectNode into, String name, String value, String type) {
    into.putObject(name).put("@value", value).put("@type", type);
  }
}
