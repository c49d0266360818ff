package org.evenhand.proof.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.regex.Pattern;
import org.evenhand.proof.ProofException.Malformed;
import org.evenhand.proof.verify.LogFileFrames.Broken;
import org.evenhand.proof.verify.LogFileFrames.Found;
import org.evenhand.proof.verify.LogFileFrames.Whole;
import org.evenhand.proof.verify.Report.Counted;
import org.jspecify.annotations.Nullable;

/**
 * The frames of all log files, in the files' order. What isn't whole goes to the findings; whoever
 * reads finds the positions missing.
 */
final class RecordFrames implements AutoCloseable {
  static final String FOLDER = "log/";
  private static final Pattern NAME = Pattern.compile("[0-9]{20}\\.log");

  private final Path folder;
  private final Findings findings;
  private final ExecutorService workers;
  private final Deque<String> names;
  private @Nullable String log;
  private @Nullable LogFileFrames file;
  private @Nullable HashedFrame peeked;
  private String name = "";
  private boolean afterDamage;
  private boolean headless;

  RecordFrames(Path record, Findings findings, ExecutorService workers) throws IOException {
    this.folder = record.resolve("log");
    this.findings = findings;
    this.workers = workers;
    this.names = new ArrayDeque<>(names());
  }

  private List<String> names() throws IOException {
    var named = new ArrayList<String>();
    try (var all = Files.list(folder)) {
      for (var path : all.sorted().toList()) {
        var one = path.getFileName().toString();
        if (NAME.matcher(one).matches()) {
          named.add(one);
        } else if (!one.equals("lock") && !one.equals("next.prepared")) {
          findings.note(FOLDER + one + " is no file of the record");
        }
      }
    }
    return named;
  }

  /** The log's id in the headers, in hexadecimal; empty before a header was read. */
  Optional<String> log() {
    return Optional.ofNullable(log);
  }

  /** Whether what is missing before the next frame was reported as damage. */
  boolean afterDamage() {
    return afterDamage;
  }

  /** The next frame, which stays the next. */
  Optional<HashedFrame> peek() throws IOException {
    if (peeked == null) {
      peeked = read().orElse(null);
    }
    return Optional.ofNullable(peeked);
  }

  /** Passes over the frame that was looked at. */
  void pass() {
    peeked = null;
    afterDamage = false;
  }

  private Optional<HashedFrame> read() throws IOException {
    while (file != null || !names.isEmpty()) {
      if (file == null) {
        file = open();
      }
      var found = file.next();
      if (found.isPresent() && found.get() instanceof Whole(var frame)) {
        checkHasHeader();
        return Optional.of(frame);
      }
      notWhole(found);
    }
    return Optional.empty();
  }

  // The newest file bears its name a moment before its first frame brings the header with it.
  private void checkHasHeader() {
    if (headless) {
      findings.wrong(FOLDER + name, 0, "its header is zeros, and frames follow");
      headless = false;
    }
  }

  private void notWhole(Optional<Found> found) throws IOException {
    if (found.isPresent() && found.get() instanceof Broken(long offset, var why)) {
      var last = names.isEmpty() ? " (or a crash tore it, and no restart has mended it yet)" : "";
      findings.wrong(FOLDER + name, offset, "the frame here is not whole: " + why + last);
      afterDamage = true;
    } else {
      close();
    }
  }

  private LogFileFrames open() throws IOException {
    name = names.remove();
    findings.count(Counted.LOG_FILES, 1);
    long first = Long.parseLong(name.substring(0, 20));
    var path = folder.resolve(name);
    checkHeader(path, first);
    return new LogFileFrames(FOLDER + name, path, first, names.isEmpty(), workers);
  }

  private void checkHeader(Path path, long first) throws IOException {
    byte[] bytes;
    try (var in = PlainFile.open(path)) {
      bytes = in.readNBytes(FileHeader.BYTES);
    }
    headless = names.isEmpty() && java.util.Arrays.equals(bytes, new byte[FileHeader.BYTES]);
    if (headless) {
      return;
    }
    try {
      var header = FileHeader.parse(bytes);
      if (header.first() != first) {
        findings.wrong(FOLDER + name, 26, "its header says position " + header.first());
      }
      log = log == null ? header.log() : log;
      if (!log.equals(header.log())) {
        findings.wrong(FOLDER + name, 10, "it belongs to another log, " + header.log());
      }
    } catch (Malformed wrong) {
      findings.wrong(FOLDER + name, 0, String.valueOf(wrong.getMessage()));
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
