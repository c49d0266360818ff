package org.evenhand.register;

import static java.time.ZoneOffset.UTC;

import dev.cel.common.CelOptions;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;
import org.evenhand.register.StatementEvent.StatementMade;

/**
 * What can be checked of a public promise: a condition in CEL that each public act from that day on
 * must meet. Its one word is {@code act}: the act's JSON with its {@code type}, and {@code at}, its
 * time (RFC 3339). So {@code act.type != "exception_proposed"} says "nobody is favoured". It sees
 * public acts alone: not what left, and not what was done without recording it.
 */
public final class StatementCondition {
  /** The longest condition, in characters. */
  static final int LONGEST = 2_000;

  private static final CelOptions OPTIONS = Cel.options(LONGEST);
  private static final Cel CEL =
      new Cel(
          CelCompilerFactory.standardCelCompilerBuilder()
              .setOptions(OPTIONS)
              .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
              .addVar("act", MapType.create(SimpleType.STRING, SimpleType.DYN))
              .setResultType(SimpleType.BOOL)
              .build(),
          OPTIONS);

  private final CelRuntime.Program program;

  private StatementCondition(CelRuntime.Program program) {
    this.program = program;
  }

  /**
   * Compiles a condition.
   *
   * @throws IllegalArgumentException if it is none, with line and column
   */
  public static StatementCondition of(String condition) {
    return new StatementCondition(CEL.compile(condition));
  }

  /** What a register's acts so far have to say about a statement. */
  public static Verdict verdict(StatementMade statement, Register register) {
    if (statement.condition().isEmpty()) {
      return new Verdict.Uncheckable();
    }
    var asking = new Asking(of(statement.condition().get()), statement);
    register.acts(0, asking::next);
    return asking.verdict();
  }

  private Answer ask(RecordedAct act) {
    try {
      var words = RegisterJson.words(act.json());
      words.put("at", act.at().toString());
      return Boolean.TRUE.equals(program.eval(Map.of("act", words))) ? Answer.MET : Answer.BROKEN;
    } catch (CelEvaluationException untold) {
      return Answer.UNTOLD;
    }
  }

  private enum Answer {
    MET,
    BROKEN,
    UNTOLD
  }

  /** Goes through the acts until one contradicts. */
  private static final class Asking {
    private final StatementCondition condition;
    private final StatementMade statement;
    private long checked;
    private long untold;
    private @org.jspecify.annotations.Nullable RecordedAct broken;

    Asking(StatementCondition condition, StatementMade statement) {
      this.condition = condition;
      this.statement = statement;
    }

    boolean next(RecordedAct act) {
      if (act.at().isBefore(statement.said().atStartOfDay(UTC).toInstant())) {
        return true;
      }
      checked++;
      switch (condition.ask(act)) {
        case BROKEN -> broken = act;
        case UNTOLD -> untold++;
        case MET -> {
          // the next one
        }
      }
      return broken == null;
    }

    Verdict verdict() {
      return broken == null
          ? new Verdict.NoContradiction(checked, untold)
          : new Verdict.Contradicted(broken);
    }
  }
}
