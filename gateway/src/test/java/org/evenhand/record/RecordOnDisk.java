package org.evenhand.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.evenhand.record.seal.Analysis;
import org.evenhand.record.seal.DirectoryFolder;
import org.evenhand.record.seal.LogEntry;
import org.evenhand.record.seal.LogKeys;
import org.evenhand.record.seal.Sealer;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.PhotoId;

/**
 * A platform's folder with a sealed record of several hours, made by the code that makes real ones.
 */
final class RecordOnDisk implements AutoCloseable {
  final RecordWorld world;
  final Path folder;
  final LogKeys keys;
  final Log log;
  final Sealer sealer;
  private int acts;

  private RecordOnDisk(Path folder, RecordWorld world) throws IOException {
    this.folder = folder;
    this.world = world;
    keys = PublicLogWorld.keys(folder.resolve("keys"));
    log = world.open(DirectoryLogFiles.open(folder.resolve("log")));
    sealer = open();
  }

  static RecordOnDisk in(Path folder, long seed) throws IOException {
    return new RecordOnDisk(folder, new RecordWorld(seed));
  }

  /** With larger files, for a larger record. */
  static RecordOnDisk large(Path folder, long seed) throws IOException {
    var world = new RecordWorld(seed);
    world.configuration = new LogConfiguration(16 << 20, 1 << 20, 1024, 50, Duration.ofMillis(100));
    return new RecordOnDisk(folder, world);
  }

  private Sealer open() throws IOException {
    var disk = new DirectoryFolder(folder);
    return Sealer.open(
        new Sealer.Parts(
            log,
            disk,
            keys,
            List.of(),
            new ArbitraryFiles(disk),
            (message, cause) -> {
              throw new AssertionError(message, cause);
            }),
        null);
  }

  /** Some of everything, so many frames. */
  RecordOnDisk write(int frames) {
    for (int i = 0; i < frames; i++) {
      acts++;
      switch (acts % 10) {
        case 0 -> log.append(RecordWorld.act(acts, world.random.nextInt(80)));
        case 1 -> log.append(RecordWorld.given(RecordWorld.MAPS, acts % 90 + 1));
        case 2 -> log.append(RecordWorld.bulk(acts, world.random.nextInt(200)));
        case 3 -> log.admit(RecordWorld.refused(RecordWorld.GAMES, 1, "GET /v1/me", log.applied()));
        default -> access(world.random.nextInt(1, 6));
      }
    }
    return this;
  }

  /** The same many times over by several threads, sealed so often: for a larger record. */
  RecordOnDisk writeTogether(int frames, int seals) throws IOException {
    for (int seal = 0; seal < seals; seal++) {
      write(100);
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int thread = 0; thread < 50; thread++) {
          int lines = 1 + thread % 5;
          int each = (frames / seals - 100) / 50;
          threads.execute(() -> IntStream.range(0, each).forEach(_ -> access(lines)));
        }
      }
      seal();
    }
    return this;
  }

  /** An access to that many friends; gives its position. */
  long access(int lines) {
    int[] friends = IntStream.range(0, lines).map(n -> 2 + n % 99).toArray();
    var decision =
        RecordWorld.access(RecordWorld.MAPS, 1, "GET /v1/me/friends", log.applied(), friends);
    return ((Admission.Admitted) log.admit(decision)).permit().position();
  }

  /** An access to a friend's photo with so many tagged in it; gives its position. */
  long photo(int tagged) {
    var people = IntStream.range(0, tagged).mapToObj(n -> RecordWorld.p(3 + n)).toList();
    var photo = new Line.OfPhoto(new PhotoId(9), RecordWorld.p(2), people, 1);
    var decision = RecordWorld.photo(RecordWorld.MAPS, 1, log.applied(), photo);
    return ((Admission.Admitted) log.admit(decision)).permit().position();
  }

  RecordOnDisk seal() throws IOException {
    sealer.seal();
    return this;
  }

  /** Lets an hour pass, and its segment and tally be made. */
  RecordOnDisk hour() throws IOException {
    world.clock.pass(Duration.ofHours(1));
    long tallies = files("public/tally");
    sealer.seal();
    for (int i = 0; i < 2000 && !isAnnounced(tallies + 1); i++) {
      LockSupport.parkNanos(2_000_000);
      sealer.seal();
    }
    return this;
  }

  private boolean isAnnounced(long tallies) throws IOException {
    return files("public/tally") >= tallies && entries("tally") >= tallies;
  }

  /** How many entries of that type its public log has. */
  long entries(String type) {
    var disk = new DirectoryFolder(folder);
    var tree = PublicLogWorld.tree(disk, PublicLogWorld.checkpoint(disk, keys.verifiers()));
    return PublicLogWorld.entries(tree).stream()
        .filter(entry -> entry.contains("\"type\":\"" + type + "\""))
        .count();
  }

  private long files(String path) throws IOException {
    return new DirectoryFolder(folder).list(path).size();
  }

  Path checkpoint() {
    return folder.resolve("public/checkpoint");
  }

  @Override
  public void close() {
    sealer.close();
    log.close();
  }

  /** Segments and tallies of some bytes, for what is in them is another test's business. */
  private record ArbitraryFiles(DirectoryFolder folder) implements Analysis {
    @Override
    public void begins(long from) {}

    @Override
    public LogEntry.Segment segment(long from, long to) throws IOException {
      var name = "%012d".formatted(from);
      var bytes = ("lines of " + from + " to " + to + "\n").repeat(20).getBytes(UTF_8);
      folder.write("segments/" + name + ".parquet", bytes);
      return new LogEntry.Segment(name, from, to, sha256(bytes));
    }

    @Override
    public Optional<LogEntry.Tally> tally(String hour, boolean lastOfDay) throws IOException {
      var bytes = ("hour,people\n" + hour + ",12\n").getBytes(UTF_8);
      folder.write("public/tally/" + hour + ".csv", bytes);
      return Optional.of(new LogEntry.Tally(hour, 1, sha256(bytes)));
    }

    private static String sha256(byte[] bytes) {
      try {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      } catch (NoSuchAlgorithmException every) {
        throw new AssertionError(every);
      }
    }
  }

  /** A copy of a folder, to be spoilt. */
  static Path copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
    return to;
  }
}
