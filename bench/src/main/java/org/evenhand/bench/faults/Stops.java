package org.evenhand.bench.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who stopped an app: told durable, or asked for and never told. */
final class Stops {
  private static final int LEAST_LEFT = 20;
  private static final int MOST_PAUSE = 150;

  private final List<Holder> live;
  private final Map<Holder, Long> acknowledged = new ConcurrentHashMap<>();
  private final Set<Holder> unknown = new HashSet<>();

  Stops(List<Holder> holders) {
    this.live = new ArrayList<>(holders);
  }

  /** Stops one after another until the process has died. */
  Thread start(Child child, Random random) {
    return Thread.ofVirtual().name("stops").start(() -> run(child, random));
  }

  private void run(Child child, Random random) {
    try {
      while (live.size() > LEAST_LEFT) {
        Thread.sleep(random.nextInt(MOST_PAUSE));
        var holder = live.remove(random.nextInt(live.size()));
        var position = child.stop(holder.person(), holder.app());
        if (position.isEmpty()) {
          unknown.add(holder);
          return;
        }
        acknowledged.put(holder, position.get());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  int many() {
    return acknowledged.size();
  }

  /** The positions of acknowledged stops that the record does not have. */
  List<Long> lost(Ledger ledger) {
    return acknowledged.entrySet().stream()
        .filter(stop -> !ledger.saysStopped(stop.getKey(), stop.getValue()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** What does not hold of the answers of a round in which these were stopped. */
  List<String> faults(List<Received> received) {
    var byName = new ConcurrentHashMap<String, Long>();
    acknowledged.forEach((holder, position) -> byName.put(holder.toString(), position));
    var maybe = new HashSet<String>();
    unknown.forEach(holder -> maybe.add(holder.toString()));
    var faults = new ArrayList<String>();
    for (var one : received) {
      var name = one.person() + " with " + one.app();
      var stopped = byName.get(name);
      if (one.status() == 200 && stopped != null && one.position() > stopped) {
        faults.add("answered after the stop at " + stopped + ": " + one);
      }
      if (one.status() == 401 && stopped == null && !maybe.contains(name)) {
        faults.add("a token that nobody stopped was refused: " + one);
      }
    }
    return faults;
  }

  /** What does not hold after a restart: each stop that was acknowledged is there, and bites. */
  List<String> faults(Ledger ledger, Clients clients, long since)
      throws IOException, InterruptedException {
    var faults = new ArrayList<String>();
    for (var stop : acknowledged.entrySet()) {
      var holder = stop.getKey();
      if (stop.getValue() > since && !ledger.saysStopped(holder, stop.getValue())) {
        faults.add("an acknowledged stop is not at " + stop.getValue() + ": " + holder);
      }
      int status = clients.get("/v1/me?fields=id", holder.token()).statusCode();
      if (status != 401) {
        faults.add("status " + status + " after a stop: " + holder);
      }
    }
    return faults;
  }
}
