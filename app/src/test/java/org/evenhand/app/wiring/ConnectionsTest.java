package org.evenhand.app.wiring;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.evenhand.app.api.ConnectionBounds;
import org.evenhand.app.webhooks.Destinations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that are slow or many, on real sockets. */
class ConnectionsTest {
  private static final int EACH = 5;
  private static final String GET = "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n";
  private static Server server;

  @BeforeAll
  static void start() {
    var bounds = new ConnectionBounds(EACH, Duration.ofSeconds(3));
    var any =
        new ServerConfiguration(
            "127.0.0.1", 0, URI.create("http://127.0.0.1"), bounds, Destinations.PUBLIC);
    server = Server.start(DemoServer.shared().platform(), any);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Socket from(String address) throws IOException {
    var here = InetAddress.getByName(address);
    return new Socket(InetAddress.getLoopbackAddress(), server.port(), here, 0);
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
  }

  /** The status line's beginning, or "" if the connection was ended. */
  private static String status(Socket socket) {
    try {
      return new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), US_ASCII);
    } catch (IOException reset) {
      return "";
    }
  }

  /** Sends a byte now and then until the server ends it. */
  private static void dripUntilEnded(Socket socket, String drop) {
    try {
      while (true) {
        send(socket, drop);
        LockSupport.parkNanos(200_000_000);
        // What @Timeout sends; parking alone would leave it set and go on for ever.
        assertThat(Thread.interrupted()).as("the test's time is over").isFalse();
      }
    } catch (IOException ended) {
      assertThat(socket.isConnected()).isTrue();
    }
  }

  @Test
  @Timeout(60)
  void a_head_that_drips_in_for_ever_is_ended() throws IOException {
    try (var socket = from("127.0.0.11")) {
      send(socket, "GET /health/live HTTP/1.1\r\nHost: x\r\nX-Drip: ");
      dripUntilEnded(socket, "x");
    }
  }

  @Test
  @Timeout(60)
  void a_body_that_drips_in_for_ever_is_ended() throws IOException {
    try (var socket = from("127.0.0.12")) {
      send(
          socket,
          "POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n"
              + "Content-Type: application/x-www-form-urlencoded\r\n\r\nusername=");
      dripUntilEnded(socket, "x");
    }
  }

  @Test
  @Timeout(60)
  void who_uses_one_connection_for_many_quick_requests_keeps_it() throws IOException {
    try (var socket = from("127.0.0.13")) {
      for (int request = 0; request < 5; request++) {
        send(socket, GET);
        assertThat(status(socket)).as("request " + request).isEqualTo("HTTP/1.1 200");
        LockSupport.parkNanos(1_000_000_000);
        socket.getInputStream().skipNBytes(socket.getInputStream().available());
      }
    }
  }

  @Test
  @Timeout(60)
  void one_address_has_so_many_connections_and_no_more_and_others_theirs() throws IOException {
    var open = new ArrayList<Socket>();
    try {
      for (int each = 0; each < EACH; each++) {
        open.add(from("127.0.0.14"));
        send(open.getLast(), GET);
        assertThat(status(open.getLast())).isEqualTo("HTTP/1.1 200");
      }
      assertThat(answered("127.0.0.14")).isFalse();
      assertThat(answered("127.0.0.15")).isTrue();
      open.removeFirst().close();
      while (!answered("127.0.0.14")) {
        Thread.onSpinWait(); // until the server has seen the end of the one that was closed
      }
    } finally {
      for (var socket : List.copyOf(open)) {
        socket.close();
      }
    }
  }

  private static boolean answered(String address) throws IOException {
    try (var socket = from(address)) {
      send(socket, GET);
      return status(socket).equals("HTTP/1.1 200");
    } catch (java.net.SocketException reset) {
      return false;
    }
  }
}
