package org.evenhand.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.evenhand.audit.input.BadInput;
import org.evenhand.audit.input.ScratchFolder;
import org.evenhand.audit.ledger.LedgerReader;
import org.evenhand.audit.plan.PlanFile;
import org.evenhand.audit.report.Json;
import org.evenhand.audit.run.RecordAudit;
import org.evenhand.proof.verify.Progress;
import org.evenhand.proof.verify.Trust;
import org.evenhand.register.AuditEvent.AuditReportPublished;
import org.evenhand.register.DocumentHash;
import org.evenhand.register.RegisterRefused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Publishes what an audit of a platform's own record came to. */
@Command(
    name = "publish",
    description = {
      "Publishes the report of an audit of this platform's record on its register: its hash, the"
          + " state of the log that it audited, its verdict. Before that the audit is made again:"
          + " a report that the record does not give, byte by byte, is not published.",
      "",
      "For whoever runs the machine, whom the act then names. The server must not be running on the"
          + " folder."
    },
    mixinStandardHelpOptions = true)
final class AuditPublishCommand implements Callable<Integer> {
  @Mixin private OfficeFolder folder = new OfficeFolder();

  @Option(
      names = "--report",
      required = true,
      paramLabel = "report.json",
      description = "The report, as 'evenhand audit DIR --out report' wrote it.")
  private Path report = Path.of("");

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why, for the public.")
  private String reason = "";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var text = TextFile.read(report);
    var line = Objects.requireNonNull(spec).commandLine();
    try {
      var read = AuditReportFile.read(report.toString(), text);
      var act = published(read, DocumentHash.of(text));
      try (var steps = Steps.on(line.getErr())) {
        check(read, text, steps);
      }
      long position = folder.within(platform -> platform.registerActs().record(act));
      line.getOut()
          .printf(
              Locale.ROOT,
              "Published report %s at position %d. It is public with the next seal, which a running"
                  + " server makes.%n",
              act.report(),
              position);
      line.getOut().flush();
      return 0;
    } catch (BadInput wrong) {
      throw new WrongUse(String.valueOf(wrong.getMessage()));
    } catch (RegisterRefused refused) {
      throw new WrongUse(refused.reason());
    }
  }

  private AuditReportPublished published(AuditReportFile read, DocumentHash hash) {
    try {
      return read.published(AuditRegisterCommand.OPERATOR, reason, hash);
    } catch (IllegalArgumentException wrong) {
      throw new WrongUse(String.valueOf(wrong.getMessage()));
    }
  }

  /** Makes the audit again, of the log as it was. */
  private void check(AuditReportFile read, String text, Steps steps) throws IOException {
    try (var scratch = new ScratchFolder()) {
      steps.at("verifying the record", 0);
      var ledger =
          LedgerReader.read(
              folder.path().toString(), Trust.atFirstSight(), Progress.silent(), read.logSize());
      if (!ledger.isVerified()) {
        throw new WrongUse(folder.path() + " does not verify, so nothing is published of it");
      }
      var plan = PlanFile.read("the plan in " + report, read.plan());
      var again = Json.of(new RecordAudit(plan, steps::at).of(ledger, scratch.path()));
      if (!again.equals(text)) {
        throw new WrongUse(
            report
                + " is not what this record gives: by its plan and of its first "
                + read.logSize()
                + " entries the report has the SHA-256 "
                + DocumentHash.of(again)
                + ", not "
                + DocumentHash.of(text));
      }
    } catch (IllegalArgumentException wrong) {
      throw new WrongUse(String.valueOf(wrong.getMessage()));
    }
  }
}
