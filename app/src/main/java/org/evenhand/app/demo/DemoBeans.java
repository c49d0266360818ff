package org.evenhand.app.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.evenhand.app.demo.pages.CalledPlatform;
import org.evenhand.app.wiring.ServerConfiguration;
import org.evenhand.app.wiring.Transport;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the fictional apps must know of the server that they run on. */
@Configuration(proxyBeanMethods = false)
class DemoBeans {
  @Bean
  CalledPlatform calledPlatform(ServerConfiguration server) {
    var certificate =
        server.transport() instanceof Transport.Tls(var file, _)
            ? Optional.of(file)
            : Optional.<Path>empty();
    return new CalledPlatform() {
      @Override
      public URI baseUrl() {
        return server.baseUrl();
      }

      @Override
      public Optional<Path> certificate() {
        return certificate;
      }
    };
  }
}
