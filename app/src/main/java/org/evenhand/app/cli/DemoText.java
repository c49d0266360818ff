package org.evenhand.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.evenhand.app.demo.Demo;

/** What a newcomer reads when the demo is up. */
final class DemoText {
  private DemoText() {}

  static void print(PrintWriter out, Demo demo, double seconds) {
    out.printf(
        Locale.ROOT,
        "Evenhand's demo is running: %,d fictional people, %,d friendships (ready in %.1f s).%n%n",
        demo.people(),
        demo.friendships(),
        seconds);
    out.printf(Locale.ROOT, "  %-22s %s%n", "The platform", demo.baseUrl());
    out.printf(Locale.ROOT, "  %-22s %s%n", "A person's own page", demo.baseUrl() + "/me");
    out.printf(Locale.ROOT, "  %-22s %s%n", "Fictional apps", demo.baseUrl() + "/demo");
    out.printf(Locale.ROOT, "  %-22s %s%n", "The public register", demo.baseUrl() + "/register");
    out.printf(Locale.ROOT, "  %-22s %s%n", "The office", demo.baseUrl() + "/office");
    out.printf(Locale.ROOT, "  %-22s %s%n%n", "This run's secrets", demo.secretsFile());
    demo.certificate().ifPresent(certificate -> trust(out, certificate));
    out.println("Try this:");
    signIn(out, demo);
    call(out, demo);
    stop(out, demo);
    office(out, demo);
    out.println();
    out.println("Press Ctrl-C to stop.");
    out.flush();
  }

  private static void trust(PrintWriter out, Path certificate) {
    out.printf(
        Locale.ROOT,
        "It speaks TLS with a certificate of its own, for localhost alone. To trust it:%n"
            + "  curl     --cacert %1$s%n"
            + "  Node.js  NODE_EXTRA_CA_CERTS=%1$s%n"
            + "  Java     keytool -importcert -noprompt -alias evenhand-demo -file %1$s%n"
            + "           -keystore demo-trust.p12 -storepass changeit,%n"
            + "           then -Djavax.net.ssl.trustStore=demo-trust.p12%n"
            + "  Browsers warn once; this certificate can vouch for nothing but this server.%n%n",
        quoted(certificate));
  }

  // On a terminal somebody reads this and it is gone; elsewhere it may be a log, and no secret
  // belongs in one.
  private static void signIn(PrintWriter out, Demo demo) {
    var who = demo.someSignIn();
    out.printf(Locale.ROOT, "  1. Open %s/demo and connect an app.%n", demo.baseUrl());
    out.printf(Locale.ROOT, "     Sign in as    %s%n", who.get(0));
    if (Steps.isTerminal()) {
      out.printf(Locale.ROOT, "     with password %s%n", who.get(1));
    } else {
      out.printf(
          Locale.ROOT,
          "     with the password that this prints:%n"
              + "     sed -n '/\"username\" : \"%s\"/{n;s/.*\"password\" : \"\\(.*\\)\".*/\\1/p;}'"
              + " %s%n",
          who.get(0),
          secrets(demo));
    }
  }

  private static String secrets(Demo demo) {
    return quoted(demo.secretsFile());
  }

  private static String quoted(Path file) {
    return ShellWords.line(List.of(file.toString()));
  }

  private static void office(PrintWriter out, Demo demo) {
    out.println(
        "  4. Be an officer: open an invitation, which makes a passkey, and act in public.");
    out.printf(
        Locale.ROOT,
        "     sed -n 's/.*\"invitation\" : \"\\(..*\\)\".*/\\1/p' %s | head -n 3%n",
        secrets(demo));
    out.println("  5. Be an app's developer: code, calls and limits of an app of yours.");
    out.printf(
        Locale.ROOT, "     grep -A 1 '\"role\" : \"developer\"' %s | head -n 2%n", secrets(demo));
    out.println("  6. Ask whether anyone was favoured, and read report/report.html:");
    out.printf(
        Locale.ROOT,
        "     ./evenhand audit %s --out report%n",
        quoted(Objects.requireNonNull(demo.secretsFile().getParent())));
  }

  private static void stop(PrintWriter out, Demo demo) {
    if (demo.someSignIn().getFirst().equals(demo.tokenOf())) {
      out.println("  3. Stop Sunny Maps on the person's page, then call again.");
    } else {
      out.printf(
          Locale.ROOT,
          "  3. That token is of %s, who has no password here: to stop Sunny Maps as its user and"
              + " call again, start with --fresh.%n",
          demo.tokenOf());
    }
  }

  private static void call(PrintWriter out, Demo demo) {
    out.println("  2. Call as Sunny Maps, with the token that is ready for it:");
    out.printf(
        Locale.ROOT,
        "     TOKEN=$(sed -n 's/.*\"token\" : \"\\(.*\\)\".*/\\1/p' %s | head -n 1)%n",
        secrets(demo));
    out.printf(
        Locale.ROOT,
        "     curl -g%s -H \"Authorization: Bearer $TOKEN\""
            + " '%s/v1/me/friends?fields=id,name&limit=5'%n",
        demo.certificate().map(file -> " --cacert " + quoted(file)).orElse(""),
        demo.baseUrl());
  }
}
