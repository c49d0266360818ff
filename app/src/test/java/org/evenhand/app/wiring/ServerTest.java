package org.evenhand.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Map;
import org.apache.catalina.valves.RemoteIpValve;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

/** How the server is set up, whatever machine it runs on. */
class ServerTest {

  @Test
  void nobody_chooses_their_own_address_by_a_header_whatever_lies_about() {
    // A cloud's machine, from which Boot concludes it, and somebody's variable.
    var lying =
        Map.of(
            "spring.main.cloud-platform", "kubernetes",
            "server.tomcat.remoteip.remote-ip-header", "X-Forwarded-For");
    lying.forEach(System::setProperty);
    try (var server =
        Server.start(DemoServer.shared().platform(), ServerConfiguration.loopback(0))) {
      assertThat(server.part(TomcatServletWebServerFactory.class).getEngineValves())
          .noneMatch(RemoteIpValve.class::isInstance);
    } finally {
      lying.keySet().forEach(System::clearProperty);
    }
  }

  @Test
  void a_variable_of_the_frameworks_name_moves_no_server() {
    System.setProperty("server.address", "0.0.0.0");
    try (var server =
        Server.start(DemoServer.shared().platform(), ServerConfiguration.loopback(0))) {
      assertThat(server.part(TomcatServletWebServerFactory.class).getAddress())
          .isEqualTo(InetAddress.getLoopbackAddress());
    } finally {
      System.clearProperty("server.address");
    }
  }
}
