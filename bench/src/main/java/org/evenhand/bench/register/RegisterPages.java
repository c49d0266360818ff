package org.evenhand.bench.register;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evenhand.app.wiring.Platform;
import org.evenhand.app.wiring.PlatformConfiguration;
import org.evenhand.app.wiring.Server;
import org.evenhand.app.wiring.ServerConfiguration;
import org.evenhand.record.Change;
import org.evenhand.record.ProcessStopper;
import org.evenhand.register.Actor;
import org.evenhand.register.App;
import org.evenhand.register.Band;
import org.evenhand.register.Commitment;
import org.evenhand.register.Consideration;
import org.evenhand.register.ConsiderationId;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.register.Deal;
import org.evenhand.register.DealEvent;
import org.evenhand.register.DealId;
import org.evenhand.register.Effect;
import org.evenhand.register.ExceptionEvent;
import org.evenhand.register.ExceptionTerms;
import org.evenhand.register.InvoiceEvent;
import org.evenhand.register.InvoiceId;
import org.evenhand.register.OfficerEvent;
import org.evenhand.register.OfficerId;
import org.evenhand.register.Organisation;
import org.evenhand.register.RegisterEvent;
import org.evenhand.register.RegisterJson;
import org.evenhand.register.RequestEvent;
import org.evenhand.register.RequestId;
import org.evenhand.register.Terms;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.ExceptionId;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.TermsVersion;

/**
 * Fills a register with organisations that have an app, an agreement, a request, a deal, what they
 * gave and an invoice each, and an exception for every hundredth; then asks for its pages.
 */
public final class RegisterPages {
  private static final Actor OPERATOR = new Actor(Actor.SYSTEM, "operator");
  private static final Actor OFFICER = new Actor(Actor.OFFICER, "o-1");
  private static final String WHY = "For a measurement.";
  private static final Purpose PURPOSE = new Purpose("Personalisation");
  private static final DataTypeId PHOTOS = new DataTypeId("photos");
  private static final Commitment SEALED = Commitment.to(new byte[Commitment.SALT_BYTES], "x");
  private static final int FAVOURED = 100;
  private static final int WARM = 20;
  private static final int TIMES = 60;

  private static final List<String> PAGES =
      List.of(
          "/register",
          "/register?q=company+77",
          "/register/organisations",
          "/register/organisations/org-100",
          "/register/apps/app-100",
          "/register/terms/v1",
          "/register/agreements/agr-100",
          "/register/exceptions",
          "/register/exceptions/exc-100",
          "/register/deals/deal-100",
          "/register/considerations",
          "/register/invoices",
          "/register/invoices/inv-100",
          "/register/requests",
          "/register/cutoffs/cut",
          "/register/officers/o-1",
          "/register/law",
          "/register/plots",
          "/register/changes");

  private RegisterPages() {}

