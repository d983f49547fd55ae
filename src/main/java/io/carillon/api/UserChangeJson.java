package io.carillon.api;

import io.carillon.core.Fields;
import io.carillon.core.Problem;
import io.carillon.core.Role;
import io.carillon.identity.Passwords;
import io.carillon.identity.User;
import io.carillon.identity.UserChange;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what is to change about a user; a key that is left out stays. */
final class UserChangeJson {

  private UserChangeJson() {}

  /**
   * @throws Problem {@code INVALID} with everything that is wrong
   */
  static UserChange read(JsonEntry json) {
    Fields fields = new Fields();
    UserChange change =
        new UserChange(
            fullName(json, fields),
            membership(json, fields),
            role(json, fields),
            active(json, fields),
            password(json, fields));
    fields.check();
    if (change.isEmpty()) {
      throw Problem.invalid(
          "body", "must hold one of full_name, college_id, role, active, password");
    }
    return change;
  }

  private static Optional<String> fullName(JsonEntry json, Fields fields) {
    return given("full_name", json, fields)
        .map(text -> fields.line("full_name", text, User.MAX_FULL_NAME).strip());
  }

  private static Optional<String> password(JsonEntry json, Fields fields) {
    return given("password", json, fields).map(text -> Passwords.chosen(fields, "password", text));
  }

  /** Null is as good as an empty text. */
  private static Optional<String> given(String name, JsonEntry json, Fields fields) {
    return json.has(name)
        ? Optional.of(Optional.ofNullable(json.text(name, fields)).orElse(""))
        : Optional.empty();
  }

  /** Null is no college. */
  private static Optional<UserChange.Membership> membership(JsonEntry json, Fields fields) {
    if (!json.has("college_id")) {
      return Optional.empty();
    }
    Long college = json.number("college_id", fields);
    return Optional.of(
        new UserChange.Membership(
            college == null ? OptionalLong.empty() : OptionalLong.of(college)));
  }

  private static Optional<Role> role(JsonEntry json, Fields fields) {
    return json.has("role") ? fields.role("role", json.text("role", fields)) : Optional.empty();
  }

  private static Optional<Boolean> active(JsonEntry json, Fields fields) {
    if (json.clears("active")) {
      fields.wrong("active", "must be true or false");
    }
    return json.flag("active", fields);
  }
}
