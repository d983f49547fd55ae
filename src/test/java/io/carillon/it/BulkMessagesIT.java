package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Answer;
import io.carillon.it.Rest.Person;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Bulk messages")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulkMessagesIT {

  private static final String BULK = "/api/bulk-messages";
  private static final String AUDIENCE = BULK + "/audience";

  private final Carillon carillon;
  private final Rest rest;
  private Campus campus;
  private Person staff;
  private Person first;
  private Person second;

  BulkMessagesIT(Carillon carillon) {
    this.carillon = carillon;
    this.rest = new Rest(carillon);
  }

  @BeforeEach
  void createPeople() {
    campus = new Campus(rest);
    staff = campus.staff();
    first = campus.student();
    second = campus.student();
  }

  @Test
  void areAcceptedAndReportTheirProgress() {
    JsonObject accepted = send("").is(202).json();

    assertThat(accepted.keySet())
        .containsExactlyInAnyOrder(
            "id",
            "college_id",
            "role",
            "listed",
            "title",
            "message",
            "status",
            "total",
            "sent",
            "failed",
            "reason",
            "sender_id",
            "sender_name",
            "created_at");
    assertThat(accepted.getString("status")).isEqualTo("queued");
    assertThat(accepted.getInt("sender_id")).isEqualTo((int) staff.id());
    assertThat(accepted.getString("sender_name")).isEqualTo("Person " + staff.username());
    JsonObject done = awaitDone(accepted);
    assertThat(done.keySet()).isEqualTo(accepted.keySet());
    assertThat(done.isNull("reason")).isTrue();
    assertThat(List.of(done.getInt("total"), done.getInt("sent"), done.getInt("failed")))
        .containsExactly(3, 3, 0);
  }

  @Test
  void goToTheWholeCollegeOnceEach() {
    try (NotificationsClient live = NotificationsClient.connect(carillon, first)) {
      JsonObject bulk = awaitDone(send("").is(202).json());

      assertThat(live.next().getJsonObject("data").get("bulk_message_id"))
          .isEqualTo(bulk.get("id"));
    }
    assertThat(Stream.of(staff, first, second)).allSatisfy(this::assertHasIt);
  }

  @Test
  void goToARoleInIt() {
    JsonObject bulk = awaitDone(send(",\"role\":\"staff\"").is(202).json());

    assertThat(bulk.getString("role")).isEqualTo("staff");
    assertThat(bulk.getInt("total")).isEqualTo(1);
    assertHasIt(staff);
    assertHasNothing(first);
  }

  @Test
  void goToListedMembersOfIt() {
    JsonObject bulk =
        awaitDone(
            send(",\"user_ids\":[%d,%d,%d]".formatted(first.id(), staff.id(), first.id()))
                .is(202)
                .json());

    assertThat(bulk.getInt("total")).isEqualTo(2);
    assertHasIt(first);
    assertHasIt(staff);
    assertHasNothing(second);
  }

  @Test
  void goToListedMembersOfARole() {
    JsonObject bulk =
        awaitDone(
            send(",\"role\":\"student\",\"user_ids\":[%d,%d]".formatted(first.id(), staff.id()))
                .is(202)
                .json());

    assertThat(bulk.getInt("total")).isEqualTo(1);
    assertHasIt(first);
    assertHasNothing(staff);
  }

  @Test
  void tellBeforehandHowManyTheyWouldGoTo() {
    assertThat(audience("")).isEqualTo(3);
    assertThat(audience(",\"role\":\"student\"")).isEqualTo(2);
    assertThat(audience(",\"user_ids\":[%d,%d]".formatted(first.id(), staff.id()))).isEqualTo(2);
    assertThat(
            audience(",\"role\":\"staff\",\"user_ids\":[%d,%d]".formatted(first.id(), staff.id())))
        .isEqualTo(1);
    assertThat(rest.get(staff, BULK).is(200).items()).isEmpty();
  }

  @Test
  void tellNobodyElseHowManyTheyWouldGoTo() {
    String college = "{\"college_id\":" + campus.id();
    Person stranger = new Campus(rest).staff();

    rest.post(stranger, AUDIENCE, college + "}").is(403);
    rest.post(first, AUDIENCE, college + "}").is(403);
    rest.post(rest.login("admin"), AUDIENCE, "{\"college_id\":999999999}").is(404);
    assertThat(fieldsOf(rest.post(staff, AUDIENCE, "{}"))).containsExactly("college_id");
    assertThat(fieldsOf(rest.post(staff, AUDIENCE, college + ",\"role\":\"dean\"}")))
        .containsExactly("role");
    assertThat(
            fieldsOf(
                rest.post(staff, AUDIENCE, college + ",\"user_ids\":[" + stranger.id() + "]}")))
        .containsExactly("user_ids");
  }

  @Test
  void areListedByStatus() {
    JsonObject bulk = awaitDone(send("").is(202).json());

    assertThat(rest.get(staff, BULK + "?status=done").is(200).items()).containsExactly(bulk);
    assertThat(rest.get(staff, BULK + "?status=failed").is(200).items()).isEmpty();
    assertThat(fieldsOf(rest.get(staff, BULK + "?status=lost"))).containsExactly("status");
  }

  @Test
  void toNobodyAreDone() {
    JsonObject bulk = awaitDone(send(",\"role\":\"admin\"").is(202).json());

    assertThat(bulk.getInt("total")).isZero();
  }

  @Test
  void goToNoStrangers() {
    Person stranger = new Campus(rest).student();
    Answer answer = send(",\"user_ids\":[%d,%d]".formatted(first.id(), stranger.id()));

    assertThat(Administrator.fieldsOf(answer.is(400))).containsExactly("user_ids");
    assertThat(answer.json().getString("detail")).contains(String.valueOf(stranger.id()));
    assertHasNothing(first);
  }

  @Test
  void thatHaveEndedCanBeNeitherCancelledNorTriedAgain() {
    String path = path(awaitDone(send("").is(202).json()));

    assertThat(rest.post(staff, path + "/cancel").is(409).json().getString("detail"))
        .contains("done");
    assertThat(rest.post(staff, path + "/retry").is(409).json().getString("detail"))
        .contains("done");
  }

  @Test
  void areListedNewestFirst() {
    JsonObject older = awaitDone(send("").is(202).json());
    JsonObject newer = awaitDone(send("").is(202).json());

    assertThat(rest.get(staff, BULK).is(200).items()).containsExactly(newer, older);
    assertThat(rest.get(staff, BULK + "?limit=1&before=" + newer.get("id")).is(200).items())
        .containsExactly(older);
    assertThat(rest.get(staff, BULK + "?after=" + older.get("id")).is(200).items())
        .containsExactly(newer);
  }

  @Test
  void areNoBusinessOfOtherColleges() {
    JsonObject bulk = awaitDone(send("").is(202).json());
    Person theirs = new Campus(rest).staff();

    assertThat(rest.get(theirs, BULK).is(200).items()).isEmpty();
    rest.get(theirs, path(bulk)).is(403);
    rest.post(theirs, path(bulk) + "/cancel").is(403);
    rest.post(theirs, path(bulk) + "/retry").is(403);
    rest.post(
            theirs,
            BULK,
            "{\"college_id\":%d,\"title\":\"t\",\"message\":\"m\"}".formatted(campus.id()))
        .is(403);
    rest.get(staff, BULK + "/999999999").is(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'title':'t','message':'m'|college_id",
        "'college_id':1,'message':'m'|title",
        "'college_id':1,'title':'t','message':' '|message",
        "'college_id':1,'title':'t','message':'m','role':'dean'|role",
        "'college_id':1,'title':'t','message':'m','role':1|role",
        "'college_id':1,'title':'t','message':'m','user_ids':[]|user_ids",
        "'college_id':1,'title':'t','message':'m','user_ids':[null]|user_ids",
        "'college_id':1,'title':'t','message':'m','user_ids':['x']|user_ids",
        "'college_id':1,'title':'t','message':'m','user_ids':7|user_ids"
      })
  void areRefusedWithTheFaultyFieldsName(String members, String field) {
    String json = "{" + members.replace('\'', '"') + "}";

    assertThat(Administrator.fieldsOf(rest.post(staff, BULK, json).is(400))).containsExactly(field);
  }

  private int audience(String narrowed) {
    return rest.post(staff, AUDIENCE, "{\"college_id\":%d%s}".formatted(campus.id(), narrowed))
        .is(200)
        .json()
        .getInt("total");
  }

  private static List<String> fieldsOf(Answer answer) {
    return Administrator.fieldsOf(answer.is(400));
  }

  private Answer send(String audience) {
    return rest.post(
        staff,
        BULK,
        "{\"college_id\":%d,\"title\":\"Fees\",\"message\":\"are due\"%s}"
            .formatted(campus.id(), audience));
  }

  private JsonObject awaitDone(JsonObject bulk) {
    return await()
        .until(
            () -> rest.get(staff, path(bulk)).is(200).json(),
            now -> now.getString("status").equals("done"));
  }

  private static String path(JsonObject bulk) {
    return BULK + "/" + bulk.getJsonNumber("id");
  }

  private void assertHasIt(Person person) {
    assertThat(inbox(person)).containsExactly("Fees");
  }

  private void assertHasNothing(Person person) {
    assertThat(inbox(person)).isEmpty();
  }

  private List<String> inbox(Person person) {
    return rest.get(person, "/api/notifications").is(200).items().stream()
        .map(item -> item.getString("title"))
        .toList();
  }
}
