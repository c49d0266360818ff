package org.evenhand.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The one folder of a log, as the log needs it. Whoever holds this holds the folder alone.
 *
 * <p>What "durable" means: it survives loss of power. {@link #create}, {@link #rename} and {@link
 * #delete} are durable when they return; what {@link LogFile#write} wrote is durable once a later
 * {@link LogFile#force} has returned, and before that any part of it may or may not be there after
 * a crash. After an {@link IOException} nothing is known, and the caller must not try again: fsync
 * can report an error once and then succeed while the dirty page is already dropped (Rebello et
 * al., "Can Applications Recover from fsync Failures?", ATC '20).
 */
public interface LogFiles extends AutoCloseable {
  /** The names of all files, sorted. */
  List<String> list() throws IOException;

  /** Opens a file that is there, for reading and writing. */
  LogFile open(String name) throws IOException;

  /** Makes a file of real zeros, so that writing into it later moves no metadata. */
  LogFile create(String name, long bytes) throws IOException;

  /** Gives a file another name; a file of that name must not be there. */
  void rename(String from, String to) throws IOException;

  /** Removes a file. */
  void delete(String name) throws IOException;

  /** Lets go of the folder. */
  @Override
  void close() throws IOException;

  /** One file. Safe for use by many threads. */
  interface LogFile extends AutoCloseable {
    /** Its size in bytes. */
    long size() throws IOException;

    /** Writes all of the buffer's remaining bytes at an offset. */
    void write(ByteBuffer bytes, long offset) throws IOException;

    /** Makes everything that was written durable. */
    void force() throws IOException;

    /**
     * Reads into the buffer until it is full or the file ends.
     *
     * @return how many bytes were read
     */
    int read(ByteBuffer into, long offset) throws IOException;

    @Override
    void close() throws IOException;
  }
}
