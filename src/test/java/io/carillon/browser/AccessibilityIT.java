package io.carillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.carillon.browser.College.Member;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The page is for everyone, at each size and in each theme")
class AccessibilityIT extends BrowserTest {

  private static final List<String> WCAG_2_2_AA =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private static final String LONG_WORD = "https://long.example/" + "a".repeat(200);

  @ParameterizedTest(name = "{0}, {1} pixels wide")
  @CsvSource({"LIGHT, 1280", "DARK, 360"})
  void axeFindsNothingAndNothingIsCutOff(ColorScheme theme, int width) {
    Member reader = college.student("Ann Access");
    Member writer = college.student("Wil Writer");
    college.write(writer, reader, LONG_WORD, 1);
    college.notify(reader, "Your book is due", LONG_WORD);
    long notice = college.publish("Exams begin on Monday", "In room 4. " + LONG_WORD);

    Page page =
        newPage(
            new Browser.NewContextOptions()
                .setColorScheme(theme)
                .setViewportSize(width, 780)
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
    ChatPage chat = new ChatPage(page, base).open();
    check(page);
    chat.trySignIn(reader.username(), "wrong");
    assertThat(chat.alert().first()).isVisible();
    check(page);
    chat.signIn(reader.username(), "demo");
    assertThat(chat.person("Wil Writer")).isVisible();
    check(page);
    chat.openAccount();
    check(page);
    page.keyboard().press("Escape");

    chat.inbox().open();
    assertThat(chat.inbox().entries()).hasCount(2);
    check(page);
    chat.inbox().entry("Your book is due").click();
    chat.inbox().reads("Your book is due", LONG_WORD);
    check(page);
    page.navigate(base + "/notices/" + notice);
    chat.inbox().reads("Exams begin on Monday", LONG_WORD);
    check(page);
    page.navigate(base + "/notices/999999999");
    assertThat(chat.inbox().article()).containsText("no such notice");
    check(page);

    page.navigate(base + "/#" + writer.person().id());
    chat.sees(LONG_WORD);
    college.setActive(writer, false);
    chat.attach("https://images.example/plan.png");
    chat.write("To nobody");
    assertThat(page.getByRole(AriaRole.LOG)).containsText("Not sent");
    check(page);
    college.publish("It comes while one reads", "text");
    assertThat(chat.inbox().toast("It comes while one reads")).isVisible();
    check(page);
  }

  private static void check(Page page) {
    Assertions.assertThat(new AxeBuilder(page).withTags(WCAG_2_2_AA).analyze().getViolations())
        .as(page.url())
        .isEmpty();
    Assertions.assertThat(page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
        .as("pixels past the edge of " + page.url())
        .isEqualTo(0);
  }
}
