package org.evenhand.app.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.evenhand.app.log.WitnessDesk.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A witness on the network: {@code POST /add-checkpoint}, {@code GET /key}, {@code GET /}. */
public final class WitnessServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WitnessServer.class);
  // 63 lines of proof, a checkpoint, and a dozen signatures of the largest kind we know; a log
  // needs
  // two, and four while it changes its keys.
  private static final int MOST_BODY = 1 << 16;
  private static final int BACKLOG = 128;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final WitnessDesk desk;

  private WitnessServer(HttpServer server, WitnessDesk desk) {
    this.server = server;
    this.desk = desk;
  }

  /**
   * Starts; returns when it accepts connections.
   *
   * @param address where to listen; port 0 for any free one
   */
  public static WitnessServer start(InetSocketAddress address, WitnessDesk desk)
      throws IOException {
    bound();
    var witness = new WitnessServer(HttpServer.create(address, BACKLOG), desk);
    witness.server.createContext("/", witness::handle);
    witness.server.setExecutor(witness.threads);
    witness.server.start();
    return witness;
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
      Answer answer;
      try {
        answer = answer(exchange);
      } catch (RuntimeException failure) {
        LOG.error("A request could not be answered", failure);
        answer = plain(500, "The witness failed\n");
      }
      send(exchange, answer);
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getRawPath();
    var method = exchange.getRequestMethod();
    return switch (path) {
      case "/add-checkpoint" -> method.equals("POST") ? added(exchange) : only(exchange, "POST");
      case "/key" -> isRead(method) ? plain(200, desk.key() + "\n") : only(exchange, "GET, HEAD");
      case "/" -> isRead(method) ? plain(200, sizes()) : only(exchange, "GET, HEAD");
      default -> plain(404, "There is nothing here\n");
    };
  }

  private static boolean isRead(String method) {
    return method.equals("GET") || method.equals("HEAD");
  }

  private Answer added(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readNBytes(MOST_BODY + 1);
    return body.length > MOST_BODY ? plain(413, "The body is too large\n") : desk.answer(body);
  }

  private static Answer only(HttpExchange exchange, String methods) {
    exchange.getResponseHeaders().set("Allow", methods);
    return plain(405, "This takes " + methods + "\n");
  }

  private String sizes() {
    var text = new StringBuilder("Witness " + desk.key().name() + " has seen:\n");
    desk.sizes()
        .forEach(
            (origin, size) -> text.append(size).append(" entries of ").append(origin).append('\n'));
    return text.toString();
  }

  private static Answer plain(int status, String body) {
    return new Answer(status, "text/plain; charset=utf-8", body);
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    var body = answer.body().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }

  /** Stops accepting. */
  @Override
  public void close() {
    server.stop(1);
    threads.close();
  }
}
