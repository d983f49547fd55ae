package io.carillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.carillon.browser.College.Member;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
@DisplayName("The page with more than a screen has room for")
class LongListsIT extends BrowserTest {

  private static final int CONVERSATIONS = 5_000;

  /** One row for each would keep the browser busy with every key that is pressed. */
  @Test
  void ofManyConversationsOnlyThoseHaveRowsThatAreScrolledTo() {
    Member writer = college.student("Will Writer");
    Page page = pageOf(writer);
    page.route("**/api/conversations*", route -> route.fulfill(conversations(writer)));
    ChatPage chat = new ChatPage(page, base).enter();

    assertThat(page.locator(".person").first()).containsText("Peer 5000");
    Assertions.assertThat(page.locator("#conversations .person").count()).isLessThan(100);
    await()
        .until(
            () -> {
              page.locator("#conversations .person").last().scrollIntoViewIfNeeded();
              return page.locator("#conversations .person").count() > 200;
            });
    page.getByRole(AriaRole.SEARCHBOX).fill("peer 17");
    assertThat(chat.person("Peer 17").first()).isVisible();
    Assertions.assertThat(page.locator("#conversations .person").count()).isLessThan(200);
  }

  private static Route.FulfillOptions conversations(Member me) {
    String items =
        LongStream.rangeClosed(1, CONVERSATIONS)
            .map(i -> CONVERSATIONS + 1 - i)
            .mapToObj(
                i ->
                    """
                    {"peer":{"id":%1$d,"username":"p%2$d","full_name":"Peer %2$d"},"unread":0,
                     "last_message":{"id":%2$d,"sender_id":%1$d,"sender_name":"Peer %2$d",
                      "receiver_id":%3$d,"message":"Hello","attachment":null,
                      "timestamp":"2026-01-06T10:30:45.123456Z","read_at":null}}
                    """
                        .formatted(1_000_000 + i, i, me.person().id()))
            .collect(Collectors.joining(",", "{\"items\":[", "]}"));
    return new Route.FulfillOptions().setContentType("application/json").setBody(items);
  }

  @Test
  void whereNamesRepeatUsernamesTellThemApart() {
    Member one = college.student("Ann Other");
    Member two = college.student("Ann Other");
    college.student("Only One");
    ChatPage chat = enter(college.student("Sue Searcher"));

    assertThat(chat.person("@" + one.username())).hasCount(1);
    assertThat(chat.person("@" + two.username())).hasCount(1);
    assertThat(chat.person("Only One")).not().containsText("@");
  }

  @Test
  void whatIsNewBeginsWhereReadingStoppedHoweverFarBack() {
    Member reader = college.student("Hugo History");
    Member writer = college.student("Willa Writer");
    college.write(writer, reader, "Read", 3);
    ChatPage before = enter(reader);
    assertThat(before.person("Willa Writer")).containsText("3 unread");
    before.openConversation("Willa Writer").sees("Read 3");
    assertThat(before.person("Willa Writer")).not().containsText("unread");
    before.page().close();
    college.write(writer, reader, "New", 130);

    ChatPage chat = enter(reader).openConversation("Willa Writer").sees("New 130");
    Locator line = chat.page().locator(".new-from");
    assertThat(line).hasCount(0);
    chat.button("130 new messages ↑").click();
    assertThat(line).isVisible();
    assertThat(line).isInViewport();
    assertThat(chat.page().locator(".new-from + .row")).containsText("New 1");
    assertThat(chat.button("130 new messages ↑")).isHidden();
  }

  @Test
  void aSearchThatDoesNotReachTheServerSaysSo() {
    college.student("Nina Neighbour");
    ChatPage chat = enter(college.student("Sue Searcher"));
    assertThat(chat.person("Nina Neighbour")).isVisible();

    chat.page().route("**/api/users*", Route::abort);
    chat.page().getByRole(AriaRole.SEARCHBOX).fill("somebody else");
    assertThat(chat.page().getByText("People can’t be searched.")).isVisible();
    assertThat(chat.page().getByText("No one found")).hasCount(0);

    chat.page().unroute("**/api/users*");
    chat.page().getByRole(AriaRole.SEARCHBOX).fill("nina");
    assertThat(chat.person("Nina Neighbour")).isVisible();
    assertThat(chat.page().getByText("People can’t be searched.")).hasCount(0);
  }

  @Test
  void aListSaysHowManyItShows() {
    college.crowd(30);
    ChatPage chat = enter(college.student("Sue Searcher"));

    assertThat(chat.page().getByText("Showing 20 of 30 people.")).isVisible();
    chat.page().getByRole(AriaRole.SEARCHBOX).fill("student 30");
    assertThat(chat.person("Student 30")).isVisible();
    assertThat(chat.page().getByText("Showing 20 of")).hasCount(0);
  }

  @Test
  void administratorsAndWhoeverHasNoCollegeFindPeople() {
    Member wanted = college.student("Zoe " + unique("Zimmermann"));
    for (Member seeker :
        new Member[] {college.administrator("Ada Admin"), college.outsider("Olav")}) {
      ChatPage chat = enter(seeker);
      chat.page().getByRole(AriaRole.SEARCHBOX).fill(wanted.fullName());
      assertThat(chat.person(wanted.fullName())).isVisible();
    }
  }
}
