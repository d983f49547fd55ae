package io.carillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.options.AriaRole;
import io.carillon.browser.College.Member;
import io.carillon.it.OnPostgres;
import io.carillon.it.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The database is where a test can make one fail, or hold one up. */
@Tag("long")
@DisplayName("Bulk messages that fail or are cancelled, in the consoles")
class BulkTroubleIT extends BrowserTest {

  /** More than the server sends at once, which are pages of 500. */
  private static final int MANY = 5_000;

  /** It is tried five times, 15 s in all. */
  private static final double UNTIL_GIVEN_UP = Duration.ofSeconds(60).toMillis();

  private final OnPostgres server;
  private final Postgres postgres;

  BulkTroubleIT(OnPostgres server) {
    this.server = server;
    this.postgres = server.postgres();
  }

  @BeforeEach
  void foundCollegeOnPostgres() {
    college = new College(server.carillon());
  }

  @Test
  void whatFailedIsTriedAgainAndThenReachesEveryoneOnce() {
    String ofStaff = "Keys " + UUID.randomUUID();
    String ofAdmin = "Locks " + UUID.randomUUID();
    Member reader = college.student("Rae Reader");
    ChatPage reading = enter(reader);
    Member sender = college.staff("Sue Sender");
    postgres.execute(
        "alter table notification add constraint poisoned check (title not in ('%s', '%s'))"
            .formatted(ofStaff, ofAdmin));
    ConsolePage staff;
    ConsolePage other;
    try {
      staff = send(sender, ofStaff);
      other = send(sender, ofAdmin);
      assertThat(bar(staff)).hasAttribute("data-status", "failed", untilGivenUp());
      assertThat(bar(other)).hasAttribute("data-status", "failed", untilGivenUp());
    } finally {
      postgres.execute("alter table notification drop constraint poisoned");
    }
    assertThat(staff.page().getByText("Tried 5 times: ")).containsText("SQLSTATE 23514");
    assertThat(staff.page().getByText("0 of 2 reached").first()).isVisible();

    staff.press("Try again").isTold("It goes on where it stopped.");
    assertThat(bar(staff)).hasAttribute("data-status", "done");
    assertThat(staff.page().getByText("2 reached").first()).isVisible();
    assertThat(staff.button("Try again")).isHidden();
    assertThat(reading.inbox().toast(ofStaff)).isVisible();

    Page page = pageOf(college.administrator(), new Browser.NewContextOptions());
    ConsolePage admin = new ConsolePage(page, college.url() + "/admin").open().isAt("Overview");
    admin.goTo("#/queue", "Queue");
    assertThat(admin.page().getByText(Pattern.compile("entr(y|ies) waits?\\."))).isVisible();
    assertThat(admin.entry(ofAdmin)).containsText("Tried 5 times");
    admin.press("Try " + ofAdmin + " again").isTold("It goes on where it stopped.");
    assertThat(admin.entry(ofAdmin)).hasCount(0);
    assertThat(reading.inbox().toast(ofAdmin)).isVisible();

    reading.inbox().open();
    assertThat(reading.inbox().entry(ofStaff)).hasCount(1);
    assertThat(reading.inbox().entry(ofAdmin)).hasCount(1);
  }

  @Test
  void whatIsCancelledReachesNobodyElse() throws SQLException {
    college.crowd(MANY);
    Member sender = college.staff("Cal Cancel");
    ConsolePage console;
    try (Connection holder = postgres.connect();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("lock table bulk_recipient in share mode");
      console = send(sender, "Fees");
      assertThat(bar(console)).hasAttribute("data-status", "sending");
      assertThat(console.page().getByText("0 of 5,001 reached").first()).isVisible();

      console.press("Cancel…").confirm("Stop sending").isTold("The message is cancelled.");
      holder.rollback();
    }

    assertThat(bar(console)).hasAttribute("data-status", "cancelled");
    assertThat(console.button("Cancel…")).isHidden();
    // What comes behind it in the queue has been sent: so has all that would be of it.
    college.bulk("Behind it");
    console.goTo("#/messages", "Bulk messages");
    assertThat(console.entry("Fees")).containsText("Cancelled");
    Assertions.assertThat(
            postgres.number(
                "select sent from bulk_message where title = 'Fees' and college_id = "
                    + college.id()))
        .isLessThan(MANY);
  }

  private ConsolePage send(Member sender, String title) {
    ConsolePage console = new ConsolePage(pageOf(sender), college.url() + "/staff").open();
    console.isAt("Notices").goTo("#/messages/new", "New bulk message");
    console.fill("Title", title).fill("Text", "For everyone.").press("Send…");
    return console.confirm("Send").isAt(title);
  }

  private static Locator bar(ConsolePage console) {
    return console.page().getByRole(AriaRole.PROGRESSBAR);
  }

  private static HasAttributeOptions untilGivenUp() {
    return new HasAttributeOptions().setTimeout(UNTIL_GIVEN_UP);
  }
}
