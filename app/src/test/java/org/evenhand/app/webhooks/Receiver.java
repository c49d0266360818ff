package org.evenhand.app.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** An app's receiver of events, on this machine. Answers as the test says; 202 unless told. */
public final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final String scheme;
  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private volatile Answering answering = exchange -> exchange.sendResponseHeaders(202, -1);

  /** How it answers. */
  interface Answering {
    void answer(HttpExchange exchange) throws IOException;
  }

  /**
   * A request.
   *
   * @param path it was sent to
   * @param type the type of its body
   * @param body the token
   */
  public record Received(String path, String type, String body) {}

  private Receiver(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** One without TLS. */
  public static Receiver plain() throws IOException {
    return new Receiver(HttpServer.create(loopback(), 0), "http");
  }

  static Receiver tls(SSLContext identity) throws IOException {
    var server = HttpsServer.create(loopback(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(identity));
    return new Receiver(server, "https");
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      received.add(
          new Received(
              exchange.getRequestURI().getPath(),
              exchange.getRequestHeaders().getFirst("Content-Type"),
              body));
      answering.answer(exchange);
    }
  }

  Receiver answers(int status) {
    return answers(exchange -> exchange.sendResponseHeaders(status, -1));
  }

  Receiver answers(Answering how) {
    answering = how;
    return this;
  }

  String url(String host, String path) {
    return scheme + "://" + host + ":" + server.getAddress().getPort() + path;
  }

  /** An address of its own. */
  public String url(String path) {
    return url("127.0.0.1", path);
  }

  /** The next that comes. */
  public Received next() {
    try {
      var next = received.poll(30, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("nothing came");
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** How many came that nobody took. */
  int more() {
    return received.size();
  }

  static void write(HttpExchange exchange, int status, String body) {
    try {
      exchange.sendResponseHeaders(status, body.length());
      exchange.getResponseBody().write(body.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
