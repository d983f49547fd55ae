package io.carillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.carillon.browser.College.Member;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
@DisplayName("Writing a message in a browser")
class ComposerIT extends BrowserTest {

  private static final int TEXT_CHARS = 32_768;

  /**
   * What a browser tells of Enter that ends a composition: before its end, or (Safari) behind it.
   */
  private static final String ENTER_OF_A_COMPOSITION =
      """
      (field) => {
        for (const isComposing of [true, false]) {
          const enter = { key: 'Enter', bubbles: true, cancelable: true };
          const event = new KeyboardEvent('keydown', { ...enter, isComposing, keyCode: 229 });
          field.dispatchEvent(event);
        }
      }
      """;

  private ChatPage writing() {
    college.student("Rita Reader");
    return enter(college.student("Will Writer")).openConversation("Rita Reader");
  }

  private static Locator composer(ChatPage chat) {
    return chat.page().getByLabel("Message", exact());
  }

  private static Page.GetByLabelOptions exact() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  @Test
  void enterThatEndsACompositionSendsNothing() {
    ChatPage chat = writing();
    composer(chat).fill("にほんご");
    composer(chat).evaluate(ENTER_OF_A_COMPOSITION);

    assertThat(composer(chat)).hasValue("にほんご");
    composer(chat).press("Enter");
    chat.isSent("にほんご");
    assertThat(chat.message("にほんご")).hasCount(1);
  }

  @Test
  void whatIsTooLongIsKeptAndTheExcessIsTold() {
    ChatPage chat = writing();
    composer(chat).fill("a".repeat(TEXT_CHARS + 1_234));

    assertThat(chat.page().getByText("Too long by 1,234 characters.")).isVisible();
    assertThat(chat.button("Send")).isDisabled();
    composer(chat).press("Enter");
    assertThat(composer(chat)).hasValue("a".repeat(TEXT_CHARS + 1_234));

    composer(chat).fill("🎓".repeat(TEXT_CHARS));
    assertThat(chat.page().getByText("Too long by 32,768 bytes.")).isVisible();

    composer(chat).fill("é".repeat(TEXT_CHARS));
    assertThat(chat.page().getByText("Too long by")).hasCount(0);
    composer(chat).press("Enter");
    chat.isSent("é".repeat(100));
  }

  @Test
  void whatWasBegunSurvivesAReloadAndSigningInAgain() {
    college.student("Rita Reader");
    Member writer = college.studentWithPassword("Wanda Writer");
    ChatPage chat = open().signIn(writer.username(), College.PASSWORD);
    chat.openConversation("Rita Reader").attach("https://files.example/plan.pdf");
    composer(chat).fill("Begun and not sent");

    chat.page().reload();
    chat.isOnline();
    assertThat(composer(chat)).hasValue("Begun and not sent");

    college.endSignIns(writer);
    assertThat(chat.button("Sign in")).isVisible();
    chat.signIn(writer.username(), College.PASSWORD);
    assertThat(composer(chat)).hasValue("Begun and not sent");
    assertThat(chat.page().getByLabel("Link to a file", exact()))
        .hasValue("https://files.example/plan.pdf");
  }

  @Test
  void whoSignsOutLeavesNothingBegun() {
    college.student("Rita Reader");
    Member writer = college.studentWithPassword("Wilma Writer");
    ChatPage chat = open().signIn(writer.username(), College.PASSWORD);
    chat.openConversation("Rita Reader");
    composer(chat).fill("For nobody else to see");

    chat.signOut();
    chat.signIn(writer.username(), College.PASSWORD).openConversation("Rita Reader");
    assertThat(composer(chat)).hasValue("");
  }
}
