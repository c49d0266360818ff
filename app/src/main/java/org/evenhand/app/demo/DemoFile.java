package org.evenhand.app.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What {@code demo.json} holds: everything that a newcomer, or a test, needs to sign in and to
 * call.
 *
 * @param baseUrl where the demo is reached
 * @param people who can sign in
 * @param officers who can come to the office
 * @param apps the apps, each with a token that works
 */
record DemoFile(
    @JsonProperty("base_url") String baseUrl,
    List<Person> people,
    List<Officer> officers,
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
   * @param password the same from start to start, unless it was changed or ended meanwhile
   * @param id the platform's key for them: the number in the graph file, where there is one
   * @param account the mark of the account that this is the password of
   */
  record Person(String username, String password, String id, String account) {
    @Override
    public String toString() {
      return "Person[" + username + "]";
    }
  }

  /**
   * An officer or a regulator.
   *
   * @param id theirs, as in the register
   * @param role what they do
   * @param invitation the link by which they make a passkey; empty once they have one
   */
  record Officer(String id, String role, String invitation) {
    @Override
    public String toString() {
      return "Officer[" + id + "]";
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
