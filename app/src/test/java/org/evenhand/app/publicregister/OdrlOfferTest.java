package org.evenhand.app.publicregister;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evenhand.register.Actor;
import org.evenhand.register.Duties;
import org.evenhand.register.Duties.Certification;
import org.evenhand.register.RegisterEvent.TermsPublished;
import org.evenhand.register.Terms;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.TermsVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The terms as an offer that other programs understand. */
class OdrlOfferTest {
  private static final DataTypeId FRIENDS = new DataTypeId("friends");
  private static final DataTypeId NAME = new DataTypeId("profile.name");
  private static final String PATH = "/register/terms/v1.odrl.json";

  private Town town;

  @BeforeEach
  void terms(@TempDir Path folder) throws IOException {
    town = Town.open(folder);
    town.record(
        new TermsPublished(
            new Actor(Actor.SYSTEM, "operator"),
            "As announced.",
            new Terms(
                new TermsVersion("v1"),
                Instant.parse("2025-01-01T00:00:00Z"),
                Map.of(
                    FRIENDS,
                    Set.of(Town.PERSONALISATION, Town.ADVERTISING),
                    NAME,
                    Set.of(Town.PERSONALISATION)),
                new Limits(10, 100),
                30,
                Map.of(FRIENDS, "review_state == 'approved'"),
                Map.of(FRIENDS, 0L),
                Map.of(FRIENDS, Map.of(Town.ADVERTISING, 250L)),
                Optional.of("EUR"),
                0,
                Optional.of(new Duties(Set.of(), 0, Optional.of(new Certification(365, 30)))))));
  }

  @AfterEach
  void close() {
    town.close();
  }

  private JsonNode offer() {
    return town.json(PATH);
  }

  @Test
  void it_is_an_offer_by_the_information_model() {
    assertThat(OdrlModel.violations(offer())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', uid, has no uid",
    "'', assigner, one assigner",
    "/permission/0, target, has no target",
    "/permission/0, action, no action",
    "/permission/0/constraint/0, operator, no operator",
    "/permission/0/duty/1/action/0/refinement/0, unit, has a unit",
    "/obligation/1/constraint/0, rightOperand, no right operand"
  })
  void the_model_misses_what_is_missing(String in, String member, String told) {
    var offer = (ObjectNode) offer();
    ((ObjectNode) offer.at(in)).remove(member);
    assertThat(OdrlModel.violations(offer)).anyMatch(one -> one.contains(told));
  }

  @Test
  void each_data_type_is_permitted_for_each_purpose_with_what_it_takes() {
    var offer = offer();
    assertThat(offer.path("uid").asString()).isEqualTo(Town.BASE + PATH);
    assertThat(offer.path("permission").size()).isEqualTo(3);
    var advertising = offer.path("permission").path(0);
    assertThat(advertising.at("/target/dpv:hasPersonalData/@id").asString())
        .isEqualTo("dpv-pd:Friend");
    assertThat(advertising.at("/constraint/0/rightOperand/@id").asString())
        .isEqualTo("dpv:Advertising");
    assertThat(advertising.at("/assignee/dct:description").asString())
        .isEqualTo("Apps where review_state == 'approved'");
    assertThat(advertising.at("/duty/0/action").asString()).isEqualTo("obtainConsent");
    assertThat(advertising.at("/duty/1/action/0/refinement/0/rightOperand/@value").asString())
        .isEqualTo("2.50");
    var free = offer.path("permission").path(1);
    assertThat(free.path("duty").size()).as("zero asks for no payment").isEqualTo(1);
    assertThat(offer.at("/permission/2").has("assignee")).isFalse();
  }

  @Test
  void what_comes_afterwards_are_obligations() {
    var obligations = offer().path("obligation");
    assertThat(obligations.size()).isEqualTo(4);
    assertThat(obligations.at("/0/action").asString()).isEqualTo("delete");
    assertThat(obligations.at("/0/constraint/0/rightOperand/@value").asString()).isEqualTo("P30D");
    assertThat(obligations.at("/1/action").asString()).isEqualTo("inform");
    assertThat(obligations.at("/1/constraint/0/rightOperand/@value").asString()).isEqualTo("P365D");
  }

  @Test
  void it_has_an_address_of_its_own_to_which_the_terms_lead() {
    var answer = town.get(PATH);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/ld+json");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(answer.headers().firstValue("ETag")).isPresent();
    assertThat(town.get("/register/terms/v1", "Accept", "text/html").body()).contains(PATH);
    assertThat(town.get("/register/terms/v2.odrl.json").statusCode()).isEqualTo(404);
    assertThat(town.get("/register/apps/v1.odrl.json").statusCode()).isEqualTo(404);
    assertThat(new JsonMapper().readTree(answer.body()).path("@type").asString())
        .isEqualTo("Offer");
  }
}
