package org.evenhand.app.api;

import jakarta.servlet.DispatcherType;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import org.evenhand.vocabulary.Catalogue;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import tools.jackson.core.json.JsonFactory;

/**
 * Puts the API together. Asks for a {@link GatePort}, a {@link ContributionPort}, a {@link
 * PhotoPort}, {@link ArrivingPictures}, a {@link TokenCheck}, {@link IssuedTokens}, a {@link
 * Catalogue}, an {@link InstantSource}, {@link ApiSettings} and a {@link Readiness}; takes a {@link
 * CallWatch} where there is one.
 */
@Configuration(proxyBeanMethods = false)
public class ApiBeans {
  private static final String PATHS = "/v1/*";

  private final JsonFactory json = new JsonFactory();
  private final ProblemWriter problems = new ProblemWriter(json);

  /** The servlet of {@code /v1}. */
  @Bean
  ServletRegistrationBean<ApiServlet> api(
      GatePort gate,
      ContributionPort contributions,
      PhotoPort photos,
      ArrivingPictures arriving,
      Catalogue catalogue,
      InstantSource clock,
      ApiSettings settings,
      IssuedTokens tokens) {
    var smaller = new SmallerPictures(photos::there);
    photos.onGone(smaller::forget);
    var servlet =
        new ApiServlet(
            gate,
            new QueryReader(new FieldsParser(catalogue)),
            new AnswerWriter(json, catalogue, new Links(settings, catalogue)),
            problems,
            contributions,
            new ContributionReader(catalogue, clock),
            new PhotoContent(gate, catalogue, problems, smaller),
            new PhotoWrites(photos, arriving, gate, catalogue, json),
            new TokenDebugging(tokens, gate, clock, json));
    var bean = new ServletRegistrationBean<>(servlet, PATHS);
    bean.setName("api");
    bean.setLoadOnStartup(1);
    return bean;
  }

  /** The filter before it, and before every other. */
  @Bean
  FilterRegistrationBean<TokenFilter> tokenFilter(
      TokenCheck tokens,
      InstantSource clock,
      ApiSettings settings,
      ServletRegistrationBean<ApiServlet> api,
      ObjectProvider<CallWatch> watch) {
    var servlet = java.util.Objects.requireNonNull(api.getServlet());
    var filter =
        new TokenFilter(
            tokens, clock, problems, servlet, settings, watch.getIfAvailable(() -> CallWatch.NONE));
    return filter("tokens", Ordered.HIGHEST_PRECEDENCE, PATHS, filter);
  }

  /** The same filter for paths with a version before them. */
  @Bean
  FilterRegistrationBean<GraphDoor> graphDoor(FilterRegistrationBean<TokenFilter> tokenFilter) {
    var tokens = java.util.Objects.requireNonNull(tokenFilter.getFilter());
    return filter("graph", Ordered.HIGHEST_PRECEDENCE + 1, "/*", new GraphDoor(tokens));
  }

  private static <T extends jakarta.servlet.Filter> FilterRegistrationBean<T> filter(
      String name, int order, String paths, T filter) {
    var bean = new FilterRegistrationBean<>(filter);
    bean.setName(name);
    bean.setOrder(order);
    bean.addUrlPatterns(paths);
    // Every way to a servlet, not requests alone: a forward must not get round the filter.
    bean.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
    return bean;
  }

  /** The description of the API. */
  @Bean
  ApiDescription apiDescription(Catalogue catalogue, ApiSettings settings) {
    return new ApiDescription(OpenApi.document(catalogue, settings));
  }

  /** The same, for everybody. */
  @Bean
  ServletRegistrationBean<FixedServlet> openApi(ApiDescription description) {
    var documents = Map.of("/openapi.json", description.json());
    var servlet = new FixedServlet(documents, "application/json", problems);
    return named("openapi", new ServletRegistrationBean<>(servlet, "/openapi.json"));
  }

  /** The pages that explain problems. */
  @Bean
  ServletRegistrationBean<FixedServlet> problemPages() {
    var servlet = new FixedServlet(ProblemPages.all(), "text/html;charset=utf-8", problems);
    return named("problems", new ServletRegistrationBean<>(servlet, ProblemPages.PATH + "*"));
  }

  /** The server's health. */
  @Bean
  ServletRegistrationBean<HealthServlet> health(Readiness readiness) {
    var servlet = new HealthServlet(json, readiness, problems);
    return named("health", new ServletRegistrationBean<>(servlet, "/health/*"));
  }

  /** Problems for what the container refuses of apps' calls. */
  @Bean
  ApiErrors apiErrors() {
    return new ApiErrors(problems);
  }

  /** Bounds and problems of the container itself. */
  @Bean
  TomcatBounds tomcatBounds(ApiSettings settings) {
    return new TomcatBounds(problems, settings.connections());
  }

  private static <T extends jakarta.servlet.Servlet> ServletRegistrationBean<T> named(
      String name, ServletRegistrationBean<T> bean) {
    bean.setName(name);
    return bean;
  }
}
