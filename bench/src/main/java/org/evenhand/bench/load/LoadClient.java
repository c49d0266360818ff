package org.evenhand.bench.load;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.HdrHistogram.Histogram;

/**
 * A closed-loop HTTP/1.1 client: each connection sends its next request when it has the whole
 * answer to the last. It parses no more than it must, so that two cores measure the server and not
 * the client. Traffic goes to this machine only.
 */
final class LoadClient {
  private static final int HIGHEST_MICROS = 60_000_000;

  private final int port;

  LoadClient(int port) {
    this.port = port;
  }

  /**
   * What a run measured.
   *
   * @param answers answers with status 200 in the measured time
   * @param seconds the measured time
   * @param micros their latencies
   * @param bytes bytes of their bodies
   */
  record Result(long answers, double seconds, Histogram micros, long bytes) {
    double perSecond() {
      return answers / seconds;
    }
  }

  /**
   * Runs the load.
   *
   * @param requests whole requests, taken in turn by each connection from its own start
   * @throws IllegalStateException if any answer is not 200
   */
  Result run(List<byte[]> requests, int connections, Duration warmup, Duration measured)
      throws InterruptedException {
    long start = System.nanoTime() + warmup.toNanos();
    long end = start + measured.toNanos();
    var tasks = new ArrayList<Callable<Result>>();
    for (int i = 0; i < connections; i++) {
      int first = (int) ((long) i * requests.size() / connections);
      tasks.add(() -> connection(requests, first, start, end));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new Histogram(HIGHEST_MICROS, 3);
      long answers = 0;
      long bytes = 0;
      for (var future : threads.invokeAll(tasks)) {
        var one = future.get();
        all.add(one.micros());
        answers += one.answers();
        bytes += one.bytes();
      }
      return new Result(answers, measured.toNanos() / 1e9, all, bytes);
    } catch (ExecutionException e) {
      throw new IllegalStateException("load on port " + port + ": " + e.getCause(), e);
    }
  }

  private Result connection(List<byte[]> requests, int first, long start, long end)
      throws IOException {
    var micros = new Histogram(HIGHEST_MICROS, 3);
    long answers = 0;
    long bytes = 0;
    try (var socket = new Socket()) {
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      var in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      var out = socket.getOutputStream();
      for (int next = first; System.nanoTime() < end; next++) {
        long sent = System.nanoTime();
        out.write(requests.get(next % requests.size()));
        long length = answer(in);
        long took = System.nanoTime() - sent;
        if (sent >= start) {
          micros.recordValue(Math.min(HIGHEST_MICROS, took / 1_000));
          answers++;
          bytes += length;
        }
      }
    }
    return new Result(answers, 0, micros, bytes);
  }

  private static long answer(InputStream in) throws IOException {
    var status = line(in);
    if (!status.startsWith("HTTP/1.1 200")) {
      throw new IllegalStateException("answered '" + status + "'");
    }
    long length = -1;
    boolean chunked = false;
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      var lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring(15).strip());
      } else if (lower.startsWith("transfer-encoding:")) {
        chunked = lower.endsWith("chunked");
      }
    }
    return chunked ? chunks(in) : skip(in, length);
  }

  private static long chunks(InputStream in) throws IOException {
    long total = 0;
    while (true) {
      long size = Long.parseLong(line(in), 16);
      total += skip(in, size);
      line(in);
      if (size == 0) {
        return total;
      }
    }
  }

  private static long skip(InputStream in, long bytes) throws IOException {
    in.skipNBytes(bytes);
    return bytes;
  }

  private static String line(InputStream in) throws IOException {
    var line = new byte[512];
    int length = 0;
    while (true) {
      int b = in.read();
      if (b < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (b == '\n') {
        return new String(line, 0, Math.max(0, length - 1), StandardCharsets.ISO_8859_1);
      }
      if (length < line.length) {
        line[length++] = (byte) b;
      }
    }
  }
}
