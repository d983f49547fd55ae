package io.carillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.carillon.browser.College.Member;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
@DisplayName("The admin console")
class AdminConsoleIT extends BrowserTest {

  private static final Pattern SOME = Pattern.compile("[1-9]\\d*");

  private ConsolePage console() {
    return new ConsolePage(newPage(), base + "/admin").open();
  }

  private ConsolePage enterConsole() {
    Page page = pageOf(college.administrator(), new Browser.NewContextOptions());
    return new ConsolePage(page, base + "/admin").open().isAt("Overview");
  }

  private ConsolePage enterUser(Member member) {
    return enterConsole().goTo("#/users/" + member.person().id(), member.fullName());
  }

  private static Locator region(ConsolePage console, String name) {
    return console.page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name));
  }

  @Test
  void isForAdministratorsOnly() {
    console().signIn("staff", "demo").isAt("This is for administrators");
  }

  @Test
  void showsConnectionsAndRatesAsTheyAre() {
    Member writer = college.student("Walt Writer");
    college.student("Rick Reader");
    ChatPage chat = enter(writer).openConversation("Rick Reader");
    ConsolePage console = enterConsole();

    Locator connections =
        console
            .page()
            .locator(".tile")
            .filter(new Locator.FilterOptions().setHasText("Connections"));
    assertThat(connections.getByRole(AriaRole.DEFINITION)).hasText(SOME);
    assertThat(console.page().locator(".chart canvas")).hasCount(4);
    Locator received =
        console
            .page()
            .getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("Frames per second"));
    assertThat(received).hasAttribute("aria-label", Pattern.compile(".*Received \\d.*"));
    chat.send("Counted");
    assertThat(
            console
                .page()
                .getByRole(
                    AriaRole.IMG, new Page.GetByRoleOptions().setName("Chat messages per second")))
        .hasAttribute("aria-label", Pattern.compile(".*Stored (0[.,]\\d|[1-9]).*"));
    assertThat(console.entry("Database")).containsText("Up");
    assertThat(console.entry("Broker")).containsText("Up");
  }

  @Test
  void chartsBeginWithWhatTheServerHasKept() {
    ConsolePage console = console();
    String past =
        """
        {"now": 1000, "items": [{"at": 400, "others": [], "own": {"node": "one",
          "channels": {"chat": 4711}, "frames_received": 0, "frames_sent": 0,
          "messages_acknowledged": 0, "commits": 0, "commit_seconds": 0}}]}""";
    console
        .page()
        .route(
            "**/api/admin/stats/history",
            route -> route.fulfill(new Route.FulfillOptions().setBody(past)));
    console.signIn("admin", "demo").isAt("Overview");

    Locator chart =
        console
            .page()
            .locator(".chart")
            .filter(new Locator.FilterOptions().setHasText("Live connections"));
    chart.locator(".u-over").hover(new Locator.HoverOptions().setPosition(1, 50));
    assertThat(chart).containsText(Pattern.compile("Chat 4.?711"));
  }

  @Test
  void listsWhoIsConnected() {
    Member member = college.student("Lena Live");
    enter(member);
    ConsolePage console = enterConsole();

    console.link("Connections").click();
    console.isAt("Connections").field("Channel").selectOption("chat");
    console.link(member.username()).first().click();
    console.isAt("Lena Live");
  }

  @Test
  void findsAndChangesAUser() {
    Member member = college.student("Nora Newname");
    ConsolePage console = enterConsole();

    console.link("Users").click();
    console.isAt("Users").fill("Search", member.username());
    console.link("Nora Newname").click();
    console.isAt("Nora Newname").fill("Full name", "Nora Oldname");
    console.field("Role").selectOption("staff");
    console.press("Save").isTold("The user is saved.").isAt("Nora Oldname");
    assertThat(console.field("Role")).hasValue("staff");

    console.field("Active: may sign in and be written to").uncheck();
    console.press("Save").isTold("The user is saved.");
    assertThat(console.page().getByText("Deactivated")).isVisible();
    console.fill("Full name", " ").press("Save");
    assertThat(console.field("Full name")).hasAttribute("aria-invalid", "true");
  }

  @Test
  void disconnectsAUser() {
    Member member = college.student("Dora Device");
    ChatPage chat = enter(member);
    ConsolePage console = enterUser(member);

    assertThat(region(console, "Live connections").getByRole(AriaRole.ROW)).hasCount(3);
    console.press("Disconnect…").confirm("Disconnect").isTold("2 connections are closed.");
    chat.isOnline();
  }

  @Test
  void revokesOneTokenAndAll() {
    Member member = college.student("Tom Token");
    ChatPage chat = enter(member);
    ConsolePage console = enterUser(member);
    Locator tokens = region(console, "Tokens").getByRole(AriaRole.ROW);

    assertThat(tokens).hasCount(3);
    tokens.nth(1).getByRole(AriaRole.BUTTON).click();
    console.confirm("Revoke").isTold("The token is revoked.");
    assertThat(chat.alert().first()).containsText("sign in again");
    assertThat(tokens).hasCount(2);
    console.press("Revoke all…").confirm("Revoke").isTold("All tokens are revoked.");
    assertThat(console.page().getByText("Not signed in anywhere.")).isVisible();
  }

  @Test
  void takesARosterInAndReportsItsLines() {
    String name = "roster-" + UUID.randomUUID();
    String good = name + "-1,Ray Roster," + college.id() + ",student\n";
    String roster = "username,full_name,college_id,role\n" + good;
    ConsolePage console = enterConsole().goTo("#/users/import", "Import a roster");

    console.fill("Or paste it here", roster + name + "-2,,,dean\n").press("Import");
    assertThat(console.page().getByText("Nobody was created.")).isVisible();
    assertThat(console.entry("full_name")).containsText("is required");
    assertThat(console.entry("must be one of student, staff, admin")).containsText("3");

    console.field("Create the good lines even if others are wrong").check();
    console.press("Import");
    assertThat(console.page().getByText("One user was created. These lines were left out:"))
        .isVisible();
    console.goTo("#/users", "Users").fill("Search", name);
    assertThat(console.entry("Ray Roster")).containsText("Student");
  }

  @Test
  void keepsColleges() {
    String name = unique("Law");
    ConsolePage console = enterConsole().goTo("#/colleges", "Colleges");

    console.fill("Name", name).press("Create").isTold("The college is there.");
    console.press("Rename " + name);
    console.field("Name").first().fill(name + " School");
    console.press("Save").isTold("The college has its new name.");
    assertThat(console.entry(name + " School")).isVisible();
  }

  @Test
  void showsSettingsWithoutSecrets() {
    ConsolePage console = enterConsole().goTo("#/settings", "Settings");

    assertThat(console.entry("carillon.outbox.frames")).containsText("4096");
    assertThat(console.entry("carillon.outbox.frames"))
        .containsText("Frames that wait for one connection.");
    assertThat(console.entry("carillon.token.ttl")).containsText("30 days");
    assertThat(console.entry("carillon.db.password")).containsText(Pattern.compile("Hidden|None"));
  }
}
