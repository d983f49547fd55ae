package io.carillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.carillon.browser.College.Member;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
@DisplayName("Names and files with characters that change the direction")
class NamesIT extends BrowserTest {

  private static final String OVERRIDE = "\u202E";

  /** The text as it is, from left to right, on screen. */
  private static final String SHOWN =
      """
      (element) => {
        const letters = [];
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          for (let i = 0; i < node.length; i++) {
            const range = document.createRange();
            range.setStart(node, i);
            range.setEnd(node, i + 1);
            const { left, width } = range.getBoundingClientRect();
            if (width) letters.push([left, node.data[i]]);
          }
        }
        return letters.sort(([a], [b]) => a - b).map(([, letter]) => letter).join('');
      }
      """;

  @Test
  void reorderNothingAroundThem() {
    Member reader = college.student("Rita Reader");
    Member writer = college.student("Eve" + OVERRIDE + " Adams");
    college.publish("Room" + OVERRIDE + " 4", "text");
    ChatPage chat = enter(reader);
    enter(writer)
        .openConversation("Rita Reader")
        .attach("https://files.example/%E2%80%AEfdp.exe")
        .send("See" + OVERRIDE + "https://files.example/" + OVERRIDE + "abc");

    Locator person = chat.person("Eve Adams");
    Assertions.assertThat(person.locator("bdi").evaluate(SHOWN)).isEqualTo("Eve Adams");
    person.click();
    assertThat(chat.page()).hasTitle("(1) Eve Adams · Carillon");
    Locator link = chat.message("See").locator(".attachment a");
    Assertions.assertThat(link.evaluate(SHOWN)).isEqualTo("fdp.exefiles.example");
    assertThat(chat.message("See").locator(".text a")).hasText("https://files.example/");

    chat.inbox().open().entry("Room 4").click();
    assertThat(chat.page()).hasTitle("Room 4 · Carillon");
  }

  @Test
  void ofFilesTheHostIsLastAndWhole() {
    Member reader = college.student("Rita Reader");
    Member writer = college.student("Will Writer");
    ChatPage writing = enter(writer).openConversation("Rita Reader");
    writing
        .attach("https://files.example/bank.example" + "-and-a-long-name".repeat(40) + ".pdf")
        .send("Look");

    Locator host = writing.message("Look").locator(".attachment-host");
    assertThat(host).hasText("files.example");
    Assertions.assertThat(host.evaluate("e => e.scrollWidth <= e.clientWidth + 1")).isEqualTo(true);
    Assertions.assertThat(host.evaluate("e => e.getBoundingClientRect().right <= innerWidth"))
        .isEqualTo(true);
  }
}
