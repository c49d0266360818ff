package org.evenhand.app.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evenhand.app.log.ServedFile.Kind;
import org.evenhand.proof.EntryBundle;
import org.evenhand.proof.Tile;

/** A prefix in a bucket of an object store that speaks S3. */
public final class ObjectStore implements PublicTarget, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long MOST_BYTES = (long) Tile.WIDTH * (EntryBundle.MAX_ENTRY + Short.BYTES);
  private static final int OK = 200;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int SERVER_ERROR = 500;
  private static final int TRIES = 4;

  /** Such stores hide from whoever may not list a bucket which files are not in it. */
  private static final String UNLISTED =
      " (it says so of a file that isn't there, too, to an account without the right to list the"
          + " bucket: s3:ListBucket)";

  private final HttpClient client = Exchange.client();
  private final Place place;
  private final Account account;
  private final InstantSource clock;

  /**
   * Where in a store.
   *
   * @param endpoint scheme, host and port
   * @param path what stands before a file's own path, encoded, with slashes at both ends
   */
  public record Place(URI endpoint, String path) {
    /**
     * Understands {@code s3://bucket/prefix}.
     *
     * @param endpoint the store's; an empty text means Amazon's in that region
     */
    public static Place parse(String target, String endpoint, String region) {
      var parts = target.substring("s3://".length()).split("/", 2);
      var bucket = parts[0];
      if (!bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
        throw new IllegalArgumentException("'" + bucket + "' is no bucket's name");
      }
      var prefix = encoded(parts.length == 1 ? "" : parts[1].replaceAll("^/+|/+$", ""));
      var behind = prefix.isEmpty() ? "/" : "/" + prefix + "/";
      if (!endpoint.isEmpty()) {
        return new Place(URI.create(endpoint.replaceAll("/+$", "")), "/" + bucket + behind);
      }
      // A bucket with dots in its name fits no certificate as a host's name.
      return bucket.contains(".")
          ? new Place(URI.create("https://s3." + region + ".amazonaws.com"), "/" + bucket + behind)
          : new Place(URI.create("https://" + bucket + ".s3." + region + ".amazonaws.com"), behind);
    }

    private static String encoded(String text) {
      var out = new StringBuilder();
      for (byte b : text.getBytes(UTF_8)) {
        boolean plain = b > 0 && (Character.isLetterOrDigit(b) || "-._~/".indexOf(b) >= 0);
        out.append(plain ? String.valueOf((char) b) : String.format(Locale.ROOT, "%%%02X", b));
      }
      return out.toString();
    }
  }

  /**
   * Who writes there.
   *
   * @param access the access key's id
   * @param secret its secret; never printed
   * @param session the session's token; empty if there is none
   * @param region the store's region
   */
  public record Account(String access, String secret, String session, String region) {
    @Override
    public String toString() {
      return "Account " + access;
    }
  }

  /** A prefix in a bucket. */
  public ObjectStore(Place place, Account account, InstantSource clock) {
    this.place = place;
    this.account = account;
    this.clock = clock;
  }

  @Override
  public Optional<byte[]> read(String path) throws IOException {
    var answer = send("GET", path, new byte[0], new TreeMap<>());
    return switch (answer.statusCode()) {
      case OK -> Optional.of(answer.body());
      case NOT_FOUND -> Optional.empty();
      case FORBIDDEN -> throw refused("read", path, answer, UNLISTED);
      default -> throw refused("read", path, answer, "");
    };
  }

  @Override
  public void write(String path, byte[] bytes) throws IOException {
    var headers = new TreeMap<String, String>();
    headers.put("content-type", Kind.of(path).contentType());
    headers.put("cache-control", Kind.of(path).cacheControl());
    var answer = send("PUT", path, bytes, headers);
    if (answer.statusCode() != OK) {
      throw refused("write", path, answer, "");
    }
  }

  /** Reading and putting whole files can both be done again; a store asks for that now and then. */
  private HttpResponse<byte[]> send(
      String method, String path, byte[] body, SortedMap<String, String> headers)
      throws IOException {
    for (int attempt = 1; ; attempt++) {
      var answer =
          Exchange.send(
              client, request(method, path, body, new TreeMap<>(headers)), MOST_BYTES, PATIENCE);
      if (answer.statusCode() < SERVER_ERROR || attempt == TRIES) {
        return answer;
      }
      pause(attempt);
    }
  }

  private static void pause(int attempt) throws IOException {
    try {
      Thread.sleep(Duration.ofMillis(100L << (2 * attempt)));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  private HttpRequest request(
      String method, String path, byte[] body, SortedMap<String, String> headers) {
    var url = place.endpoint().resolve(place.path() + path);
    var now = clock.instant();
    var hash = SigV4.hash(body);
    headers.put("x-amz-date", SigV4.time(now));
    headers.put("x-amz-content-sha256", hash);
    if (!account.session().isEmpty()) {
      headers.put("x-amz-security-token", account.session());
    }
    var request = HttpRequest.newBuilder(url).timeout(PATIENCE);
    headers.forEach(request::header);
    headers.put("host", url.getRawAuthority());
    var signer = new SigV4(account.access(), account.secret(), account.region(), "s3");
    request.header(
        "Authorization", signer.authorization(method, url.getRawPath(), "", headers, hash, now));
    return request
        .method(
            method,
            body.length == 0 && method.equals("GET")
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  private IOException refused(String what, String path, HttpResponse<byte[]> answer, String hint) {
    var text = new String(answer.body(), UTF_8);
    var code = text.replaceAll("(?s).*<Code>([A-Za-z0-9]{1,64})</Code>.*", "$1");
    return new IOException(
        "the store refuses to "
            + what
            + " "
            + place.path()
            + path
            + ": status "
            + answer.statusCode()
            + (code.equals(text) ? "" : ", " + code)
            + hint);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
