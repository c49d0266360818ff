package org.evenhand.proof.verify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A public log on a web server. */
final class WebSource implements LogSource, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI root;
  private final Duration patience;
  // Redirects are not followed: whoever is asked answers, and nobody is sent elsewhere in his name.
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * A log at that address.
   *
   * @throws IllegalArgumentException if it isn't one of http or https
   */
  WebSource(String address) {
    this(address, PATIENCE);
  }

  /**
   * The same.
   *
   * @param patience how long one file may take, from asking to its last byte
   */
  WebSource(String address, Duration patience) {
    this.patience = patience;
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
    var answer = answer(path);
    int status = answer.statusCode();
    if (status >= 300 && status < 400) {
      throw new IOException(name(path) + " leads elsewhere (status " + status + "): not followed");
    }
    return switch (status) {
      case 200 -> Optional.of(answer.body());
      case 404, 410 -> Optional.empty();
      default -> throw new IOException(name(path) + ": status " + status);
    };
  }

  // A request's own timeout ends at the headers; a body that trickles would have no end.
  private HttpResponse<byte[]> answer(String path) throws IOException {
    var request = HttpRequest.newBuilder(root.resolve(path)).GET().build();
    var asked = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST));
    try {
      return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      asked.cancel(true);
      throw new IOException(
          name(path) + " did not come whole within " + patience.toMillis() + " ms", late);
    } catch (InterruptedException interrupted) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reading " + name(path), interrupted);
    } catch (ExecutionException failed) {
      throw new IOException(name(path) + " cannot be read: " + failed.getCause(), failed);
    }
  }

  @Override
  public List<String> list(String folder) {
    return List.of();
  }

  @Override
  public void walk(Visitor visitor) {}

  @Override
  public void close() {
    client.shutdownNow();
  }
}
