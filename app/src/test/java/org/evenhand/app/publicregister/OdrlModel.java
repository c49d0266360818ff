package org.evenhand.app.publicregister;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What the ODRL Information Model 2.2 asks of a policy, read by nobody's code but this: which
 * members each thing must have, which words the ODRL vocabulary knows, and that every name is a
 * word of the context or has a prefix that is declared.
 */
final class OdrlModel {
  private static final String CONTEXT = "http://www.w3.org/ns/odrl.jsonld";
  // The members that the ODRL context maps, as far as offers can have them.
  private static final Set<String> TERMS =
      Set.of(
          "uid",
          "assigner",
          "assignee",
          "permission",
          "prohibition",
          "obligation",
          "target",
          "action",
          "constraint",
          "duty",
          "leftOperand",
          "operator",
          "rightOperand",
          "unit",
          "refinement",
          "source",
          "informedParty",
          "profile",
          "conflict",
          "and",
          "or",
          "xone");
  // ODRL Vocabulary & Expression 2.2, §4.
  private static final Set<String> ACTIONS =
      Set.of("use", "obtainConsent", "compensate", "delete", "inform", "read", "transfer");
  private static final Set<String> OPERANDS =
      Set.of(
          "purpose",
          "dateTime",
          "payAmount",
          "unitOfCount",
          "elapsedTime",
          "timeInterval",
          "count");
  private static final Set<String> OPERATORS =
      Set.of("eq", "gt", "gteq", "lt", "lteq", "neq", "isA", "isAnyOf", "isAllOf", "isNoneOf");
  // Which type the value must have, and which operators may stand before it (§4.5).
  private static final Map<String, String> TYPES =
      Map.of(
          "dateTime", "xsd:dateTime",
          "payAmount", "xsd:decimal",
          "elapsedTime", "xsd:duration",
          "timeInterval", "xsd:duration");
  private static final Map<String, Set<String>> ALLOWED =
      Map.of("elapsedTime", Set.of("eq", "lt", "lteq"), "timeInterval", Set.of("eq"));

  private final List<String> wrong = new ArrayList<>();
  private final Map<String, String> prefixes =
      new HashMap<>(Map.of("odrl", "http://www.w3.org/ns/odrl/2/", "rdf", "http://rdf/"));

  private OdrlModel() {}

  /** Everything that is wrong with an offer. */
  static List<String> violations(JsonNode policy) {
    var model = new OdrlModel();
    model.context(policy.path("@context"));
    model.names(policy, "policy");
    model.offer(policy);
    return model.wrong;
  }

  private void must(boolean holds, String what) {
    if (!holds) {
      wrong.add(what);
    }
  }

  private void context(JsonNode context) {
    boolean named = false;
    for (var one : context) {
      named |= one.isString() && one.asString().equals(CONTEXT);
      one.properties().forEach(it -> prefixes.put(it.getKey(), it.getValue().asString("")));
    }
    must(named, "the context is not ODRL's");
    prefixes.forEach((prefix, iri) -> must(absolute(iri), "prefix " + prefix + " is no IRI"));
  }

  private void names(JsonNode node, String where) {
    if (node.isArray()) {
      node.forEach(one -> names(one, where));
    }
    for (var member : node.properties()) {
      var name = member.getKey();
      if (!name.startsWith("@")) {
        must(
            TERMS.contains(name) || iri(name), where + " has '" + name + "', which maps to no IRI");
      }
      if (!name.equals("@context")) {
        names(member.getValue(), where + "." + name);
      }
    }
    if (node.has("@id")) {
      must(iri(node.path("@id").asString("")), where + " refers to no IRI");
    }
  }

  /** An absolute IRI, or one made of a declared prefix. */
  private boolean iri(String text) {
    int colon = text.indexOf(':');
    return colon > 0 && (prefixes.containsKey(text.substring(0, colon)) || absolute(text));
  }

  private static boolean absolute(String text) {
    try {
      return URI.create(text).getHost() != null;
    } catch (IllegalArgumentException none) {
      return false;
    }
  }

  /** §2.1: uid and a rule; §2.1.2: one assigner, of the policy or of each rule. */
  private void offer(JsonNode policy) {
    must(policy.path("@type").asString("").equals("Offer"), "it is no Offer");
    must(absolute(policy.path("uid").asString("")), "the policy has no uid");
    must(absolute(policy.path("assigner").asString("")), "an Offer has one assigner");
    must(
        policy.path("permission").size() + policy.path("obligation").size() > 0,
        "the policy has no rule");
    int number = 0;
    for (var rule : policy.path("permission")) {
      rule(rule, "permission " + number++);
    }
    for (var rule : policy.path("obligation")) {
      rule(rule, "obligation " + number++);
    }
  }

  /** §2.6: exactly one action; a target, which a permission must have. */
  private void rule(JsonNode rule, String where) {
    must(absolute(rule.path("target").path("uid").asString("")), where + " has no target");
    action(rule.path("action"), where);
    rule.path("constraint").forEach(one -> constraint(one, where));
    rule.path("duty").forEach(one -> action(one.path("action"), where + ".duty"));
    rule.path("duty")
        .forEach(one -> one.path("constraint").forEach(it -> constraint(it, where + ".duty")));
    if (rule.has("assignee")) {
      must(absolute(rule.at("/assignee/uid").asString("")), where + " has a nameless assignee");
    }
  }

  private void action(JsonNode action, String where) {
    if (action.isArray()) {
      must(action.size() == 1, where + " has not one action");
      var refined = action.path(0);
      var name = refined.at("/rdf:value/@id").asString("").replace("odrl:", "");
      must(ACTIONS.contains(name), where + " has no action that ODRL knows");
      must(!refined.path("refinement").isEmpty(), where + " refines nothing");
      refined.path("refinement").forEach(one -> constraint(one, where + "." + name));
    } else {
      must(ACTIONS.contains(action.asString("")), where + " has no action that ODRL knows");
    }
  }

  /** §2.5.1: one left operand, one operator, one right operand. */
  private void constraint(JsonNode constraint, String where) {
    var left = constraint.path("leftOperand").asString("");
    var operator = constraint.path("operator").asString("");
    var right = constraint.path("rightOperand");
    must(OPERANDS.contains(left), where + ": '" + left + "' is no left operand");
    must(OPERATORS.contains(operator), where + ": '" + operator + "' is no operator");
    must(ALLOWED.getOrDefault(left, OPERATORS).contains(operator), where + ": " + left + operator);
    must(!right.isMissingNode(), where + ": no right operand");
    if (TYPES.containsKey(left)) {
      must(right.path("@type").asString("").equals(TYPES.get(left)), where + ": type of " + left);
    }
    if (left.equals("payAmount")) {
      must(absolute(constraint.path("unit").asString("")), where + ": an amount has a unit");
    }
    if (left.equals("purpose")) {
      must(right.has("@id"), where + ": a purpose is an IRI");
    }
  }
}
