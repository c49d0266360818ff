package org.evenhand.app.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import org.evenhand.app.api.ApiErrors;
import org.evenhand.app.api.ArrivingPictures;
import org.evenhand.app.identity.Approvals;
import org.evenhand.app.identity.IdentityParts;
import org.evenhand.app.identity.OpenIdDoor;
import org.evenhand.app.identity.OwnWays;
import org.evenhand.app.identity.PersonDoor;
import org.evenhand.app.identity.PersonEnrolment;
import org.evenhand.app.identity.Sessions;
import org.evenhand.app.words.SpeechFilter;
import org.evenhand.contribution.ContributionActs;
import org.evenhand.contribution.Contributions;
import org.evenhand.erasure.ErasureActs;
import org.evenhand.gate.Previews;
import org.evenhand.people.owner.OwnActs;
import org.evenhand.people.owner.OwnLists;
import org.evenhand.people.owner.OwnPhotos;
import org.evenhand.people.owner.OwnView;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * Wires this room. Needs from outside: {@link IdentityParts}, {@link ApiErrors}, {@link
 * LastAccess}, {@link ErasureActs}, {@link OwnRecord}, {@link Partners}, {@link Contributions},
 * {@link ContributionActs}, {@link OwnView}, {@link OwnActs}, {@link OwnLists}, {@link OwnPhotos},
 * {@link ArrivingPictures} and {@link Previews}.
 */
@Configuration(proxyBeanMethods = false)
public class PagesBeans {
  @Bean
  Pages pages(Sessions sessions, OwnWays ways) {
    return new Pages(TemplateEngine.createPrecompiled(ContentType.Html), sessions, ways);
  }

