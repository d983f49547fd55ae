package io.carillon.it;

import io.carillon.it.Rest.Answer;
import io.carillon.it.Rest.Person;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;

/** A college of a test's own, and people in it. */
final class Campus {

  private final Administrator administrator;

  Campus(Rest rest) {
    this.administrator = new Administrator(rest);
  }

  /** The college's id. */
  long id() {
    return administrator.college();
  }

  /** So many, created in one call. */
  List<Person> students(int count) {
    return administrator.minted(
        IntStream.range(0, count).mapToObj(i -> UUID.randomUUID().toString()).toList());
  }

  Person student() {
    return person(OptionalLong.of(id()), "student");
  }

  Person staff() {
    return person(OptionalLong.of(id()), "staff");
  }

  /** A student of no college. */
  Person outsider() {
    return person(OptionalLong.empty(), "student");
  }

  /** Has an administrator notify someone; answers the notification's id. */
  long notify(Person person, String title) {
    return announce(Json.createObjectBuilder().add("user_id", person.id()), title);
  }

  /** Has an administrator notify all of the college; answers the notification's id. */
  long broadcast(String title) {
    return announce(Json.createObjectBuilder().add("college_id", id()), title);
  }

  /** Takes someone out of this college and into another. */
  void move(Person person, Campus to) {
    administrator.change(person, "{\"college_id\":%d}".formatted(to.id())).is(200);
  }

  /** A notice of this college, as yet a draft. */
  Notice notice(String title) {
    String json = "{\"college_id\":%d,\"title\":\"%s\",\"body\":\"body\"}".formatted(id(), title);
    return new Notice("/api/notices/" + idOf(administrator.post("/api/notices", json)));
  }

  /** What an administrator does with a notice. */
  final class Notice {

    private final String path;

    private Notice(String path) {
      this.path = path;
    }

    Notice publish() {
      administrator.patch(path, "{\"is_published\":true}").is(200);
      return this;
    }

    void withdraw() {
      administrator.patch(path, "{\"is_published\":false}").is(200);
    }

    void correct(String title) {
      administrator.patch(path, "{\"title\":\"%s\"}".formatted(title)).is(200);
    }

    void delete() {
      administrator.delete(path).is(204);
    }
  }

  /** The id of what a call has created. */
  static long idOf(Answer created) {
    return created.is(201).json().getJsonNumber("id").longValue();
  }

  private long announce(JsonObjectBuilder to, String title) {
    String json = to.add("title", title).add("message", "text").build().toString();
    return idOf(administrator.post("/api/notifications", json));
  }

  private Person person(OptionalLong college, String role) {
    String username = UUID.randomUUID().toString();
    JsonObjectBuilder user =
        Json.createObjectBuilder()
            .add("username", username)
            .add("full_name", "Person " + username)
            .add("role", role);
    college.ifPresent(present -> user.add("college_id", present));
    return administrator.minted(username, user.build());
  }
}
