package io.carillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.carillon.browser.College.Member;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
@DisplayName("The page on a phone")
class PhoneIT extends BrowserTest {

  private ChatPage signInOnPhone(Member member) {
    Page page =
        pageOf(
            member.person(),
            new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setHasTouch(true)
                .setIsMobile(true));
    return new ChatPage(page, base).enter();
  }

  private static Locator link(ChatPage chat, String name) {
    return chat.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  @Test
  void aConversationHasTheScreenToItselfAndBackLeavesIt() {
    college.student("Phil Phone");
    ChatPage chat = signInOnPhone(college.student("Phoebe Phone"));
    Locator search = chat.page().getByRole(AriaRole.SEARCHBOX);

    chat.person("Phil Phone").click();
    chat.send("From a phone");
    assertThat(search).isHidden();
    assertThat(chat.inbox().place()).isHidden();

    link(chat, "Back to conversations").click();
    assertThat(search).isVisible();
    assertThat(chat.person("Phil Phone")).containsText("You: From a phone");

    chat.person("Phil Phone").click();
    chat.page().goBack();
    assertThat(search).isVisible();
  }

  @Test
  void aNoticeIsReadAndLeft() {
    college.publish("On a small screen", "Still all there.");
    ChatPage chat = signInOnPhone(college.student("Pia Phone"));
    InboxPage inbox = chat.inbox().open();

    inbox.entry("On a small screen").click();
    inbox.reads("On a small screen", "Still all there.");
    assertThat(inbox.side()).isHidden();
    link(chat, "Back to notifications").click();
    assertThat(inbox.side()).isVisible();
  }

  @Test
  void readingTheOnlyUnreadNoticeReadsIt() {
    ChatPage chat = signInOnPhone(college.student("Pam Phone"));
    college.publish("At noon", "In the hall.");
    assertThat(chat.inbox().place()).containsText("1 unread");

    chat.inbox().toast("At noon").click();
    chat.inbox().reads("At noon", "In the hall.");
    link(chat, "Back to notifications").click();
    assertThat(chat.inbox().place()).not().containsText("unread");
  }
}
