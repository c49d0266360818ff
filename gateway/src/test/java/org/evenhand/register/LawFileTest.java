package org.evenhand.register;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.Set;
import org.evenhand.register.Law.Demand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LawFileTest {
  private static final String GOOD =
      """
      regimes:
        - id: mars
          name: Mars
          title: The Code of Mars
          source: https://law.example/mars
          provisions:
            - article: art. 1
              demands: terms_notice
              days: 7
              plain: A week before.
            - article: art. 2
              demands: reasons
              plain: Say why.
      """;

  private static Law read(String yaml) {
    return LawFile.read("mars.yaml", new ByteArrayInputStream(yaml.getBytes(UTF_8)));
  }

  @Test
  void the_rules_that_come_along_have_their_articles_days_and_sources() {
    var law = LawFile.builtIn();
    var p2b = law.cited(Set.of(new RegimeId("eu-p2b"))).toList();
    assertThat(p2b)
        .extracting(Object::toString)
        .containsExactly(
            "EU P2B art. 3(2)", "EU P2B art. 4(2)", "EU P2B art. 4(1) and 4(2)", "EU P2B art. 7");
    assertThat(p2b).extracting(one -> one.provision().days()).containsExactly(15, 30, 0, 0);
    assertThat(law.cited(Set.of(new RegimeId("ftc-2019"))))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.provision().demand()).isEqualTo(Demand.CERTIFICATION);
          assertThat(one.provision().days()).isEqualTo(365);
          assertThat(one.provision().graceDays()).isEqualTo(30);
        });
    assertThat(law.regimes()).allSatisfy(one -> assertThat(one.source()).hasScheme("https"));
  }

  @Test
  void a_platform_writes_rules_of_its_own() {
    assertThat(read(GOOD).regime(new RegimeId("mars")).orElseThrow().provisions())
        .extracting(Law.Provision::days)
        .containsExactly(7, 0);
    assertThat(read(GOOD).cited(Set.of(new RegimeId("venus")))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "days: 7          | days: soon         | mars.yaml, line 9: days: 'soon' is not a number",
        "days: 7          | weeks: 1           | mars.yaml, line 9: unknown key 'weeks'",
        "article: art. 2  | article: art. 2, b: 1 | mars.yaml",
        "title: The Code of Mars | name: Ares  | mars.yaml, line 4: 'name' stands twice",
        "demands: reasons | demands: gold      | mars.yaml, line 12: demands: 'gold' is nothing",
        "plain: Say why.  | days: 3            | mars.yaml, line 13: 'days' is nothing",
        "plain: A week before. | grace_days: 3 | mars.yaml, line 10: 'grace_days' is nothing",
        "id: mars         | id: The Mars       | mars.yaml, line 2: id: regime",
        "https://law.example/mars | gopher://x | mars.yaml, line 5: source: homepage",
        "demands: terms_notice | demands: [a]  | mars.yaml, line 8: expected a plain value"
      })
  void what_is_wrong_is_told_with_file_and_line(String good, String bad, String told) {
    assertThat(GOOD).contains(good);
    assertThatThrownBy(() -> read(GOOD.replace(good, bad)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(told);
  }
}
