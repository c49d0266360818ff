package org.evenhand.app.wiring;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;
import org.evenhand.people.intake.Arrival;
import org.evenhand.record.Change;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pictures that are asked for and then read slowly, or not at all, on real sockets. */
class SlowReadersTest {
  /** As many answers as one app may have under way. */
  private static final int EACH = 8;

  private @TempDir Path folder;
  private PhotoServer server;
  private final List<Socket> slow = new ArrayList<>();

  @BeforeEach
  void come() throws IOException {
    var picture = noise();
    var details = new Change.PhotoDetails(Instant.ofEpochSecond(1), 0, 0, null);
    var photo = new Arrival.Photo(PhotoServer.HERE, "ann", 1, details, List.of(), picture::clone);
    server = new PhotoServer(folder, List.of(photo), new ArrayList<>());
  }

  @AfterEach
  void close() throws IOException {
    for (var socket : slow) {
      socket.close();
    }
    server.close();
  }

  /** More than all buffers between the server and a client that does not read. */
  private static byte[] noise() throws IOException {
    var image = new BufferedImage(1_500, 1_500, BufferedImage.TYPE_INT_RGB);
    var random = new Random(7);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  private void ask(String path, String token) throws IOException {
    var socket = new Socket();
    slow.add(socket);
    socket.setReceiveBufferSize(4_096);
    socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.at("/").getPort()));
    var head =
        "GET " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(US_ASCII));
  }

  /** Asks as often as an app may at once, and reads of each answer that it has begun, no more. */
  private void holdAllPlaces(String path, String token) throws IOException {
    for (int each = 0; each < EACH; each++) {
      ask(path, token);
    }
    for (var socket : slow) {
      assertThat(socket.getInputStream().read()).isEqualTo('H');
    }
  }

  private int becomes(int status, String path, String token) {
    int last = 0;
    for (int tries = 0; tries < 100 && last != status; tries++) {
      LockSupport.parkNanos(100_000_000);
      last = server.get(token, path).statusCode();
    }
    return last;
  }

  @Test
  @Timeout(300)
  void who_reads_slowly_holds_places_of_its_own_alone_and_gets_them_back() throws IOException {
    var token = server.token("ann", "sunny-maps", "photos");
    var others = server.token("ann", "quiz-box", "photos");
    var path = "/v1/photos/" + server.photos(token).get(1L) + "/content";
    var theirs = "/v1/photos/" + server.photos(others).get(1L) + "/content";
    holdAllPlaces(path, token);

    var busy = server.get(token, path);
    assertThat(busy.statusCode()).isEqualTo(503);
    assertThat(busy.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(server.get(token, "/v1/me").statusCode()).as("all else").isEqualTo(200);
    assertThat(server.get(others, theirs).statusCode()).isEqualTo(200);

    for (var socket : slow) {
      socket.close();
    }
    assertThat(becomes(200, path, token)).isEqualTo(200);
  }

  @Test
  @Timeout(300)
  void who_reads_nothing_is_ended_after_half_a_minute_and_its_places_are_free() throws IOException {
    var token = server.token("ann", "sunny-maps", "photos");
    var path = "/v1/photos/" + server.photos(token).get(1L) + "/content";
    holdAllPlaces(path, token);
    long began = System.nanoTime();

    int status = 503;
    while (status == 503) {
      LockSupport.parkNanos(500_000_000);
      status = server.get(token, path).statusCode();
    }
    assertThat(status).isEqualTo(200);
    assertThat(System.nanoTime() - began).isLessThan(90_000_000_000L);
  }
}
