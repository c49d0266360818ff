package org.evenhand.app.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.evenhand.proof.verify.Printable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An entry of a public log in one line for people. What a log wrote is shown, never obeyed. */
final class EntryLine {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> OWN = Set.of("seal", "segment", "tally");
  private static final Set<String> ELSEWHERE = Set.of("type", "reason", "actor");
  private static final List<String> NAMES = List.of("id", "version", "name");
  private static final int MOST = 400;
  private static final int MOST_SHOWN = 6;

  private EntryLine() {}

  /** The entry as JSON; empty if it is none. */
  static Optional<JsonNode> json(byte[] entry) {
    try {
      var json = JSON.readTree(entry);
      return json != null && json.isObject() ? Optional.of(json) : Optional.empty();
    } catch (JacksonException none) {
      return Optional.empty();
    }
  }

  /** The line for a public act or a key; empty for seals, segments and tallies. */
  static Optional<String> of(long index, byte[] entry) {
    var json = json(entry);
    if (json.isEmpty()) {
      return Optional.of("#" + index + " an entry of " + entry.length + " bytes that is no JSON");
    }
    var type = json.get().path("type").asString("");
    return OWN.contains(type) ? Optional.empty() : Optional.of(line(index, type, json.get()));
  }

  private static String line(long index, String type, JsonNode json) {
    var parts = new ArrayList<String>();
    json.properties().stream()
        .filter(member -> !ELSEWHERE.contains(member.getKey()))
        .forEach(member -> parts.add(member.getKey() + " " + brief(member.getValue())));
    var words = type.isEmpty() ? "an act without a type" : type.replace('_', ' ');
    var line = new StringBuilder(String.format(Locale.ROOT, "#%d %s", index, words));
    if (!parts.isEmpty()) {
      line.append(": ").append(String.join(", ", parts));
    }
    if (json.has("reason")) {
      line.append(" — ").append(json.path("reason").asString(""));
    }
    if (json.has("actor")) {
      line.append(" (").append(json.path("actor").path("role").asString("")).append(' ');
      line.append(json.path("actor").path("id").asString("")).append(')');
    }
    return printable(line.toString());
  }

  private static String brief(JsonNode value) {
    if (value.isArray()) {
      var shown = value.valueStream().limit(MOST_SHOWN).map(EntryLine::brief).toList();
      int more = value.size() - shown.size();
      return "[" + String.join(" ", shown) + (more > 0 ? " and " + more + " more" : "") + "]";
    }
    if (value.isObject()) {
      return NAMES.stream()
          .filter(value::has)
          .map(name -> value.path(name).asString(""))
          .findFirst()
          .orElseGet(() -> value.size() + " members");
    }
    return value.asString("");
  }

  /** Without what could command a terminal, and not longer than a few lines of it. */
  static String printable(String text) {
    return Printable.of(text, MOST);
  }
}
