package org.evenhand.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Attempts to read a person's data without a record, each of which must not compile. */
class UnrecordedAccessTest {

  @Test
  void a_decision_cannot_be_made_outside_the_rule() {
    assertThat(
            errors(
                """
                package somewhere.other;
                class Attempt {
                  Object make(org.evenhand.vocabulary.Request request) {
                    return new org.evenhand.decide.Decision(request, 1, null);
                  }
                }
                """))
        .anyMatch(error -> error.contains("Decision(") && error.contains("not public"));
  }

  @Test
  void a_permit_cannot_be_made_outside_the_record() {
    assertThat(
            errors(
                """
                package org.evenhand.gate;
                class Attempt {
                  Object make(org.evenhand.decide.Decision decision) {
                    return new org.evenhand.record.Permit(1, decision);
                  }
                }
                """))
        .anyMatch(error -> error.contains("Permit(") && error.contains("not public"));
  }

  @Test
  void a_permit_cannot_be_subclassed() {
    assertThat(
            errors(
                """
                package org.evenhand.record;
                class Attempt extends Permit {
                  Attempt() { super(1, null); }
                }
                """))
        .anyMatch(error -> error.contains("cannot inherit from final"));
  }

  @Test
  void a_persons_fields_cannot_be_read_without_a_permit() {
    assertThat(
            errors(
                """
                package org.evenhand.gate;
                class Attempt {
                  Object read(
                      org.evenhand.people.disclosure.Disclosure disclosure,
                      org.evenhand.decide.Decision decision) {
                    return disclosure.read(decision.shown());
                  }
                }
                """))
        .anyMatch(
            error -> error.contains("ShownList cannot be converted to org.evenhand.record.Permit"));
  }

  @Test
  void the_same_code_with_a_permit_compiles() {
    // So that the attempts above fail for the reason they name, not for a broken class path.
    assertThat(
            errors(
                """
                package org.evenhand.gate;
                class Attempt {
                  Object read(
                      org.evenhand.people.disclosure.Disclosure disclosure,
                      org.evenhand.record.Permit permit) {
                    return disclosure.read(permit);
                  }
                }
                """))
        .isEmpty();
  }

  private static List<String> errors(String source) {
    var file =
        new SimpleJavaFileObject(URI.create("string:///Attempt.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    var found = new DiagnosticCollector<JavaFileObject>();
    var task =
        (com.sun.source.util.JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(
                    new StringWriter(),
                    null,
                    found,
                    List.of(
                        "-proc:none", "-cp", System.getProperty("java.class.path"), "-d", "target"),
                    null,
                    List.of(file));
    try {
      task.analyze(); // attribution only: nothing is written
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return found.getDiagnostics().stream().map(d -> d.getMessage(Locale.ROOT)).toList();
  }
}
