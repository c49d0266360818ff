package org.evenhand.app.api;

import java.util.List;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.ObjectKind;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of the API's description: objects and lists from the catalogue, the rest by hand. */
final class OpenApiSchemas {
  static final String SCHEMAS = "#/components/schemas/";

  private final Catalogue catalogue;

  OpenApiSchemas(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  ObjectNode all() {
    var all = node();
    for (var kind : ObjectKind.values()) {
      all.set(kind.name(), object(kind));
    }
    for (var edge : Edge.values()) {
      all.set(listName(edge), list(edge));
    }
    all.set("Paging", paging());
    all.set("Problem", problem());
    all.set("Contribution", contribution());
    all.set("Receipt", receipt());
    all.set("Uploaded", uploaded());
    all.set("Removed", removed());
    all.set("Frame", frame());
    all.set("Token", token());
    return all;
  }

  static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode reference(String name) {
    return node().put("$ref", SCHEMAS + name);
  }

  static ObjectNode text(String description) {
    return node().put("type", "string").put("description", description);
  }

  static ObjectNode whole(String description) {
    return node().put("type", "integer").put("description", description);
  }

  private static ObjectNode moment(String description) {
    return text(description).put("format", "date-time");
  }

  static String listName(Edge edge) {
    return "List_" + edge.apiName();
  }

  /** An object that may have members which are not told of. */
  private static ObjectNode open(String description, String... required) {
    var schema = node().put("type", "object").put("description", description);
    if (required.length > 0) {
      var names = schema.putArray("required");
      List.of(required).forEach(names::add);
    }
    return schema;
  }

  /** An object with these members and no other; its members are still to be put. */
  private static ObjectNode closed(String description, String... required) {
    return open(description, required).put("additionalProperties", false);
  }

  private static ObjectNode items(ObjectNode schema, String description) {
    var list = node().put("type", "array").put("description", description);
    list.set("items", schema);
    return list;
  }

  private ObjectNode object(ObjectKind kind) {
    var schema = closed("What the app may see and asked for; the rest is absent.", "id");
    var members = schema.putObject("properties");
    members.set("id", text("The app's own name for it; no other app has the same."));
    for (var field : catalogue.fields()) {
      if (field.of() == kind) {
        members.set(field.name(), value(field));
      }
    }
    for (var edge : Edge.values()) {
      if (edge.from() == kind) {
        members.set(edge.apiName(), reference(listName(edge)));
      }
    }
    return schema;
  }

  private static ObjectNode value(Field field) {
    var needs = "Needs the data type " + field.type().value() + ".";
    if (field.of() == ObjectKind.PHOTO && field.name().equals("location")) {
      var place = closed(needs + " Degrees north and east (WGS 84).", "latitude", "longitude");
      var members = place.putObject("properties");
      members.putObject("latitude").put("type", "number");
      members.putObject("longitude").put("type", "number");
      return place;
    }
    return switch (field.name()) {
      case "birthday" -> text(needs).put("format", "date");
      case "taken_at", "liked_at" -> moment(needs);
      case "width", "height" -> whole(needs);
      default -> text(needs);
    };
  }

  private static ObjectNode list(Edge edge) {
    var schema = closed("A page.", "data");
    var members = schema.putObject("properties");
    members.set("data", items(reference(edge.to().name()), "What the app may see of it."));
    members.set("paging", reference("Paging"));
    return schema;
  }

  private static ObjectNode paging() {
    var schema = closed("Where the rest is; next is there only if there is more.");
    var members = schema.putObject("properties");
    var cursors = closed("For after and before; of this app and this list alone.");
    cursors.putObject("properties").set("before", text("Names the first item."));
    cursors.withObjectProperty("properties").set("after", text("Names the last item."));
    members.set("cursors", cursors);
    members.set("next", text("The next page.").put("format", "uri"));
    members.set("previous", text("The page before.").put("format", "uri"));
    return schema;
  }

  private static ObjectNode problem() {
    var schema = closed("RFC 9457.", "error", "type", "title", "status", "detail", "instance");
    var members = schema.putObject("properties");
    var error = closed("For clients of Graph APIs.", "message", "type", "code", "fbtrace_id");
    var inner = error.putObject("properties");
    inner.set("message", text("The code, and what is wrong."));
    inner.set("type", text("OAuthException, always."));
    inner.set("code", whole("As Graph APIs number it."));
    inner
        .putObject("is_transient")
        .put("type", "boolean")
        .put("description", "The same call may do later.");
    inner.set("fbtrace_id", text("The position in the record, counted, or unrecorded."));
    members.set("error", error);
    members.set("type", text("Leads to a page that explains it.").put("format", "uri-reference"));
    members.set("title", text("What sort of thing it is."));
    members.set("status", whole("The status of HTTP."));
    members.set("detail", text("What is wrong, where, and what to do."));
    members.set("instance", text("The path that it is about."));
    members.set("record", whole("The position of the frame that tells of it."));
    return schema;
  }

  private static ObjectNode contribution() {
    var schema = closed("Data in return.", "data_type", "about", "purpose", "consent", "items");
    var members = schema.putObject("properties");
    members.set("data_type", text("A data type of the catalogue."));
    members.set("about", text("The person, by the app's own id."));
    members.set("purpose", text("What for, in the words of the W3C DPV."));
    var consent = closed("The yes that you have yourself.", "reference", "given_at");
    consent.putObject("properties").set("reference", text("Your own name for it."));
    consent.withObjectProperty("properties").set("given_at", moment("When it was given."));
    members.set("consent", consent);
    members.set(
        "items",
        items(node(), "What you tell.")
            .put("minItems", 1)
            .put("maxItems", ContributionReader.MOST_ITEMS));
    return schema;
  }

  private static ObjectNode receipt() {
    var schema = closed("What came in.", "receipt", "accepted", "refused");
    var members = schema.putObject("properties");
    members.set("receipt", text("Names what came in."));
    members.set("accepted", whole("How many items."));
    var item = closed("One that was not taken.", "index", "type", "detail");
    item.putObject("properties").set("index", whole("Which, from 0."));
    item.withObjectProperty("properties").set("type", text("Leads to a page."));
    item.withObjectProperty("properties").set("detail", text("Why."));
    members.set("refused", items(item, "Those that were not taken."));
    return schema;
  }

  private static ObjectNode uploaded() {
    var schema = closed("The photo is there.", "id");
    schema.putObject("properties").set("id", text("Names it for this app."));
    return schema;
  }

  private static ObjectNode removed() {
    var schema = closed("The photo is gone.", "success");
    schema.putObject("properties").putObject("success").put("type", "boolean").put("const", true);
    return schema;
  }

  private static ObjectNode token() {
    var schema = closed("", "data").put("description", "What a token may do.");
    var data = closed("A token that is not valid has the first three alone.", "app_id", "is_valid");
    var members = data.putObject("properties");
    members.set("app_id", text("Whose token it is."));
    members.putObject("is_valid").put("type", "boolean").put("description", "Whether it opens.");
    members.set("scopes", items(text("A data type."), "As datatypes; Graph's name for it."));
    members.set("type", text("USER, always."));
    for (var name : List.of("issued_at", "expires_at", "data_access_expires_at")) {
      members.set(name, whole("In seconds since 1970."));
    }
    members.set("purpose", text("What for, in the words of the W3C DPV."));
    members.set("datatypes", items(text("A data type."), "What the person granted."));
    members.set("granted", items(granted(), "What may be asked for now."));
    members.set("refused", items(refused(), "What would be refused now."));
    members.set("cut_offs", items(end(), "What is announced to end."));
    var budget = closed("What the hour has left.", "calls", "people");
    budget.putObject("properties").set("calls", left());
    budget.withObjectProperty("properties").set("people", left());
    members.set("budget", budget);
    schema.putObject("properties").set("data", data);
    return schema;
  }

  private static ObjectNode frame() {
    var schema = open("The frame, as the record tells it to this app.", "position");
    schema.putObject("properties").set("position", whole("Its position."));
    return schema;
  }

  private static ObjectNode end() {
    var schema = open("What ends: one of app, organisation, datatype, purpose.", "id");
    var members = schema.putObject("properties");
    members.set("id", text("The notice, as the register names it."));
    members.set("effective_at", moment("When, with the time that exceptions give."));
    return schema;
  }

  private static ObjectNode granted() {
    var schema = closed("A data type.", "datatype", "until", "ground");
    var members = schema.putObject("properties");
    members.set("datatype", text("Which."));
    members.set("until", moment("When that ends, as far as is known."));
    members.set("ground", open("terms, or the exceptions that it rests on."));
    return schema;
  }

  private static ObjectNode refused() {
    var schema = closed("A data type.", "datatype", "reason", "type");
    var members = schema.putObject("properties");
    members.set("datatype", text("Which."));
    members.set("reason", text("Why."));
    members.set("type", text("Leads to a page."));
    return schema;
  }

  private static ObjectNode left() {
    var schema = closed("Of the clock hour.", "most", "left", "resets_at");
    var members = schema.putObject("properties");
    members.set("most", whole("In an hour."));
    members.set("left", whole("Now."));
    members.set("resets_at", moment("When it begins anew."));
    return schema;
  }
}
