package org.evenhand.bench.load;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.evenhand.app.api.GateDoor;
import org.evenhand.app.api.GatePort;
import org.evenhand.app.wiring.Platform;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The second server's difference from the first: no decision, no record; and static bytes. */
@Configuration(proxyBeanMethods = false)
public class UndecidedBeans {
  @Bean
  @Primary
  GatePort undecided(Platform platform) {
    return new UndecidedGate(
        new GateDoor(platform.gate()), platform.table("people"), platform.catalogue());
  }

  @Bean
  ServletRegistrationBean<StaticBytes> staticBytes() {
    return new ServletRegistrationBean<>(new StaticBytes(), "/static-bytes/*");
  }

  /** Sends as many bytes as the path says: what the bare server can do. */
  static final class StaticBytes extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 1 << 20;
    private static final byte[] BYTES = new byte[MOST];

    static {
      Arrays.fill(BYTES, (byte) 'x');
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      int length = Integer.parseInt(request.getPathInfo().substring(1));
      response.setContentType("application/json");
      response.setContentLength(length);
      response.getOutputStream().write(BYTES, 0, length);
    }
  }
}
