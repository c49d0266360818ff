package org.evenhand.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.evenhand.audit.input.BadInput;
import org.evenhand.audit.result.Verdict;
import org.evenhand.register.Actor;
import org.evenhand.register.AuditEvent.AuditReportPublished;
import org.evenhand.register.AuditEvent.Level;
import org.evenhand.register.DocumentHash;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a {@code report.json} says of itself.
 *
 * @param plan the plan's text
 * @param planHash its hash
 * @param logSize how many entries the log had that was audited
 * @param root the root over them
 * @param verdict such as {@code none}
 * @param summary the same in sentences
 */
record AuditReportFile(
    String plan, String planHash, long logSize, String root, String verdict, List<String> summary) {
  AuditReportFile {
    summary = List.copyOf(summary);
  }

  /**
   * Reads one.
   *
   * @param file its name, for messages
   * @throws BadInput if it is none, or not of a record
   */
  static AuditReportFile read(String file, String text) {
    JsonNode json;
    try {
      json = JsonMapper.builder().build().readTree(text);
    } catch (JacksonException wrong) {
      throw new BadInput(file + " is no JSON: " + wrong.getOriginalMessage());
    }
    var log = json.path("checkpoint");
    if (log.isNull()) {
      throw new BadInput(file + " is the report of an audit of files, not of a record");
    }
    var summary = new ArrayList<String>();
    json.path("summary").forEach(sentence -> summary.add(sentence.asString("")));
    var read =
        new AuditReportFile(
            json.at("/plan/text").asString(""),
            json.at("/plan/sha256").asString(""),
            log.path("size").asLong(0),
            log.path("root").asString(""),
            json.at("/verdict/level").asString(""),
            summary);
    if (read.planHash.isEmpty() || read.logSize < 1 || read.level().isEmpty()) {
      throw new BadInput(file + " is no report.json of 'evenhand audit'");
    }
    return read;
  }

  private List<Verdict.Level> level() {
    return List.of(Verdict.Level.values()).stream()
        .filter(level -> level.key().equals(verdict))
        .toList();
  }

  /** The act that publishes it. */
  AuditReportPublished published(Actor by, String reason, DocumentHash report) {
    return new AuditReportPublished(
        by,
        reason,
        report,
        new DocumentHash(planHash),
        logSize,
        root,
        Level.valueOf(verdict.toUpperCase(Locale.ROOT)),
        summary);
  }
}
