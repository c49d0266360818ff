package org.evenhand.app.publicregister;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.register.Duties;
import org.evenhand.register.Duties.Certification;
import org.evenhand.register.RegimeId;
import org.evenhand.register.RegisterEvent.TermsPublished;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of law that terms name stand on the public pages, with their sources. */
class LawOverHttpTest {
  private static final Duties LAWFUL =
      new Duties(
          Set.of(new RegimeId("eu-p2b"), new RegimeId("ftc-2019")),
          40,
          Optional.of(new Certification(365, 30)));

  private Town town;

  @BeforeEach
  void terms_that_name_law_an_app_that_agreed_and_a_cut_off(@TempDir Path folder)
      throws IOException {
    town = Town.open(folder);
    town.record(Town.organisation("org-a", "Brook Ltd (fictional)"));
    town.record(Town.app("brook", "org-a"));
    town.record(
        Town.terms("v0", Map.of("friends", Set.of(Town.PERSONALISATION)), new Limits(1, 1), 30));
    town.record(named("v1", Instant.now().plus(Duration.ofDays(16))));
    town.record(Town.accepted("agr", "brook", "v1", "friends"));
    var now = Instant.now();
    var end = now.plus(Duration.ofDays(45)).plusSeconds(60);
    town.record(Town.cutOff("cut", "It is over.", new Target.OfApp(new AppId("brook")), now, end));
  }

  @AfterEach
  void close() {
    town.close();
  }

  private static TermsPublished named(String version, Instant from) {
    var plain =
        (TermsPublished)
            Town.terms(
                version, Map.of("friends", Set.of(Town.PERSONALISATION)), new Limits(1, 1), 30);
    return Town.published(plain.terms(), from, 15, LAWFUL);
  }

  @Test
  void terms_cite_the_rules_that_they_name_beside_what_they_promise() {
    var page = town.get("/register/terms/v1", "Accept", "text/html").body();
    assertThat(page)
        .contains("This informs; it is no legal advice.")
        .contains("<a href=\"/register/law#eu-p2b\">EU P2B art. 4(2)</a>")
        .contains("a cut-off: 30 days of notice at least", "40 days")
        .contains("FTC order of 2019 part VII.E.1", "every 365 days, 30 days of grace");
    assertThat(town.get("/register/terms/v0", "Accept", "text/html").body())
        .doesNotContain("legal advice");

    var json = town.json("/register/terms/v1");
    assertThat(json.path("regimes").toString()).isEqualTo("[\"eu-p2b\",\"ftc-2019\"]");
    assertThat(json.path("cut_off_notice_days").asInt()).isEqualTo(40);
    assertThat(json.at("/certification/days").asInt()).isEqualTo(365);
  }

  @Test
  void a_cut_off_cites_the_rules_that_bind_it_beside_its_own_notice() {
    assertThat(town.get("/register/cutoffs/cut", "Accept", "text/html").body())
        .contains("EU P2B art. 4(2)", "30 days of notice at least", "45 days", "no legal advice")
        .contains("a statement of reasons")
        .doesNotContain("FTC order");
    var law = town.json("/register/cutoffs/cut").path("law").path(0);
    assertThat(law.path("regime").asString()).isEqualTo("eu-p2b");
    assertThat(law.path("notice_days_at_least").asInt()).isEqualTo(30);
    assertThat(law.path("notice_days").asInt()).isEqualTo(45);
  }

  @Test
  void an_agreement_says_until_when_its_uses_are_certified_and_for_what() {
    assertThat(town.get("/register/agreements/agr", "Accept", "text/html").body())
        .contains("To be certified by", "Suspended otherwise");
    town.record(Town.certified("agr", "friends"));
    assertThat(town.get("/register/agreements/agr", "Accept", "text/html").body())
        .contains("Certified until", "Finds friends nearby.")
        .contains("The uses under the agreement of App brook to terms v1 were certified");
    var json = town.json("/register/agreements/agr");
    assertThat(json.path("uses").asString()).isEqualTo("Finds friends nearby.");
    assertThat(Instant.parse(json.path("certify_by").asString()))
        .isEqualTo(Instant.parse(json.path("certified_at").asString()).plus(Duration.ofDays(365)));
  }

  @Test
  void one_page_lists_all_rules_with_their_sources_in_every_form() {
    assertThat(town.get("/register/law", "Accept", "text/html").body())
        .contains("id=\"eu-dma\"", "art. 6(9)", "https://eur-lex.europa.eu/eli/reg/2019/1150/oj")
        .contains("it is no legal advice", "/register/terms/v1", "No terms name it.");
    var json = town.json("/register/law");
    assertThat(json.path("regimes").size()).isEqualTo(3);
    assertThat(json.at("/regimes/0/provisions/1/days").asInt()).isEqualTo(30);
    assertThat(town.get("/register/law", "Accept", "text/csv").body())
        .startsWith("regime,name,article,demands,days,grace_days,plain,source\r\n")
        .contains("ftc-2019,FTC order of 2019,part VII.E.1,certification,365,30,");
    assertThat(town.get("/register").body()).contains("/register/law");
  }

  @Test
  void what_changes_for_an_app_tells_of_law_and_certification() {
    assertThat(town.get("/register/terms/v0/diff/v1", "Accept", "text/html").body())
        .contains("The terms name eu-p2b", "Days of notice before a cut-off takes effect: 40")
        .contains("certifies again");
    assertThat(town.json("/register/terms/v0/diff/v1").at("/app/gains").toString())
        .contains("\"regime\":\"eu-p2b\"", "\"about\":\"cut_off_notice_days\"");
  }
}
