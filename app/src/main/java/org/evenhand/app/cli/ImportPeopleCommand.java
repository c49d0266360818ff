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
import java.util.stream.Stream;
import org.evenhand.app.wiring.Platform;
import org.evenhand.app.wiring.PlatformConfiguration;
import org.evenhand.people.intake.ImportReport;
import org.evenhand.people.intake.PeopleFiles;
import org.evenhand.people.intake.Problem;
import org.evenhand.people.intake.Progress;
import org.evenhand.people.intake.StoppedAtProblem;
import org.evenhand.record.ProcessStopper;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings people, friendships, photos, likes and family in. */
@Command(
    name = "people",
    description = {
      "Brings people, friendships, photos, likes and family in from CSV files, as one frame of"
          + " the record. The server must not be running on DIR.",
      "",
      "UTF-8, with a header that names these columns, in any order:",
      "  --nodes   id, and any of: name, first_name, last_name,",
      "            birthday (YYYY-MM-DD), email, location",
      "  --edges   two columns of ids, with or without a header;",
      "            or 'u v' a line",
      "  --photos  photo (a whole number), owner (an id),",
      "            taken_at (such as 2026-03-01T12:00:00Z);",
      "            and any of: width, height, latitude, longitude,",
      "            tagged (ids, parted by ';'), file (the picture: JPEG, PNG,",
      "            GIF or WebP, by its path from the list's folder). Where a",
      "            picture says when and where it was taken, taken_at and the",
      "            place may be empty; a camera's clock is taken for UTC.",
      "            A folder is taken for the photos.csv in it.",
      "  --likes   person (an id), thing (a whole number, the same for all who like",
      "            it), name, liked_at (as taken_at); and if known: category",
      "  --family  person, relative (ids), relationship (what the relative is to the",
      "            person); each side in a line of its own",
      "",
      "A picture is kept whole, under its owner's key; what it hides leaves only to whom may have"
          + " it.",
      "Importing the same again, also after it was cut short, adds only what is missing. Once all"
          + " rows were read and kept, it goes on from there; stopped before that, or with"
          + " pictures, it begins anew."
    },
    mixinStandardHelpOptions = true)
final class ImportPeopleCommand implements Callable<Integer> {
  @Option(names = "--nodes", paramLabel = "F.csv", description = "People; may be given again.")
  private List<Path> nodes = new ArrayList<>();

  @Option(names = "--edges", paramLabel = "F.csv", description = "Friendships; may be given again.")
  private List<Path> edges = new ArrayList<>();

  @Option(
      names = "--photos",
      paramLabel = "F.csv|DIR",
      description = "Photos, with their pictures where it names files; may be given again.")
  private List<Path> photos = new ArrayList<>();

  @Option(
      names = "--likes",
      paramLabel = "F.csv",
      description = "What people like; may be given again.")
  private List<Path> likes = new ArrayList<>();

  @Option(names = "--family", paramLabel = "F.csv", description = "Relatives; may be given again.")
  private List<Path> family = new ArrayList<>();

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The folder of the platform; made if it is not there.")
  private Path data = Path.of("");

  @Option(
      names = "--report",
      defaultValue = "import-report.csv",
      paramLabel = "F.csv",
      description = "Where what was skipped is listed. Default: ${DEFAULT-VALUE}.")
  private Path report = Path.of("");

  @Option(
      names = "--strict",
      description = "Stops at the first thing that is wrong; then nothing was brought in.")
  private boolean strict;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    checkFiles();
    var line = Objects.requireNonNull(spec).commandLine();
    var stopper = ProcessStopper.halting(System.err);
    try (var platform =
            Platform.open(PlatformConfiguration.in(data), InstantSource.system(), stopper);
        var problems = new ProblemList(report, line.getErr(), "; line skipped");
        var steps = Steps.on(line.getErr())) {
      var source =
          new PeopleFiles(nodes, edges, lists(), platform.catalogue())
              .withLikes(likes)
              .withFamily(family);
      var done =
          platform.intake().run(source, problem -> told(problem, problems, steps), told(steps));
      steps.pause();
      print(line.getOut(), done);
      return skipped(done) == 0 ? 0 : EvenhandCommand.FAILED;
    }
  }

  /** Says as long as it is so that nothing of the work would be left. */
  private static Progress told(Steps steps) {
    return (doing, done) -> {
      boolean keptNowhere = doing.startsWith("reading ") || doing.startsWith("keeping ");
      steps.at(keptNowhere ? doing + " (stopped now, it begins anew)" : doing, done);
    };
  }

  private void told(Problem problem, ProblemList problems, Steps steps) {
    if (strict) {
      throw new StoppedAtProblem(problem);
    }
    steps.pause();
    problems.add(problem);
  }

  private void checkFiles() {
    var all = Stream.of(nodes, edges, lists(), likes, family).flatMap(List::stream).toList();
    if (all.isEmpty()) {
      throw new WrongUse("nothing to import; give --nodes, --edges, --photos, --likes or --family");
    }
    all.stream()
        .filter(file -> !Files.isReadable(file) || Files.isDirectory(file))
        .findFirst()
        .ifPresent(file -> {
          throw new WrongUse(file + " is no file that can be read");
        });
  }

  /** A folder of photos is told by the list in it. */
  private List<Path> lists() {
    return photos.stream()
        .map(given -> Files.isDirectory(given) ? given.resolve("photos.csv") : given)
        .toList();
  }

  private static long skipped(ImportReport done) {
    return done.skippedPeople() + done.skippedOthers();
  }

  private void print(PrintWriter out, ImportReport done) {
    if (done.resumedAfter() > 0) {
      out.printf(
          Locale.ROOT,
          "The same import was cut short before; it went on after all of its %,d rows, which were"
              + " read and kept then.%n",
          done.resumedAfter());
    }
    out.printf(
        Locale.ROOT,
        "Imported %,d people, %,d friendships and %,d photos, as position %d of the record.%n",
        done.people(),
        done.friendships(),
        done.photos(),
        done.position());
    if (done.likes() > 0) {
      out.printf(Locale.ROOT, "And %,d likes.%n", done.likes());
    }
    if (done.relatives() > 0) {
      out.printf(Locale.ROOT, "And %,d namings of relatives.%n", done.relatives());
    }
    if (done.stood() + done.duplicates() + done.selfLoops() > 0) {
      out.printf(
          Locale.ROOT,
          "Passed over: %,d friendships that stood before, %,d that were named again, %,d of a"
              + " person with themselves.%n",
          done.stood(),
          done.duplicates(),
          done.selfLoops());
    }
    if (skipped(done) > 0) {
      out.printf(
          Locale.ROOT,
          "Skipped %,d people and %,d other lines. Report: %s%n",
          done.skippedPeople(),
          done.skippedOthers(),
          report);
    }
    out.flush();
  }
}
