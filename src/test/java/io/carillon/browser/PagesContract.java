package io.carillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.carillon.browser.College.Member;
import io.carillon.it.Carillon;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All pages work, in short, wherever Carillon is. */
abstract class PagesContract extends BrowserTest {

  private static final String CONNECT =
      """
      async ({ url, token }) => {
        const { ChatConnection } = await import(`${url}/carillon-client/carillon-client.js`);
        const chat = new ChatConnection({ url, token });
        const caughtUp = new Promise((resolve) =>
          chat.addEventListener('caught_up', ({ detail }) => resolve(detail.complete), { once: true }));
        const complete = await caughtUp;
        chat.close();
        return complete;
      }
      """;

  private final Carillon carillon;

  PagesContract(Carillon carillon) {
    this.carillon = carillon;
  }

  @BeforeEach
  void foundCollegeThere() {
    college = new College(carillon);
  }

  @Test
  void twoPeopleChatAndReadANotice() {
    Member reader = college.studentWithPassword("Rita Reader");
    ChatPage writing = enter(college.student("Will Writer")).openConversation("Rita Reader");
    ChatPage reading = new ChatPage(newPage(), college.url()).open();
    picture(reading.page(), "sign-in");
    reading.signIn(reader.username(), College.PASSWORD).openConversation("Will Writer");

    writing.send("Are you coming to the lecture?");
    reading.sees("Are you coming to the lecture?").send("Yes, in five minutes.");
    writing.sees("Yes, in five minutes.");

    long notice = college.publish("The library closes at noon", "On Friday only.");
    assertThat(reading.inbox().toast("The library closes at noon")).isVisible();
    picture(reading.page(), "conversation");
    reading.inbox().toast("The library closes at noon").click();
    reading.inbox().reads("The library closes at noon", "On Friday only.");
    assertThat(reading.page()).hasURL(college.url() + "/notices/" + notice);
    reading.page().reload();
    reading.isOnline().inbox().reads("The library closes at noon", "On Friday only.");
    picture(reading.page(), "notice");
    reading.page().goBack();
    reading.sees("Yes, in five minutes.");
  }

  @Test
  void theConsolesOpen() {
    Page page = new ChatPage(newPage(), college.url()).open().signIn("admin", "demo").page();
    place(page, "Staff").click();
    ConsolePage staff = new ConsolePage(page, college.url() + "/staff").isAt("Notices");
    picture(page, "staff");
    staff.goTo("#/messages/new", "New bulk message");

    page.navigate(college.url() + "/");
    place(page, "Admin").click();
    ConsolePage admin = new ConsolePage(page, college.url() + "/admin").isAt("Overview");
    assertThat(page.locator(".chart canvas")).hasCount(4);
    assertThat(admin.entry("Database")).containsText("Up");
    assertThat(admin.entry("Broker")).containsText("Up");
    picture(page, "admin");
    admin.goTo("#/settings", "Settings").press("Sign out");
    assertThat(admin.button("Sign in")).isVisible();
  }

  @Test
  void theClientConnects() {
    Page page = newPage();
    page.navigate(college.url() + "/");
    String token = college.student("Cleo Client").person().token();

    Assertions.assertThat(page.evaluate(CONNECT, Map.of("url", college.url(), "token", token)))
        .isEqualTo(true);
  }

  private static Locator place(Page page, String name) {
    return page.locator("nav.places a").filter(new Locator.FilterOptions().setHasText(name));
  }
}