  @Bean
  FilterRegistrationBean<PageHeaders> pageHeaders(IdentityParts parts) {
    var registration = new FilterRegistrationBean<>(new PageHeaders(strict(parts)));
    registration.addUrlPatterns(PageHeaders.PATTERNS);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE); // also over what security refuses
    return registration;
  }

  /** Over the pages that are translated; the others are in English whatever the browser asks. */
  @Bean
  FilterRegistrationBean<SpeechFilter> speech(IdentityParts parts) {
    var registration = new FilterRegistrationBean<>(new SpeechFilter(parts.https()));
    registration.addUrlPatterns(
        "/",
        "/login/*",
        "/logout",
        "/me/*",
        "/oauth2/*",
        "/docs/*",
        "/developers/*",
        "/error",
        "/office",
        "/office/sign-in",
        "/office/enrol/*",
        "/office/confirm",
        "/office/passkeys/*");
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return registration;
  }

  // A browser holds a host to it for all ports (RFC 6797, section 8.3): the demo, on localhost,
  // would shut it out of whatever else runs on its reader's machine.
  private static boolean strict(IdentityParts parts) {
    return parts.https() && !"localhost".equals(parts.baseUrl().getHost());
  }

  @Bean
  MeText meText(IdentityParts parts, LastAccess lastAccess) {
    return new MeText(
        parts.directory(), parts.consents(), parts.catalogue(), lastAccess, parts.clock());
  }

  @Bean
  HomePage homePage(Pages pages, IdentityParts parts) {
    return new HomePage(pages, parts.directory(), parts.clock());
  }

  @Bean
  SignInPage signInPage(
      Pages pages, Sessions sessions, PersonDoor door, OpenIdDoor provider, IdentityParts parts) {
    return new SignInPage(pages, sessions, door, provider, parts.directory());
  }

  @Bean
  ProviderPage providerPage(Pages pages, Sessions sessions, OpenIdDoor door) {
    return new ProviderPage(pages, sessions, door);
  }

  @Bean
  InvitedPage invitedPage(Pages pages, PersonEnrolment enrolment) {
    return new InvitedPage(pages, enrolment);
  }

  @Bean
  ShownAnew shownAnew(Sessions sessions, PersonDoor door, OwnWays ways, OpenIdDoor provider) {
    return new ShownAnew(sessions, door, ways, provider);
  }

  @Bean
  ConfirmPage confirmPersonPage(Pages pages, Sessions sessions, ShownAnew shownAnew) {
    return new ConfirmPage(pages, sessions, shownAnew);
  }

  @Bean
  WaysInPage waysInPage(
      Pages pages,
      Sessions sessions,
      PersonDoor door,
      OwnWays ways,
      OpenIdDoor provider,
      IdentityParts parts) {
    return new WaysInPage(pages, sessions, door, ways, provider, parts.clock());
  }

  @Bean
  NewPasskeyPage newPasskeyPage(Pages pages, Sessions sessions, PersonDoor door, OwnWays ways) {
    return new NewPasskeyPage(pages, sessions, door, ways);
  }

  @Bean
  Yours yours(OwnView own, Previews previews, IdentityParts parts) {
    return new Yours(own, previews, parts.catalogue());
  }

  @Bean
  ConsentPage consentPage(
      Pages pages, Approvals approvals, Sessions sessions, Yours yours, IdentityParts parts) {
    var text = new ConsentText(parts.catalogue(), yours);
    return new ConsentPage(pages, text, approvals, sessions, parts.consents(), parts.clock());
  }

  @Bean
  PrivacyPage privacyPage(
      Pages pages,
      Sessions sessions,
      OwnView own,
      OwnActs acts,
      OwnLists lists,
      Previews previews,
      IdentityParts parts) {
    return new PrivacyPage(
        pages,
        new PrivacyText(own, lists, parts.directory(), parts.catalogue()),
        new SeenText(own, previews, parts.catalogue(), parts.clock()),
        sessions,
        own,
        acts,
        parts.directory(),
        parts.catalogue(),
        parts.clock());
  }

  @Bean
  PhotosText photosText(OwnView own, OwnPhotos photos) {
    return new PhotosText(own, photos.mostBytes());
  }

  @Bean
  PhotosPage photosPage(
      Pages pages,
      PhotosText text,
      Sessions sessions,
      OwnView own,
      OwnActs acts,
      IdentityParts parts) {
    return new PhotosPage(pages, text, sessions, own, acts, parts.clock());
  }

  @Bean
  PhotoActs photoActs(
      Pages pages,
      PhotosText text,
      Sessions sessions,
      OwnView own,
      OwnPhotos photos,
      ArrivingPictures arriving,
      IdentityParts parts) {
    var brought = new BroughtPhotos(photos, arriving);
    return new PhotoActs(pages, text, sessions, own, photos, brought, parts.clock());
  }

  /** Before the filter that checks the marks of forms. */
  @Bean
  FilterRegistrationBean<MarkedForm> markedForm() {
    var registration = new FilterRegistrationBean<>(new MarkedForm());
    registration.addUrlPatterns("/me/photos");
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
    return registration;
  }

  @Bean
  PhotoPicture photoPicture(Sessions sessions, OwnView own) {
    return new PhotoPicture(sessions, own);
  }

  @Bean
  ListedPeoplePage listedPeoplePage(
      Pages pages, Sessions sessions, OwnView own, OwnLists lists, IdentityParts parts) {
    var text = new ListedPeopleText(own, lists, parts.catalogue());
    return new ListedPeoplePage(pages, text, sessions, lists, parts.catalogue(), parts.clock());
  }

  @Bean
  MePage mePage(Pages pages, MeText text, Sessions sessions) {
    return new MePage(pages, text, sessions);
  }

  @Bean
  MeActs meActs(Pages pages, MeText text, Sessions sessions, IdentityParts parts) {
    return new MeActs(pages, text, sessions, parts.directory(), parts.acts(), parts.clock());
  }

  @Bean
  InboundPage inboundPage(
      Pages pages,
      Sessions sessions,
      Partners partners,
      Contributions contributions,
      ContributionActs acts,
      IdentityParts parts) {
    var text =
        new InboundText(
            partners, parts.directory(), contributions, parts.catalogue(), parts.clock());
    return new InboundPage(pages, sessions, text, acts, parts.catalogue(), parts.clock());
  }

  @Bean
  ErasePage erasePage(Pages pages, Sessions sessions, ShownAnew shownAnew, ErasureActs acts) {
    return new ErasePage(pages, sessions, shownAnew, acts);
  }

  @Bean
  RecordPage recordPage(Pages pages, Sessions sessions, OwnRecord record, IdentityParts parts) {
    var text = new RecordText(parts.directory(), parts.catalogue());
    return new RecordPage(pages, text, sessions, record, parts.clock());
  }

  @Bean
  ErrorPage errorPage(Pages pages, ApiErrors apps) {
    return new ErrorPage(pages, apps);
  }
}
