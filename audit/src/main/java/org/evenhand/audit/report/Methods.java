package org.evenhand.audit.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.evenhand.audit.result.AuditResult;

/** The methods: formulas and sources, and what this audit took of them. */
final class Methods {
  private Methods() {}

  static String of(AuditResult result, String command) {
    return text("methods.md")
        .replace("{{subject}}", result.subject())
        .replace("{{basis}}", result.basis())
        .replace("{{plan}}", result.planHash())
        .replace("{{plantext}}", result.planText())
        .replace("{{command}}", command);
  }

  private static String text(String name) {
    try (var in = Methods.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
