package org.evenhand.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.evenhand.audit.input.BadInput;
import org.evenhand.audit.input.Schema;
import org.evenhand.audit.input.ScratchFolder;
import org.evenhand.audit.input.Tables;
import org.evenhand.audit.ledger.Ledger;
import org.evenhand.audit.ledger.LedgerReader;
import org.evenhand.audit.plan.Plan;
import org.evenhand.audit.plan.PlanFile;
import org.evenhand.audit.report.Explanations;
import org.evenhand.audit.report.Json;
import org.evenhand.audit.report.Report;
import org.evenhand.audit.report.Schemas;
import org.evenhand.audit.report.Summary;
import org.evenhand.audit.result.AuditResult;
import org.evenhand.audit.result.Verdict.Level;
import org.evenhand.audit.run.Audit;
import org.evenhand.audit.run.ForeignFiles;
import org.evenhand.audit.run.RecordAudit;
import org.evenhand.audit.single.Question;
import org.evenhand.audit.single.SingleTable;
import org.evenhand.proof.verify.Progress;
import org.evenhand.proof.verify.Trust;
import org.evenhand.proof.verify.Verification;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tests a record, or files of any platform, for favouritism. */
@Command(
    name = "audit",
    description = {
      "Tests whether anyone was favoured: who got more than comparable others, whether that goes"
          + " together with money or closeness, how sure that is, and what the data cannot say.",
      "",
      "Of any platform, three CSV files with a header: grants.csv (decision_id, decided_at,"
          + " organisation, app, data_type, outcome, and if known requested_at, unsolicited,"
          + " reviewer, people_reached, users), partners.csv (organisation, and if known payment,"
          + " reciprocal_data, launch_partner, closeness, category, size_at_first_request) and"
          + " spend.csv (organisation, month, amount, currency). eligible.csv says who could have"
          + " asked. Further columns are held equal.",
      "",
      "Or one question to one table: which column is the outcome, which the exposure."
    },
    subcommands = {AuditRegisterCommand.class, AuditPublishCommand.class},
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 done, 1 could not be read, 2 wrong use or wrong input (with file, line and"
          + " column), 3 the verdict is what --fail-on names, or more.",
      "",
      "For example:",
      "  evenhand audit --grants grants.csv --partners partners.csv --spend spend.csv --out report",
      "  evenhand audit --table loans.csv --outcome deny=yes --exposure afam=yes --controls pirat",
      "  evenhand audit --explain fisher-exact"
    })
