package org.evenhand.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.evenhand.app.log.LogContradicts;
import org.evenhand.app.log.ObjectStore;
import org.evenhand.app.log.ObjectStore.Account;
import org.evenhand.app.log.ObjectStore.Place;
import org.evenhand.app.log.PublicTarget;
import org.evenhand.app.log.Publisher;
import org.evenhand.app.log.WitnessSettings;
import org.evenhand.proof.VerifierKey;
import org.evenhand.record.seal.DirectoryFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies the public log to where others read it. */
@Command(
    name = "publish",
    description = {
      "Copies a platform's public log to a folder or to an object store. The server may be running.",
      "",
      "Only what is missing is written: tiles and entries first, the checkpoint last, so that whoever"
          + " reads the copy meanwhile sees the old log or the new one. Everything is proven before it"
          + " is written, and again as it comes back. A copy that is not this log's past is left alone"
          + " (exit code 3).",
      "",
      "Of what the copy had already, only the edge is looked at each time: the last tiles, the last"
          + " entries. --check looks at all of it, and writes anew what is missing or altered.",
      "",
      "For s3://BUCKET/PREFIX the environment gives AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and"
          + " where they apply AWS_SESSION_TOKEN, AWS_REGION and AWS_ENDPOINT_URL."
    },
    mixinStandardHelpOptions = true)
final class PublishCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "The folder of a platform, or of a demo.")
  private Path folder = Path.of("");

  @Option(
      names = "--to",
      required = true,
      paramLabel = "TARGET",
      description = "A folder, or s3://BUCKET/PREFIX.")
  private String target = "";

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "Believe the log by this verifier key alone; may be given again.")
  private List<String> keys = new ArrayList<>();

  @Option(names = "--check", description = "Hold the whole copy against the log, and mend it.")
  private boolean whole;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "Of an object store other than Amazon's.")
  private @Nullable String endpoint;

  @Option(names = "--region", paramLabel = "REGION", description = "The object store's region.")
  private @Nullable String region;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var line = Objects.requireNonNull(spec).commandLine();
    var source = new DirectoryFolder(source());
    if (target.startsWith("s3://")) {
      try (var store = store()) {
        return publish(source, store, line.getOut(), line.getErr());
      }
    }
    var copy = PublicTarget.of(new DirectoryFolder(Path.of(target)));
    return publish(source, copy, line.getOut(), line.getErr());
  }

  private int publish(DirectoryFolder source, PublicTarget copy, PrintWriter out, PrintWriter err)
      throws IOException {
    try {
      var done = new Publisher(source::read, copy).publish(known(), whole);
      out.printf(
          Locale.ROOT,
          "%s holds %,d entries, %,d of them new; %,d files were written.%n",
          target,
          done.size(),
          done.size() - done.from(),
          done.written());
      if (done.mended() > 0) {
        out.printf(
            Locale.ROOT,
            "%,d of these the copy should have had: they were missing or altered.%s%n",
            done.mended(),
            whole ? "" : " Run it with --check to look at the rest.");
      }
      out.flush();
      return 0;
    } catch (LogContradicts wrong) {
      err.println("evenhand: nothing more is published: " + wrong.getMessage());
      err.flush();
      return EvenhandCommand.FOUND_WRONG;
    }
  }

  private List<VerifierKey> known() {
    try {
      return keys.stream().map(WitnessSettings::key).toList();
    } catch (IllegalArgumentException wrong) {
      throw new WrongUse(String.valueOf(wrong.getMessage()));
    }
  }

  private Path source() {
    for (var candidate : List.of(folder, folder.resolve("platform"))) {
      if (Files.exists(candidate.resolve("public").resolve("checkpoint"))) {
        return candidate.resolve("public");
      }
    }
    throw new WrongUse(folder + " holds no public log (expected public/checkpoint in it)");
  }

  private ObjectStore store() {
    var in = chosen(region, "AWS_REGION", chosen(null, "AWS_DEFAULT_REGION", "us-east-1"));
    var at = chosen(endpoint, "AWS_ENDPOINT_URL_S3", chosen(null, "AWS_ENDPOINT_URL", ""));
    var account =
        new Account(
            needed("AWS_ACCESS_KEY_ID"),
            needed("AWS_SECRET_ACCESS_KEY"),
            chosen(null, "AWS_SESSION_TOKEN", ""),
            in);
    try {
      return new ObjectStore(Place.parse(target, at, in), account, InstantSource.system());
    } catch (IllegalArgumentException wrong) {
      throw new WrongUse(String.valueOf(wrong.getMessage()));
    }
  }

  private static String needed(String variable) {
    var value = chosen(null, variable, "");
    if (value.isEmpty()) {
      throw new WrongUse(variable + " is not set in the environment");
    }
    return value;
  }

  private static String chosen(@Nullable String given, String variable, String otherwise) {
    var value = given == null ? System.getenv(variable) : given;
    return value == null || value.isEmpty() ? otherwise : value;
  }
}
