package io.carillon.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.carillon.bulk.BulkMessage;
import io.carillon.bulk.BulkMessages;
import io.carillon.core.Caller;
import io.carillon.core.Page;
import io.carillon.core.Problem;
import io.carillon.delivery.SessionRegistry;
import io.carillon.facade.NotificationFacade;
import io.carillon.notification.Inbox;
import io.carillon.notification.Notification;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What other code on the server can rely on. */
class FacadeIT extends InPayaraMicro {

  private static final long NOBODY = Long.MAX_VALUE;

  @Inject private NotificationFacade facade;
  @Inject private BulkMessages bulkMessages;
  @Inject private Inbox inbox;
  @Inject private SessionRegistry registry;
  @Inject private UserTransaction transaction;
  @Inject private BelowAnEjb belowAnEjb;
  @Inject private InTransaction inTransaction;
  @Inject private People people;
  @Inject private Sql sql;

  private long college;
  private Caller member;
  private Listener listener;

  @BeforeEach
  void connect() {
    college = people.college();
    member = people.memberOf(college);
    listener = Listener.connect(member, registry);
  }

  @AfterEach
  void disconnect() throws Exception {
    listener.close();
    if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
      transaction.rollback();
    }
  }

  @Test
  void oneUserIsNotified() {
    long id = facade.sendNotification(member.userId(), "Hello", "for you");

    assertNotified(id, "Hello", "for you");
  }

  @Test
  void aCollegeIsNotified() {
    long id = facade.broadcastCollegeNotification(college, "Hello", "for all");

    assertNotified(id, "Hello", "for all");
  }

  @Test
  void aBulkMessageIsSent() {
    long id = facade.sendBulkMessage(college, Optional.empty(), Set.of(), "Hello", "in bulk");

    awaitDone(id);
    listener.assertReceived("in bulk");
  }

  @Test
  void aNoticeIsPublished() {
    long id = facade.publishNotice(college, "Exams", "They are near.");

    JsonObject frame = listener.frames().get(0);
    assertThat(frame.getString("message")).isEqualTo("Exams");
    assertThat(frame.getJsonObject("data").getJsonNumber("notice_id").longValue()).isEqualTo(id);
  }

  @Test
  void typeAndDataArePassedOn() {
    Map<String, Object> data = Map.of("room", "A1", "seats", 30, "tags", List.of("new", true));

    facade.sendNotification(member.userId(), "Room", "moved", "room_change", data);
    facade.broadcastCollegeNotification(college, "Room", "moved", "room_change", data);

    assertThat(listener.frames())
        .hasSize(2)
        .allSatisfy(
            frame -> {
              assertThat(frame.getString("notification_type")).isEqualTo("room_change");
              JsonObject sent = frame.getJsonObject("data");
              assertThat(sent.keySet()).isEqualTo(data.keySet());
              assertThat(sent.getString("room")).isEqualTo("A1");
              assertThat(sent.getInt("seats")).isEqualTo(30);
              assertThat(sent.getJsonArray("tags")).hasToString("[\"new\",true]");
            });
  }

  @Test
  void nothingIsSentBeforeTheCallersTransactionCommits() throws Exception {
    transaction.begin();
    facade.sendNotification(member.userId(), "1", "first");
    facade.broadcastCollegeNotification(college, "2", "second");
    facade.publishNotice(college, "third", "text");
    List<String> meanwhile = List.copyOf(listener.messages());
    transaction.commit();

    assertThat(meanwhile).isEmpty();
    assertThat(listener.messages()).containsExactly("first", "second", "third");
  }

  @Test
  void nothingIsLeftWhenTheCallersTransactionRollsBack() throws Exception {
    List<Long> ids = new ArrayList<>();
    transaction.begin();
    announceAll(ids);
    transaction.rollback();

    assertNothingIsLeft(ids.get(0), ids.get(1));
  }

  @Test
  void itRunsItsOwnTransactionBelowAnEjbWithoutOne() throws Exception {
    long bulk =
        belowAnEjb.call(
            () -> {
              facade.sendNotification(member.userId(), "1", "first");
              facade.publishNotice(college, "second", "text");
              return facade.sendBulkMessage(college, Optional.empty(), Set.of(), "3", "third");
            });

    awaitDone(bulk);
    listener.assertReceived("first", "second", "third");
  }

  @Test
  void nothingIsLeftWhenATransactionBelowAnEjbRollsBack() throws Exception {
    List<Long> ids = new ArrayList<>();
    assertThatThrownBy(
            () ->
                belowAnEjb.call(
                    () -> {
                      inTransaction.run(() -> announceAllAndFail(ids));
                      return ids;
                    }))
        .hasStackTraceContaining("changed my mind");

    assertNothingIsLeft(ids.get(0), ids.get(1));
  }

  @Test
  void badInputNamesTheFieldAndMarksTheTransactionForRollback() throws Exception {
    assertRefused("title", () -> facade.sendNotification(member.userId(), " ", "m"));
    assertRefused("title", () -> facade.sendNotification(member.userId(), "t".repeat(201), "m"));
    assertRefused("message", () -> facade.sendNotification(member.userId(), "t", null));
    assertRefused("message", () -> facade.broadcastCollegeNotification(college, "t", "nul\0"));
    assertRefused(
        "notification_type",
        () -> facade.sendNotification(member.userId(), "t", "m", null, Map.of()));
    assertRefused(
        "data",
        () -> facade.sendNotification(member.userId(), "t", "m", "x", Map.of("k", new Object())));
    assertRefused("data", () -> facade.sendNotification(member.userId(), "t", "m", "x", null));
    assertRefused("body", () -> facade.publishNotice(college, "t", ""));
    assertRefused(
        "user_ids",
        () -> facade.sendBulkMessage(college, Optional.empty(), Set.of(NOBODY), "t", "m"));
    assertRefused("role", () -> facade.sendBulkMessage(college, null, Set.of(), "t", "m"));
    assertRefused(
        "user_ids", () -> facade.sendBulkMessage(college, Optional.empty(), null, "t", "m"));
    assertRefused(
        "user_ids",
        () ->
            facade.sendBulkMessage(
                college, Optional.empty(), Collections.singleton(null), "t", "m"));
    assertThat(listener.frames()).isEmpty();
  }

  @Test
  void whoOrWhatDoesNotExistIsSaid() {
    assertThatThrownBy(() -> facade.sendNotification(NOBODY, "t", "m"))
        .isInstanceOfSatisfying(Problem.class, this::isNotFound)
        .hasMessageContaining(String.valueOf(NOBODY));
    assertThatThrownBy(() -> facade.broadcastCollegeNotification(NOBODY, "t", "m"))
        .isInstanceOfSatisfying(Problem.class, this::isNotFound)
        .hasMessageContaining(String.valueOf(NOBODY));
  }

  /** Notes the ids of the notice and of the bulk message. */
  private void announceAll(List<Long> ids) {
    facade.sendNotification(member.userId(), "1", "first");
    facade.broadcastCollegeNotification(college, "2", "second");
    ids.add(facade.publishNotice(college, "third", "text"));
    ids.add(facade.sendBulkMessage(college, Optional.empty(), Set.of(), "4", "fourth"));
  }

  private void announceAllAndFail(List<Long> ids) {
    announceAll(ids);
    throw new IllegalStateException("changed my mind");
  }

  private void assertNothingIsLeft(long notice, long bulk) throws SQLException {
    facade.sendNotification(member.userId(), "5", "after it");
    assertThat(listener.messages()).containsExactly("after it");
    assertThat(inbox()).extracting(Notification::message).containsExactly("after it");
    assertThat(sql.number("select count(*) from notice where id = ?", notice)).isZero();
    assertThat(sql.number("select count(*) from bulk_message where id = ?", bulk)).isZero();
  }

  private void isNotFound(Problem problem) {
    assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND);
  }

  private void assertRefused(String field, Runnable call) throws Exception {
    transaction.begin();
    Problem problem = catchThrowableOfType(Problem.class, call::run);
    int status = transaction.getStatus();
    transaction.rollback();

    assertThat(problem).as(field).isNotNull();
    assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID);
    assertThat(problem.errors()).extracting(Problem.FieldError::field).containsExactly(field);
    assertThat(problem).hasMessageContaining(field);
    assertThat(status).as(field).isEqualTo(Status.STATUS_MARKED_ROLLBACK);
  }

  /** Once, live and in the inbox, as an alert without data. */
  private void assertNotified(long id, String title, String message) {
    assertThat(listener.frames()).hasSize(1);
    JsonObject frame = listener.frames().get(0);
    assertThat(frame.keySet())
        .containsExactlyInAnyOrder("type", "title", "message", "notification_type", "timestamp");
    assertThat(frame.getString("title")).isEqualTo(title);
    assertThat(frame.getString("message")).isEqualTo(message);
    assertThat(frame.getString("notification_type")).isEqualTo("alert");
    assertThat(inbox()).extracting(Notification::id).containsExactly(id);
  }

  private void awaitDone(long bulk) {
    await().until(() -> bulkMessages.get(bulk).status() == BulkMessage.Status.DONE);
  }

  private List<Notification> inbox() {
    return inbox
        .page(member, new Page(OptionalLong.empty(), OptionalLong.of(0), 100), bytes -> {})
        .items();
  }
}
