package io.carillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.carillon.browser.College.Member;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
@DisplayName("The staff console")
class StaffConsoleIT extends BrowserTest {

  private static final String MARKUP = "<img src=x onerror=\"document.title='broken in'\">";

  private ConsolePage console(Page page) {
    return new ConsolePage(page, base + "/staff");
  }

  private ConsolePage enterConsole(Member staff) {
    return console(pageOf(staff)).open().isAt("Notices");
  }

  @Test
  void asksWhoIsNotSignedInToDoSo() {
    ConsolePage console = console(newPage()).open().signIn("staff", "wrong");

    assertThat(console.page().getByRole(AriaRole.ALERT)).not().isEmpty();
    console.signIn("staff", "demo").isAt("Notices").press("Sign out");
    assertThat(console.button("Sign in")).isVisible();
  }

  @Test
  void sharesTheSignInOfTheChat() {
    Page page = signIn("staff").page();

    console(page).open().isAt("Notices").press("Sign out");
    page.navigate(base + "/");
    assertThat(page.getByLabel("Username")).isVisible();
  }

  @Test
  void tellsStudentsThatItIsNotForThem() {
    ConsolePage console =
        console(newPage()).open().signIn("carol", "demo").isAt("This is for staff");
    assertThat(console.link("To the chat")).isVisible();
    console.press("Sign in as someone else");
    assertThat(console.button("Sign in")).isVisible();
  }

  @Test
  void aNoticeIsDraftedPreviewedPublishedEditedAndDeleted() {
    Member reader = college.student("Rita Reader");
    ConsolePage console = enterConsole(college.staff("Will Writer"));
    ChatPage reading = enter(reader);

    console.link("New notice").click();
    console.isAt("New notice").press("Publish…");
    assertThat(console.field("Title")).hasAttribute("aria-invalid", "true");
    console.fill("Title", "Exams").fill("Text", "Room 4.\n\nBring a pen.");
    Locator preview =
        console.page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Preview"));
    assertThat(preview).containsText("Bring a pen.");
    console.press("Save draft").isAt("Edit notice").isTold("The draft is saved.");
    console.goTo("#/notices", "Notices");
    assertThat(console.entry("Exams")).containsText("Draft");

    console.link("Exams").click();
    console.isAt("Edit notice").press("Publish…");
    assertThat(console.page().getByRole(AriaRole.DIALOG)).containsText("2 people");
    console.confirm("Publish").isTold("The notice is published.");
    assertThat(reading.inbox().toast("Exams")).isVisible();

    console.fill("Title", "Exams moved").press("Save changes").isTold("The changes are there");
    console.goTo("#/notices", "Notices");
    assertThat(console.entry("Exams moved")).containsText("Published");

    console.link("Exams moved").click();
    console.press("Back to draft").isTold("It is a draft again");
    console.press("Delete…").confirm("Delete").isAt("Notices");
    assertThat(console.page().getByText("No notices yet.")).isVisible();
  }

  @Test
  void whatWasNotSavedIsNotLostUnasked() {
    ConsolePage console = enterConsole(college.staff("Una Unsaved"));
    console.link("New notice").click();
    console.isAt("New notice").fill("Title", "Half a thought");

    console.link("Bulk messages").click();
    console.confirm("Stay here");
    assertThat(console.field("Title")).hasValue("Half a thought");
    console.link("Bulk messages").click();
    console.confirm("Leave").isAt("Bulk messages");
  }

  @Test
  void whatIsWrittenOutlivesAReloadAndTheSignIn() {
    college.student("Only Student");
    Member staff = college.staffWithPassword("Rae Reload");
    ConsolePage console = enterConsole(staff).goTo("#/messages/new", "New bulk message");
    console.page().onDialog(Dialog::accept);
    console.fill("Title", "Fees").fill("Text", "They are due.").field("Students").check();
    console.isTold("Goes to 1 person.").page().reload();
    console.isAt("New bulk message").isTold("Goes to 1 person.");
    assertThat(console.field("Title")).hasValue("Fees");
    assertThat(console.field("Students")).isChecked();

    college.revokeTokens(staff);
    console.press("Send…").signIn(staff.username(), College.PASSWORD).isAt("New bulk message");
    assertThat(console.field("Text")).hasValue("They are due.");
    console.isTold("Goes to 1 person.").press("Send…").confirm("Send").isAt("Fees");
    console.goTo("#/messages/new", "New bulk message");
    assertThat(console.field("Title")).hasValue("");
  }

