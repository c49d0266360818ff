package org.evenhand.app.publicregister;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Serves the public register. Asks for the {@link RegisterParts}. */
@Configuration(proxyBeanMethods = false)
public class RegisterBeans {
  /** The servlet of {@code /register}. */
  @Bean
  ServletRegistrationBean<RegisterServlet> publicRegister(RegisterParts parts) {
    var answers = new Answers(TemplateEngine.createPrecompiled(ContentType.Html));
    var bean =
        new ServletRegistrationBean<>(
            new RegisterServlet(parts, answers), RegisterServlet.PATH + "/*");
    bean.setName("register");
    return bean;
  }
}
