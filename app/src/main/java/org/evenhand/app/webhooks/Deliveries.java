package org.evenhand.app.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.evenhand.app.webhooks.Delivery.State;
import org.evenhand.vocabulary.AppId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to be told, app by app: each app in the order of the record, one event at a time, all
 * apps beside each other. Safe for use by many threads.
 *
 * <p>Crash points. Before an event's row is written, the act that it comes of was not followed, and
 * is followed again. After it was sent and before that is written, the event still waits, and is
 * sent again under the same id: at least once, never not at all.
 */
final class Deliveries {
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

  /** How many an app's page shows; older ones that came to their end are forgotten. */
  private static final int KEPT = 100;

  private static final Duration BETWEEN_SETS = Duration.ofMinutes(1);

  private final DeliveryRows rows;
  private final Sending sending;
  private final Retries retries;
  private final InstantSource clock;
  private final Semaphore slots;
  private final Runnable wake;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<AppId, Lane> lanes = new HashMap<>();
  private boolean closed;
  private long delivered;
  private long failed;
  private long givenUp;

  /** Sends one event to an address. */
  @FunctionalInterface
  interface Sending {
    PushAnswer send(Endpoint to, Delivery one);
  }

  /** The events of one app that wait. */
  private static final class Lane {
    private final Deque<Delivery> waiting = new ArrayDeque<>();
    private long last;
    private boolean busy;
    private Instant rests = Instant.MIN;
    private Instant hastened = Instant.EPOCH;
  }

  /**
   * Opens them as they were left.
   *
   * @param atOnce how many may be under way
   * @param wake called when there may be something to {@link #startDue}
   */
  Deliveries(
      DeliveryRows rows,
      Sending sending,
      Retries retries,
      InstantSource clock,
      int atOnce,
      Runnable wake) {
    this.rows = rows;
    this.sending = sending;
    this.retries = retries;
    this.clock = clock;
    this.slots = new Semaphore(atOnce);
    this.wake = wake;
    for (var one : rows.deliveries()) {
      var lane = lane(one.app());
      lane.last = one.number();
      if (one.state() == State.WAITING) {
        lane.waiting.add(one);
      }
    }
  }

  private Lane lane(AppId app) {
    return lanes.computeIfAbsent(app, _ -> new Lane());
  }

  private <T> T held(Supplier<T> task) {
    lock.lock();
    try {
      return task.get();
    } finally {
      lock.unlock();
    }
  }

  private void hold(Runnable task) {
    var _ =
        held(() -> {
          task.run();
          return true;
        });
  }

  /**
   * An event that is to be told.
   *
   * @param app whom
   * @param id names it
   * @param event its kind
   * @param cutOff whose notice it is; empty for none
   * @param claims what it says
   */
  record Due(AppId app, String id, String event, String cutOff, String claims) {}

  /** Has events told from now on, and notes up to where acts were followed, all or nothing. */
  void add(List<Due> events, long followed) {
    hold(() -> {
      var now = clock.instant();
      var change = rows.change();
      var added = new ArrayList<Delivery>();
      for (var due : events) {
        // Its address may have been removed since the act was looked at.
        if (rows.endpoint(due.app()).isPresent()) {
          var one = delivery(due, now);
          change.put(one);
          added.add(one);
        }
      }
      change.write(followed);
      added.forEach(one -> lane(one.app()).waiting.add(one));
    });
    wake.run();
  }

  /** Has an event told that comes of no act. */
  void add(Due event) {
    add(List.of(event), DeliveryRows.UNCHANGED);
  }

  private Delivery delivery(Due due, Instant now) {
    return new Delivery(
        due.app(),
        ++lane(due.app()).last,
        due.id(),
        due.event(),
        due.cutOff(),
        due.claims(),
        now,
        0,
        State.WAITING,
        now,
        "");
  }

  /**
   * Passes over acts that nobody is to be told of, so that who comes later is not told of the past.
   *
   * @return whether nobody is
   */
  boolean passedOver(long followed) {
    return held(() -> {
      boolean nobody = rows.endpoints().isEmpty();
      if (nobody) {
        rows.change().write(followed);
      }
      return nobody;
    });
  }

