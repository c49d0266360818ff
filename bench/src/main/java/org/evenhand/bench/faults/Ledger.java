package org.evenhand.bench.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.evenhand.people.CatalogueFile;
import org.evenhand.record.Change;
import org.evenhand.record.DirectoryLogFiles;
import org.evenhand.record.Log;
import org.evenhand.record.frame.Body;
import org.evenhand.record.frame.FrameCodec;
import org.evenhand.record.frame.TaggedLine;
import org.evenhand.record.vault.FileKeyVault;

/** Holds what clients received against what the record says, read from the disk. */
final class Ledger {
  private static final long NAME = 1 << 1;

  private final Path platform;
  private final Map<Long, Body> frames = new HashMap<>();
  private long read;

  Ledger(Path platform) {
    this.platform = platform;
  }

  /** Reads what came since it last read. */
  void read() {
    try (var vault = FileKeyVault.reading(platform.resolve("vault"));
        var files = DirectoryLogFiles.reading(platform.resolve("log"))) {
      var codec = new FrameCodec(CatalogueFile.builtIn(), vault, new SecureRandom(), 1 << 20);
      frames.clear();
      Log.read(
          files,
          read + 1,
          Long.MAX_VALUE,
          frame -> {
            frames.put(frame.position(), codec.body(frame));
            read = frame.position();
            return true;
          });
    } catch (IOException failure) {
      throw new UncheckedIOException("the record cannot be read", failure);
    }
  }

  /** The position up to which it has read. */
  long end() {
    return read;
  }

  /** What does not hold of these answers; empty if all is well. */
  List<String> faults(List<Received> received) {
    var unrecorded =
        received.stream()
            .filter(one -> one.status() == 200 && one.position() == 0)
            .map(one -> "answered without a position in the record: " + one);
    var lost =
        lost(received).stream()
            .map(one -> "no such frame as answered: " + one + "; there is " + at(one));
    return Stream.concat(unrecorded, lost).toList();
  }

  /** Those of the answers that the record does not have as they were answered. */
  List<Received> lost(List<Received> received) {
    return received.stream().filter(one -> one.position() != 0 && !isRecorded(one)).toList();
  }

  private String at(Received one) {
    var body = frames.get(one.position());
    return body == null ? "nothing" : body.getClass().getSimpleName();
  }

  private boolean isRecorded(Received one) {
    return switch (frames.get(one.position())) {
      case Body.Access access when one.status() == 200 ->
          access.header().asked().app().value().equals(one.app())
              && access.header().asked().operation().equals(one.operation())
              && access.lines().size() == one.people()
              && access.lines().stream().filter(Ledger::named).count() == one.named();
      case Body.Refusal refusal when one.status() != 200 ->
          refusal.asked().app().value().equals(one.app())
              && refusal.asked().operation().equals(one.operation());
      case null, default -> false;
    };
  }

  private static boolean named(TaggedLine line) {
    return line instanceof TaggedLine.OfPerson person && (person.fields() & NAME) != 0;
  }

  /** Whether the record says at that position that the person stopped the app. */
  boolean saysStopped(Holder holder, long position) {
    return frames.get(position) instanceof Body.Of(Change.Stopped(var person, var app))
        && person.number() == holder.person()
        && app.value().equals(holder.app());
  }
}
