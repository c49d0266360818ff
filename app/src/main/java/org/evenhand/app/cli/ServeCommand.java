package org.evenhand.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.evenhand.app.wiring.Platform;
import org.evenhand.app.wiring.Server;
import org.evenhand.app.wiring.SettingsFile;
import org.evenhand.record.ProcessStopper;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the server. */
@Command(
    name = "serve",
    description = {
      "Runs the gateway on a platform's folder.",
      "",
      "The file's settings:",
      "  data: DIR         where everything is kept (required)",
      "  base_url: URL     how the world reaches the server: scheme, host and port,",
      "                    such as https://data.example.org (required)",
      "  bind: ADDRESS     the address to listen on; 127.0.0.1 unless told",
      "  port: N           the port to listen on; 8080 unless told",
      "  photo_bytes: N    the most bytes of one photo; 20971520 unless told",
      "  tls:              ends TLS here (1.2 and 1.3);",
      "                    without it, a server in front has to",
      "    certificate: F  the certificate and its chain, PEM",
      "    key: F          its private key, PEM; both are read again when they change",
      "  log_name: NAME    the public log's name, for ever;",
      "                    the base URL's host and '/log' unless told",
      "  witnesses:        who is asked to cosign the public log: a list of",
      "    - url: URL      the witness's submission prefix",
      "      key: KEY      its verifier key",
      "  webhooks:         where apps may be told; both false unless told",
      "    allow_private: B  true: also at addresses that are not public",
      "    allow_http: B     true: also without TLS",
      "  metrics:          offers /metrics to Prometheus on a listener of its own;",
      "                    not at all unless told",
      "    address: ADDRESS  127.0.0.1 unless told",
      "    port: N         9464 unless told",
      "    token_file: F   holds the bearer token; needed off loopback",
      "  openid:           the platform's own sign-in, an OpenID provider;",
      "                    none unless told",
      "    name: NAME      what people know it by",
      "    issuer: URL     its issuer identifier; https, but on this machine",
      "    client_id: ID   what it knows us by",
      "    client_secret_file: FILE  holds the secret that goes with it",
      "    claim: CLAIM    which claim of the ID token names the person;",
      "                    sub unless told",
      "",
      "EVENHAND_LOG_PASSPHRASE in the environment closes the log's key files; from"
          + " the first start on it must stay the same."
    },
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Option(
      names = "--config",
      required = true,
      paramLabel = "evenhand.yaml",
      description = "The settings.")
  private Path config = Path.of("");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    SettingsFile settings;
    try {
      settings = SettingsFile.read(config);
    } catch (IllegalArgumentException wrong) {
      throw new WrongUse(String.valueOf(wrong.getMessage()));
    }
    var platform =
        Platform.open(
            settings.platform(), InstantSource.system(), ProcessStopper.halting(System.err));
    Server server;
    try {
      platform.publish(settings.publicLog());
      server = Server.start(platform, settings.server());
    } catch (IOException | RuntimeException failure) {
      platform.close();
      throw failure;
    }
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  platform.close();
                },
                "evenhand-closing"));
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println("Evenhand serves " + settings.server().baseUrl() + "; Ctrl-C stops it.");
    out.flush();
    return EvenhandCommand.STAYS;
  }
}