  /**
   * Sets an app's address. What waits goes there, now; once a minute at most, so that nobody has a
   * stranger asked as fast as addresses can be set. One that stands already changes nothing.
   */
  void set(Endpoint endpoint) {
    hold(() -> {
      var before = rows.endpoint(endpoint.app());
      if (before.filter(it -> it.url().equals(endpoint.url())).isPresent()) {
        return;
      }
      rows.change().put(endpoint).write();
      var lane = lane(endpoint.app());
      var now = clock.instant();
      if (!lane.waiting.isEmpty() && !lane.hastened.plus(BETWEEN_SETS).isAfter(now)) {
        lane.hastened = now;
        lane.waiting.addFirst(lane.waiting.removeFirst().again(now));
      }
    });
    wake.run();
  }

  /** Removes an app's address. What waits is told to nobody. */
  void remove(AppId app) {
    hold(() -> {
      var change = rows.change();
      rows.endpoint(app).ifPresent(change::remove);
      var waiting = lane(app).waiting;
      var now = clock.instant();
      waiting.forEach(one -> change.put(one.dropped(now, "its address was removed")));
      change.write();
      givenUp += waiting.size();
      waiting.clear();
    });
  }

  /** Starts all attempts that are due, together. */
  void startDue() {
    hold(() -> {
      if (closed) {
        return;
      }
      var now = clock.instant();
      for (var lane : lanes.values()) {
        var next = lane.waiting.peek();
        boolean free = !lane.busy && !lane.rests.isAfter(now);
        if (next != null && free && !next.at().isAfter(now)) {
          lane.busy = true;
          Thread.ofVirtual().name("evenhand-webhook-", next.number()).start(() -> attempt(next));
        }
      }
    });
  }

  private void attempt(Delivery one) {
    slots.acquireUninterruptibly();
    try {
      // Not after the end: the table may be closed by then.
      var to = held(() -> closed ? Optional.<Endpoint>empty() : rows.endpoint(one.app()));
      if (to.isPresent()) {
        var answer = answer(to.get(), one);
        hold(() -> note(one, to.get(), answer));
      }
    } catch (RuntimeException failure) {
      LOG.error("A webhook's delivery could not be noted; it will be tried again.", failure);
      // Else a full disk would have the receiver asked as fast as it answers.
      hold(() -> lane(one.app()).rests = clock.instant().plus(Retries.FIRST));
    } finally {
      slots.release();
      hold(() -> lane(one.app()).busy = false);
      wake.run();
    }
  }

  private PushAnswer answer(Endpoint to, Delivery one) {
    try {
      return sending.send(to, one);
    } catch (RuntimeException failure) {
      LOG.warn("An event could not be sent to {}.", one.app(), failure);
      return new PushAnswer(false, "the event could not be sent");
    }
  }

  private void note(Delivery one, Endpoint to, PushAnswer answer) {
    var waiting = lane(one.app()).waiting;
    var next = waiting.peek();
    boolean dropped = next == null || next.number() != one.number();
    if (closed || (dropped && !answer.accepted())) {
      return;
    }
    var now = clock.instant();
    var then =
        answer.accepted()
            ? one.tried(State.DELIVERED, now, answer.words())
            : failed(one, to, answer.words(), now);
    var change = rows.change().put(then);
    if (then.state() != State.WAITING) {
      // What waits is newer than all that came to its end, so nothing that waits is forgotten.
      change.forget(one.app(), one.number() - KEPT);
    }
    change.write();
    count(then.state());
    if (!dropped) {
      waiting.removeFirst();
      if (then.state() == State.WAITING) {
        waiting.addFirst(then);
      }
    }
  }

  private void count(State then) {
    switch (then) {
      case WAITING -> failed++;
      case DELIVERED -> delivered++;
      case GIVEN_UP -> {
        failed++;
        givenUp++;
      }
    }
  }

  /** How many wait, and what the others came to. */
  DeliveryCounts counts() {
    return held(() -> {
      long waiting = lanes.values().stream().mapToLong(lane -> lane.waiting.size()).sum();
      return new DeliveryCounts(waiting, delivered, failed, givenUp);
    });
  }

  private Delivery failed(Delivery one, Endpoint to, String words, Instant now) {
    boolean moved = rows.endpoint(one.app()).filter(to::equals).isEmpty();
    return moved
        ? one.tried(State.WAITING, now, words)
        : retries
            .next(one.due(), one.attempts() + 1, now)
            .map(at -> one.tried(State.WAITING, at, words))
            .orElseGet(() -> one.tried(State.GIVEN_UP, now, words));
  }

  /** From here on nothing is begun or noted: what is under way is sent again after the restart. */
  void close() {
    hold(() -> closed = true);
  }
}
