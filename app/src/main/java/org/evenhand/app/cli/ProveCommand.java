package org.evenhand.app.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.evenhand.record.DirectoryLogFiles;
import org.evenhand.record.seal.DirectoryFolder;
import org.evenhand.record.seal.LineProofs;
import org.evenhand.record.seal.LineProofs.Made;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the proof of one line. */
@Command(
    name = "prove",
    description = {
      "Proves that one line left: when, to which app, for what, and which fields.",
      "",
      "The proof is one small file that 'evenhand verify FILE --key K' checks with nothing else at"
          + " hand. It shows no other line, not who asked, and not what was withheld. Reads only;"
          + " the server may be running. 'evenhand record DIR' shows which positions there are."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "For example:",
      "  evenhand prove demo-data --position 4711 --out line.proof",
      "  evenhand verify line.proof --key demo-data/platform/public/key"
    })
final class ProveCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "The folder of a platform, or of a demo.")
  private Path folder = Path.of("");

  @Option(
      names = "--position",
      required = true,
      paramLabel = "N",
      description = "The access's position, as in the header Evenhand-Record of its answer.")
  private long position;

  @Option(
      names = "--line",
      defaultValue = "0",
      paramLabel = "K",
      description = "Which of its lines, counted from 0. Default: ${DEFAULT-VALUE}.",
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
  private int line;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write it; must not be there yet. Default: the standard output.")
  private @Nullable Path out;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var platform = platform(folder);
    try (var files = DirectoryLogFiles.reading(platform.resolve("log"))) {
      var proofs = new LineProofs(files, new DirectoryFolder(platform));
      return switch (proofs.of(position, line)) {
        case Made.Of(var proof) -> write(proof.bytes());
        case Made.NotSealed(long sealedTo) ->
            throw new WrongUse("position " + position + " is not sealed: the last is " + sealedTo);
        case Made.NoSuchLine(var because) -> throw new WrongUse("no line " + line + ": " + because);
      };
    }
  }

  private int write(byte[] proof) throws IOException {
    var to = Objects.requireNonNull(spec).commandLine().getOut();
    if (out == null) {
      to.print(new String(proof, StandardCharsets.UTF_8));
    } else {
      try {
        writeForOwner(out, proof);
      } catch (FileAlreadyExistsException there) {
        throw new WrongUse(out + " is there already");
      }
      to.println("Wrote " + out + ", " + proof.length + " bytes.");
    }
    to.flush();
    return 0;
  }

  // A proof says what somebody's data left for.
  private static void writeForOwner(Path file, byte[] proof) throws IOException {
    var ours = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = Files.newByteChannel(file, options, ours)) {
      for (var left = ByteBuffer.wrap(proof); left.hasRemaining(); ) {
        channel.write(left);
      }
    }
  }

  private static Path platform(Path folder) {
    for (var candidate : new Path[] {folder, folder.resolve("platform")}) {
      if (Files.exists(candidate.resolve("public/checkpoint"))
          && Files.isDirectory(candidate.resolve("log"))) {
        return candidate;
      }
    }
    throw new WrongUse(
        folder + " holds no sealed record (expected a platform's folder, with log/ and public/)");
  }
}
