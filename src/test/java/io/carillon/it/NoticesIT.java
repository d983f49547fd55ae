package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Answer;
import io.carillon.it.Rest.Person;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Notices")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoticesIT {

  private static final String NOTICES = "/api/notices";

  private final Carillon carillon;
  private final Rest rest;
  private Campus campus;
  private Person staff;
  private Person student;

  NoticesIT(Carillon carillon) {
    this.carillon = carillon;
    this.rest = new Rest(carillon);
  }

  @BeforeEach
  void createPeople() {
    campus = new Campus(rest);
    staff = campus.staff();
    student = campus.student();
  }

  @Test
  void areReadByMembersOnceTheyArePublished() {
    JsonObject created = create("Exams", true).is(201).json();

    assertThat(created.keySet())
        .containsExactlyInAnyOrder(
            "id", "college_id", "title", "body", "is_published", "created_at", "updated_at");
    assertThat(created.getString("title")).isEqualTo("Exams");
    assertThat(created.getString("body")).isEqualTo("body");
    assertThat(created.getBoolean("is_published")).isTrue();
    assertThat(created.getJsonNumber("college_id").longValue()).isEqualTo(campus.id());
    assertThat(rest.get(student, NOTICES).is(200).items()).containsExactly(created);
    assertThat(read(student, created)).isEqualTo(created);
  }

  @Test
  void sayWhoTheyAreFromAndHowTheyBegin() {
    String body = "\uD83C\uDF93".repeat(200);
    JsonObject created =
        rest.post(
                staff,
                NOTICES,
                content("\"title\":\"t\",\"body\":\"" + body + "\",\"is_published\":true"))
            .is(201)
            .json();

    JsonObject read = rest.get(student, path(created)).is(200).json();
    assertThat(read.getString("author_name"))
        .isEqualTo(rest.get(staff, "/api/me").json().getString("full_name"));
    assertThat(read.getString("college_name")).isNotBlank();
    String excerpt =
        rest.get(student, "/api/notifications").is(200).items().get(0).getString("excerpt");
    assertThat(body).startsWith(excerpt);
    assertThat(excerpt.codePointCount(0, excerpt.length())).isBetween(80, 160);
  }

  /** One of them, but for who it is from. */
  private JsonObject read(Person reader, JsonObject notice) {
    return Json.createObjectBuilder(rest.get(reader, path(notice)).is(200).json())
        .remove("author_name")
        .remove("college_name")
        .build();
  }

  @Test
  void areHiddenFromStudentsWhileTheyAreDrafts() {
    JsonObject draft = create("draft", false).is(201).json();

    assertThat(draft.getBoolean("is_published")).isFalse();
    assertThat(rest.get(student, NOTICES).is(200).items()).isEmpty();
    rest.get(student, path(draft)).is(404);
    assertThat(rest.get(staff, NOTICES).is(200).items()).containsExactly(draft);
    assertThat(read(staff, draft)).isEqualTo(draft);
  }

  @Test
  void areDraftsUnlessTheySayOtherwise() {
    JsonObject draft =
        rest.post(staff, NOTICES, content("\"title\":\"t\",\"body\":\"b\"")).is(201).json();

    assertThat(draft.getBoolean("is_published")).isFalse();
  }

  @Test
  void areAnnouncedOnceHoweverOftenTheyChange() {
    try (NotificationsClient client = NotificationsClient.connect(carillon, student)) {
      String path = path(create("draft", false).is(201).json());
      rest.patch(staff, path, "{\"title\":\"better draft\"}").is(200);
      rest.patch(staff, path, "{\"is_published\":true}").is(200);
      rest.patch(staff, path, "{\"is_published\":true,\"body\":\"edited\"}").is(200);
      campus.notify(student, "end");

      assertThat(client.next().getString("message")).isEqualTo("better draft");
      assertThat(client.titlesUpTo("end")).containsExactly("end");
    }
  }

  @Test
  void keepWhatAChangeDoesNotName() {
    JsonObject before = create("before", true).is(201).json();

    JsonObject after = rest.patch(staff, path(before), "{\"title\":\"after\"}").is(200).json();

    assertThat(after.getString("title")).isEqualTo("after");
    for (String kept : List.of("id", "college_id", "body", "is_published", "created_at")) {
      assertThat(after.get(kept)).as(kept).isEqualTo(before.get(kept));
    }
    assertThat(read(student, before)).isEqualTo(after);
  }

  @Test
  void areHiddenAgainWhenTheyAreWithdrawn() {
    JsonObject notice = create("too early", true).is(201).json();

    rest.patch(staff, path(notice), "{\"is_published\":false}").is(200);

    rest.get(student, path(notice)).is(404);
    assertThat(rest.get(student, NOTICES).is(200).items()).isEmpty();
  }

  @Test
  void areGoneWhenTheyAreDeleted() {
    JsonObject notice = create("gone", true).is(201).json();

    rest.delete(staff, path(notice)).is(204);

    rest.get(staff, path(notice)).is(404);
    rest.delete(staff, path(notice)).is(404);
    rest.patch(staff, path(notice), "{\"title\":\"t\"}").is(404);
    assertThat(rest.get(student, NOTICES).is(200).items()).isEmpty();
  }

  @Test
  void areNoBusinessOfOtherColleges() {
    JsonObject notice = create("ours", true).is(201).json();
    Campus other = new Campus(rest);
    Person theirStaff = other.staff();

    for (Person stranger : List.of(other.student(), theirStaff, campus.outsider())) {
      rest.get(stranger, path(notice)).is(404);
      assertThat(rest.get(stranger, NOTICES).is(200).items()).isEmpty();
    }
    rest.post(theirStaff, NOTICES, content("\"title\":\"t\",\"body\":\"b\"")).is(403);
    rest.patch(theirStaff, path(notice), "{\"title\":\"theirs\"}").is(403);
    rest.delete(theirStaff, path(notice)).is(403);
    assertThat(read(staff, notice)).isEqualTo(notice);
  }

  @Test
  void comeInPagesNewestFirstWithBeforeAndOldestFirstWithAfter() {
    List<Long> ids =
        List.of("0", "1", "2", "3").stream()
            .map(title -> Campus.idOf(create(title, !title.equals("1"))))
            .toList();

    assertThat(titles("?limit=2")).containsExactly("3", "2");
    assertThat(titles("?limit=2&before=" + ids.get(2))).containsExactly("0");
    assertThat(titles("?limit=2&after=0")).containsExactly("0", "2");
    assertThat(titles("?after=" + ids.get(2))).containsExactly("3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'title':'t','body':'b','college_id':null|college_id",
        "'title':'t','body':'b','college_id':'x'|college_id",
        "'body':'b'|title",
        "'title':' ','body':'b'|title",
        "'title':'t'|body",
        "'title':'t','body':'nul\\u0000'|body",
        "'title':7,'body':'b'|title",
        "'title':'t','body':'b','is_published':'yes'|is_published"
      })
  void areRefusedWithTheFaultyFieldsName(String members, String field) {
    String json = members.contains("college_id") ? "{" + members + "}" : content(members);

    assertThat(Administrator.fieldsOf(rest.post(staff, NOTICES, json.replace('\'', '"')).is(400)))
        .containsExactly(field);
  }

  @Test
  void areRefusedWhenTheTitleIsTooLong() {
    assertThat(Administrator.fieldsOf(create("t".repeat(201), true).is(400)))
        .containsExactly("title");
    create("t".repeat(200), true).is(201);
  }

  @Test
  void stayInTheirCollege() {
    JsonObject notice = create("ours", true).is(201).json();

    Answer moved = rest.patch(staff, path(notice), "{\"college_id\":" + campus.id() + "}");
    assertThat(Administrator.fieldsOf(moved.is(400))).containsExactly("college_id");
  }

  private Answer create(String title, boolean published) {
    return rest.post(
        staff,
        NOTICES,
        content(
            "\"title\":\"%s\",\"body\":\"body\",\"is_published\":%s".formatted(title, published)));
  }

  /** In the college. */
  private String content(String members) {
    return "{\"college_id\":" + campus.id() + "," + members + "}";
  }

  private static String path(JsonObject notice) {
    return NOTICES + "/" + notice.getJsonNumber("id");
  }

  private List<String> titles(String query) {
    return rest.get(student, NOTICES + query).is(200).items().stream()
        .map(item -> item.getString("title"))
        .toList();
  }
}
