package io.carillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.carillon.browser.College.Member;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
@DisplayName("The notifications page in a browser")
class InboxPageIT extends BrowserTest {

  /** Remembers what would be shown, and that somebody was asked. */
  private static final String FAKE_DESKTOP =
      """
      window.shown = [];
      window.Notification = class extends EventTarget {
        static permission = 'default';
        static requestPermission() {
          window.askedByAClick = navigator.userActivation.isActive;
          this.permission = 'granted';
          return Promise.resolve('granted');
        }
        constructor(title, { body }) {
          super();
          window.shown.push(`${title}: ${body}`);
        }
        close() {}
      };
      document.hasFocus = () => false;
      """;

  @Test
  void aNoticeArrivesWhileSomeoneReads() {
    college.student("Nina Neighbour");
    ChatPage chat = enter(college.student("Rick Reader")).openConversation("Nina Neighbour");
    InboxPage inbox = chat.inbox();
    assertThat(inbox.place()).not().containsText("unread");

    long id = college.publish("The library closes at noon", "On Friday only.");

    assertThat(inbox.toast("The library closes at noon")).isVisible();
    assertThat(inbox.place()).containsText("1 unread");
    assertThat(chat.page()).hasTitle("(1) Nina Neighbour · Carillon");
    inbox.toast("The library closes at noon").click();
    inbox.reads("The library closes at noon", "On Friday only.");
    assertThat(chat.page()).hasURL(base + "/notices/" + id);
    assertThat(inbox.toast("The library closes at noon")).hasCount(0);
    assertThat(inbox.place()).not().containsText("unread");

    chat.page().goBack();
    assertThat(chat.page().getByLabel("Message", exact())).isVisible();
  }

  @Test
  void whatIsSeenIsReadOnEveryDevice() {
    Member reader = college.student("Ulla Unread");
    college.publish("Exams", "Room 4");
    college.notify(reader, "Your book is due", "Bring it back by Monday.");

    ChatPage chat = enter(reader);
    InboxPage inbox = chat.inbox();
    assertThat(inbox.place()).containsText("2 unread");
    inbox.open();
    assertThat(inbox.entries().first()).containsText("Your book is due");
    assertThat(inbox.entries().first()).containsText("New");
    assertThat(inbox.place()).not().containsText("unread");
    await().until(() -> college.unreadNotifications(reader) == 0);

    college.notify(reader, "Your book is overdue", "Please.");
    assertThat(inbox.entries().first()).containsText("Your book is overdue");
    assertThat(inbox.toast("Your book is overdue")).hasCount(0);
    await().until(() -> college.unreadNotifications(reader) == 0);

    inbox.entry("Your book is due").click();
    inbox.reads("Your book is due", "Bring it back by Monday.");
  }

  @Test
  void aLinkToANoticeLeadsThereBySigningIn() {
    long id = college.publish("Open day", "Come to https://open.example/day.");
    Member reader = college.studentWithPassword("Lou Link");
    Page page = newPage();
    page.navigate(base + "/notices/" + id);
    ChatPage chat = new ChatPage(page, base);
    assertThat(chat.button("Sign in")).isVisible();
    chat.signIn(reader.username(), College.PASSWORD);

    chat.inbox().reads("Open day", "Come to https://open.example/day.");
    assertThat(page).hasURL(base + "/notices/" + id);
    assertThat(chat.inbox().article().getByRole(AriaRole.LINK))
        .hasAttribute("href", "https://open.example/day");

    page.reload();
    chat.isOnline().inbox().reads("Open day", "Come to");
  }

  @Test
  void whoStaysSignedInFollowsALinkInANewWindow() {
    long id = college.publish("Sports day", "On the lawn.");
    ChatPage chat = open();
    chat.page().getByLabel("Keep me signed in on this device").check();
    chat.signIn(college.studentWithPassword("Stan Stays").username(), College.PASSWORD);

    Page another = chat.page().context().newPage();
    another.navigate(base + "/notices/" + id);
    new InboxPage(another).reads("Sports day", "On the lawn.");

    chat.signOut();
    assertThat(new ChatPage(another, base).button("Sign in")).isVisible();
  }

  @Test
  void aNoticeOfAnotherCollegeIsNotThere() {
    long id = college.publish("Ours alone", "Nobody else's.");
    ChatPage carol = signIn("carol");
    carol.page().navigate(base + "/notices/" + id);

    assertThat(carol.inbox().article()).containsText("isn’t for your college");
    assertThat(carol.inbox().article()).not().containsText("Ours alone");
  }

  @Test
  void olderNotificationsComeAsOneScrolls() {
    Member reader = college.student("Olga Older");
    for (int i = 1; i <= 60; i++) {
      college.notify(reader, "Notification number " + i, "text");
    }
    InboxPage inbox = enter(reader).inbox().open();

    await()
        .until(
            () -> {
              inbox.entries().last().scrollIntoViewIfNeeded();
              return inbox.entries().count() >= 60;
            });
    assertThat(inbox.entries().last()).containsText("Notification number 1");
  }

  @Test
  void textOfOthersIsNeverMarkup() {
    String title = "<img src=x onerror='document.title=1'>";
    long id = college.publish(title, "<script>alert(1)</script> & more");
    ChatPage chat = enter(college.student("Max Markup"));
    chat.inbox().open().entry(title).click();

    chat.inbox().reads(title, "<script>alert(1)</script> & more");
    assertThat(chat.page()).hasURL(base + "/notices/" + id);
    assertThat(chat.inbox().article().locator("img, script")).hasCount(0);
  }

  @Test
  void theDesktopTellsWhoHasAskedForItOfNotices() {
    Page page = pageOf(college.student("Dora Desktop"));
    page.addInitScript(FAKE_DESKTOP);
    ChatPage chat = new ChatPage(page, base).enter();
    chat.inbox().open();
    chat.button("Turn on desktop notifications").click();
    assertThat(chat.button("Turn off desktop notifications")).isVisible();

    college.publish("Fire drill", "At ten.");
    page.waitForFunction("() => window.shown.includes('Fire drill: Notice')");
    page.waitForFunction("() => window.askedByAClick");

    chat.button("Turn off desktop notifications").click();
    college.publish("Second drill", "At eleven.");
    assertThat(chat.inbox().entry("Second drill")).isVisible();
    page.waitForFunction("() => window.shown.length === 1");
  }

  private static Page.GetByLabelOptions exact() {
    return new Page.GetByLabelOptions().setExact(true);
  }
}
