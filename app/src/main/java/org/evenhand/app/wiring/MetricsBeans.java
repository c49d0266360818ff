package org.evenhand.app.wiring;

import java.io.IOException;
import org.evenhand.app.api.CallWatch;
import org.evenhand.app.identity.DoorCounts;
import org.evenhand.app.metrics.Metrics;
import org.evenhand.app.metrics.MetricsDoor;
import org.evenhand.app.webhooks.Webhooks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Figures for operators: kept and offered where the configuration says so, and else not at all. */
@Configuration(proxyBeanMethods = false)
class MetricsBeans {
  @Bean
  Metering metering(ServerConfiguration configuration) {
    return switch (configuration.metrics()) {
      case MetricsDoor.Closed _ -> new Metering.Off();
      case MetricsDoor.Open door -> new Metering.On(door, new Metrics());
    };
  }

  @Bean
  CallWatch callWatch(Metering metering) {
    return switch (metering) {
      case Metering.Off _ -> CallWatch.NONE;
      case Metering.On(_, var metrics) -> metrics::called;
    };
  }

  @Bean
  Reading reading(Metering metering, Platform platform, DoorCounts doors, Webhooks webhooks)
      throws IOException {
    return switch (metering) {
      case Metering.Off _ -> new Reading.Nowhere();
      case Metering.On(var door, var metrics) ->
          new Reading.At(Measured.begin(door, metrics, platform, doors, webhooks));
    };
  }

  /** Whether figures are kept. */
  sealed interface Metering extends AutoCloseable {
    @Override
    default void close() {}

    /** They are not. */
    record Off() implements Metering {}

    /**
     * They are.
     *
     * @param door where they may be read
     * @param metrics the figures
     */
    record On(MetricsDoor.Open door, Metrics metrics) implements Metering {
      @Override
      public void close() {
        metrics.close();
      }
    }
  }

  /** Where figures are read. */
  sealed interface Reading extends AutoCloseable {
    @Override
    default void close() {}

    /** Nowhere. */
    record Nowhere() implements Reading {}

    /**
     * At a listener of their own.
     *
     * @param measured what listens
     */
    record At(Measured measured) implements Reading {
      @Override
      public void close() {
        measured.close();
      }
    }
  }
}
