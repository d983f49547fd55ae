package io.carillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import io.carillon.it.Carillon;
import io.carillon.it.Rest;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
@DisplayName("A page whose server goes away and comes back")
class RestartedServerIT extends BrowserTest {

  private static final Pattern WAITING = Pattern.compile("Reconnecting(?:…| in \\d+ s)");

  /** It may have just begun the longest of its pauses. */
  private static final double LONGEST_PAUSE = Duration.ofSeconds(60).toMillis();

  private static Carillon own;

  @BeforeAll
  static void startOwn() {
    own = Carillon.start("browser-restart", Map.of("CARILLON_DEMO", "true"));
  }

  @AfterAll
  static void stopOwn() {
    if (own != null) {
      own.close();
    }
  }

  @Test
  void reconnectsByItselfAndSendsWhatWaited() {
    ChatPage alice = new ChatPage(newPage(), own.url()).open().signIn("alice", "demo");
    ChatPage bob = new ChatPage(newPage(), own.url()).open().signIn("bob", "demo");
    alice.openConversation("Bob Brown").send("Before the restart");
    bob.openConversation("Alice Adams").sees("Before the restart");

    own.stop();
    assertThat(alice.link()).hasText(WAITING);
    assertThat(alice.spoken()).hasText("Reconnecting");
    alice.write("While it is away");
    assertThat(alice.message("While it is away")).containsText("Waiting for the connection");

    own.restart();
    assertThat(alice.link()).hasText("Online", new HasTextOptions().setTimeout(LONGEST_PAUSE));
    alice.isSent("While it is away");
    assertThat(bob.link()).hasText("Online", new HasTextOptions().setTimeout(LONGEST_PAUSE));
    bob.sees("Before the restart").sees("While it is away");

    bob.send("And back");
    alice.sees("And back");
    new Rest(own)
        .post(
            new Rest(own).login("staff"),
            "/api/notices",
            "{\"college_id\":1,\"title\":\"Up again\",\"body\":\"Room 4\",\"is_published\":true}")
        .is(201);
    assertThat(alice.inbox().toast("Up again")).isVisible();
  }
}
