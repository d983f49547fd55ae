package io.carillon.identity;

import io.carillon.core.Fields;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Holds the lines of a roster against the database and against each other.
 *
 * @param usernames those of the roster's that are taken
 * @param ids those of the roster's that are taken
 * @param colleges those of the roster's that exist
 */
record RosterCheck(Set<String> usernames, Set<Long> ids, Set<Long> colleges) {

  /** The same roster, with what is wrong with it. */
  Roster check(Roster roster) {
    Map<String, String> placeOfUsername = new HashMap<>();
    Map<Long, String> placeOfId = new HashMap<>();
    return new Roster(
        roster.lines().stream().map(line -> check(line, placeOfUsername, placeOfId)).toList());
  }

  private RosterLine check(
      RosterLine line, Map<String, String> placeOfUsername, Map<Long, String> placeOfId) {
    Fields fields = new Fields(line.place());
    NewUser user = line.user();
    if (!user.username().isEmpty()) {
      String first = placeOfUsername.putIfAbsent(user.username(), line.place());
      if (usernames.contains(user.username())) {
        fields.wrong("username", "'" + user.username() + "' is taken");
      } else if (first != null) {
        fields.wrong("username", "'" + user.username() + "' is on " + first + " too");
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
