package org.evenhand.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.evenhand.people.CatalogueFile;
import org.evenhand.record.DirectoryLogFiles;
import org.evenhand.record.Log;
import org.evenhand.record.frame.FrameCodec;
import org.evenhand.record.frame.FrameJson;
import org.evenhand.record.vault.FileKeyVault;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the record. */
@Command(
    name = "record",
    description = {
      "Prints the frames of a record as JSON, one to a line.",
      "",
      "Reads only; the server may be running. For the operator: it needs the folder's keys."
    },
    mixinStandardHelpOptions = true)
final class RecordCommand implements Callable<Integer> {
  private static final int TAG_CACHE = 16 << 20;

  @Parameters(paramLabel = "DIR", description = "The folder of a platform, or of a demo.")
  private Path folder = Path.of("");

  @Option(
      names = "--from",
      defaultValue = "1",
      paramLabel = "POSITION",
      description = "The first position. Default: ${DEFAULT-VALUE}.")
  private long from;

  @Option(
      names = "--until",
      defaultValue = "" + Long.MAX_VALUE,
      paramLabel = "POSITION",
      description = "The last position. Default: the end.",
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
  private long until;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (from < 1 || until < from) {
      throw new WrongUse("--from is at least 1, and --until at least --from");
    }
    var platform = RecordFolder.of(folder);
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    var catalogue = CatalogueFile.builtIn();
    var json = new FrameJson(catalogue);
    try (var vault = FileKeyVault.reading(platform.resolve("vault"));
        var files = DirectoryLogFiles.reading(platform.resolve("log"))) {
      var codec = new FrameCodec(catalogue, vault, new SecureRandom(), TAG_CACHE);
      Log.read(
          files,
          from,
          until,
          frame -> {
            out.println(json.oneLine(frame, codec.body(frame)));
            return !out.checkError(); // whoever reads may have heard enough
          });
    }
    out.flush();
    return 0;
  }
}
