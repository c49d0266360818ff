package org.evenhand.app.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What {@code demo.json} holds: everything that a newcomer, or a test, needs to sign in and to
 * call.
 *
 * @param baseUrl where the demo is reached
 * @param people who can sign in
 * @param officers officers who can sign in; there are none until officers have pages
 * @param apps the apps, each with a token that works
 */
record DemoFile(
    @JsonProperty("base_url") String baseUrl,
    List<Person> people,
    List<Person> officers,
    List<App> apps) {
  DemoFile {
    people = List.copyOf(people);
    officers = List.copyOf(officers);
    apps = List.copyOf(apps);
  }

  /**
   * Somebody who can sign in.
   *
   * @param username their user name
   * @param password for this run
   * @param id the platform's key for them: the number in the graph file, where there is one
   */
  record Person(String username, String password, String id) {
    @Override
    public String toString() {
      return "Person[" + username + "]";
    }
  }

  /**
   * An app.
   *
   * @param name what people know it as
   * @param organisation whose
   * @param clientId its id
   * @param clientSecret for this run
   * @param redirectUri where its sign-in returns to
   * @param purpose what it asks for data for
   * @param dataTypes what it asks people for
   * @param token an access token, ready to use
   * @param tokenOf the user name of the person who granted it
   */
  record App(
      String name,
      String organisation,
      @JsonProperty("client_id") String clientId,
      @JsonProperty("client_secret") String clientSecret,
      @JsonProperty("redirect_uri") String redirectUri,
      String purpose,
      @JsonProperty("data_types") List<String> dataTypes,
      String token,
      @JsonProperty("token_of") String tokenOf) {
    App {
      dataTypes = List.copyOf(dataTypes);
    }

    @Override
    public String toString() {
      return "App[" + clientId + "]";
    }
  }
}
