package org.evenhand.app.webhooks;

import org.evenhand.app.identity.OfficeSessions;
import org.evenhand.app.office.OfficePages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Wires this room. Needs from outside: {@link WebhooksParts}; takes another {@link Network} than
 * this machine's where there is one.
 */
@Configuration(proxyBeanMethods = false)
public class WebhooksBeans {
  /** Closed with the server, before the table that it writes to. */
  @Bean
  Webhooks webhooks(WebhooksParts parts, ObjectProvider<Network> network) {
    return Webhooks.begin(parts, network.getIfAvailable(Network::ofThisMachine));
  }

  @Bean
  WebhookPage webhookPage(
      OfficePages pages, OfficeSessions sessions, Webhooks webhooks, WebhooksParts parts) {
    return new WebhookPage(pages, sessions, webhooks, parts);
  }

  @Bean
  JwksPage jwksPage(WebhooksParts parts) {
    return new JwksPage(parts.keys());
  }
}
