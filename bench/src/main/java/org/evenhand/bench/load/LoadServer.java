package org.evenhand.bench.load;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.evenhand.app.demo.Demo;
import org.evenhand.app.identity.Tokens;
import org.evenhand.app.wiring.Server;
import org.evenhand.app.wiring.ServerConfiguration;
import org.evenhand.record.ProcessStopper;
import org.evenhand.vocabulary.AppId;
import tools.jackson.databind.json.JsonMapper;

/** The harness's other process: the demo, and the undecided server on the next port. */
public final class LoadServer {
  private static final AppId APP = new AppId("sunny-maps");

  private LoadServer() {}

  /**
   * Starts, prints one line of JSON ({@code {"tokens":[…]}}) and stays until its input ends.
   *
   * @param arguments folder, port, people
   */
  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[1]);
    int people = Integer.parseInt(arguments[2]);
    var settings = new Demo.Settings(Path.of(arguments[0]), port, 2026, people, null, false);
    var stopper = ProcessStopper.halting(System.err);
    try (var demo = Demo.start(settings, (_, _) -> {}, stopper);
        var undecided =
            Server.start(
                demo.platform(), ServerConfiguration.loopback(port + 1), UndecidedBeans.class)) {
      var tokens = undecided.part(Tokens.class);
      var ready =
          demo.authorisations(APP).stream()
              .map(grant -> tokens.issueFor(grant, Duration.ofHours(12)))
              .toList();
      var answer = new LinkedHashMap<String, Object>(Map.of("tokens", ready));
      System.out.println(new JsonMapper().writeValueAsString(answer));
      while (System.in.read() >= 0) {
        // stays until the client closes its end
      }
    }
  }
}
