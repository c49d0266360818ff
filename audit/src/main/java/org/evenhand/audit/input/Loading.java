package org.evenhand.audit.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file into one table, cell by checked cell. Pieces of the file are checked by several
 * threads, a few pieces ahead of the one that keeps them, which takes them in the file's order: so
 * the rows stand in that order, and of several errors the first is the one that is told.
 */
final class Loading {
  private static final int THREADS = 2;
  private static final int AHEAD = 2 * THREADS;

  private final Feed feed;
  private final Schema schema;
  private final Path path;
  private final String file;
  private final LongConsumer progress;
  private final Queue<RowReader> idle = new ConcurrentLinkedQueue<>();
  private final Queue<Future<Rows>> ahead = new ArrayDeque<>();
  private @Nullable Columns columns;
  private long[] missing = {};
  private long rows;
  private long formulas;

  Loading(Feed feed, Schema schema, Path path, LongConsumer progress) {
    this.feed = feed;
    this.schema = schema;
    this.path = path;
    this.file = String.valueOf(path.getFileName());
    this.progress = progress;
  }

  Loaded run() {
    try (var pieces = new Pieces(path, progress);
        var threads =
            Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().name("csv-", 0).daemon().factory())) {
      var first =
          begin(
              pieces
                  .next()
                  .orElseThrow(
                      () -> new BadInput(file + ": the file is empty; it needs a header line")));
      ahead.add(CompletableFuture.completedFuture(first));
      var all = Objects.requireNonNull(columns);
      feed.fill(schema.table(), all, () -> next(pieces, threads));
      if (rows == 0) {
        throw nothing();
      }
      var names = all.names();
      return new Loaded(file, pieces.hash(), rows, names, missing(names), formulas);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException("could not keep " + file, e);
    }
  }

  private BadInput nothing() {
    return BadInput.at(file, 1, "there are no rows below the header");
  }

  private Map<String, Long> missing(List<String> names) {
    var all = new HashMap<String, Long>();
    for (int i = 0; i < missing.length; i++) {
      all.put(names.get(i), missing[i]);
    }
    return all;
  }

  /** The rows of the first piece, of which the first record is the header. */
  private Rows begin(Pieces.Piece piece) {
    var readers = new RowReader[1];
    new CsvScanner(file)
        .scan(
            piece,
            (line, cells) -> {
              if (readers[0] == null) {
                readers[0] = new RowReader(file, header(cells.texts()));
              } else {
                readers[0].take(line, cells);
              }
            });
    if (readers[0] == null) {
      throw nothing();
    }
    idle.add(readers[0]);
    return readers[0].taken();
  }

  private Columns header(List<String> names) {
    Header.check(file, schema, names);
    columns = Columns.of(schema, names);
    missing = new long[names.size()];
    return columns;
  }

  /** The next rows, while some pieces behind them are being checked; empty at the end. */
  private Optional<Rows> next(Pieces pieces, ExecutorService threads) {
    while (ahead.size() <= AHEAD) {
      var next = pieces.next();
      if (next.isEmpty()) {
        break;
      }
      var piece = next.get();
      ahead.add(threads.submit(() -> read(piece)));
    }
    return ahead.isEmpty() ? Optional.empty() : Optional.of(counted(first()));
  }

  private Rows read(Pieces.Piece piece) {
    var reader = idle.poll();
    if (reader == null) {
      reader = new RowReader(file, Objects.requireNonNull(columns));
    }
    var read = reader.read(piece);
    idle.add(reader);
    return read;
  }

  private Rows first() {
    try {
      return ahead.remove().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("could not read " + file, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading " + file, e);
    }
  }

  private Rows counted(Rows read) {
    for (int i = 0; i < missing.length; i++) {
      missing[i] += read.empty(i);
    }
    rows += read.count();
    formulas += read.formulas();
    return read;
  }
}
