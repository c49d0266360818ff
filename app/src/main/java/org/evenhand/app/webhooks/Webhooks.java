package org.evenhand.app.webhooks;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.evenhand.app.webhooks.Delivery.State;
import org.evenhand.register.RecordedAct;
import org.evenhand.register.Register;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.CutOffId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells apps of the acts that concern them, from the moment that these are in the record: follows
 * the acts in their order from where it stopped, and has each told to all whom it touches at once.
 */
public final class Webhooks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
  private static final String TEST = "test";
  private static final Duration BETWEEN_TESTS = Duration.ofMinutes(1);

  /** How many events may be on their way at a time. */
  private static final int AT_ONCE = 256;

  private final Semaphore wake = new Semaphore(0);
  private final DeliveryRows rows;
  private final Register register;
  private final Tellings tellings;
  private final EventClaims claims;
  private final Destinations destinations;
  private final InstantSource clock;
  private final Push push;
  private final Deliveries deliveries;
  private final Thread follower;
  private volatile boolean closed;

  private Webhooks(WebhooksParts parts, Network network) {
    rows = new DeliveryRows(parts.table());
    register = parts.register();
    tellings =
        new Tellings(
            parts.catalogue(),
            parts.baseUrl(),
            (cutOff, app) -> rows.notice(cutOff, app).isPresent());
    claims = new EventClaims(parts.baseUrl());
    destinations = parts.destinations();
    clock = parts.clock();
    push = new Push(destinations, network, AT_ONCE);
    deliveries =
        new Deliveries(
            rows,
            (to, one) -> push.send(to.url(), parts.keys().token(one.claims())),
            new Retries(new SecureRandom()),
            clock,
            AT_ONCE,
            wake::release);
    follower = Thread.ofPlatform().name("evenhand-webhooks").daemon().unstarted(this::run);
  }

  /** Begins to tell: first what was left when it last ended. */
  static Webhooks begin(WebhooksParts parts, Network network) {
    var webhooks = new Webhooks(parts, network);
    webhooks.follower.start();
    return webhooks;
  }

  /** There may be something new in the register. Quick, and never throwing. */
  public void wake() {
    wake.release();
  }

  private void run() {
    while (!closed) {
      try {
        follow();
        deliveries.startDue();
        // Time passes without anybody's telling us, so that retries become due.
        var _ = wake.tryAcquire(1, TimeUnit.SECONDS);
        wake.drainPermits();
      } catch (InterruptedException end) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException failure) {
        LOG.error("Acts could not be followed for webhooks; it will be tried again.", failure);
        pause();
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.SECONDS.sleep(1);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() {
    var now = register.snapshot();
    register.acts(
        rows.followed() + 1,
        act -> {
          if (closed || act.position() > now.position() || deliveries.passedOver(now.position())) {
            return false;
          }
          deliveries.add(due(act, apps()), act.position());
          return true;
        });
  }

  private Set<AppId> apps() {
    return rows.endpoints().stream().map(Endpoint::app).collect(Collectors.toSet());
  }

  private List<Deliveries.Due> due(RecordedAct act, Set<AppId> reachable) {
    var due = new ArrayList<Deliveries.Due>();
    tellings
        .of(act, register.snapshot())
        .filter(telling -> reachable.contains(telling.app()))
        .forEach(telling -> {
          // One act may tell an app of several exceptions.
          var id = act.position() + "." + due.size() + "." + telling.app();
          var says = claims.of(telling, id, clock.instant(), act.at(), act.position());
          due.add(new Deliveries.Due(telling.app(), id, telling.event(), telling.cutOff(), says));
        });
    return due;
  }

  /** Where an app is told. */
  Optional<Endpoint> endpoint(AppId app) {
    return rows.endpoint(app);
  }

  /** What an app was told, and is to be, the newest first. */
  List<Delivery> deliveries(AppId app) {
    return rows.deliveries(app).reversed();
  }

  /**
   * Sets where an app is told, of what is recorded from now on.
   *
   * @return why not; empty if it is set
   */
  Optional<String> set(AppId app, String url) {
    var objection = destinations.objection(url);
    if (objection.isEmpty()) {
      deliveries.set(new Endpoint(app, url, clock.instant()));
    }
    return objection;
  }

  /** Has an app told no more. */
  void remove(AppId app) {
    deliveries.remove(app);
  }

  /**
   * Sends an event that says nothing.
   *
   * @return whether it is on its way: not without an address, nor within a minute of the last one,
   *     nor while that waits; else a page of ours would be somebody's means to flood a stranger
   */
  synchronized boolean test(AppId app) {
    var last = clock.instant().minus(BETWEEN_TESTS);
    boolean early =
        rows.deliveries(app).stream()
            .filter(one -> one.event().equals(TEST))
            .anyMatch(one -> one.state() == State.WAITING || one.due().isAfter(last));
    if (early || rows.endpoint(app).isEmpty()) {
      return false;
    }
    var id = "test." + UUID.randomUUID();
    var says = new JsonMapper().createObjectNode().put("reason", "A test, by its developers.");
    var test = claims.of(app, TEST, id, clock.instant(), says).toString();
    deliveries.add(new Deliveries.Due(app, id, TEST, "", test));
    return true;
  }

  /** How many events wait, and what the others came to. */
  public DeliveryCounts counts() {
    return deliveries.counts();
  }

  /** When an app was told of a cut-off; empty if it had no address then. */
  public Optional<NoticeGiven> given(CutOffId cutOff, AppId app) {
    return rows.notice(cutOff, app);
  }

  /** Ends telling. What is under way is told again after the next begin. */
  @Override
  public void close() {
    closed = true;
    wake.release();
    deliveries.close();
    push.close();
    try {
      follower.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while webhooks were ended", interrupted);
    }
  }
}
