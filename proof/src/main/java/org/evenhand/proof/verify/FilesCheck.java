package org.evenhand.proof.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.evenhand.proof.verify.PublicEntry.Segment;
import org.evenhand.proof.verify.PublicEntry.Tally;
import org.evenhand.proof.verify.Report.Counted;
import org.jspecify.annotations.Nullable;

/** Re-hashes the files that entries name, and looks for such as none names. */
final class FilesCheck {
  private static final Pattern SEGMENT = Pattern.compile("([0-9]{12})\\.parquet");
  private static final Pattern TALLY = Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d\\dZ)\\.csv");
  private static final int BUFFER = 1 << 20;

  private final @Nullable Path record;
  private final LogSource source;
  private final Findings findings;
  private final Progress progress;
  private final EntryVisitor visitor;
  // Twelve digits for each hour of the log's life: some megabytes in a century.
  private final Set<String> named = new HashSet<>();

  /**
   * Checks files.
   *
   * @param record where segments are; null where only the public half is there
   * @param visitor hears tallies that are right
   */
  FilesCheck(
      @Nullable Path record,
      LogSource source,
      Findings findings,
      Progress progress,
      EntryVisitor visitor) {
    this.record = record;
    this.source = source;
    this.findings = findings;
    this.progress = progress;
    this.visitor = visitor;
  }

  void segment(Segment segment, String where) throws IOException {
    var name = "segments/" + segment.name() + ".parquet";
    if (record == null) {
      return;
    }
    named.add(name);
    var sha256 = sha256();
    try (var in = PlainFile.open(record.resolve(name))) {
      var buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sha256.update(buffer, 0, read);
      }
    } catch (NoSuchFileException none) {
      findings.wrong(name, 0, "it is missing (" + where + ")");
      return;
    }
    progress.at("segments re-hashed", findings.counted(Counted.SEGMENTS) + 1);
    findings.count(Counted.SEGMENTS, 1);
    if (!HexFormat.of().formatHex(sha256.digest()).equals(segment.sha256())) {
      findings.wrong(name, 0, "it is not the one whose hash was published (" + where + ")");
    }
  }

  void tally(long index, Tally tally, String where) throws IOException {
    var path = "tally/" + tally.hour() + ".csv";
    named.add(path);
    var bytes = source.read(path);
    if (bytes.isEmpty()) {
      findings.wrong(source.name(path), 0, "it is missing (" + where + ")");
      return;
    }
    findings.count(Counted.TALLIES, 1);
    if (!HexFormat.of().formatHex(sha256().digest(bytes.get())).equals(tally.sha256())) {
      var what = "it is not the one whose hash was published (" + where + ")";
      findings.wrong(source.name(path), 0, what);
      return;
    }
    long lines = 0;
    for (var one : bytes.get()) {
      lines += one == '\n' ? 1 : 0;
    }
    if (lines != tally.rows() + 1) {
      findings.wrong(
          source.name(path),
          0,
          "it has " + lines + " lines, and entry and header say " + (tally.rows() + 1));
      return;
    }
    visitor.tally(index, tally.hour(), bytes.get());
  }

  /**
   * Behind the last entry: looks for files that no entry names. The next ones may be there already,
   * for a file is durable before its entry is, and a platform goes on while its record is read.
   *
   * @param nextSegment where the next segment will begin
   * @param lastHour the hour of the last tally
   * @param gap whether entries could not be read, which may have named any file
   */
  void finish(long nextSegment, String lastHour, boolean gap) throws IOException {
    var next = String.format(Locale.ROOT, "%012d", nextSegment);
    for (var name : source.list("tally")) {
      var shape = TALLY.matcher(name);
      if (!named.contains("tally/" + name)) {
        boolean early = shape.matches() && (gap || shape.group(1).compareTo(lastHour) > 0);
        stranger(source.name("tally/" + name), shape.matches(), early);
      }
    }
    if (record != null && Files.isDirectory(record.resolve("segments"))) {
      for (var name : new FolderSource(record, "").list("segments")) {
        var shape = SEGMENT.matcher(name);
        if (!named.contains("segments/" + name) && !name.endsWith(".tags")) {
          boolean early = shape.matches() && (gap || shape.group(1).compareTo(next) >= 0);
          stranger("segments/" + name, shape.matches(), early);
        }
      }
    }
  }

  private void stranger(String name, boolean passesForOne, boolean early) {
    if (early || !passesForOne) {
      findings.note(name + " is named by no entry" + (early ? " yet" : ""));
    } else {
      findings.wrong(name, 0, "no entry names it");
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException every) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", every);
    }
  }
}
