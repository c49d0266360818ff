package org.evenhand.app.publicregister;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.evenhand.register.RecordedAct;
import org.evenhand.register.Register;
import org.evenhand.register.StatementCondition;
import org.evenhand.register.StatementEvent.StatementMade;
import org.evenhand.register.StatementId;
import org.evenhand.register.Verdict;

/**
 * Which acts there are, and what each is about. Keeps their positions alone in memory; the acts are
 * read from the register when they are shown. Safe for use by many threads.
 *
 * <p>An act about an agreement is also one about its app, and about the app's organisation: what an
 * object's first act names, all its later acts are about too.
 */
final class Timeline {
  private final Register register;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Long> all = new ArrayList<>();
  private final Map<Ref, List<Long>> about = new HashMap<>();
  private final Map<Ref, Set<Ref>> within = new LinkedHashMap<>();
  private final Map<StatementId, Known> verdicts = new HashMap<>();
  private final TallyVerdicts left;
  private long seen;

  Timeline(Register register, Tallies tallies) {
    this.register = register;
    this.left = new TallyVerdicts(tallies);
  }

  /** Takes in the acts up to a position. */
  void keepUp(long position) {
    lock.lock();
    try {
      if (position > seen) {
        register.acts(seen + 1, act -> act.position() <= position && take(act));
        seen = position;
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean take(RecordedAct recorded) {
    var act = Act.of(recorded);
    all.add(act.position());
    for (var ref : refs(act)) {
      about.computeIfAbsent(ref, _ -> new ArrayList<>(2)).add(act.position());
    }
    return true;
  }

  private Set<Ref> refs(Act act) {
    var refs = new LinkedHashSet<>(act.named());
    act.subject()
        .ifPresent(subject -> {
          refs.add(subject);
          within.putIfAbsent(subject, owners(refs, subject));
        });
    for (var ref : List.copyOf(refs)) {
      refs.addAll(within.getOrDefault(ref, Set.of()));
    }
    return refs;
  }

  /** Terms are everybody's: an act about one agreement to them is no act about them. */
  private Set<Ref> owners(Set<Ref> named, Ref subject) {
    var owners = new LinkedHashSet<Ref>();
    named.stream()
        .filter(ref -> !ref.equals(subject) && !ref.kind().equals("terms"))
        .forEach(ref -> {
          owners.add(ref);
          owners.addAll(within.getOrDefault(ref, Set.of()));
        });
    return Set.copyOf(owners);
  }

  /** The newest acts before a position. */
  List<Act> newest(long before, int most) {
    return read(held(() -> newestOf(all, before, most)));
  }

  /** The newest acts about an object before a position. */
  List<Act> newest(Ref of, long before, int most) {
    return read(held(() -> newestOf(about.getOrDefault(of, List.of()), before, most)));
  }

  private static List<Long> newestOf(List<Long> positions, long before, int most) {
    int found = Collections.binarySearch(positions, before);
    int end = found < 0 ? -found - 1 : found;
    return List.copyOf(positions.subList(Math.max(0, end - most), end).reversed());
  }

  private <T> T held(Supplier<T> reading) {
    lock.lock();
    try {
      return reading.get();
    } finally {
      lock.unlock();
    }
  }

  private List<Act> read(List<Long> positions) {
    return positions.stream().map(this::act).flatMap(Optional::stream).toList();
  }

  /** What the acts so far have to say about a statement; worked out once for each state. */
  Verdict verdict(StatementMade statement) {
    var condition = statement.condition().map(StatementCondition::of);
    if (condition.filter(StatementCondition::ofTallies).isPresent()) {
      return left.of(statement, condition.get());
    }
    return held(() -> {
      var known = verdicts.get(statement.statement());
      if (known == null || known.seen() != seen) {
        known = new Known(seen, StatementCondition.verdict(statement, register));
        verdicts.put(statement.statement(), known);
      }
      return known.verdict();
    });
  }

  private record Known(long seen, Verdict verdict) {}

  /** The act at exactly that position. */
  Optional<Act> act(long position) {
    var found = new ArrayList<Act>(1);
    register.acts(
        position,
        act -> {
          if (act.position() == position) {
            found.add(Act.of(act));
          }
          return false;
        });
    return found.stream().findFirst();
  }

  /** The act that an object began with, if it was recorded before a position. */
  Optional<Act> first(Ref of, long before) {
    return held(() -> about.getOrDefault(of, List.of()).stream().findFirst())
        .filter(position -> position < before)
        .flatMap(this::act);
  }

  /** The ids of all objects of a kind, in the order in which they came. */
  List<String> ids(String kind) {
    return held(() ->
        within.keySet().stream().filter(ref -> ref.kind().equals(kind)).map(Ref::id).toList());
  }
}
