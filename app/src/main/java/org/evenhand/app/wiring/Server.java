package org.evenhand.app.wiring;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.evenhand.app.identity.OpenIdSettings;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/** The HTTP server on a platform. The platform stays its opener's to close. */
public final class Server implements AutoCloseable {
  private final AnnotationConfigServletWebServerApplicationContext context;

  private Server(AnnotationConfigServletWebServerApplicationContext context) {
    this.context = context;
  }

  /**
   * Starts it; returns when it accepts connections.
   *
   * @param further configuration classes beside the product's own, such as the demo's pages
   * @throws RuntimeException if the port is in use, and the like
   */
  public static Server start(
      Platform platform, ServerConfiguration configuration, Class<?>... further) {
    return start(() -> platform, configuration, further);
  }

  /**
   * The same on a platform that may be opening still: what needs none of it is made meanwhile.
   *
   * @param platform waits until it is open
   * @throws RuntimeException also what {@code platform} throws, as the cause of another
   */
  public static Server start(
      Supplier<Platform> platform, ServerConfiguration configuration, Class<?>... further) {
    if (!SLF4JBridgeHandler.isInstalled()) {
      // The container speaks to java.util.logging.
      SLF4JBridgeHandler.removeHandlersForRootLogger();
      SLF4JBridgeHandler.install();
    }
    var context = new AnnotationConfigServletWebServerApplicationContext();
    context.setEnvironment(new Told(properties(configuration)));
    context.registerBean(Platform.class, platform, d -> d.setDestroyMethodName(""));
    context.registerBean(ServerConfiguration.class, () -> configuration);
    configuration
        .openId()
        .ifPresent(openId -> context.registerBean(OpenIdSettings.class, () -> openId));
    context.register(ServerBeans.class);
    if (further.length > 0) {
      context.register(further);
    }
    try {
      context.refresh();
    } catch (RuntimeException failure) {
      context.close();
      throw failure;
    }
    return new Server(context);
  }

  /** What is configured is what this process was told: no file and no variable lying about. */
  private static final class Told extends StandardEnvironment {
    Told(Map<String, Object> properties) {
      getPropertySources().addFirst(new MapPropertySource("evenhand", properties));
    }

    @Override
    protected void customizePropertySources(MutablePropertySources sources) {
      // none but the one
    }
  }

  private static Map<String, Object> properties(ServerConfiguration configuration) {
    var properties = new HashMap<>(configuration.transport().properties());
    properties.putAll(usual(configuration));
    return properties;
  }

  private static Map<String, Object> usual(ServerConfiguration configuration) {
    return Map.ofEntries(
        entry("server.address", configuration.bind()),
        entry("server.port", configuration.port()),
        entry("spring.threads.virtual.enabled", true),
        entry("server.server-header", ""),
        // Boot believes X-Forwarded-* where it takes the machine for a cloud's (Kubernetes sets
        // KUBERNETES_SERVICE_HOST everywhere). Whoever sends them could choose the address that
        // sign-in counts guesses for.
        entry("server.forward-headers-strategy", "none"));
  }

  /** The port that it truly listens on. */
  public int port() {
    return Objects.requireNonNull(context.getWebServer()).getPort();
  }

  /** A part of it, for what starts it. */
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  /** Stops accepting, lets requests under way end. */
  @Override
  public void close() {
    context.close();
  }
}
