package io.carillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.carillon.browser.College.Member;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The consoles are for everyone, at each size and in each theme")
class ConsoleAccessibilityIT extends BrowserTest {

  private static final List<String> WCAG_2_2_AA =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private static final String LONG_WORD = "https://long.example/" + "a".repeat(200);

  private String shots;

  @ParameterizedTest(name = "{0}, {1} pixels wide")
  @CsvSource({"LIGHT, 1280", "DARK, 360"})
  void theStaffConsole(ColorScheme theme, int width) {
    Member staff = college.staff("Sam Staff");
    college.student("Ann Adams");
    college.publish("Exams begin on Monday", "In room 4. " + LONG_WORD);
    college.publish("The library is open until ten", "From next week on.\n\nBring your card.");
    long bulk = college.bulk("Fees are due");
    ConsolePage console = new ConsolePage(page(theme, width), base + "/staff").open();
    shots = "staff-" + theme + "-" + width;

    check(console, "sign-in");
    console.signIn(staff.username(), "demo").isAt("Notices");
    check(console, "notices");
    console.link("Exams begin on Monday").click();
    console.isAt("Edit notice").press("Delete…");
    check(console, "question");
    console.confirm("Cancel");
    check(console, "notice");
    console.goTo("#/notices/new", "New notice").press("Publish…");
    check(console, "new-notice");
    console.goTo("#/messages", "Bulk messages");
    check(console, "messages");
    console.goTo("#/messages/" + bulk, "Fees are due");
    check(console, "message");
    console.goTo("#/messages/new", "New bulk message").field("People I choose").check();
    console.fill("Find people", "a");
    console.page().getByRole(AriaRole.CHECKBOX).first().check();
    console.isTold("Goes to 1 person.");
    check(console, "new-message");
    console.goTo("#/messages/999999999", "Not there");
    check(console, "not-there");
  }

  @ParameterizedTest(name = "{0}, {1} pixels wide")
  @CsvSource({"LIGHT, 1280", "DARK, 360"})
  void theAdminConsole(ColorScheme theme, int width) {
    Member member = college.student("Ann Access");
    signIn(member);
    ConsolePage console = new ConsolePage(page(theme, width), base + "/admin").open();
    shots = "admin-" + theme + "-" + width;

    console.signIn(member.username(), "demo").isAt("This is for administrators");
    check(console, "refused");
    console.press("Sign in as someone else").signIn("admin", "demo").isAt("Overview");
    assertThat(console.page().locator(".chart canvas")).hasCount(4);
    assertThat(console.entry("Database")).isVisible();
    check(console, "overview");
    console.goTo("#/connections", "Connections");
    check(console, "connections");
    console.goTo("#/users", "Users");
    check(console, "users");
    console.goTo("#/users/" + member.person().id(), member.fullName());
    check(console, "user");
    console.goTo("#/users/import", "Import a roster").fill("Or paste it here", "username\nx");
    console.press("Import");
    assertThat(console.entry("full_name")).isVisible();
    check(console, "roster");
    console.link("Colleges").click();
    console.confirm("Leave").isAt("Colleges");
    console.page().getByText("Rename").first().click();
    check(console, "colleges");
    console.goTo("#/queue", "Queue");
    check(console, "queue");
    console.goTo("#/settings", "Settings");
    check(console, "settings");
  }

  private Page page(ColorScheme theme, int width) {
    return newPage(
        new Browser.NewContextOptions()
            .setColorScheme(theme)
            .setViewportSize(width, 780)
            .setReducedMotion(ReducedMotion.REDUCE));
  }

  /** {@code -Dcarillon.screenshots=FOLDER} keeps a picture of each. */
  private void check(ConsolePage console, String name) {
    Page page = console.page();
    String folder = System.getProperty("carillon.screenshots");
    if (folder != null) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of(folder, shots + "-" + name + ".png")));
    }
    Assertions.assertThat(new AxeBuilder(page).withTags(WCAG_2_2_AA).analyze().getViolations())
        .as(page.url())
        .isEmpty();
    Assertions.assertThat(page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
        .as("pixels past the edge of " + page.url())
        .isEqualTo(0);
  }
}
