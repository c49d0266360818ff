package org.evenhand.app.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;

/**
 * The sessions that are open, so that neither one account nor all together can fill the memory:
 * when there are too many, the oldest ends, and whoever used it signs in again.
 */
final class OpenSessions {
  /** More than anybody's devices and windows need. */
  static final int PER_ACCOUNT = 10;

  /** Some 2 KB each: 40 MB. */
  static final int IN_ALL = 20_000;

  private final int perAccount;
  private final int inAll;
  private final LinkedHashSet<Open> all = new LinkedHashSet<>();
  private final Map<String, LinkedHashSet<Open>> byAccount = new HashMap<>();

  OpenSessions(int perAccount, int inAll) {
    this.perAccount = perAccount;
    this.inAll = inAll;
  }

  /** One of them. */
  static final class Open {
    private final String account;
    private final Runnable end;

    private Open(String account, Runnable end) {
      this.account = account;
      this.end = end;
    }
  }

  /**
   * A session begins; others may end.
   *
   * @param account whose
   * @param end ends it; run outside of any lock of ours, on the thread of a later caller
   */
  Open begins(String account, Runnable end) {
    var open = new Open(account, end);
    // A container that ends a session holds a lock of its own and then calls ended(): were its end
    // run under our lock, two threads could wait for each other.
    added(open).forEach(old -> old.end.run());
    return open;
  }

  private synchronized List<Open> added(Open open) {
    var tooMany = new ArrayList<Open>(2);
    var own = byAccount.computeIfAbsent(open.account, _ -> new LinkedHashSet<>());
    over(own, perAccount).ifPresent(tooMany::add);
    tooMany.forEach(this::ended);
    over(all, inAll)
        .ifPresent(old -> {
          tooMany.add(old);
          ended(old);
        });
    all.add(open);
    byAccount.computeIfAbsent(open.account, _ -> new LinkedHashSet<>()).add(open);
    return tooMany;
  }

  private static Optional<Open> over(SequencedCollection<Open> open, int most) {
    return open.size() < most ? Optional.empty() : Optional.of(open.getFirst());
  }

  /** A session has ended; again is no matter. */
  synchronized void ended(Open open) {
    all.remove(open);
    byAccount.computeIfPresent(
        open.account,
        (_, own) -> {
          own.remove(open);
          return own.isEmpty() ? null : own;
        });
  }
}