  /**
   * Measures.
   *
   * @param arguments an empty folder, and how many organisations
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int many = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
    var platform =
        Platform.open(
            PlatformConfiguration.in(Path.of(arguments[0])),
            InstantSource.system(),
            ProcessStopper.halting(System.err));
    try (platform) {
      var changes = new ArrayList<Change>();
      for (var act : acts(many, platform.log().now())) {
        changes.add(new Change.RegisterAct(RegisterJson.write(act)));
      }
      platform.log().appendAll(changes);
      System.out.printf(Locale.ROOT, "%,d organisations, %,d acts%n", many, changes.size());
      var base = URI.create("https://register.example");
      try (var server = Server.start(platform, new ServerConfiguration("127.0.0.1", 0, base))) {
        measure(server.port());
      }
    }
  }

  private static void measure(int port) throws IOException, InterruptedException {
    System.out.printf(Locale.ROOT, "%-36s %8s %8s %8s%n", "page", "bytes", "p50 ms", "p95 ms");
    try (var client = HttpClient.newHttpClient()) {
      for (var page : PAGES) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + page)).build();
        var nanos = new long[TIMES];
        int bytes = 0;
        for (int i = -WARM; i < TIMES; i++) {
          long began = System.nanoTime();
          var answer = client.send(request, BodyHandlers.ofByteArray());
          if (answer.statusCode() != 200) {
            throw new IOException(page + " answers " + answer.statusCode());
          }
          bytes = answer.body().length;
          if (i >= 0) {
            nanos[i] = System.nanoTime() - began;
          }
        }
        Arrays.sort(nanos);
        System.out.printf(
            Locale.ROOT,
            "%-36s %,8d %8.1f %8.1f%n",
            page,
            bytes,
            nanos[TIMES / 2] / 1e6,
            nanos[TIMES * 95 / 100] / 1e6);
      }
    }
  }

  private static List<RegisterEvent> acts(int many, Instant now) {
    var acts = new ArrayList<RegisterEvent>();
    acts.add(
        new OfficerEvent.OfficerAppointed(
            OPERATOR, WHY, new OfficerId("o-1"), "reviewer", Optional.empty()));
    var offers = Map.of(PHOTOS, Set.of(PURPOSE));
    var terms = new Terms(new TermsVersion("v1"), now, offers, new Limits(100, 1000), 30);
    acts.add(new RegisterEvent.TermsPublished(OPERATOR, WHY, terms));
    for (int i = 1; i <= many; i++) {
      one(i, now, acts);
    }
    acts.add(
        new RegisterEvent.CutOffAnnounced(
            OPERATOR,
            WHY,
            new CutOffId("cut"),
            new Target.OfDataType(PHOTOS),
            now,
            now.plus(Duration.ofDays(60))));
    return acts;
  }

  private static void one(int i, Instant now, List<RegisterEvent> acts) {
    var organisation = new OrganisationId("org-" + i);
    var app = new AppId("app-" + i);
    acts.add(
        new RegisterEvent.OrganisationRegistered(
            OPERATOR, WHY, new Organisation(organisation, "Company " + i, "AQ", "a@b.example")));
    acts.add(
        new RegisterEvent.AppRegistered(
            OPERATOR,
            WHY,
            new App(
                app,
                "App " + i,
                organisation,
                "games",
                Set.of(PURPOSE),
                List.of(URI.create("https://app.example/back")),
                URI.create("https://app.example/"),
                "Plays.")));
    acts.add(
        new RegisterEvent.AgreementAccepted(
            OPERATOR,
            WHY,
            new AgreementId("agr-" + i),
            app,
            new TermsVersion("v1"),
            Set.of(PHOTOS),
            Set.of(PURPOSE)));
    acts.add(
        new RequestEvent.AccessRequested(
            new Actor(Actor.DEVELOPER, organisation.value()),
            WHY,
            new RequestId("req-" + i),
            app,
            Set.of(PHOTOS),
            Set.of(PURPOSE)));
    money(i, now, organisation, acts);
    if (i % FAVOURED == 0) {
      acts.add(new ExceptionEvent.ExceptionProposed(OFFICER, WHY, exception(i, now, organisation)));
    }
  }

  private static void money(
      int i, Instant now, OrganisationId organisation, List<RegisterEvent> acts) {
    var deal = new DealId("deal-" + i);
    var amount = Band.of(1L << (i % 40), "EUR");
    var day = LocalDate.ofInstant(now, ZoneOffset.UTC);
    acts.add(
        new DealEvent.DealOpened(
            OFFICER,
            WHY,
            deal,
            organisation,
            "Deal " + i,
            List.of("Data"),
            List.of("Money"),
            OFFICER));
    acts.add(new DealEvent.DealMoved(OFFICER, WHY, deal, Deal.State.SIGNED, Optional.empty()));
    acts.add(
        new DealEvent.ConsiderationRecorded(
            OFFICER,
            WHY,
            new ConsiderationId("con-" + i),
            organisation,
            Optional.of(deal),
            Consideration.Kind.AD_SPEND,
            Optional.of(amount),
            day.minusDays(30),
            day,
            SEALED));
    acts.add(
        new InvoiceEvent.InvoiceIssued(
            OPERATOR,
            WHY,
            new InvoiceId("inv-" + i),
            organisation,
            now.minus(Duration.ofDays(30)),
            now,
            Map.of(PHOTOS, amount),
            amount,
            SEALED,
            now.plus(Duration.ofDays(30))));
  }

  private static ExceptionTerms exception(int i, Instant now, OrganisationId organisation) {
    return new ExceptionTerms(
        new ExceptionId("exc-" + i),
        organisation,
        Set.of(new AppId("app-" + i)),
        new Effect.Wider(Set.of(new DataTypeId("friends")), Set.of(PURPOSE)),
        now,
        now.plus(Duration.ofDays(90)),
        OFFICER,
        Optional.of(new DealId("deal-" + i)),
        Set.of(new ConsiderationId("con-" + i)),
        Optional.empty(),
        Optional.empty());
  }
}
