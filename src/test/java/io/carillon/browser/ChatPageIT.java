package io.carillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import io.carillon.browser.College.Member;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
@DisplayName("The chat page in a browser")
class ChatPageIT extends BrowserTest {

  @Test
  void twoPeopleChat() {
    ChatPage alice = signIn("alice").openConversation("Bob Brown");
    ChatPage bob = signIn("bob").openConversation("Alice Adams");

    String question = unique("Are you coming to the lecture?");
    alice.send(question);
    bob.sees(question);

    String answer = unique("Yes, in five minutes.");
    bob.send(answer);
    alice.sees(answer);
  }

  @Test
  void whatWasSentToSomeoneOfflineAwaitsThemAsUnread() {
    Member reader = college.student("Rita Reader");
    Member writer = college.student("Will Writer");
    ChatPage writing = enter(writer).openConversation("Rita Reader");
    writing.send("The first").send("The second");

    ChatPage reading = enter(reader);
    assertThat(reading.person("Will Writer")).containsText("2 unread");
    assertThat(reading.page()).hasTitle("(2) Carillon");

    reading.openConversation("Will Writer").sees("The first").sees("The second");
    assertThat(reading.page().getByRole(AriaRole.LOG)).containsText("New");
    assertThat(reading.person("Will Writer")).not().containsText("unread");
    assertThat(reading.page()).hasTitle("Will Writer · Carillon");
  }

  @Test
  void aWrongPasswordIsExplained() {
    ChatPage page = open().trySignIn("carol", "not the password");

    assertThat(page.alert().first()).isVisible();
    page.signIn("carol", "demo");
  }

  @Test
  void aMessageWrittenWhileDisconnectedIsSentOnReconnecting() {
    Page page = newPage();
    AtomicReference<WebSocketRoute> connection = new AtomicReference<>();
    page.routeWebSocket(
        url -> url.contains("/ws/chat/"),
        route -> {
          connection.set(route);
          route.connectToServer();
        });
    ChatPage alice = new ChatPage(page, base).open().signIn("alice", "demo");
    alice.openConversation("Bob Brown");

    connection.get().close(new WebSocketRoute.CloseOptions().setCode(1001));
    String text = unique("Written at any moment of a reconnection");
    alice.send(text).isOnline();

    signIn("bob").openConversation("Alice Adams").sees(text);
  }

  @Test
  void whatTheServerRefusesCanBeSentAgain() {
    Member reader = college.student("Rose Refuser");
    ChatPage page = enter(college.student("Walt Writer")).openConversation("Rose Refuser");
    college.setActive(reader, false);

    page.write("Are you there?");
    assertThat(page.message("Are you there?")).containsText("Not sent");
    assertThat(page.message("Are you there?"))
        .containsText("Not sent: This person doesn’t get messages any more.");

    college.setActive(reader, true);
    page.button("Try again").click();
    page.isSent("Are you there?");
    assertThat(page.page().getByRole(AriaRole.LOG)).not().containsText("Not sent");
  }

  @Test
  void whatIsPendingSurvivesAReload() {
    Member reader = college.student("Rob Reader");
    Page page = pageOf(college.student("Wanda Writer"));
    AtomicBoolean swallows = new AtomicBoolean(true);
    AtomicBoolean refuses = new AtomicBoolean();
    page.routeWebSocket(
        url -> url.contains("/ws/chat/"),
        route -> {
          if (refuses.get()) {
            route.close();
          } else {
            WebSocketRoute server = route.connectToServer();
            if (swallows.get()) {
              route.onMessage(frame -> {});
              server.onMessage(frame -> route.send(frame.text()));
            }
          }
        });
    ChatPage writer = new ChatPage(page, base).enter();
    writer.openConversation("Rob Reader").write("Written just before a reload");
    assertThat(writer.message("Written just before a reload")).containsText("Sending…");

    refuses.set(true);
    page.reload();
    assertThat(writer.message("Written just before a reload")).containsText("Waiting");

    refuses.set(false);
    swallows.set(false);
    page.reload();
    writer.isSent("Written just before a reload");

    enter(reader).openConversation("Wanda Writer").sees("Written just before a reload");
  }

