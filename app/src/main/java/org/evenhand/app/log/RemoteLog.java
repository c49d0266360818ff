package org.evenhand.app.log;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import org.evenhand.proof.EntryBundle;
import org.evenhand.proof.Tile;
import org.evenhand.proof.TileReader;

/** A log on a web server. What it gives is not to be believed before it is proven. */
public final class RemoteLog implements TileReader, AutoCloseable {
  // The largest file of a log is a full bundle of the longest entries.
  private static final long MOST_BYTES = (long) Tile.WIDTH * (EntryBundle.MAX_ENTRY + Short.BYTES);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;

  private final HttpClient client = Exchange.client();
  private final URI prefix;

  /**
   * A log.
   *
   * @param prefix as {@link LogAddress} gives it
   */
  public RemoteLog(URI prefix) {
    this.prefix = prefix;
  }

  /** Where it is. */
  public URI prefix() {
    return prefix;
  }

  @Override
  public Optional<byte[]> read(String path) throws IOException {
    var url = prefix.resolve(path);
    var request = HttpRequest.newBuilder(url).timeout(PATIENCE).GET().build();
    var answer = Exchange.send(client, request, MOST_BYTES, PATIENCE);
    return switch (answer.statusCode()) {
      case OK -> Optional.of(answer.body());
      case NOT_FOUND, GONE -> Optional.empty();
      default -> throw new IOException(url + " answers with status " + answer.statusCode());
    };
  }

  /** The same files for reading a tree: one that is missing is a failure, and proof of nothing. */
  TileReader whole() {
    return path -> isPartial(path) ? read(path) : Optional.of(need(path));
  }

  // A log may have the full one in its place (tlog-tiles, "Partial Tiles").
  private static boolean isPartial(String path) {
    return path.contains(".p/");
  }

  /** Reads a file that a log cannot be without. */
  byte[] need(String path) throws IOException {
    return read(path).orElseThrow(() -> new IOException("there is no " + prefix.resolve(path)));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
