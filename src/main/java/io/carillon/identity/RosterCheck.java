package io.carillon.identity;

import io.carillon.core.Fields;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Holds the lines of a roster against the database and against each other.
 *
 * @param usernames those that are taken and look like one of the roster's
 * @param ids those of the roster's that are taken
 * @param colleges those of the roster's that exist
 */
record RosterCheck(Set<String> usernames, Set<Long> ids, Set<Long> colleges) {

  /** A username, and whose it is. */
  private record Owned(String username, String owner) {}

  /** The same roster, with what is wrong with it. */
  Roster check(Roster roster) {
    Map<String, Owned> byKey = new HashMap<>();
    usernames.forEach(name -> byKey.put(WrittenName.key(name), new Owned(name, "is taken")));
    Map<Long, String> placeOfId = new HashMap<>();
    return new Roster(roster.lines().stream().map(line -> check(line, byKey, placeOfId)).toList());
  }

  private RosterLine check(RosterLine line, Map<String, Owned> byKey, Map<Long, String> placeOfId) {
    Fields fields = new Fields(line.place());
    NewUser user = line.user();
    String username = user.username();
    if (!username.isEmpty()) {
      Owned own = new Owned(username, "is on " + line.place() + " too");
      Owned first = byKey.putIfAbsent(WrittenName.key(username), own);
      if (usernames.contains(username)) {
        fields.wrong("username", "'" + username + "' is taken");
      } else if (first != null && first.username().equals(username)) {
        fields.wrong("username", "'" + username + "' " + first.owner());
      } else if (first != null) {
        fields.wrong(
            "username",
            "'%s' differs only in case from '%s', which %s"
                .formatted(username, first.username(), first.owner()));
      }
    }
    user.id()
        .ifPresent(
            id -> {
              String first = placeOfId.putIfAbsent(id, line.place());
              if (ids.contains(id)) {
                fields.wrong("id", id + " is taken");
              } else if (first != null) {
                fields.wrong("id", id + " is on " + first + " too");
              }
            });
    user.collegeId()
        .ifPresent(
            college -> {
              if (!colleges.contains(college)) {
                fields.wrong("college_id", "there is no college " + college);
              }
            });
    return line.with(fields.errors());
  }
}
