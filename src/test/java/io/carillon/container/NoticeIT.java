package io.carillon.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.core.Caller;
import io.carillon.core.Page;
import io.carillon.delivery.SessionRegistry;
import io.carillon.notice.Notice;
import io.carillon.notice.NoticeBoard;
import io.carillon.notification.Inbox;
import io.carillon.notification.Notification;
import io.carillon.wire.Timestamps;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.UserTransaction;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A college is told of a notice once, when it becomes published, however that came about. */
class NoticeIT extends InPayaraMicro {

  private static final int LIMIT_SECONDS = 30;

  @Inject private NoticeBoard board;
  @Inject private Entities entities;
  @Inject private BelowAnEjb belowAnEjb;
  @Inject private Inbox inbox;
  @Inject private SessionRegistry registry;
  @Inject private UserTransaction transaction;
  @Inject private People people;
  @Inject private Sql sql;

  @Resource(lookup = "java:comp/DefaultManagedExecutorService")
  private ManagedExecutorService threads;

  private Caller member;
  private Listener listener;

  @BeforeEach
  void connect() {
    member = people.memberOf(people.college());
    listener = Listener.connect(member, registry);
  }

  @AfterEach
  void disconnect() {
    listener.close();
  }

  @Test
  void theFrameAndTheInboxSayTheSame() {
    long id = create("Exams", true).id();

    JsonObject frame = listener.frames().get(0);
    Notification kept = inbox().get(0);
    assertThat(frame.keySet())
        .containsExactlyInAnyOrder(
            "type", "title", "message", "notification_type", "timestamp", "data");
    assertThat(frame.getString("type")).isEqualTo("notify");
    assertThat(frame.getString("title")).isEqualTo("New Notice").isEqualTo(kept.title());
    assertThat(frame.getString("message")).isEqualTo("Exams").isEqualTo(kept.message());
    assertThat(frame.getString("notification_type")).isEqualTo("notice").isEqualTo(kept.type());
    assertThat(frame.getString("timestamp")).isEqualTo(Timestamps.seconds(kept.createdAt()));
    assertThat(frame.getJsonObject("data"))
        .hasToString("{\"notice_id\":%d,\"url\":\"/notices/%d\"}".formatted(id, id))
        .hasToString(kept.data().orElseThrow());
  }

  @Test
  void whenTheFlushComesWithTheCommit() throws Exception {
    transaction.begin();
    entities.manager().persist(published("flushed at commit"));
    List<String> meanwhile = listener.messages();
    transaction.commit();

    assertThat(meanwhile).isEmpty();
    assertTold("flushed at commit");
  }

  @Test
  void afterTheCommitWhenTheFlushComesEarlier() throws Exception {
    transaction.begin();
    entities.manager().persist(published("flushed early"));
    entities.manager().flush();
    List<String> meanwhile = List.copyOf(listener.messages());
    transaction.commit();

    assertThat(meanwhile).isEmpty();
    assertTold("flushed early");
  }

  @Test
  void neverOfOneThatIsRolledBack() throws Exception {
    transaction.begin();
    entities.manager().persist(published("rolled back"));
    entities.manager().flush();
    transaction.rollback();
    assertTold();

    create("committed", true);
    assertTold("committed");
  }

  @Test
  void ofTwoInOneTransactionInTheirOrder() throws Exception {
    transaction.begin();
    create("first", true);
    create("second", true);
    transaction.commit();

    assertTold("first", "second");
  }

  @Test
  void withoutATransactionOfTheCallers() {
    create("alone", true);

    assertTold("alone");
  }

  @Test
  void fromAnEjbWithoutATransaction() throws Exception {
    belowAnEjb.call(() -> create("from an EJB", true));

    assertTold("from an EJB");
  }

  @Test
  void notOfADraftUntilItIsPublished() {
    Notice draft = create("draft", false);
    board.change(draft.id(), title("better draft"));
    assertTold();

    board.change(draft.id(), publication());
    assertTold("better draft");
  }

