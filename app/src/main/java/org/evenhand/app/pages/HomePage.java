package org.evenhand.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.evenhand.app.identity.AppDirectory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The front page: what this installation is, and for whom. */
@Controller
class HomePage {
  private final Pages pages;
  private final AppDirectory directory;
  private final InstantSource clock;

  HomePage(Pages pages, AppDirectory directory, InstantSource clock) {
    this.pages = pages;
    this.directory = directory;
    this.clock = clock;
  }

  @GetMapping("/")
  void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var apps =
        directory.apps().stream()
            .filter(AppDirectory.Listed::mayAsk)
            .map(app ->
                new HomeView.AppLine(
                    app.name(), app.organisationName(), Words.purpose(app.purpose())))
            .toList();
    pages.show(
        request,
        response,
        200,
        "home",
        "Evenhand",
        new HomeView(apps, Words.moment(clock.instant())));
  }
}
