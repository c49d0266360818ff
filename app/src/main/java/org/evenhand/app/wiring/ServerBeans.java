package org.evenhand.app.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.evenhand.app.api.ApiBeans;
import org.evenhand.app.api.ApiSettings;
import org.evenhand.app.api.ArrivingPictures;
import org.evenhand.app.api.ContributionPort;
import org.evenhand.app.api.GateDoor;
import org.evenhand.app.api.GatePort;
import org.evenhand.app.api.PhotoPort;
import org.evenhand.app.api.Readiness;
import org.evenhand.app.billing.Billing;
import org.evenhand.app.billing.BillingBeans;
import org.evenhand.app.billing.BillingClock;
import org.evenhand.app.confidential.Openings;
import org.evenhand.app.developers.Left;
import org.evenhand.app.developers.WorkbenchBeans;
import org.evenhand.app.developers.WorkbenchParts;
import org.evenhand.app.docs.DocsBeans;
import org.evenhand.app.identity.IdentityBeans;
import org.evenhand.app.identity.IdentityParts;
import org.evenhand.app.identity.RegisterDirectory;
import org.evenhand.app.identity.TestPeople;
import org.evenhand.app.identity.Tokens;
import org.evenhand.app.log.LogBeans;
import org.evenhand.app.log.LogFiles;
import org.evenhand.app.office.OfficeBeans;
import org.evenhand.app.office.acts.OfficeActsBeans;
import org.evenhand.app.office.acts.OfficeActsParts;
import org.evenhand.app.pages.LastAccess;
import org.evenhand.app.pages.OwnRecord;
import org.evenhand.app.pages.PagesBeans;
import org.evenhand.app.pages.Partners;
import org.evenhand.app.publicregister.NoticesTold;
import org.evenhand.app.publicregister.RegisterBeans;
import org.evenhand.app.publicregister.RegisterParts;
import org.evenhand.app.regulator.RegulatorBeans;
import org.evenhand.app.regulator.RegulatorParts;
import org.evenhand.app.webhooks.Webhooks;
import org.evenhand.app.webhooks.WebhooksBeans;
import org.evenhand.app.webhooks.WebhooksParts;
import org.evenhand.contribution.ContributionActs;
import org.evenhand.contribution.Contributions;
import org.evenhand.erasure.ErasureActs;
import org.evenhand.erasure.Hold;
import org.evenhand.gate.Gate;
import org.evenhand.gate.Previews;
import org.evenhand.people.owner.OwnActs;
import org.evenhand.people.owner.OwnLists;
import org.evenhand.people.owner.OwnPhotos;
import org.evenhand.people.owner.OwnView;
import org.evenhand.record.AppliedListener;
import org.evenhand.register.Register;
import org.evenhand.vocabulary.Catalogue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the rooms of the server ask for, taken from the platform. */
@Configuration(proxyBeanMethods = false)
@Import({
  WebBeans.class,
  ApiBeans.class,
  IdentityBeans.class,
  PagesBeans.class,
  OfficeBeans.class,
  OfficeActsBeans.class,
  BillingBeans.class,
  RegulatorBeans.class,
  LogBeans.class,
  RegisterBeans.class,
  DocsBeans.class,
  WorkbenchBeans.class,
  WebhooksBeans.class,
  MetricsBeans.class
})
class ServerBeans {
  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  Catalogue catalogue(Platform platform) {
    return platform.catalogue();
  }

  @Bean(destroyMethod = "")
  Gate gate(Platform platform) {
    return platform.gate();
  }

  @Bean
  GatePort gatePort(Gate gate) {
    return new GateDoor(gate);
  }

  @Bean
  ContributionPort contributionPort(Gate gate, Platform platform) {
    return new ContributionDoor(gate, platform);
  }

  @Bean
  PhotoPort photoPort(
      Gate gate, Platform platform, OwnPhotos photos, ServerConfiguration configuration) {
    return new PhotoDoor(gate, platform, photos, configuration.ownClient());
  }

  @Bean
  ArrivingPictures arrivingPictures(Platform platform, OwnPhotos photos) throws IOException {
    return new ArrivingPictures(photos.mostBytes(), platform.arriving());
  }

  @Bean
  LogFiles logFiles(Platform platform) {
    return new LogFiles(platform.publicFolder());
  }

  @Bean
  TallyFiles tallyFiles(Platform platform) {
    return new TallyFiles(platform.publicFolder().resolve("tally"));
  }

  @Bean
  TrafficCount traffic(Platform platform) {
    return new TrafficCount(platform);
  }

  @Bean
  RegisterParts registerParts(
      Platform platform,
      ServerConfiguration configuration,
      InstantSource clock,
      TrafficCount traffic,
      TallyFiles tallies,
      Webhooks webhooks) {
    return new RegisterParts(
        platform.register(),
        platform.catalogue(),
        clock,
        configuration.baseUrl(),
        platform.law(),
        platform::logKeys,
        traffic,
        (cutOff, app) ->
            webhooks
                .given(cutOff, app)
                .map(one -> new NoticesTold.Told(one.due(), one.delivered())),
        tallies);
  }

  @Bean
  Register register(Platform platform) {
    return platform.register();
  }

