package org.evenhand.app.api;

import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;
import java.util.TreeSet;
import org.evenhand.app.api.IssuedTokens.Issued;
import org.evenhand.gate.Outcome;
import org.evenhand.gate.TokenPowers;
import org.evenhand.gate.TokenPowers.Power;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.ExceptionId;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes what a token may do, with the members that clients of Graph APIs read beside our own.
 * There is no {@code user_id}: an id is a line about a person, which leaves by the gate alone.
 */
final class TokenAnswer {
  private final JsonFactory json;

  TokenAnswer(JsonFactory json) {
    this.json = json;
  }

  /** A live token. */
  void live(OutputStream into, Issued token, TokenPowers powers, Instant now) {
    object(
        into,
        out -> {
          var caller = token.caller();
          out.writeStringProperty("app_id", caller.app().value());
          out.writeStringProperty("type", "USER");
          out.writeBooleanProperty("is_valid", true);
          out.writeNumberProperty("issued_at", token.at().getEpochSecond());
          out.writeNumberProperty("expires_at", token.expiresAt().getEpochSecond());
          out.writeNumberProperty("data_access_expires_at", powers.until().getEpochSecond());
          out.writeStringProperty("purpose", caller.purpose().term());
          var types = new TreeSet<>(caller.scope());
          texts(out, "datatypes", types.stream().map(DataTypeId::value).toList());
          texts(out, "scopes", types.stream().map(DataTypeId::value).toList());
          powers(out, powers);
          ends(out, powers);
          budget(out, powers.budget(), now);
        });
  }

  /** One that is none of this app's, or none any more: the two look alike. */
  void none(OutputStream into, String app) {
    object(
        into,
        out -> {
          out.writeStringProperty("app_id", app);
          out.writeBooleanProperty("is_valid", false);
          texts(out, "scopes", java.util.List.of());
        });
  }

  private void object(OutputStream into, java.util.function.Consumer<JsonGenerator> members) {
    try (var out = json.createGenerator(ObjectWriteContext.empty(), into)) {
      out.writeStartObject();
      out.writeObjectPropertyStart("data");
      members.accept(out);
      out.writeEndObject();
      out.writeEndObject();
    }
  }

  private static void texts(JsonGenerator out, String name, Iterable<String> texts) {
    out.writeArrayPropertyStart(name);
    texts.forEach(out::writeString);
    out.writeEndArray();
  }

  private static void powers(JsonGenerator out, TokenPowers powers) {
    out.writeArrayPropertyStart("granted");
    for (var power : powers.powers()) {
      if (power instanceof Power.Open open) {
        open(out, open);
      }
    }
    out.writeEndArray();
    out.writeArrayPropertyStart("refused");
    for (var power : powers.powers()) {
      if (power instanceof Power.Shut(var type, var reason)) {
        out.writeStartObject();
        out.writeStringProperty("datatype", type.value());
        out.writeStringProperty("reason", reason.apiName());
        out.writeStringProperty("type", ProblemWriter.TYPES + ProblemType.of(reason).page());
        out.writeEndObject();
      }
    }
    out.writeEndArray();
  }

  private static void open(JsonGenerator out, Power.Open open) {
    out.writeStartObject();
    out.writeStringProperty("datatype", open.type().value());
    out.writeStringProperty("until", open.until().toString());
    out.writeObjectPropertyStart("ground");
    if (open.ground().exceptions().isEmpty()) {
      out.writeStringProperty("terms", open.ground().terms().value());
    } else {
      texts(
          out, "exceptions", open.ground().exceptions().stream().map(ExceptionId::value).toList());
    }
    out.writeEndObject();
    out.writeEndObject();
  }

  private static void ends(JsonGenerator out, TokenPowers powers) {
    out.writeArrayPropertyStart("cut_offs");
    for (var end : powers.ends()) {
      out.writeStartObject();
      out.writeStringProperty("id", end.notice().value());
      for (Map.Entry<String, String> target : end.target().entrySet()) {
        out.writeStringProperty(target.getKey(), target.getValue());
      }
      out.writeStringProperty("effective_at", end.at().toString());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void budget(JsonGenerator out, Outcome.Budget budget, Instant now) {
    // The hour of the clock: rounded, for the budget was read a moment before now.
    long about = now.getEpochSecond() + budget.secondsToReset();
    var resets = Instant.ofEpochSecond(Math.floorDiv(about + 1_800, 3_600) * 3_600L).toString();
    out.writeObjectPropertyStart("budget");
    one(out, "calls", budget.calls(), budget.callsLeft(), resets);
    one(out, "people", budget.people(), budget.peopleLeft(), resets);
    out.writeEndObject();
  }

  private static void one(JsonGenerator out, String name, long most, long left, String resets) {
    out.writeObjectPropertyStart(name);
    out.writeNumberProperty("most", most);
    out.writeNumberProperty("left", left);
    out.writeStringProperty("resets_at", resets);
    out.writeEndObject();
  }
}