  @Test
  void whoHasNoNetworkIsToldSo() {
    Page page = pageOf(college.student("Otto Offline"));
    AtomicBoolean refuses = new AtomicBoolean();
    AtomicReference<WebSocketRoute> connection = new AtomicReference<>();
    page.routeWebSocket(
        url -> url.contains("/ws/chat/"),
        route -> {
          if (refuses.get()) {
            route.close();
          } else {
            connection.set(route);
            route.connectToServer();
          }
        });
    ChatPage chat = new ChatPage(page, base).enter();

    page.context().setOffline(true);
    refuses.set(true);
    connection.get().close(new WebSocketRoute.CloseOptions().setCode(1001));
    assertThat(chat.link()).hasText("Offline");
    assertThat(chat.spoken()).hasText("Offline");

    refuses.set(false);
    page.context().setOffline(false);
    assertThat(chat.link()).hasText("Online");
  }

  @Test
  void theConsolesAreForThoseWhoMayUseThem() {
    Page student = enter(college.student("Stu Student")).page();
    assertThat(console(student, "Staff")).isHidden();
    assertThat(console(student, "Admin")).isHidden();

    Page staff = enter(college.staff("Stella Staff")).page();
    assertThat(console(staff, "Staff")).hasAttribute("href", "staff/");
    assertThat(console(staff, "Admin")).isHidden();

    Page admin = pageOf(college.administrator(), new Browser.NewContextOptions());
    new ChatPage(admin, base).enter();
    assertThat(console(admin, "Staff")).isVisible();
    assertThat(console(admin, "Admin")).hasAttribute("href", "admin/");
  }

  private static Locator console(Page page, String name) {
    return page.locator("nav.places a").filter(new Locator.FilterOptions().setHasText(name));
  }

  @Test
  void theHistoryGoesOnAsOneScrollsBack() {
    Member reader = college.student("Hugo History");
    Member writer = college.student("Willa Writer");
    college.write(writer, reader, "Message number", 120);

    ChatPage page = enter(reader).openConversation("Willa Writer").sees("Message number 120");
    Locator log = page.page().getByRole(AriaRole.LOG);
    assertThat(log.getByText("Message number 1", new Locator.GetByTextOptions().setExact(true)))
        .hasCount(0);
    await()
        .until(
            () -> {
              log.hover();
              page.page().mouse().wheel(0, -2_000);
              return log.getByText(
                          "Message number 1", new Locator.GetByTextOptions().setExact(true))
                      .count()
                  == 1;
            });
    assertThat(log.locator(".row")).hasCount(120);
  }

  @Test
  void peopleAreFoundByPartsOfTheirNames() {
    college.student("Zacharias Zimmermann");
    ChatPage page = enter(college.student("Sue Searcher"));

    page.page().getByRole(AriaRole.SEARCHBOX).fill("zimmer");
    assertThat(page.person("Zacharias Zimmermann")).isVisible();
    page.page().getByRole(AriaRole.SEARCHBOX).fill("nobody of that name");
    assertThat(page.page().getByText("No one found by that name.")).isVisible();
  }

  @Test
  void textOfOthersIsNeverMarkup() {
    Member reader = college.student("<b>Esther</b>");
    Member writer = college.student("<img src=x onerror=alert(1)>");
    String text = "<img src=x onerror='document.title=1'> & <script>alert(1)</script>";
    college.write(writer, reader, text, 1);

    ChatPage page = enter(reader).openConversation("<img src=x onerror=alert(1)>");
    assertThat(page.message(text)).containsText(text + " 1");
    assertThat(page.page().locator("main img:not([src='app/logo.svg'])")).hasCount(0);
  }

  @Test
  void aRevokedTokenLeadsBackToSigningIn() {
    ChatPage alice = signIn("alice");

    alice
        .page()
        .evaluate(
            """
            () => fetch('api/logout', {
              method: 'POST',
              headers: {
                Authorization: `Bearer ${JSON.parse(sessionStorage['carillon.session']).token}`,
              },
            })
            """);

    assertThat(alice.alert().first()).containsText("sign in again");
    alice.signIn("alice", "demo");
  }

  @Test
  void aFrontEndOfAnotherOriginSignsInAndReceives() throws Exception {
    try (OtherFrontEnd other = new OtherFrontEnd()) {
      Page page = newPage();
      page.navigate(other.url());
      page.evaluate("base => connect(base, 'bob', 'demo')", base);
      assertThat(page.locator("#name")).hasText("Bob Brown");
      assertThat(page.locator("#connection")).hasText("open");

      String text = unique("To whatever front end you use");
      signIn("alice").openConversation("Bob Brown").send(text);

      assertThat(page.locator("#message")).hasText(text);
    }
  }
}
