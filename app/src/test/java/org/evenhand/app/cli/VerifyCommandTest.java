package org.evenhand.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.people.CatalogueFile;
import org.evenhand.record.DirectoryLogFiles;
import org.evenhand.record.Log;
import org.evenhand.record.LogConfiguration;
import org.evenhand.record.frame.FrameCodec;
import org.evenhand.record.seal.Analysis;
import org.evenhand.record.seal.DirectoryFolder;
import org.evenhand.record.seal.LogEntry;
import org.evenhand.record.seal.LogKeys;
import org.evenhand.record.seal.Passphrase;
import org.evenhand.record.seal.Sealer;
import org.evenhand.record.vault.FileKeyVault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demo's record, sealed, verified and proven from. */
class VerifyCommandTest {
  @TempDir private Path place;
  private Path folder;
  private Path key;
  private long position;

  @BeforeEach
  void sealACopyOfTheDemosRecord() throws IOException {
    var server = DemoServer.shared();
    var answer = server.call("/v1/me", server.app("sunny-maps").token());
    position = Long.parseLong(answer.headers().firstValue("Evenhand-Record").orElseThrow());
    folder = place.resolve("platform");
    for (var part : List.of("log", "vault")) {
      copy(server.folder().resolve("platform").resolve(part), folder.resolve(part));
    }
    seal();
    key = folder.resolve("public/key");
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private void seal() throws IOException {
    try (var vault = FileKeyVault.reading(folder.resolve("vault"));
        var log =
            Log.open(
                LogConfiguration.defaults(),
                DirectoryLogFiles.open(folder.resolve("log")),
                new FrameCodec(CatalogueFile.builtIn(), vault, new SecureRandom(), 1 << 20),
                InstantSource.system(),
                List.of(),
                (message, cause) -> {
                  throw new AssertionError(message, cause);
                });
        var sealer =
            Sealer.open(
                new Sealer.Parts(
                    log,
                    new DirectoryFolder(folder),
                    LogKeys.open(folder.resolve("keys"), "platform.example/log", Passphrase.none()),
                    List.of(),
                    new Nothing(),
                    (message, cause) -> {
                      throw new AssertionError(message, cause);
                    }),
                null)) {
      assertThat(sealer.sealedTo()).isGreaterThanOrEqualTo(position);
    }
  }

  /** A record of one hour has no segment yet. */
  private record Nothing() implements Analysis {
    @Override
    public void begins(long from) {}

    @Override
    public LogEntry.Segment segment(long from, long to) throws IOException {
      throw new IOException("no hour has passed");
    }

    @Override
    public Optional<LogEntry.Tally> tally(String hour, boolean lastOfDay) {
      return Optional.empty();
    }
  }

  @Test
  void a_record_that_nobody_touched_is_right_and_one_with_a_byte_changed_is_not()
      throws IOException {
    var kept = Files.copy(folder.resolve("public/checkpoint"), place.resolve("kept"));
    var right = Run.of("verify", place, "--key", key, "--since", kept);
    assertThat(right.exit()).as(right.out() + right.err()).isZero();
    assertThat(right.complaints()).isEmpty();
    assertThat(right.out())
        .contains("frames, each re-hashed", "Everything that was checked is right.");
    var file = folder.resolve("log/00000000000000000001.log");
    try (var open = new RandomAccessFile(file.toFile(), "rw")) {
      open.seek(100);
      int old = open.read();
      open.seek(100);
      open.write(old ^ 1);
    }
    var wrong = Run.of("verify", folder);
    assertThat(wrong.exit()).isEqualTo(3);
    assertThat(wrong.out()).contains("log/00000000000000000001.log, byte 64: ");
  }

  @Test
  void a_line_that_an_app_was_just_given_is_proven_in_one_small_file() throws IOException {
    var proof = place.resolve("line.proof");
    var made = Run.of("prove", place, "--position", position, "--out", proof);
    assertThat(made.exit()).as(made.err()).isZero();
    assertThat(Files.size(proof)).isLessThanOrEqualTo(4096);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(proof)))
        .isEqualTo("rw-------");
    var checked = Run.of("verify", proof, "--key", key);
    assertThat(checked.exit()).as(checked.out()).isZero();
    assertThat(checked.out()).contains("sunny-maps", "at position " + position, "GET /v1/me");
    var printed = Run.of("prove", folder, "--position", position).out();
    assertThat(printed).isEqualTo(Files.readString(proof));
    assertThat(Run.of("prove", folder, "--position", position, "--out", proof).exit()).isEqualTo(2);
  }

  @Test
  void what_cannot_be_done_as_asked_is_said() {
    assertThat(Run.of("verify", place.resolve("nowhere")).exit()).isEqualTo(2);
    assertThat(Run.of("verify").exit()).isEqualTo(2);
    assertThat(Run.of("verify", place, "--quorum", 1).exit()).isEqualTo(2);
    var late = Run.of("prove", place, "--position", 999_999_999);
    assertThat(late.exit()).isEqualTo(2);
    assertThat(late.err()).contains("is not sealed");
    assertThat(Run.of("prove", place, "--position", position, "--line", 99).err())
        .contains("no line 99");
    assertThat(Run.of("verify", "--help").out()).contains("--since", "Exit codes");
  }
}