  @Test
  void notOfLaterEdits() {
    Notice notice = create("as published", true);

    board.change(notice.id(), title("edited"));
    board.change(notice.id(), publication());

    assertThat(listener.messages()).containsExactly("as published");
    assertThat(inbox()).extracting(Notification::message).containsExactly("edited");
  }

  @Test
  void onceWhenItIsEditedWhileItIsPublished() throws Exception {
    Notice draft = create("draft", false);

    transaction.begin();
    board.change(draft.id(), publication());
    board.change(draft.id(), title("edited in the same transaction"));
    transaction.commit();

    assertTold("edited in the same transaction");
  }

  @Test
  void neverOfOneThatIsWithdrawnWhileItIsPublished() throws Exception {
    transaction.begin();
    Notice early = create("too early", true);
    board.change(early.id(), withdrawal());
    Notice wrong = create("wrong", true);
    board.delete(wrong.id());
    transaction.commit();

    create("right", true);
    assertTold("right");
  }

  @Test
  void anInboxForgetsWhatWasRemovedThroughTheEntities() throws Exception {
    long id = create("removed", true).id();

    transaction.begin();
    entities.manager().remove(entities.manager().find(Notice.class, id));
    transaction.commit();

    assertThat(inbox()).isEmpty();
  }

  @Test
  void anInboxKeepsWhatWasChangedInVain() throws Exception {
    long id = create("as it was", true).id();

    for (Runnable change :
        List.<Runnable>of(
            () -> board.change(id, title("other")),
            () -> board.change(id, withdrawal()),
            () -> board.delete(id))) {
      transaction.begin();
      change.run();
      transaction.rollback();
    }

    assertTold("as it was");
  }

  @Test
  void onceWhenItIsWrittenAndPublishedInOneTransaction() throws Exception {
    transaction.begin();
    Notice draft = create("draft", false);
    board.change(draft.id(), publication());
    transaction.commit();

    assertTold("draft");
  }

  @Test
  void whenAPublicationThatWasRolledBackIsTriedAgain() throws Exception {
    Notice draft = create("second try", false);
    transaction.begin();
    board.change(draft.id(), publication());
    transaction.rollback();
    assertTold();

    board.change(draft.id(), publication());
    assertTold("second try");
  }

  @Test
  void onceWhenTwoPublishItAtTheSameTime() throws Exception {
    Notice draft = create("wanted twice", false);

    transaction.begin();
    board.change(draft.id(), publication());
    CompletableFuture<Notice> other =
        CompletableFuture.supplyAsync(() -> board.change(draft.id(), publication()), threads);
    sql.awaitBlockedSession();
    transaction.commit();
    other.get(LIMIT_SECONDS, TimeUnit.SECONDS);

    assertTold("wanted twice");
  }

  /** These and no others, both live and in the inbox. */
  private void assertTold(String... messages) {
    assertThat(listener.messages()).containsExactly(messages);
    assertThat(inbox()).extracting(Notification::message).containsExactly(messages);
  }

  private List<Notification> inbox() {
    return inbox
        .page(member, new Page(OptionalLong.empty(), OptionalLong.of(0), 100), bytes -> {})
        .items();
  }

  private Notice create(String title, boolean published) {
    return board.create(
        member.collegeId().orElseThrow(), OptionalLong.empty(), title, "body", published);
  }

  private Notice published(String title) {
    Notice notice =
        new Notice(
            member.collegeId().orElseThrow(),
            OptionalLong.empty(),
            title,
            "body",
            Timestamps.now());
    notice.publish(Timestamps.now());
    return notice;
  }

  private static NoticeBoard.Change title(String title) {
    return new NoticeBoard.Change(Optional.of(title), Optional.empty(), Optional.empty());
  }

  private static NoticeBoard.Change withdrawal() {
    return new NoticeBoard.Change(Optional.empty(), Optional.empty(), Optional.of(false));
  }

  private static NoticeBoard.Change publication() {
    return new NoticeBoard.Change(Optional.empty(), Optional.empty(), Optional.of(true));
  }
}
