package io.carillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.carillon.browser.College.Member;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("long")
@DisplayName("The consoles are for everyone, at each size and in each theme")
class ConsoleAccessibilityIT extends BrowserTest {

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
    shots = "staff-" + theme + "-" + width;

    ConsolePage stranger = new ConsolePage(newPage(options(theme, width)), base + "/staff").open();
    assertThat(stranger.button("Sign in")).isVisible();
    check(stranger, "sign-in");
    Page page = pageOf(staff.person(), options(theme, width));
    ConsolePage console = new ConsolePage(page, base + "/staff").open().isAt("Notices");
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
    enter(member);
    shots = "admin-" + theme + "-" + width;

    Page page = pageOf(college.anotherSignIn(member), options(theme, width));
    ConsolePage console = new ConsolePage(page, base + "/admin").open();
    console.isAt("This is for administrators");
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

  private static Browser.NewContextOptions options(ColorScheme theme, int width) {
    return new Browser.NewContextOptions()
        .setColorScheme(theme)
        .setViewportSize(width, 780)
        .setReducedMotion(ReducedMotion.REDUCE);
  }

  private void check(ConsolePage console, String name) {
    picture(console.page(), shots + "-" + name);
    Accessibility.check(console.page());
  }
}
