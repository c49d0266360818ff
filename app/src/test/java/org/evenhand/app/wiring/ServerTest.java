package org.evenhand.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.catalina.valves.RemoteIpValve;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

/** How the server is set up, whatever machine it runs on. */
class ServerTest {

  @Test
  void in_a_cloud_too_nobody_chooses_their_own_address_by_a_header() {
    // What Boot concludes from KUBERNETES_SERVICE_HOST in the environment, said outright.
    System.setProperty("spring.main.cloud-platform", "kubernetes");
    try (var server =
        Server.start(DemoServer.shared().platform(), ServerConfiguration.loopback(0))) {
      assertThat(server.part(TomcatServletWebServerFactory.class).getEngineValves())
          .noneMatch(RemoteIpValve.class::isInstance);
    } finally {
      System.clearProperty("spring.main.cloud-platform");
    }
  }
}
