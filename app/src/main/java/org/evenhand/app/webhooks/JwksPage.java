package org.evenhand.app.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The keys that receivers verify events by. */
@Controller
class JwksPage {
  private final SigningKeys keys;

  JwksPage(SigningKeys keys) {
    this.keys = keys;
  }

  @GetMapping("/webhooks/jwks.json")
  void show(HttpServletResponse response) throws IOException {
    response.setContentType("application/jwk-set+json");
    response.setHeader("Cache-Control", "public, max-age=300");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.getOutputStream().write(keys.published().getBytes(UTF_8));
  }
}
