package org.evenhand.proof.verify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A public log on a web server. */
final class WebSource implements LogSource, AutoCloseable {
  // The largest bundle: 256 entries of 65,535 bytes and their lengths. A tally is far smaller.
  private static final int MOST = 256 * (0xffff + 2);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI root;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  /**
   * A log at that address.
   *
   * @throws IllegalArgumentException if it isn't one of http or https
   */
  WebSource(String address) {
    root = URI.create(address.endsWith("/") ? address : address + "/");
    if (root.getHost() == null) {
      throw new IllegalArgumentException("no address: " + address);
    }
  }

  @Override
  public String name(String path) {
    return root + path;
  }

  @Override
  public Optional<byte[]> read(String path) throws IOException {
    var request = HttpRequest.newBuilder(root.resolve(path)).timeout(PATIENCE).GET().build();
    try {
      var answer = client.send(request, BodyHandlers.ofInputStream());
      try (var body = answer.body()) {
        return switch (answer.statusCode()) {
          case 200 -> Optional.of(bounded(path, body.readNBytes(MOST + 1)));
          case 404, 410 -> Optional.empty();
          default -> throw new IOException(name(path) + ": status " + answer.statusCode());
        };
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reading " + name(path), interrupted);
    } catch (IOException failed) {
      throw new IOException(name(path) + " cannot be read: " + failed.getMessage(), failed);
    }
  }

  private byte[] bounded(String path, byte[] bytes) throws IOException {
    if (bytes.length > MOST) {
      throw new IOException(name(path) + " is larger than any file of a log");
    }
    return bytes;
  }

  @Override
  public List<String> list(String folder) {
    return List.of();
  }

  @Override
  public void walk(Visitor visitor) {}

  @Override
  public void close() {
    client.close();
  }
}
