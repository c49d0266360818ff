package org.evenhand.app.billing;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has billing done soon after a start and each minute from then: counting a month can take longer
 * than what is due each second may, and what fails is tried again.
 */
public final class BillingClock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BillingClock.class);

  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("evenhand-billing").daemon().factory());

  /** Starts it. */
  public BillingClock(Billing billing) {
    var _ =
        executor.scheduleWithFixedDelay(
            () -> {
              try {
                billing.run();
              } catch (RuntimeException failure) {
                LOG.warn("billing failed, and is tried again in a minute", failure);
              }
            },
            10,
            60,
            TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(30, TimeUnit.SECONDS)) {
        LOG.warn("billing does not end");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
