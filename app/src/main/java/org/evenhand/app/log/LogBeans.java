package org.evenhand.app.log;

import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Serves the public log. Asks for the {@link LogFiles}. */
@Configuration(proxyBeanMethods = false)
public class LogBeans {
  /** The servlet of {@code /log}. */
  @Bean
  ServletRegistrationBean<LogServlet> publicLog(LogFiles files) {
    var bean = new ServletRegistrationBean<>(new LogServlet(files), LogServlet.PATH + "*");
    bean.setName("log");
    return bean;
  }
}
