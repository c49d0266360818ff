package org.evenhand.app.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /metrics} at a port of its own, and nothing else. */
public final class MetricsListener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MetricsListener.class);
  private static final String PATH = "/metrics";
  private static final String FORMAT = "text/plain; version=0.0.4; charset=utf-8";
  private static final String PLAIN = "text/plain; charset=utf-8";
  private static final int BACKLOG = 16;

  /** Two readers at once are a scraper and its twin; others wait. */
  private static final int AT_ONCE = 2;

  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?");

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          AT_ONCE, Thread.ofPlatform().daemon().name("evenhand-metrics-", 0).factory());
  private final MetricsDoor.Open door;
  private final Supplier<String> text;

  private MetricsListener(HttpServer server, MetricsDoor.Open door, Supplier<String> text) {
    this.server = server;
    this.door = door;
    this.text = text;
  }

  /**
   * Starts; returns when it accepts connections.
   *
   * @param text what is read, made anew each time
   * @throws IOException if the port is in use, and the like; the message names it
   */
  public static MetricsListener start(MetricsDoor.Open door, Supplier<String> text)
      throws IOException {
    bound();
    var listener = new MetricsListener(made(door), door, text);
    listener.server.createContext("/", listener::handle);
    listener.server.setExecutor(listener.threads);
    listener.server.start();
    return listener;
  }

  private static HttpServer made(MetricsDoor.Open door) throws IOException {
    var at = new InetSocketAddress(door.address(), door.port());
    try {
      return HttpServer.create(at, BACKLOG);
    } catch (IOException failure) {
      throw new IOException(
          "metrics cannot be offered at " + door.address() + ":" + door.port(), failure);
    }
  }

  // The JDK's server knows no other way to be told, and reads these once (jdk.httpserver).
  private static void bound() {
    System.setProperty("sun.net.httpserver.maxReqTime", "20");
    System.setProperty("sun.net.httpserver.maxRspTime", "20");
    System.setProperty("sun.net.httpserver.maxReqHeaders", "64");
    System.setProperty("jdk.httpserver.maxConnections", "1000");
  }

  /** The port that it truly listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getRawPath().equals(PATH)) {
        send(exchange, 404, PLAIN, "There is nothing here but " + PATH + "\n");
      } else if (!exchange.getRequestMethod().equals("GET")) {
        exchange.getResponseHeaders().set("Allow", "GET");
        send(exchange, 405, PLAIN, "This takes GET\n");
      } else if (mayRead(exchange)) {
        send(exchange, 200, FORMAT, text.get());
      }
    } catch (RuntimeException failure) {
      LOG.error("The metrics could not be read", failure);
    }
  }

  private boolean mayRead(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    if (door.token().isEmpty()) {
      // A page in a browser on this machine could have its own name lead here (DNS rebinding). Its
      // requests tell that name.
      boolean here = isLoopback(headers.getFirst("Host"));
      if (!here) {
        send(exchange, 421, PLAIN, "Ask for localhost or 127.0.0.1\n");
      }
      return here;
    }
    boolean known = isToken(headers.getFirst("Authorization"));
    if (!known) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer realm=\"metrics\"");
      send(exchange, 401, PLAIN, "This needs 'Authorization: Bearer' with the token\n");
    }
    return known;
  }

  private static boolean isLoopback(@Nullable String host) {
    return host != null && LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }

  private boolean isToken(@Nullable String authorization) {
    var shown = Objects.requireNonNullElse(authorization, "").getBytes(UTF_8);
    // As long as it takes for what was shown, whatever the token is.
    return MessageDigest.isEqual(("Bearer " + door.token()).getBytes(UTF_8), shown);
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    var body = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  /** Ends it, without waiting for readers. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
