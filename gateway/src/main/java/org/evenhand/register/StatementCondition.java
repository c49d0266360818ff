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
import java.util.Optional;
import java.util.Set;
import org.evenhand.register.StatementEvent.StatementMade;

/**
 * What can be checked of a public promise: a condition in CEL that each public act from that day on
 * must meet, or each row of a public tally. Its one word is {@code act}: the act's JSON with its
 * {@code type}, and {@code at}, its time (RFC 3339); or {@code tally}: the row's columns by name.
 * So {@code act.type != "exception_proposed"} says "nobody is favoured", and {@code tally.data_type
 * != "profile.email" || tally.outcome == "deny"} "no address leaves". It sees what is public alone:
 * not what concerned fewer than ten people in an hour, and not what was done without recording it.
 */
public final class StatementCondition {
  /** The longest condition, in characters. */
  static final int LONGEST = 2_000;

  private static final CelOptions OPTIONS = Cel.options(LONGEST);
  private static final String ACT = "act";
  private static final String TALLY = "tally";
  private static final Cel CEL = of(Set.of(ACT, TALLY));
  private static final Cel OF_ACTS = of(Set.of(ACT));
  private static final Cel OF_TALLIES = of(Set.of(TALLY));

  private final CelRuntime.Program program;
  private final String word;

  private StatementCondition(CelRuntime.Program program, String word) {
    this.program = program;
    this.word = word;
  }

  private static Cel of(Set<String> words) {
    var compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setResultType(SimpleType.BOOL);
    words.forEach(word -> compiler.addVar(word, MapType.create(SimpleType.STRING, SimpleType.DYN)));
    return new Cel(compiler.build(), OPTIONS);
  }

  /**
   * Compiles a condition.
   *
   * @throws IllegalArgumentException if it is none, with line and column
   */
  public static StatementCondition of(String condition) {
    var _ = CEL.compile(condition); // says best what is wrong with one
    var acts = compiled(OF_ACTS, condition);
    return acts.isPresent()
        ? new StatementCondition(acts.get(), ACT)
        : compiled(OF_TALLIES, condition)
            .map(program -> new StatementCondition(program, TALLY))
            .orElseThrow(() ->
                new IllegalArgumentException("it is about acts or about tallies, not about both"));
  }

  private static Optional<CelRuntime.Program> compiled(Cel cel, String condition) {
    try {
      return Optional.of(cel.compile(condition));
    } catch (IllegalArgumentException otherWords) {
      return Optional.empty();
    }
  }

  /** Whether it is about what left, and not about acts. */
  public boolean ofTallies() {
    return word.equals(TALLY);
  }

  /**
   * Whether a row of a tally meets it.
   *
   * @param row the columns by name: texts, and whole numbers
   * @return empty where it does not tell, for the row lacks what it looks at
   */
  public Optional<Boolean> meets(Map<String, Object> row) {
    return switch (ask(row)) {
      case MET -> Optional.of(true);
      case BROKEN -> Optional.of(false);
      case UNTOLD -> Optional.empty();
    };
  }

  /**
   * What a register's acts so far have to say about a statement; nothing where it is of tallies.
   */
  public static Verdict verdict(StatementMade statement, Register register) {
    if (statement.condition().isEmpty()) {
      return new Verdict.Uncheckable();
    }
    var condition = of(statement.condition().get());
    if (condition.ofTallies()) {
      return new Verdict.NoContradiction(0, 0);
    }
    var asking = new Asking(condition, statement);
    register.acts(0, asking::next);
    return asking.verdict();
  }

  private Answer ask(RecordedAct act) {
    var words = RegisterJson.words(act.json());
    words.put("at", act.at().toString());
    return ask(words);
  }

  private Answer ask(Map<String, Object> words) {
    try {
      return Boolean.TRUE.equals(program.eval(Map.of(word, words))) ? Answer.MET : Answer.BROKEN;
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
