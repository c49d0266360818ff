package org.evenhand.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Files that are counted while they are open. */
final class CountedFiles implements LogFiles {
  private final LogFiles files;
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  CountedFiles(LogFiles files) {
    this.files = files;
  }

  /** How many files were opened. */
  int opened() {
    return opened.get();
  }

  /** How many are open now. */
  int open() {
    return opened.get() - closed.get();
  }

  @Override
  public List<String> list() throws IOException {
    return files.list();
  }

  @Override
  public LogFile open(String name) throws IOException {
    return counted(files.open(name));
  }

  @Override
  public LogFile create(String name, long bytes) throws IOException {
    return counted(files.create(name, bytes));
  }

  private LogFile counted(LogFile file) {
    opened.incrementAndGet();
    return new Counted(file, closed);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    files.rename(from, to);
  }

  @Override
  public void delete(String name) throws IOException {
    files.delete(name);
  }

  @Override
  public void close() throws IOException {
    files.close();
  }

  private record Counted(LogFile file, AtomicInteger closed) implements LogFile {
    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void write(ByteBuffer bytes, long offset) throws IOException {
      file.write(bytes, offset);
    }

    @Override
    public void force() throws IOException {
      file.force();
    }

    @Override
    public int read(ByteBuffer into, long offset) throws IOException {
      return file.read(into, offset);
    }

    @Override
    public void close() throws IOException {
      closed.incrementAndGet();
      file.close();
    }
  }
}
