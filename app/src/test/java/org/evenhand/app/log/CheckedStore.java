package org.evenhand.app.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An object store on loopback. It works every signature out again from what truly arrived, by the
 * text of Amazon's document, with nothing of the code that signed.
 */
final class CheckedStore implements AutoCloseable {
  static final String ACCESS = "FICTIONAL";
  static final String SECRET = "a fictional secret";
  static final String SESSION = "a fictional session";

  private static final Pattern HEADER =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=(\\w+)/(\\d{8})/([\\w-]+)/s3/aws4_request,"
              + " SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})");

  /** What is kept, by the path of the URL. */
  final Map<String, byte[]> objects = new TreeMap<>();

  /** Content type and cache control of each. */
  final Map<String, List<String>> labels = new TreeMap<>();

  final List<String> order = new ArrayList<>();
  int failures;
  boolean mayList = true;
  private final HttpServer server;

  CheckedStore() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    server.createContext("/", this::handle);
    server.start();
  }

  String endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort()).toString();
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      if (failures > 0) {
        failures--;
        exchange.sendResponseHeaders(503, -1);
      } else if (!isRight(exchange, body)) {
        var error = "<Error><Code>SignatureDoesNotMatch</Code></Error>".getBytes(UTF_8);
        exchange.sendResponseHeaders(403, error.length);
        exchange.getResponseBody().write(error);
      } else {
        serve(exchange, body);
      }
    } catch (GeneralSecurityException impossible) {
      throw new IOException(impossible);
    }
  }

  private void serve(HttpExchange exchange, byte[] body) throws IOException {
    var path = exchange.getRequestURI().getRawPath();
    if (exchange.getRequestMethod().equals("PUT")) {
      objects.put(path, body);
      order.add(path);
      labels.put(path, List.of(value(exchange, "Content-Type"), value(exchange, "Cache-Control")));
      exchange.sendResponseHeaders(200, -1);
    } else if (objects.containsKey(path)) {
      exchange.sendResponseHeaders(200, objects.get(path).length);
      exchange.getResponseBody().write(objects.get(path));
    } else {
      exchange.sendResponseHeaders(mayList ? 404 : 403, -1);
    }
  }

  private static String value(HttpExchange exchange, String header) {
    return String.valueOf(exchange.getRequestHeaders().getFirst(header));
  }

  private static boolean isRight(HttpExchange exchange, byte[] body)
      throws GeneralSecurityException {
    var given = HEADER.matcher(value(exchange, "Authorization"));
    if (!given.matches() || !given.group(1).equals(ACCESS)) {
      return false;
    }
    var signed = List.of(given.group(4).split(";"));
    var must = List.of("host", "x-amz-content-sha256", "x-amz-date", "x-amz-security-token");
    boolean whole =
        signed.containsAll(must)
            && sha256(body).equals(value(exchange, "x-amz-content-sha256"))
            && value(exchange, "x-amz-security-token").equals(SESSION);
    var text = new StringBuilder(exchange.getRequestMethod()).append('\n');
    text.append(exchange.getRequestURI().getRawPath()).append("\n\n");
    for (var name : signed) {
      text.append(name).append(':').append(value(exchange, name)).append('\n');
    }
    text.append('\n').append(given.group(4)).append('\n').append(sha256(body));
    var scope = given.group(2) + "/" + given.group(3) + "/s3/aws4_request";
    var last =
        "AWS4-HMAC-SHA256\n"
            + value(exchange, "x-amz-date")
            + "\n"
            + scope
            + "\n"
            + sha256(text.toString().getBytes(UTF_8));
    var day = hmac(("AWS4" + SECRET).getBytes(UTF_8), given.group(2));
    var key = hmac(hmac(hmac(day, given.group(3)), "s3"), "aws4_request");
    return whole && HexFormat.of().formatHex(hmac(key, last)).equals(given.group(5));
  }

  private static String sha256(byte[] bytes) throws GeneralSecurityException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(UTF_8));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
