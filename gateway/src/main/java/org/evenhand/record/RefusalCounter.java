package org.evenhand.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Reason;

/**
 * Counts refusals beyond the first of an app and reason in a second, so that a flood of refused
 * calls costs a frame for each reason and one of counts, for each app and second. A crash loses at
 * most a second's counts: nothing left on them. Used under the writer's lock.
 */
final class RefusalCounter {
  private final Map<AppId, Window> open = new HashMap<>();
  private final List<Window> due = new ArrayList<>();

  /**
   * A second of one app.
   *
   * @param counts refusals beyond the first, by reason
   */
  record Window(AppId app, Instant second, Map<Reason, Long> counts) {
    private static Window of(AppId app, Instant second) {
      return new Window(app, second, new EnumMap<>(Reason.class));
    }

    /** Counts one more; true if it is the first, which is not counted. */
    private boolean first(Reason reason) {
      return counts.merge(reason, 0L, (before, _) -> before + 1) == 0;
    }

    private Window withoutZeros() {
      var more = new EnumMap<>(counts);
      more.values().removeIf(count -> count == 0);
      return new Window(app, second, more);
    }
  }

  /** Notes a refusal; true if it is the first of its app and reason in this second. */
  boolean first(AppId app, Reason reason, Instant second) {
    var window = open.get(app);
    if (window == null || window.second().isBefore(second)) {
      if (window != null) {
        close(window);
      }
      window = Window.of(app, second);
      open.put(app, window);
    }
    return window.first(reason);
  }

  /** Takes what was counted in seconds before this one, so many windows at most. */
  List<Window> takeBefore(Instant second, int most) {
    for (var windows = open.values().iterator(); windows.hasNext(); ) {
      var window = windows.next();
      if (window.second().isBefore(second)) {
        close(window);
        windows.remove();
      }
    }
    var head = due.subList(0, Math.min(most, due.size()));
    var taken = List.copyOf(head);
    head.clear();
    return taken;
  }

  /** Whether nothing waits to be taken. */
  boolean isEmpty() {
    return due.isEmpty()
        && open.values().stream().allMatch(window -> window.withoutZeros().counts().isEmpty());
  }

  private void close(Window window) {
    var more = window.withoutZeros();
    if (!more.counts().isEmpty()) {
      due.add(more);
    }
  }
}
