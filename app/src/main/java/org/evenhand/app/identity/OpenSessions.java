package org.evenhand.app.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.function.Predicate;

/**
 * The sessions that are open, so that neither one account nor all together can fill the memory:
 * when there are too many, the oldest ends, and whoever used it signs in again.
 *
 * @param <V> what is known of one
 */
final class OpenSessions<V> {
  /** More than anybody's devices and windows need. */
  static final int PER_ACCOUNT = 10;

  /** Some 2 KB each: 40 MB. */
  static final int IN_ALL = 20_000;

  private final int perAccount;
  private final int inAll;
  private final LinkedHashSet<Open<V>> all = new LinkedHashSet<>();
  private final Map<String, LinkedHashSet<Open<V>>> byAccount = new HashMap<>();

  OpenSessions(int perAccount, int inAll) {
    this.perAccount = perAccount;
    this.inAll = inAll;
  }

  /** One of them. */
  static final class Open<V> {
    private final String account;
    private final V value;
    private final Runnable end;

    private Open(String account, V value, Runnable end) {
      this.account = account;
      this.value = value;
      this.end = end;
    }

    V value() {
      return value;
    }
  }

  /**
   * A session begins; others may end.
   *
   * @param account whose
   * @param value what is known of it
   * @param end ends it; run outside of any lock of ours, on the thread of a later caller
   */
  Open<V> begins(String account, V value, Runnable end) {
    var open = new Open<>(account, value, end);
    // A container that ends a session holds a lock of its own and then calls ended(): were its end
    // run under our lock, two threads could wait for each other.
    added(open).forEach(old -> old.end.run());
    return open;
  }

  private synchronized List<Open<V>> added(Open<V> open) {
    var tooMany = new ArrayList<Open<V>>(2);
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

  private Optional<Open<V>> over(SequencedCollection<Open<V>> open, int most) {
    return open.size() < most ? Optional.empty() : Optional.of(open.getFirst());
  }

  /** How many are open. */
  synchronized int size() {
    return all.size();
  }

  /** Those of one account, the oldest first. */
  synchronized List<V> of(String account) {
    return own(account).stream().map(Open::value).toList();
  }

  private List<Open<V>> own(String account) {
    return List.copyOf(byAccount.getOrDefault(account, new LinkedHashSet<>()));
  }

  /**
   * Ends some of an account's.
   *
   * @return how many
   */
  int end(String account, Predicate<V> which) {
    List<Open<V>> gone;
    synchronized (this) {
      gone = own(account).stream().filter(open -> which.test(open.value())).toList();
      gone.forEach(this::ended);
    }
    gone.forEach(open -> open.end.run());
    return gone.size();
  }

  /** A session has ended; again is no matter. */
  synchronized void ended(Open<V> open) {
    all.remove(open);
    byAccount.computeIfPresent(
        open.account,
        (_, own) -> {
          own.remove(open);
          return own.isEmpty() ? null : own;
        });
  }
}
