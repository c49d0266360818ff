package org.evenhand.app.wiring;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.evenhand.app.identity.OpenIdSettings;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The HTTP server on a platform. The platform stays its opener's to close. */
public final class Server implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  private Server(ConfigurableApplicationContext context) {
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
    var sources = new ArrayList<Class<?>>(List.of(further));
    sources.addFirst(ServerBeans.class);
    var context =
        new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
            .web(WebApplicationType.SERVLET)
            .bannerMode(Banner.Mode.OFF)
            .logStartupInfo(false)
            .registerShutdownHook(false)
            .properties(properties(configuration))
            .initializers((GenericApplicationContext c) -> {
              c.registerBean(Platform.class, platform, d -> d.setDestroyMethodName(""));
              c.registerBean(ServerConfiguration.class, () -> configuration);
              configuration
                  .openId()
                  .ifPresent(openId -> c.registerBean(OpenIdSettings.class, () -> openId));
            })
            .run();
    return new Server(context);
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
        entry("spring.main.lazy-initialization", false),
        entry("server.server-header", ""),
        // Boot believes X-Forwarded-* where it takes the machine for a cloud's (Kubernetes sets
        // KUBERNETES_SERVICE_HOST everywhere). Whoever sends them could choose the address that
        // sign-in counts guesses for.
        entry("server.forward-headers-strategy", "none"),
        entry("spring.mvc.static-path-pattern", "/assets/**"),
        entry("spring.web.resources.static-locations", "classpath:/static/assets/"));
  }

  /** The port that it truly listens on. */
  public int port() {
    if (context instanceof WebServerApplicationContext web && web.getWebServer() != null) {
      return web.getWebServer().getPort();
    }
    throw new IllegalStateException("there is no web server");
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
