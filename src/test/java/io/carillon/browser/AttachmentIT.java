package io.carillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.carillon.browser.College.Member;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
@DisplayName("Links to files in the chat")
class AttachmentIT extends BrowserTest {

  private static final String IMAGE = "https://images.example/plan%20of%20room%204.png";

  /** Of one pixel. */
  private static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5E"
                  + "rkJggg==");

  private final List<Request> requests = new CopyOnWriteArrayList<>();

  private ChatPage received(String link) {
    Member reader = college.student("Iris Images");
    ChatPage writer = enter(college.student("Lena Links")).openConversation("Iris Images");
    writer.attach(link);
    writer.write("See this").isSent("See this");

    Page page = pageOf(reader);
    page.route(
        url -> url.contains(".example/"),
        route -> {
          requests.add(route.request());
          route.fulfill(new Route.FulfillOptions().setContentType("image/png").setBodyBytes(PNG));
        });
    ChatPage chat = new ChatPage(page, base).enter();
    return chat.openConversation("Lena Links").sees("See this");
  }

  @Test
  void anImageIsFetchedOnlyWhenAskedForAndTellsNobodyWhere() {
    ChatPage chat = received(IMAGE);
    assertThat(link(chat, "plan of room 4.png · images.example")).hasAttribute("href", IMAGE);
    Assertions.assertThat(requests).isEmpty();

    chat.page().getByRole(AriaRole.BUTTON, named("Show image")).click();
    Locator image = chat.page().getByRole(AriaRole.IMG, named("plan of room 4.png"));
    assertThat(image).isVisible();
    Assertions.assertThat(requests)
        .singleElement()
        .satisfies(
            request -> Assertions.assertThat(request.allHeaders()).doesNotContainKey("referer"));
  }

  @Test
  void anythingElseIsALinkAlone() {
    ChatPage chat = received("https://files.example/timetable.pdf");
    assertThat(link(chat, "timetable.pdf · files.example"))
        .hasAttribute("rel", "noopener noreferrer");
    assertThat(chat.page().getByRole(AriaRole.BUTTON, named("Show image"))).hasCount(0);
  }

  @Test
  void aPathIsOneOnTheServerOfThePage() {
    Member writer = college.student("Paula Path");
    Member reader = college.student("Rita Path");
    college.attach(writer, reader, "My essay", "/media/my essay [1].pdf");
    college.attach(writer, reader, "A picture", "https://images.example/100%.png");

    ChatPage chat = enter(reader).openConversation("Paula Path").sees("A picture");

    String host = base.replace("http://", "");
    assertThat(link(chat, "my essay [1].pdf · " + host))
        .hasAttribute("href", base + "/media/my%20essay%20[1].pdf");
    assertThat(link(chat, "100%.png · images.example"))
        .hasAttribute("href", "https://images.example/100%.png");
  }

  @Test
  void whatIsNoWebAddressIsNotSent() {
    college.student("Ina Input");
    ChatPage chat = enter(college.student("Ingo Input")).openConversation("Ina Input");
    chat.attach("javascript:alert(1)");
    chat.write("Click this");

    assertThat(chat.page().getByText("Enter an address that begins with https://")).isVisible();
    assertThat(chat.message("Click this")).hasCount(0);
  }

  private static Locator link(ChatPage chat, String name) {
    return chat.page().getByRole(AriaRole.LINK, named(name));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
