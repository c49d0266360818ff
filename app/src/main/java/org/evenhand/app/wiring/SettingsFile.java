package org.evenhand.app.wiring;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.evenhand.app.api.ConnectionBounds;
import org.evenhand.app.identity.OpenIdSettings;
import org.evenhand.app.identity.OwnClient;
import org.evenhand.app.metrics.MetricsDoor;
import org.evenhand.app.webhooks.Destinations;
import org.evenhand.app.wiring.PublicLogConfiguration.WitnessAddress;
import org.evenhand.people.files.PhotoFiles;
import org.evenhand.picture.Pictures;
import org.evenhand.proof.ProofException;
import org.evenhand.proof.VerifierKey;
import org.evenhand.vocabulary.AppId;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What an operator sets, read from a YAML file.
 *
 * @param platform where state is kept
 * @param server where the server listens
 * @param publicLog the public log's name and witnesses
 */
public record SettingsFile(
    PlatformConfiguration platform, ServerConfiguration server, PublicLogConfiguration publicLog) {
  private static final Set<String> KEYS =
      Set.of(
          "data",
          "bind",
          "port",
          "base_url",
          "connections_per_address",
          "log_name",
          "metrics",
          "own_client",
          "photo_bytes",
          "tls",
          "witnesses",
          "openid",
          "webhooks");
  private static final int METRICS_PORT = 9464; // OpenTelemetry's for Prometheus, unless told
  private static final String METRICS = "address and port, and off loopback token_file";
  private static final Set<String> OPENID_NEEDED =
      Set.of("name", "issuer", "client_id", "client_secret_file");
  private static final Set<String> OPENID_TOLD =
      Set.of("name", "issuer", "client_id", "client_secret_file", "claim");
  private static final long MOST_BYTES = 1 << 16;
  private static final long MOST_SECRET = 1 << 12;

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if a setting is missing, unknown or out of bounds; the message
   *     names file, setting and what was expected
   * @throws IOException if it cannot be read
   */
  public static SettingsFile read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IllegalArgumentException(file + " is too large (expected at most 64 KiB)");
    }
    var settings = new Settings(file, parse(file));
    settings.checkKeys();
    var data = Path.of(settings.text("data", null));
    var baseUrl = settings.baseUrl();
    var server =
        new ServerConfiguration(
            settings.text("bind", "127.0.0.1"),
            settings.number("port", 8080, 65_535),
            baseUrl,
            settings.connections(),
            settings.webhooks(),
            settings.transport(),
            settings.metrics(),
            settings.ownClient(),
            settings.openId());
    // C2SP tlog-tiles, "Parameters": the origin should be the log's address without its scheme.
    var name = settings.text("log_name", baseUrl.getRawAuthority() + "/log");
    var publicLog = PublicLogConfiguration.of(name, settings.witnesses());
    return new SettingsFile(
        PlatformConfiguration.in(data).photosOf(settings.photoBytes()), server, publicLog);
  }

  private static Map<?, ?> parse(Path file) throws IOException {
    try {
      var load = new Load(LoadSettings.builder().setLabel(file.toString()).build());
      if (load.loadFromString(Files.readString(file)) instanceof Map<?, ?> map) {
        return map;
      }
    } catch (YamlEngineException malformed) {
      var message = String.valueOf(malformed.getMessage()).replaceAll("\\s+", " ");
      throw new IllegalArgumentException(file + " is no YAML: " + message, malformed);
    }
    throw new IllegalArgumentException(file + " holds no settings (expected 'data: DIR' and more)");
  }

  private record Settings(Path file, Map<?, ?> values) {
    void checkKeys() {
      for (var key : values.keySet()) {
        if (!KEYS.contains(String.valueOf(key))) {
          throw wrong(
              String.valueOf(key),
              "is no setting",
              "one of " + String.join(", ", new TreeSet<>(KEYS)));
        }
      }
    }

    String text(String key, @Nullable String otherwise) {
      var value = values.get(key);
      if (value instanceof String text && !text.isBlank()) {
        return text;
      }
      if (value == null && otherwise != null) {
        return otherwise;
      }
      throw wrong(key, value == null ? "is missing" : "is '" + value + "'", "a text");
    }

    int number(String key, int otherwise, int most) {
      var value = values.get(key);
      if (value == null) {
        return otherwise;
      }
      if (value instanceof Integer number && number >= 1 && number <= most) {
        return number;
      }
      throw wrong(key, "is '" + value + "'", "1 to " + most);
    }

    int photoBytes() {
      return number("photo_bytes", PhotoFiles.USUAL_MOST_BYTES, Pictures.MOST_BYTES);
    }

    OwnClient ownClient() {
      if (values.get("own_client") == null) {
        return OwnClient.NONE;
      }
      var id = text("own_client", null);
      try {
        return new OwnClient(Optional.of(new AppId(id)));
      } catch (IllegalArgumentException unlike) {
        throw wrong("own_client", "is '" + id + "'", "an app's id");
      }
    }

    ConnectionBounds connections() {
      var usual = ConnectionBounds.USUAL;
      int each = number("connections_per_address", usual.perAddress(), ConnectionBounds.MOST);
      return new ConnectionBounds(each, usual.exchange());
    }

    URI baseUrl() {
      var text = text("base_url", null);
      try {
        var url = URI.create(text);
        boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
        if (web && url.getHost() != null && "".equals(url.getRawPath()) && url.getQuery() == null) {
          return url;
        }
      } catch (IllegalArgumentException malformed) {
        throw wrong("base_url", "is '" + text + "'", "such as https://data.example.org");
      }
      throw wrong("base_url", "is '" + text + "'", "such as https://data.example.org");
    }

    Destinations webhooks() {
      var rules = values.get("webhooks");
      if (rules == null) {
        return Destinations.PUBLIC;
      }
      if (rules instanceof Map<?, ?> map
          && Set.of("allow_private", "allow_http").containsAll(map.keySet())
          && map.values().stream().allMatch(Boolean.class::isInstance)) {
        return new Destinations(
            Boolean.TRUE.equals(map.get("allow_private")),
            Boolean.TRUE.equals(map.get("allow_http")));
      }
      throw wrong(
          "webhooks", "is '" + rules + "'", "allow_private and allow_http, each true or false");
    }

    Transport transport() {
      var files = values.get("tls");
      if (files == null) {
        return new Transport.Plain();
      }
      if (!"https".equals(baseUrl().getScheme())) {
        throw wrong("base_url", "is '" + baseUrl() + "'", "https://…, for there is 'tls'");
      }
      if (files instanceof Map<?, ?> map
          && map.keySet().equals(Set.of("certificate", "key"))
          && map.values().stream().allMatch(String.class::isInstance)) {
        try {
          return TlsFiles.checked(
              Path.of((String) map.get("certificate")),
              Path.of((String) map.get("key")),
              InstantSource.system().instant());
        } catch (IllegalArgumentException unfit) {
          throw wrong("tls", "cannot be used: " + unfit.getMessage(), "PEM files");
        }
      }
      throw wrong("tls", "is '" + files + "'", "certificate: FILE and key: FILE");
    }

    MetricsDoor metrics() {
      var door = values.get("metrics");
      if (door == null) {
        return new MetricsDoor.Closed();
      }
      if (door instanceof Map<?, ?> map
          && Set.of("address", "port", "token_file").containsAll(map.keySet())) {
        var within = new Settings(file, map);
        try {
          return new MetricsDoor.Open(
              within.text("address", "127.0.0.1"),
              within.number("port", METRICS_PORT, 65_535),
              map.containsKey("token_file")
                  ? TokenFile.read(Path.of(within.text("token_file", null)))
                  : "");
        } catch (IllegalArgumentException unfit) {
          throw wrong("metrics", "cannot be used: " + unfit.getMessage(), METRICS);
        }
      }
      throw wrong("metrics", "is '" + door + "'", METRICS);
    }

    Optional<OpenIdSettings> openId() throws IOException {
      var set = values.get("openid");
      if (set == null) {
        return Optional.empty();
      }
      if (!(set instanceof Map<?, ?> map)
          || !OPENID_TOLD.containsAll(map.keySet())
          || !map.keySet().containsAll(OPENID_NEEDED)
          || !map.values().stream().allMatch(String.class::isInstance)) {
        throw wrong(
            "openid",
            "is not whole",
            "name, issuer, client_id and client_secret_file, and claim unless it is sub");
      }
      var secret = file.resolveSibling(String.valueOf(map.get("client_secret_file")));
      var claim = map.get("claim") instanceof String told ? told : "sub";
      try {
        return Optional.of(
            new OpenIdSettings(
                String.valueOf(map.get("name")),
                URI.create(String.valueOf(map.get("issuer"))),
                String.valueOf(map.get("client_id")),
                secret(secret),
                claim));
      } catch (IllegalArgumentException unlike) {
        throw wrong(
            "openid",
            "cannot be: " + unlike.getMessage(),
            "an https issuer (http on this machine), a claim that never changes, nothing empty");
      }
    }

    private String secret(Path secret) throws IOException {
      if (!Files.isRegularFile(secret) || Files.size(secret) > MOST_SECRET) {
        throw wrong(
            "openid", "names the secret's file " + secret, "a file of at most 4 KiB that is there");
      }
      return Files.readString(secret).strip();
    }

    List<WitnessAddress> witnesses() {
      var list = values.get("witnesses");
      if (list == null) {
        return List.of();
      }
      if (list instanceof List<?> each) {
        return each.stream().map(this::witness).toList();
      }
      throw wrong("witnesses", "is '" + list + "'", "a list of 'url' and 'key'");
    }

    private WitnessAddress witness(Object one) {
      if (one instanceof Map<?, ?> map && map.keySet().equals(Set.of("url", "key"))) {
        try {
          var url = URI.create(String.valueOf(map.get("url")));
          var key = VerifierKey.parse(String.valueOf(map.get("key")));
          if (url.getHost() != null && String.valueOf(url.getScheme()).matches("https?")) {
            return new WitnessAddress(url, key);
          }
        } catch (ProofException | IllegalArgumentException unlike) {
          throw wrong("witnesses", "holds '" + one + "'", "url: https://… and key: name+id+key");
        }
      }
      throw wrong("witnesses", "holds '" + one + "'", "url: https://… and key: name+id+key");
    }

    private IllegalArgumentException wrong(String key, String what, String expected) {
      return new IllegalArgumentException(
          String.format(Locale.ROOT, "%s: '%s' %s (expected %s)", file, key, what, expected));
    }
  }
}
