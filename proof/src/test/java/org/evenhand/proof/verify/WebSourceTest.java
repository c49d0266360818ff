package org.evenhand.proof.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A web server that does what it likes to whoever reads a log from it. */
@Timeout(60)
final class WebSourceTest {
  @Test
  void a_body_that_trickles_for_ever_is_given_up() throws IOException {
    try (var server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      var trickle = Thread.ofVirtual().start(() -> trickle(server));
      var address = "http://127.0.0.1:" + server.getLocalPort() + "/log";
      try (var source = new WebSource(address, Duration.ofMillis(300))) {
        assertThatThrownBy(() -> source.read("checkpoint"))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("did not come whole within 300 ms");
      }
      trickle.interrupt();
    }
  }

  private static void trickle(ServerSocket server) {
    try (var client = server.accept()) {
      var out = client.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n".getBytes(US_ASCII));
      while (true) {
        out.write('x');
        out.flush();
        Thread.sleep(20);
      }
    } catch (IOException | InterruptedException gone) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void nobody_is_led_to_another_address() throws IOException {
    var elsewhere = new AtomicInteger();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    server.createContext(
        "/log/",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/private");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.createContext(
        "/private",
        exchange -> {
          elsewhere.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    var address = "http://127.0.0.1:" + server.getAddress().getPort() + "/log";
    try (var source = new WebSource(address)) {
      assertThatThrownBy(() -> source.read("checkpoint"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("status 302");
      assertThat(elsewhere).hasValue(0);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void a_file_larger_than_any_of_a_log_is_not_read_whole() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 20; i++) {
              exchange.getResponseBody().write(new byte[1 << 20]);
            }
          }
        });
    server.start();
    var address = "http://127.0.0.1:" + server.getAddress().getPort() + "/log";
    try (var source = new WebSource(address)) {
      assertThatThrownBy(() -> source.read("checkpoint"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cannot be read");
    } finally {
      server.stop(0);
    }
  }
}
