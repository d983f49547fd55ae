package io.carillon.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.carillon.browser.College.Member;
import io.carillon.it.Carillon;
import io.carillon.it.CarillonExtension;
import io.carillon.it.Rest.Person;
import jakarta.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A real browser for tests, and a context of its own in it for each person. */
@ExtendWith({Chromium.class, CarillonExtension.class, BrowserExtension.class})
abstract class BrowserTest {

  /** For a page on a machine that is busy with other things, too. */
  private static final int PATIENCE_MILLIS = 20_000;

  private static Browser browser;

  static String base;

  private static Carillon server;

  College college;

  private final List<BrowserContext> contexts = new ArrayList<>();

  @BeforeAll
  static void takeBoth(Carillon carillon, Browser chromium) {
    base = carillon.url();
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    server = carillon;
    browser = chromium;
  }

  @BeforeEach
  void foundCollege() {
    college = new College(server);
  }

  @AfterEach
  void closeContexts() {
    contexts.forEach(BrowserContext::close);
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

  /** Signs one of the demo users in by the form. */
  ChatPage signIn(String username) {
    return open().signIn(username, "demo");
  }

  /** The chat of someone who has signed in before. */
  ChatPage enter(Member member) {
    return new ChatPage(pageOf(member), college.url()).enter();
  }

  Page pageOf(Member member) {
    return pageOf(college.anotherSignIn(member), new Browser.NewContextOptions());
  }

  /** An empty page of someone who has signed in before, and has stayed so. */
  Page pageOf(Person person, Browser.NewContextOptions options) {
    String state =
        Json.createObjectBuilder()
            .add("cookies", Json.createArrayBuilder())
            .add(
                "origins",
                Json.createArrayBuilder()
                    .add(
                        Json.createObjectBuilder()
                            .add("origin", college.origin())
                            .add(
                                "localStorage",
                                Json.createArrayBuilder()
                                    .add(
                                        Json.createObjectBuilder()
                                            .add("name", "carillon.session")
                                            .add("value", college.session(person))))))
            .build()
            .toString();
    return newPage(options.setStorageState(state));
  }

  /** Keeps a picture of a page in the folder that {@code -Dcarillon.screenshots} names, if any. */
  static void picture(Page page, String name) {
    String folder = System.getProperty("carillon.screenshots");
    if (folder != null) {
      page.screenshot(
          new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
    }
  }

  /** A text that no earlier run has left in the database. */
  static String unique(String text) {
    return text + " " + UUID.randomUUID();
  }
}
