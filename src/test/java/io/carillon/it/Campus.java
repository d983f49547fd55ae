package io.carillon.it;

import io.carillon.it.Rest.Answer;
import io.carillon.it.Rest.Person;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.OptionalLong;
import java.util.UUID;

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
