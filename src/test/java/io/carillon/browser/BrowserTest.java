package io.carillon.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.carillon.it.Carillon;
import io.carillon.it.CarillonExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A real browser for tests, and a context of its own in it for each person. */
@ExtendWith({Chromium.class, CarillonExtension.class})
abstract class BrowserTest {

  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /** For a page on a machine that is busy with other things, too. */
  private static final int PATIENCE_MILLIS = 20_000;

  private static Playwright playwright;
  private static Browser browser;

  static String base;

  private static Carillon server;

  College college;

  private final List<BrowserContext> contexts = new ArrayList<>();

  @BeforeAll
  static void startBrowser(Carillon carillon) {
    base = carillon.url();
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    server = carillon;
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Chromium.find().orElseThrow())
                    .setArgs(ARGUMENTS));
  }

  @BeforeEach
  void foundCollege() {
    college = new College(server);
  }

  @AfterEach
  void closeContexts() {
    contexts.forEach(BrowserContext::close);
  }

  @AfterAll
  static void stopBrowser() {
    if (playwright != null) {
      playwright.close();
    }
  }

  /** An empty page that shares nothing with any other. */
  Page newPage() {
    return newPage(new Browser.NewContextOptions());
  }

  Page newPage(Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options);
    contexts.add(context);
    return context.newPage();
  }

  /** Opens Carillon's page, not signed in. */
  ChatPage open() {
    return new ChatPage(newPage(), base).open();
  }

  ChatPage signIn(String username) {
    return open().signIn(username, "demo");
  }

  ChatPage signIn(College.Member member) {
    return signIn(member.username());
  }

  /** A text that no earlier run has left in the database. */
  static String unique(String text) {
    return text + " " + UUID.randomUUID();
  }
}