  @Bean
  Openings openings(Platform platform) throws IOException {
    return platform.openings();
  }

  @Bean
  RegulatorParts regulatorParts(Platform platform, Openings openings) {
    return new RegulatorParts(
        platform.register(),
        platform.registerActs(),
        openings,
        new PlatformSegments(platform),
        (person, by, why, until) -> {
          var held =
              platform
                  .people()
                  .person(person)
                  .orElseThrow(() -> new IllegalArgumentException("there is no such person"));
          var _ = platform.erasureActs().hold(held, new Hold(by, why, until));
        });
  }

  @Bean
  Billing billing(Platform platform, Openings openings) {
    return new Billing(
        platform.register(),
        platform.registerActs(),
        (from, until) -> platform.meter().orElseThrow().count(from, until),
        openings,
        platform.log()::now,
        platform.table("billing"));
  }

  @Bean
  BillingClock billingClock(Billing billing) {
    return new BillingClock(billing);
  }

  @Bean
  OfficeActsParts officeActsParts(Platform platform, Openings openings, TallyFiles tallies) {
    return new OfficeActsParts(
        platform.register(),
        platform.registerActs(),
        platform.catalogue(),
        platform.log()::now,
        tallies,
        (name, value) -> {
          try {
            return openings.keep(Map.of(name, value)).values().iterator().next();
          } catch (IOException failure) {
            throw new UncheckedIOException("what is not public could not be kept", failure);
          }
        });
  }

  @Bean
  WorkbenchParts workbenchParts(
      Platform platform,
      ServerConfiguration configuration,
      IdentityParts identity,
      TestPeople testPeople,
      Gate gate) {
    return new WorkbenchParts(
        platform.register(),
        identity.directory(),
        platform.catalogue(),
        configuration.baseUrl(),
        new RecordedCalls(platform.log(), platform.codec()),
        new FictionalPeople(testPeople, platform),
        app -> {
          var budget = gate.budget(app);
          return new Left(
              budget.calls(),
              budget.callsLeft(),
              budget.people(),
              budget.peopleLeft(),
              budget.secondsToReset());
        });
  }

  @Bean
  WebhooksParts webhooksParts(
      Platform platform, ServerConfiguration configuration, InstantSource clock)
      throws IOException {
    return new WebhooksParts(
        platform.register(),
        platform.catalogue(),
        platform.table("webhooks"),
        platform.webhookKeys(),
        configuration.webhooks(),
        clock,
        configuration.baseUrl());
  }

  /** What is recorded is told at once, not when somebody next looks. */
  @Bean
  AppliedListener wakingWebhooks(Platform platform, Webhooks webhooks) {
    AppliedListener waking =
        (_, changed) -> {
          if (changed) {
            webhooks.wake();
          }
        };
    platform.log().onApplied(waking);
    return waking;
  }

  @Bean
  ApiSettings apiSettings(ServerConfiguration configuration) {
    return new ApiSettings(configuration.baseUrl().toString(), configuration.connections());
  }

  @Bean
  IdentityParts identityParts(
      Platform platform, ServerConfiguration configuration, InstantSource clock) {
    return new IdentityParts(
        platform.table("identity"),
        new RegisterDirectory(platform.register()::snapshot, platform.catalogue(), clock),
        platform.consents(),
        platform.consentActs(),
        platform.catalogue(),
        clock,
        new SecureRandom(),
        configuration.baseUrl());
  }

  @Bean
  Contributions contributions(Platform platform) {
    return platform.contributions();
  }

  @Bean
  ContributionActs contributionActs(Platform platform) {
    return platform.contributionActs();
  }

  @Bean
  Partners partners(Platform platform) {
    return () -> ContributionDoor.partners(platform.register().snapshot());
  }

  @Bean
  ErasureActs erasureActs(Platform platform) {
    return platform.erasureActs();
  }

  @Bean
  AutoCloseable sweepOfTokens(Platform platform, Tokens tokens) {
    return platform.eachSecond(tokens::deleteExpired);
  }

  @Bean
  LastAccess lastAccess(Platform platform) {
    return platform.gate().lastAccesses()::of;
  }

  @Bean
  OwnView ownView(Platform platform) {
    return platform.ownView();
  }

  @Bean
  OwnActs ownActs(Platform platform) {
    return new OwnActs(platform.log()::append);
  }

  @Bean
  OwnPhotos ownPhotos(Platform platform) {
    return platform.ownPhotos();
  }

  @Bean
  OwnLists ownLists(Platform platform) {
    return platform.ownLists();
  }

  @Bean
  Previews previews(Gate gate) {
    return gate.previews();
  }

  @Bean
  OwnRecord ownRecord(Platform platform) {
    return new PersonRecord(platform);
  }

  @Bean
  Readiness readiness(Platform platform) {
    return () -> {
      var ready = new LinkedHashMap<String, Boolean>();
      ready.put("record", platform.log().running());
      ready.put("folds", platform.log().foldsCaughtUp());
      ready.put("disk", platform.diskUsable());
      platform.sealsKeepUp().ifPresent(keptUp -> ready.put("seals", keptUp));
      return java.util.Collections.unmodifiableMap(ready);
    };
  }
}