  @Test
  void whatIsWrittenIsForWhoWroteItAndIsGivenUpOnPurpose() {
    Member first = college.staff("Finn First");
    ConsolePage console = enterConsole(first).goTo("#/notices/new", "New notice");
    console.fill("Title", "Half a thought").link("Notices").first().click();
    console.confirm("Leave").isAt("Notices").goTo("#/notices/new", "New notice");
    assertThat(console.field("Title")).hasValue("");
  }

  @Test
  void staffOfNoCollegeAreToldWhyThereIsNothingToDo() {
    Member staff = college.staff("Nora Nowhere");
    college.setInCollege(staff, false);
    ConsolePage console = console(pageOf(staff)).open().isAt("No college yet");
    console.goTo("#/messages/new", "No college yet");
    assertThat(console.button("Send…")).isHidden();

    college.setInCollege(staff, true);
    console.goTo("#/notices", "Notices");
  }

  @Test
  void markupInTextsIsShownAsText() {
    ConsolePage console = enterConsole(college.staff("Mara Markup"));
    college.publish(MARKUP, MARKUP);

    console.goTo("#/messages", "Bulk messages").goTo("#/notices", "Notices");
    console.link(MARKUP).click();
    console.isAt("Edit notice");
    assertThat(console.page().getByRole(AriaRole.ARTICLE)).containsText(MARKUP);
    assertThat(console.page()).not().hasTitle("broken in");
  }

  @Test
  void theProgressBarOfABulkMessageReachesItsEnd() {
    college.crowd(1_200);
    Member reader = college.student("Rob Reader");
    ConsolePage console = enterConsole(college.staff("Bea Bulk"));
    ChatPage reading = enter(reader);

    console.goTo("#/messages", "Bulk messages").link("New message").click();
    console.isAt("New bulk message").isTold("Goes to 1,202 people.");
    console.fill("Title", "Fees").fill("Text", "They are due.").press("Send…");
    console.confirm("Send").isAt("Fees");

    Locator bar = console.page().getByRole(AriaRole.PROGRESSBAR);
    assertThat(bar).hasAttribute("data-status", "done");
    assertThat(bar).hasJSProperty("position", 1);
    assertThat(console.page().getByText("1,202 reached").first()).isVisible();
    assertThat(console.button("Cancel…")).isHidden();
    assertThat(reading.inbox().toast("Fees")).isVisible();

    console.goTo("#/messages", "Bulk messages");
    assertThat(console.entry("Fees")).containsText("To everyone · 1,202 reached");
    assertThat(console.entry("Fees")).containsText("Bea Bulk");
    assertThat(console.entry("Fees")).containsText("Sent");
  }

  @Test
  void anAudienceIsCountedWhileItIsChosen() {
    college.student("Ada First");
    college.student("Ada Second");
    ConsolePage console = enterConsole(college.staff("Cora Count"));
    console.goTo("#/messages/new", "New bulk message").isTold("Goes to 3 people.");

    console.field("Students").check();
    console.isTold("Goes to 2 people.").field("Staff").check();
    console.isTold("Goes to 1 person.").field("People I choose").check();
    console.isTold("Choose at least one person.").fill("Find people", "ada s");
    console.page().getByRole(AriaRole.CHECKBOX).check();
    console.isTold("Goes to 1 person.");

    console.fill("Title", "For one").fill("Text", "Only you.").press("Send…");
    console.confirm("Send").isAt("For one");
    assertThat(console.page().getByText("1 reached").first()).isVisible();
    assertThat(console.page().getByText("chosen people in your college")).isVisible();
  }

  @Test
  void aSearchForPeopleSaysHowManyItDoesNotShow() {
    college.crowd(25);
    ConsolePage console = enterConsole(college.staff("Paula Picks"));
    console.goTo("#/messages/new", "New bulk message");

    console.field("People I choose").check();
    console.fill("Find people", "student").isTold("20 of 25; type more to narrow it down.");
  }

  @Test
  void administratorsChooseTheCollege() {
    college.student("Only Student");
    ConsolePage console = console(newPage()).open().signIn("admin", "demo").isAt("Notices");

    console.goTo("#/messages/new", "New bulk message");
    console.field("College").selectOption(String.valueOf(college.id()));
    console.isTold("Goes to 1 person.");
    console.field("People I choose").check();
    console.fill("Find people", "only");
    assertThat(console.page().getByRole(AriaRole.CHECKBOX)).hasCount(1);
  }
}
