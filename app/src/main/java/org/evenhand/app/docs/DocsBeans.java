package org.evenhand.app.docs;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import org.evenhand.app.api.ApiDescription;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Serves the documentation. Asks for the {@link ApiDescription}. */
@Configuration(proxyBeanMethods = false)
public class DocsBeans {
  /**
   * The servlet of {@code /docs}; problems' pages below it are the API's own, by the longer path.
   */
  @Bean
  ServletRegistrationBean<DocsServlet> docs(ApiDescription description) {
    var templates = TemplateEngine.createPrecompiled(ContentType.Html);
    var servlet = new DocsServlet(description, templates);
    var bean = new ServletRegistrationBean<>(servlet, DocsServlet.PATH + "/*");
    bean.setName("docs");
    return bean;
  }
}
