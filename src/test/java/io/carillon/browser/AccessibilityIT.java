package io.carillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import io.carillon.browser.College.Member;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("long")
@DisplayName("The page is for everyone, at each size and in each theme")
class AccessibilityIT extends BrowserTest {

  private static final String LONG_WORD = "https://long.example/" + "a".repeat(200);

  @ParameterizedTest(name = "{0}, {1} pixels wide")
  @CsvSource({"LIGHT, 1280", "DARK, 360"})
  void axeFindsNothingAndNothingIsCutOff(ColorScheme theme, int width) {
    Member reader = college.student("Ann Access");
    Member writer = college.student("Wil Writer");
    college.write(writer, reader, LONG_WORD, 1);
    college.notify(reader, "Your book is due", LONG_WORD);
    long notice = college.publish("Exams begin on Monday", "In room 4. " + LONG_WORD);

    ChatPage stranger = new ChatPage(newPage(options(theme, width)), base).open();
    Accessibility.check(stranger.page());
    stranger.trySignIn(reader.username(), "wrong");
    assertThat(stranger.alert().first()).isVisible();
    Accessibility.check(stranger.page());
    Page page = pageOf(reader.person(), options(theme, width));
    ChatPage chat = new ChatPage(page, base).enter();
    assertThat(chat.person("Wil Writer")).isVisible();
    Accessibility.check(page);
    chat.openAccount();
    Accessibility.check(page);
    page.keyboard().press("Escape");

    chat.inbox().open();
    assertThat(chat.inbox().entries()).hasCount(2);
    Accessibility.check(page);
    chat.inbox().entry("Your book is due").click();
    chat.inbox().reads("Your book is due", LONG_WORD);
    Accessibility.check(page);
    page.navigate(base + "/notices/" + notice);
    chat.inbox().reads("Exams begin on Monday", LONG_WORD);
    Accessibility.check(page);
    page.navigate(base + "/notices/999999999");
    assertThat(chat.inbox().article()).containsText("no such notice");
    Accessibility.check(page);

    page.navigate(base + "/#" + writer.person().id());
    chat.sees(LONG_WORD);
    college.setActive(writer, false);
    chat.attach("https://images.example/plan.png");
    chat.write("To nobody");
    assertThat(page.getByRole(AriaRole.LOG)).containsText("Not sent");
    Accessibility.check(page);
    college.publish("It comes while one reads", "text");
    assertThat(chat.inbox().toast("It comes while one reads")).isVisible();
    Accessibility.check(page);
  }

  @ParameterizedTest(name = "{0} pixels wide")
  @ValueSource(ints = {640, 768})
  void aConversationHasRoomBesideTheList(int width) {
    college.student("Nina Neighbour");
    Page page = pageOf(college.student("Tom Tablet").person(), options(ColorScheme.LIGHT, width));
    new ChatPage(page, base).enter().openConversation("Nina Neighbour");

    Assertions.assertThat(page.locator(".conversation").boundingBox().width)
        .isGreaterThanOrEqualTo(320);
    Accessibility.check(page);
  }

  @Test
  void whoHasSignedInGoesOnAtTheTopOfThePage() {
    ChatPage chat = signIn("alice");
    assertThat(chat.page().getByRole(AriaRole.HEADING, named("Carillon"))).isFocused();

    chat.page().getByRole(AriaRole.LINK, named("Skip to the content")).focus();
    chat.page().keyboard().press("Enter");
    assertThat(chat.page().getByRole(AriaRole.MAIN)).isFocused();
  }

  @Test
  void coloursOfTheUsersOwnShowWhatIsOpen() {
    college.student("Nina Neighbour");
    Page page = pageOf(college.student("Connie Contrast"));
    page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
    ChatPage chat = new ChatPage(page, base).enter().openConversation("Nina Neighbour");

    assertThat(chat.person("Nina Neighbour")).hasCSS("outline-style", "solid");
  }

  @Test
  void whatComesAtOnceIsReadOutOneAfterTheOther() {
    Member reader = college.student("Rita Reader");
    Member writer = college.student("Will Writer");
    ChatPage chat = enter(reader);
    college.write(writer, reader, "Number", 3);

    assertThat(chat.page().locator("#announcer p"))
        .hasText(
            new String[] {
              "Will Writer: Number 1", "Will Writer: Number 2", "Will Writer: Number 3"
            });
  }

  @Test
  void axeDoesFindThings() {
    Page page = newPage();
    page.setContent(
        "<html lang='en'><title>A page</title><h1>Hello</h1><main><img src='x'></main>");

    Assertions.assertThat(Accessibility.violations(page))
        .anySatisfy(violation -> Assertions.assertThat((String) violation).startsWith("image-alt"));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Browser.NewContextOptions options(ColorScheme theme, int width) {
    return new Browser.NewContextOptions()
        .setColorScheme(theme)
        .setViewportSize(width, 780)
        .setReducedMotion(ReducedMotion.REDUCE);
  }
}
