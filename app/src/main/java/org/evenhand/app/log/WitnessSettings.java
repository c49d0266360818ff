package org.evenhand.app.log;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evenhand.proof.ProofException;
import org.evenhand.proof.VerifierKey;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What a witness's operator sets.
 *
 * @param name the witness's name
 * @param listen where it listens
 * @param state the folder of its key and of what it saw
 * @param poll how often it looks at the logs that have an address
 * @param logs whom it watches
 */
public record WitnessSettings(
    String name, InetSocketAddress listen, Path state, Duration poll, List<Watched> logs) {
  private static final Set<String> KEYS = Set.of("name", "listen", "state", "poll", "logs");
  private static final int MOST_PORTS = 65_535;

  /**
   * A log.
   *
   * @param key its verifier key; its name is the log's origin
   * @param url where to look at it; null to wait until it asks
   */
  public record Watched(VerifierKey key, @Nullable URI url) {}

  /** Refuses a witness of nothing. */
  public WitnessSettings {
    logs = List.copyOf(logs);
    if (logs.isEmpty() || poll.toSeconds() < 1 || name.isBlank()) {
      throw new IllegalArgumentException(
          "a witness has a name, at least one log, and looks once a second at most");
    }
  }

  /** The keys of each log, by origin: several entries of one log are its several keys. */
  public Map<String, List<VerifierKey>> keys() {
    var keys = new LinkedHashMap<String, List<VerifierKey>>();
    logs.forEach(
        log -> keys.computeIfAbsent(log.key().name(), _ -> new ArrayList<>()).add(log.key()));
    return keys;
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it is no such file; the message says what was expected
   */
  public static WitnessSettings read(Path file) throws IOException {
    try {
      var load = new Load(LoadSettings.builder().setLabel(file.toString()).build());
      if (load.loadFromString(Files.readString(file)) instanceof Map<?, ?> map) {
        return of(map);
      }
      throw new IllegalArgumentException("it holds no settings");
    } catch (YamlEngineException | IllegalArgumentException wrong) {
      var message = String.valueOf(wrong.getMessage()).replaceAll("\\s+", " ");
      throw new IllegalArgumentException(file + ": " + message, wrong);
    }
  }

  private static WitnessSettings of(Map<?, ?> map) {
    only(map, KEYS);
    var logs = new ArrayList<Watched>();
    if (map.get("logs") instanceof List<?> list) {
      list.forEach(log -> logs.add(watched(log)));
    }
    var poll = map.get("poll") == null ? 60 : map.get("poll");
    if (!(poll instanceof Integer seconds)) {
      throw new IllegalArgumentException("'poll' is '" + poll + "' (expected seconds)");
    }
    return new WitnessSettings(
        text(map, "name"),
        address(text(map, "listen")),
        Path.of(text(map, "state")),
        Duration.ofSeconds(seconds),
        logs);
  }

  private static Watched watched(Object log) {
    if (!(log instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("'logs' holds '" + log + "' (expected 'key' and 'url')");
    }
    only(map, Set.of("key", "url"));
    var url = map.get("url") == null ? null : LogAddress.parse(text(map, "url"));
    return new Watched(key(text(map, "key")), url);
  }

  private static void only(Map<?, ?> map, Set<String> known) {
    for (var key : map.keySet()) {
      if (!known.contains(String.valueOf(key))) {
        throw new IllegalArgumentException("'" + key + "' is no setting (expected " + known + ")");
      }
    }
  }

  private static String text(Map<?, ?> map, String key) {
    if (map.get(key) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw new IllegalArgumentException("'" + key + "' is missing (expected a text)");
  }

  /** Understands a verifier key: {@code name+id+key}. */
  public static VerifierKey key(String text) {
    try {
      return VerifierKey.parse(text);
    } catch (ProofException wrong) {
      throw new IllegalArgumentException(
          "'" + text + "' is no verifier key (" + wrong.getMessage() + ")", wrong);
    }
  }

  /** Understands {@code host:port}. */
  public static InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    try {
      int port = Integer.parseInt(text.substring(colon + 1));
      if (colon > 0 && port >= 0 && port <= MOST_PORTS) {
        return new InetSocketAddress(text.substring(0, colon), port);
      }
    } catch (NumberFormatException none) {
      throw new IllegalArgumentException("'" + text + "' is no address (expected host:port)", none);
    }
    throw new IllegalArgumentException("'" + text + "' is no address (expected host:port)");
  }
}
