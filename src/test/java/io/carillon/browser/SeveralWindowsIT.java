package io.carillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.MouseButton;
import io.carillon.browser.College.Member;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
@DisplayName("Several windows of one person")
class SeveralWindowsIT extends BrowserTest {

  @Test
  void agreeOnWhatWasSentAndRead() {
    Member reader = college.student("Rita Reader");
    Member writer = college.student("Will Writer");
    ChatPage here = enter(reader);
    ChatPage there = enter(reader);
    college.write(writer, reader, "Number", 2);
    college.notify(reader, "Your book is due", "Bring it back.");
    for (ChatPage each : new ChatPage[] {here, there}) {
      assertThat(each.person("Will Writer")).containsText("2 unread");
      assertThat(each.page()).hasTitle("(3) Carillon");
    }

    here.openConversation("Will Writer").send("Read and answered");
    assertThat(there.person("Will Writer")).containsText("You: Read and answered");
    assertThat(there.person("Will Writer")).not().containsText("unread");
    assertThat(there.page()).hasTitle("(1) Carillon");

    here.inbox().open();
    assertThat(there.inbox().place()).not().containsText("unread");
    assertThat(there.page()).hasTitle("Carillon");
  }

  @Test
  void aLinkOpenedInANewWindowTakesTheSignInAlong() {
    Member reader = college.studentWithPassword("Mia Middle");
    college.publish("Open day", "On the lawn.");
    ChatPage chat = open().signIn(reader.username(), College.PASSWORD);
    Locator notice = chat.inbox().open().entry("Open day");

    Page opened =
        chat.page()
            .context()
            .waitForPage(
                () -> notice.click(new Locator.ClickOptions().setButton(MouseButton.MIDDLE)));
    new InboxPage(opened).reads("Open day", "On the lawn.");

    Page another = chat.page().context().newPage();
    another.navigate(base + "/");
    assertThat(new ChatPage(another, base).button("Sign in")).isVisible();
  }
}
