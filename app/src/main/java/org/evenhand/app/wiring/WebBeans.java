package org.evenhand.app.wiring;

import java.nio.charset.StandardCharsets;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.servlet.filter.OrderedCharacterEncodingFilter;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.error.ErrorPage;
import org.springframework.boot.web.error.ErrorPageRegistrar;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurationSupport;

/**
 * The container and what finds a page for an address; each part named, none taken because it lies
 * on the class path. Pages write their answers themselves, so nothing is made to turn objects into
 * bytes.
 */
@Configuration(proxyBeanMethods = false)
@Import({TomcatServletWebServerAutoConfiguration.class, SslAutoConfiguration.class})
class WebBeans {
  private static final long ENDING = 30_000;

  @Bean
  DispatcherServlet dispatcherServlet() {
    return new DispatcherServlet();
  }

  @Bean
  ServletRegistrationBean<DispatcherServlet> dispatcherServletRegistration(
      DispatcherServlet servlet) {
    var registration = new ServletRegistrationBean<>(servlet, "/");
    registration.setName("dispatcherServlet");
    return registration;
  }

  @Bean
  ErrorPageRegistrar errorPages() {
    return registry -> registry.addErrorPages(new ErrorPage("/error"));
  }

  /** What browsers send is UTF-8, whether they say so or not. */
  @Bean
  OrderedCharacterEncodingFilter characterEncodingFilter() {
    var filter = new OrderedCharacterEncodingFilter();
    filter.setEncoding(StandardCharsets.UTF_8.name());
    filter.setForceRequestEncoding(true);
    return filter;
  }

  /** How long requests under way may take to end. */
  @Bean
  DefaultLifecycleProcessor lifecycleProcessor() {
    var processor = new DefaultLifecycleProcessor();
    processor.setTimeoutPerShutdownPhase(ENDING);
    return processor;
  }

  // Of its own: it needs the container, whose parts are made from the class around it.
  @Configuration(proxyBeanMethods = false)
  static class PageMapping extends WebMvcConfigurationSupport {
    @Override
    protected void addResourceHandlers(ResourceHandlerRegistry registry) {
      registry.addResourceHandler("/assets/**").addResourceLocations("classpath:/static/assets/");
    }

    @Override
    protected HttpMessageConverters createMessageConverters() {
      return HttpMessageConverters.forServer()
          .addCustomConverter(new StringHttpMessageConverter(StandardCharsets.UTF_8))
          .build();
    }
  }
}
