package io.carillon.identity;

import io.carillon.core.Fields;
import io.carillon.core.Problem.FieldError;
import io.carillon.core.Role;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * One user of a roster, and what is wrong with it so far. A value that is wrong is left out of the
 * user, so that the others can be checked all the same.
 *
 * @param place such as "line 3"
 * @param password in the clear, until it is hashed
 */
public record RosterLine(
    String place, NewUser user, Optional<String> password, List<FieldError> errors) {

  public static RosterLine read(String place, RosterEntry entry) {
    Fields fields = new Fields(place);
    OptionalLong id = id("id", entry, fields);
    String username = line("username", entry, fields, User.MAX_USERNAME);
    WrittenName.checkUsername(fields, username);
    String fullName = line("full_name", entry, fields, User.MAX_FULL_NAME);
    OptionalLong college = id("college_id", entry, fields);
    Role role = role(entry, fields);
    Optional<String> password =
        Optional.ofNullable(entry.text("password", fields))
            .map(text -> Passwords.chosen(fields, "password", text));
    password.ifPresent(text -> WrittenName.checkPassword(fields, text));
    NewUser user = new NewUser(id, username, fullName, college, role, Optional.empty());
    return new RosterLine(place, user, password, fields.errors());
  }

  /** A line that couldn't even be read. */
  public static RosterLine unreadable(String place, String message) {
    NewUser nobody =
        new NewUser(
            OptionalLong.empty(), "", "", OptionalLong.empty(), Role.STUDENT, Optional.empty());
    return new RosterLine(place, nobody, Optional.empty(), List.of(new FieldError(place, message)));
  }

  private static OptionalLong id(String name, RosterEntry entry, Fields fields) {
    return fields.givenId(name, entry.number(name, fields));
  }

  private static String line(String name, RosterEntry entry, Fields fields, int maxChars) {
    String text = entry.text(name, fields);
    return fields.line(name, text == null ? null : WrittenName.clean(text), maxChars);
  }

  private static Role role(RosterEntry entry, Fields fields) {
    String text = entry.text("role", fields);
    return text == null
        ? Role.STUDENT
        : fields.role("role", WrittenName.clean(text)).orElse(Role.STUDENT);
  }

  boolean good() {
    return errors.isEmpty();
  }

  /** With these errors too, of which it may have some already. */
  RosterLine with(List<FieldError> more) {
    return new RosterLine(
        place, user, password, Stream.concat(errors.stream(), more.stream()).distinct().toList());
  }

  RosterLine withPasswordHash(String hash) {
    return new RosterLine(place, user.withPasswordHash(hash), Optional.empty(), errors);
  }

  /** Never shows the password, wherever it is printed. */
  @Override
  public String toString() {
    return "RosterLine[" + place + ", " + user.username() + ", " + errors + "]";
  }
}
