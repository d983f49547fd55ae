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
            line("full_name", json, fields, User.MAX_FULL_NAME).map(String::strip),
            membership(json, fields),
            role(json, fields),
            active(json, fields),
            line("password", json, fields, Passwords.MAX_CHARS));
    fields.check();
    if (change.isEmpty()) {
      throw Problem.invalid(
          "body", "must hold one of full_name, college_id, role, active, password");
    }
    return change;
  }

  private static Optional<String> line(String name, JsonEntry json, Fields fields, int maxChars) {
    return json.has(name)
        ? Optional.of(fields.line(name, json.text(name, fields), maxChars))
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
