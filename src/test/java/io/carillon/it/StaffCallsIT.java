package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Answer;
import io.carillon.it.Rest.Person;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What only staff may do")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaffCallsIT {

  private static final String NOTIFICATIONS = "/api/notifications";

  private final Rest rest;
  private final Campus campus;
  private final Person staff;
  private final Person student;

  StaffCallsIT(Carillon carillon) {
    this.rest = new Rest(carillon);
    this.campus = new Campus(rest);
    this.staff = campus.staff();
    this.student = campus.student();
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/api/notices",
    "PATCH,/api/notices/1",
    "DELETE,/api/notices/1",
    "POST,/api/notifications",
    "POST,/api/bulk-messages",
    "POST,/api/bulk-messages/audience",
    "GET,/api/bulk-messages",
    "GET,/api/bulk-messages/1",
    "POST,/api/bulk-messages/1/cancel",
    "POST,/api/bulk-messages/1/retry"
  })
  void isForbiddenToStudentsAndStrangers(String method, String path) {
    assertThat(rest.send(as(student.token(), call(method, path))).status()).isEqualTo(403);
    assertThat(rest.send(as("nonsense", call(method, path))).status()).isEqualTo(401);
    assertThat(rest.send(call(method, path)).status()).isEqualTo(401);
  }

  /** Payara refuses a body where HTTP gives it no meaning. */
  private HttpRequest.Builder call(String method, String path) {
    return method.equals("GET") || method.equals("DELETE")
        ? rest.request(path).method(method, BodyPublishers.noBody())
        : rest.json(path, method, "{}");
  }

  private static HttpRequest.Builder as(String token, HttpRequest.Builder request) {
    return request.header("Authorization", "Bearer " + token);
  }

  @Test
  void theyMayDoInTheirOwnCollegeOnly() {
    Campus other = new Campus(rest);

    notify(staff, "\"user_id\":" + student.id()).is(201);
    notify(staff, "\"college_id\":" + campus.id()).is(201);
    notify(staff, "\"user_id\":" + other.student().id()).is(403);
    notify(staff, "\"user_id\":" + campus.outsider().id()).is(403);
    notify(staff, "\"college_id\":" + other.id()).is(403);
  }

  @Test
  void administratorsMayDoEverywhere() {
    Person admin = rest.login("admin");

    notify(admin, "\"user_id\":" + campus.outsider().id()).is(201);
    notify(admin, "\"user_id\":" + Long.MAX_VALUE).is(404);
    notify(admin, "\"college_id\":" + Long.MAX_VALUE).is(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'title':'t','message':'m'}|user_id",
        "{'user_id':1,'college_id':1,'title':'t','message':'m'}|user_id",
        "{'user_id':'x','title':'t','message':'m'}|user_id",
        "{'user_id':1.5,'title':'t','message':'m'}|user_id",
        "{'user_id':1,'message':'m'}|title",
        "{'user_id':1,'title':'','message':'m'}|title",
        "{'user_id':1,'title':null,'message':'m'}|title",
        "{'user_id':1,'title':'t'}|message",
        "{'user_id':1,'title':'t','message':'nul\\u0000'}|message",
        "{'user_id':1,'title':'t','message':['m']}|message",
        "{'user_id':1,'title':'t','message':'m','notification_type':' '}|notification_type",
        "{'user_id':1,'title':'t','message':'m','data':[1]}|data",
        "{'user_id':1,'title':'t','message':'m','data':'x'}|data",
        "[]|body",
        "{'user_id':1|body"
      })
  void aFaultyNotificationIsRefusedWithTheFieldsName(String json, String field) {
    Answer answer = rest.post(staff, NOTIFICATIONS, json.replace('\'', '"'));

    assertThat(Administrator.fieldsOf(answer.is(400))).containsExactly(field);
  }

  @Test
  void allFaultsOfANotificationAreToldAtOnce() {
    Answer answer =
        rest.post(staff, NOTIFICATIONS, "{\"user_id\":" + student.id() + ",\"title\":\" \"}");

    assertThat(Administrator.fieldsOf(answer.is(400))).containsExactly("title", "message");
  }

  @Test
  void whatIsTooLongIsRefused() {
    String to = "\"user_id\":" + student.id();
    List<String> tooLong =
        List.of(
            "\"title\":\"%s\",\"message\":\"m\"".formatted("t".repeat(201)),
            "\"title\":\"t\",\"message\":\"%s\"".formatted("m".repeat(20_001)),
            "\"title\":\"t\",\"message\":\"m\",\"notification_type\":\"%s\""
                .formatted("n".repeat(51)),
            "\"title\":\"t\",\"message\":\"m\",\"data\":{\"d\":\"%s\"}"
                .formatted("d".repeat(10_000)));

    assertThat(tooLong)
        .extracting(
            content ->
                Administrator.fieldsOf(
                        rest.post(staff, NOTIFICATIONS, "{" + to + "," + content + "}").is(400))
                    .get(0))
        .containsExactly("title", "message", "notification_type", "data");
  }

  private Answer notify(Person caller, String to) {
    return rest.post(caller, NOTIFICATIONS, "{" + to + ",\"title\":\"t\",\"message\":\"m\"}");
  }
}
