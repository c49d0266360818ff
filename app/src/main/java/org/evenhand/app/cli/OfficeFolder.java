package org.evenhand.app.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.evenhand.app.identity.OfficeAccounts;
import org.evenhand.app.identity.OpenIdSettings;
import org.evenhand.app.wiring.Platform;
import org.evenhand.app.wiring.PlatformConfiguration;
import org.evenhand.app.wiring.SettingsFile;
import org.evenhand.record.ProcessStopper;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which platform, by its folder or its settings. */
final class OfficeFolder {
  @ArgGroup(exclusive = true, multiplicity = "1")
  private Which which = new Which();

  /** Its folder, or the settings that name it. */
  private static final class Which {
    @Option(names = "--data", paramLabel = "DIR", description = "The platform's folder.")
    private @Nullable Path data;

    @Option(
        names = "--config",
        paramLabel = "evenhand.yaml",
        description = "The server's settings, which name its folder and its address.")
    private @Nullable Path config;
  }

  /** Does something with the officers while the platform is open. */
  <T> T with(Function<OfficeAccounts, T> act) throws IOException {
    return within(platform ->
        act.apply(
            new OfficeAccounts(
                platform.table("identity"), InstantSource.system(), new SecureRandom())));
  }

  /** Does something with the platform while it is open. */
  <T> T within(Function<Platform, T> act) throws IOException {
    try (var platform = open()) {
      return HeldPerson.asked(() -> act.apply(platform));
    }
  }

  private Platform open() throws IOException {
    return Platform.open(
        configuration(), InstantSource.system(), ProcessStopper.halting(System.err));
  }

  /** Where it lies. */
  Path path() throws IOException {
    return configuration().folder();
  }

  /** The platform's address, where the settings were given. */
  Optional<URI> baseUrl() throws IOException {
    var config = which.config;
    return config == null ? Optional.empty() : Optional.of(settings(config).server().baseUrl());
  }

  /** The OpenID provider, where the settings were given and name one. */
  Optional<OpenIdSettings> openId() throws IOException {
    var config = which.config;
    return config == null ? Optional.empty() : settings(config).server().openId();
  }

  private PlatformConfiguration configuration() throws IOException {
    var config = which.config;
    if (config != null) {
      var platform = settings(config).platform();
      RecordFolder.of(platform.folder());
      return platform;
    }
    var data = which.data;
    return PlatformConfiguration.in(RecordFolder.of(data == null ? Path.of("") : data));
  }

  private static SettingsFile settings(Path config) throws IOException {
    try {
      return SettingsFile.read(config);
    } catch (IllegalArgumentException wrong) {
      throw new WrongUse(String.valueOf(wrong.getMessage()));
    }
  }
}
