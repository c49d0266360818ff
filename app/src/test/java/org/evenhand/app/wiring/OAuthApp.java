package org.evenhand.app.wiring;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** An app as others write them: Nimbus's OAuth library, and what the server says of itself. */
public final class OAuthApp {
  private final DemoServer server;
  private final DemoServer.App app;
  private final AuthorizationServerMetadata metadata;

  /** One that starts from the issuer's address and its own credentials alone. */
  public OAuthApp(DemoServer server, DemoServer.App app) {
    this.server = server;
    this.app = app;
    try {
      metadata = AuthorizationServerMetadata.resolve(new Issuer(server.base()));
    } catch (GeneralException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the server said of itself. */
  public AuthorizationServerMetadata metadata() {
    return metadata;
  }

  /**
   * A sign-in that was begun.
   *
   * @param request what the browser is sent to
   * @param state ties the answer to it
   * @param verifier the PKCE secret
   */
  public record Begun(URI request, State state, CodeVerifier verifier) {}

  /** Begins, asking for these. */
  public Begun begin(List<String> types) {
    return begin(types, request -> request);
  }

  /** Begins, with something else in the request. */
  public Begun begin(List<String> types, UnaryOperator<AuthorizationRequest.Builder> more) {
    var state = new State();
    var verifier = new CodeVerifier();
    var request =
        new AuthorizationRequest.Builder(ResponseType.CODE, new ClientID(app.id()))
            .endpointURI(metadata.getAuthorizationEndpointURI())
            .redirectionURI(app.redirect())
            .scope(Scope.parse(types))
            .state(state)
            .codeChallenge(verifier, CodeChallengeMethod.S256);
    return new Begun(more.apply(request).build().toURI(), state, verifier);
  }

  /** A person signs in, ticks every box, changes the form as told, and sends it. */
  public URI answered(
      WebClient browser, DemoServer.Person person, Begun begun, UnaryOperator<HtmlForm> choice) {
    var question = question(browser, person, begun);
    var form = HtmlForm.in(browser.get(question).body(), "/oauth2/consent").ticked();
    return URI.create(WebClient.location(browser.send(choice.apply(form).with("answer", "allow"))));
  }

  /** A person signs in and comes to the consent page, whose address is returned. */
  public String question(WebClient browser, DemoServer.Person person, Begun begun) {
    var login = WebClient.location(browser.get(path(begun.request())));
    var back = WebClient.location(browser.signIn(person, path(URI.create(login))));
    return WebClient.location(browser.get(back));
  }

  private static String path(URI uri) {
    return uri.getRawQuery() == null
        ? uri.getRawPath()
        : uri.getRawPath() + "?" + uri.getRawQuery();
  }

  /** The code in the address that the browser was sent back to, checked as RFC 9207 says. */
  public AuthorizationCode code(URI back, Begun begun) {
    try {
      var response = AuthorizationResponse.parse(back);
      if (!metadata.getIssuer().equals(response.getIssuer())
          || !begun.state().equals(response.getState())) {
        throw new IllegalStateException("not the answer to this question: " + back);
      }
      return response.toSuccessResponse().getAuthorizationCode();
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The whole way to a token, with that choice. */
  public TokenResponse connect(
      WebClient browser, DemoServer.Person person, UnaryOperator<HtmlForm> choice) {
    var begun = begin(app.types());
    var back = answered(browser, person, begun, choice);
    return exchange(code(back, begun), begun.verifier());
  }

  /** Exchanges a code. */
  public TokenResponse exchange(AuthorizationCode code, CodeVerifier verifier) {
    return token(new AuthorizationCodeGrant(code, app.redirect(), verifier));
  }

  /** Exchanges a refresh token. */
  public TokenResponse refresh(RefreshToken token) {
    return token(new RefreshTokenGrant(token));
  }

  /** Asks for a token. */
  public TokenResponse token(AuthorizationGrant grant) {
    var request =
        new TokenRequest.Builder(metadata.getTokenEndpointURI(), credentials(), grant).build();
    return sent(request::toHTTPRequest, TokenResponse::parse);
  }

  /** Asks about a token. */
  public TokenIntrospectionResponse introspect(Token token) {
    var request =
        new TokenIntrospectionRequest(metadata.getIntrospectionEndpointURI(), credentials(), token);
    return sent(request::toHTTPRequest, TokenIntrospectionResponse::parse);
  }

  /** Ends a token. */
  public HTTPResponse revoke(Token token) {
    var request =
        new TokenRevocationRequest(metadata.getRevocationEndpointURI(), credentials(), token);
    return sent(request::toHTTPRequest, response -> response);
  }

  private ClientSecretBasic credentials() {
    return new ClientSecretBasic(new ClientID(app.id()), new Secret(app.secret()));
  }

  /** Calls the data API as the library writes the header. */
  public java.net.http.HttpResponse<String> call(String path, BearerAccessToken token) {
    return server.call(path, token.toAuthorizationHeader().substring("Bearer ".length()));
  }

  private interface Making {
    com.nimbusds.oauth2.sdk.http.HTTPRequest request();
  }

  private interface Reading<T> {
    T read(HTTPResponse response) throws ParseException;
  }

  private static <T> T sent(Making making, Reading<T> reading) {
    try {
      return reading.read(making.request().send());
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a refused token request says, or the tokens. */
  public static <T> T tokens(
      TokenResponse response, Function<com.nimbusds.oauth2.sdk.token.Tokens, T> part) {
    if (!response.indicatesSuccess()) {
      throw new IllegalStateException(
          "no token: " + response.toErrorResponse().getErrorObject().toJSONObject());
    }
    return part.apply(response.toSuccessResponse().getTokens());
  }
}
