package io.carillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

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
    signIn("staff").openConversation("Alice Adams").signOut();
    List<String> texts = List.of(unique("The first"), unique("The second"));

    ChatPage alice = signIn("alice").openConversation("Sam Staff");
    texts.forEach(alice::send);

    ChatPage staff = signIn("staff");
    assertThat(staff.person("Alice Adams")).containsText("2 unread");
    assertThat(staff.page()).hasTitle("(2) Carillon");

    staff.openConversation("Alice Adams");
    texts.forEach(staff::sees);
    assertThat(staff.person("Alice Adams")).not().containsText("unread");
    assertThat(staff.page()).hasTitle("Carillon");
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