final class AuditCommand implements Callable<Integer> {
  private static final int FOUND = 3;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR|URL",
      description = "A platform's folder, a copy of its public log, or a public log's address.")
  private String record = "";

  @Option(
      names = "--key",
      paramLabel = "K",
      description = "The log's verifier key, or a file of keys, that you had from elsewhere.")
  private List<String> keys = List.of();

  @Option(
      names = "--at",
      paramLabel = "SIZE",
      description = "Audits the public log as it was when it had so many entries.")
  private long size;

  @Option(names = "--grants", paramLabel = "F.csv", description = "The rulings.")
  private @Nullable Path grants;

  @Option(names = "--partners", paramLabel = "F.csv", description = "The organisations.")
  private @Nullable Path partners;

  @Option(names = "--spend", paramLabel = "F.csv", description = "Advertising money by month.")
  private @Nullable Path spend;

  @Option(names = "--eligible", paramLabel = "F.csv", description = "Who could have asked.")
  private @Nullable Path eligible;

  @Option(
      names = "--plan",
      paramLabel = "F.yaml",
      description = "What is to be tested, fixed beforehand. --show-plan prints the standard one.")
  private @Nullable Path plan;

  @SuppressWarnings("UnusedVariable") // that it was given is read off the line
  @Option(names = "--show-plan", description = "Prints the standard plan, to be changed and kept.")
  private boolean showPlan;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where report.html, report.json, methods.md and tables/ go.")
  private @Nullable Path out;

  @Option(
      names = "--fail-on",
      paramLabel = "VERDICT",
      description = "Exit with 3 if the verdict is this or more: signal, strong.")
  private String failOn = "";

  @Option(names = "--table", paramLabel = "F.csv", description = "A table of one's own.")
  private @Nullable Path table;

  @Option(names = "--outcome", paramLabel = "COL=VALUE", description = "Who got it.")
  private String outcome = "";

  @Option(
      names = "--exposure",
      paramLabel = "COL[=VALUE]",
      description = "Who is compared with others; a column of numbers alone is a dose.")
  private String exposure = "";

  @Option(
      names = "--strata",
      paramLabel = "A,B",
      description = "Compared within. A column's name with a comma or '=' stands in double quotes.")
  private String strata = "";

  @Option(names = "--weight", paramLabel = "COL", description = "The weight of each row.")
  private String weight = "";

  @Option(
      names = "--weights",
      paramLabel = "KIND",
      description =
          "What --weight is: frequency (how often a row counts; the default) or sampling (for how"
              + " many a row of a sample stands).")
  private String weights = "frequency";

  @Option(names = "--matched", paramLabel = "COL", description = "Numbers matched sets.")
  private String matched = "";

  @Option(
      names = "--cluster",
      paramLabel = "COL",
      description = "The organisation of each row, if rows of one are not independent.")
  private String cluster = "";

  @Option(
      names = "--controls",
      paramLabel = "A,B:factor",
      description = "Held equal in regressions; numbers are levels with ':factor'.")
  private String controls = "";

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Where chance begins. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Option(names = "--explain", paramLabel = "TEST", description = "Teaches one test in a page.")
  private String explain = "";

  @Option(
      names = "--schema",
      paramLabel = "WHICH",
      description = "Prints the JSON Schema of report.json (report), or of --table --json (table).")
  private String schema = "";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var line = Objects.requireNonNull(spec).commandLine();
    try {
      return run(line.getOut(), line.getErr());
    } catch (BadInput e) {
      throw new WrongUse(String.valueOf(e.getMessage()));
    }
  }

  private int run(PrintWriter print, PrintWriter err) throws IOException {
    var given = given();
    var job = AuditJob.of(given);
    if (given.contains("--at") && size < 1) {
      throw new WrongUse("--at is a number of entries, from 1, not " + size);
    }
    if (out != null && out.toString().isEmpty()) {
      throw new WrongUse("--out is a folder, and has no name");
    }
    switch (job) {
      case EXPLAIN -> print.print(Explanations.of(explain));
      case SCHEMA -> print.print(Schemas.of(schema));
      case SHOW_PLAN -> print.print(Plan.DEFAULT);
      case TABLE -> ask(Objects.requireNonNull(table), print, err);
      case RECORD -> {
        return auditRecord(print, err);
      }
      case FILES -> {
        return audit(Objects.requireNonNull(grants), print, err);
      }
    }
    print.flush();
    return 0;
  }

  /** The options of the line, and the label of the record if one is named. */
  private Set<String> given() {
    var line = Objects.requireNonNull(spec).commandLine().getParseResult();
    var names = new LinkedHashSet<String>();
    line.matchedOptions().forEach(option -> names.add(option.longestName()));
    line.matchedPositionals().forEach(one -> names.add(one.paramLabel()));
    return names;
  }

  private void ask(Path path, PrintWriter print, PrintWriter err) {
    var question = question();
    var numbers = weight.isEmpty() ? List.<String>of() : List.of(weight);
    try (var tables = Tables.open("2GB");
        var steps = Steps.on(err)) {
      var file =
          tables.load(Schema.table(numbers), path, bytes -> steps.at("reading " + path, bytes));
      var answer = SingleTable.ask(tables, file, question);
      steps.pause();
      print.print(json ? Json.of(answer) : Summary.of(answer));
    }
  }

  private Question question() {
    var got = Columns.valued("--outcome", outcome);
    if (got.size() < 2) {
      throw new BadInput("--outcome needs a value that counts as having it, such as granted=yes");
    }
    if (!List.of("frequency", "sampling").contains(weights)) {
      throw new BadInput("--weights is frequency or sampling, not " + BadInput.shown(weights));
    }
    var exposed = Columns.valued("--exposure", exposure);
    return new Question(
        got.getFirst(),
        got.getLast(),
        exposed.getFirst(),
        exposed.size() < 2 ? "" : exposed.getLast(),
        Columns.of("--strata", strata),
        weight,
        weights.equals("sampling"),
        matched,
        cluster,
        Columns.of("--controls", controls),
        seed);
  }

  private int audit(Path rulings, PrintWriter print, PrintWriter err) throws IOException {
    var ends = threshold();
    var used = plan();
    var paths = new TreeMap<String, Path>();
    paths.put("grants", rulings);
    put(paths, "partners", partners);
    put(paths, "spend", spend);
    put(paths, "eligible", eligible);
    AuditResult result;
    try (var steps = Steps.on(err)) {
      result = new Audit(used, "files of a platform", steps::at).of(new ForeignFiles(paths));
    }
    tell(result, command(paths), print);
    return ends.contains(result.verdict().level()) ? FOUND : 0;
  }

  /** Verifies the record, takes its acts as files, and audits these. */
  private int auditRecord(PrintWriter print, PrintWriter err) throws IOException {
    var ends = threshold();
    var used = plan();
    AuditResult result;
    try (var steps = Steps.on(err);
        var folder = new ScratchFolder()) {
      steps.at("verifying the record", 0);
      var ledger = ledger();
      if (!ledger.isVerified()) {
        throw new WrongUse(
            record
                + " does not verify, so it is not audited; 'evenhand verify "
                + record
                + "' says what is wrong");
      }
      result = new RecordAudit(used, steps::at).of(ledger, folder.path());
      size = ledger.checkpoint().orElseThrow().size();
    }
    tell(result, command(), print);
    return ends.contains(result.verdict().level()) ? FOUND : 0;
  }

  private Ledger ledger() throws IOException {
    try {
      return LedgerReader.read(record, trust(), Progress.silent(), size);
    } catch (IllegalArgumentException wrong) {
      throw new WrongUse(String.valueOf(wrong.getMessage()));
    }
  }

  /** The command that gives the same bytes again, however long the log has become by then. */
  private String command() {
    var of = record.contains("://") ? record : "DIR";
    return again(List.of(of, "--at", String.valueOf(size)));
  }

  private Trust trust() throws IOException {
    var verification = new Verification();
    for (var key : keys) {
      verification.key(key);
    }
    return verification.trust();
  }

  private Plan plan() throws IOException {
    return plan == null ? PlanFile.standard() : PlanFile.read(plan.toString(), TextFile.read(plan));
  }

  private void tell(AuditResult result, String command, PrintWriter print) throws IOException {
    if (out != null) {
      Report.write(out, result, command);
    }
    print.print(json ? Json.of(result) : Summary.of(result));
    print.flush();
  }

  /** The verdicts that end with 3. */
  private Set<Level> threshold() {
    return switch (failOn) {
      case "" -> Set.of();
      case "signal" -> Set.of(Level.SIGNAL, Level.STRONG);
      case "strong" -> Set.of(Level.STRONG);
      default -> throw new BadInput("--fail-on is signal or strong, not " + BadInput.shown(failOn));
    };
  }

  private static void put(Map<String, Path> paths, String name, @Nullable Path path) {
    if (path != null) {
      paths.put(name, path);
    }
  }

  /** The command that gives the same bytes again; file names alone, no machine's folders. */
  private String command(Map<String, Path> paths) {
    var words = new ArrayList<String>();
    paths.forEach(
        (name, path) -> words.addAll(List.of("--" + name, path.getFileName().toString())));
    return again(words);
  }

  private String again(List<String> what) {
    var words = new ArrayList<>(List.of("evenhand", "audit"));
    words.addAll(what);
    if (plan != null) {
      words.addAll(List.of("--plan", plan.getFileName().toString()));
    }
    words.addAll(List.of("--out", "report"));
    return ShellWords.line(words);
  }
}
