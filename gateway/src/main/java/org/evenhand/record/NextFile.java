package org.evenhand.record;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.evenhand.record.LogFiles.LogFile;
import org.jspecify.annotations.Nullable;

/** Makes the next file ahead of its need, on a thread of its own: writing zeros takes long. */
final class NextFile implements AutoCloseable {
  private final LogFiles files;
  private final long bytes;
  private final Consumer<IOException> failed;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("record-next-file").factory());
  private @Nullable Future<LogFile> pending;

  NextFile(LogFiles files, long bytes, Consumer<IOException> failed) {
    this.files = files;
    this.bytes = bytes;
    this.failed = failed;
  }

  /** Starts making it, if it is not being made. */
  void prepare() {
    if (pending == null) {
      pending = thread.submit(this::create);
    }
  }

  private LogFile create() throws IOException {
    try {
      return files.create(LogName.PREPARED, bytes);
    } catch (IOException failure) {
      failed.accept(failure);
      throw failure;
    }
  }

  /** Takes it under its own name, waiting for it if need be. */
  LogFile take(long first) throws IOException {
    prepare();
    var file = made();
    pending = null;
    // Crash before the rename is durable: the file is found under either name, all zeros. Under the
    // old one it is removed; under the new one it is the empty last file.
    files.rename(LogName.PREPARED, LogName.of(first));
    return file;
  }

  private LogFile made() throws IOException {
    try {
      return java.util.Objects.requireNonNull(pending).get();
    } catch (ExecutionException failure) {
      throw new IOException("cannot make the next file", failure.getCause());
    } catch (InterruptedException interrupted) {
      throw new IOException("interrupted while the next file was made", interrupted);
    }
  }

  @Override
  public void close() throws IOException {
    thread.close();
    if (pending != null && pending.state() == Future.State.SUCCESS) {
      pending.resultNow().close();
    }
  }
}
