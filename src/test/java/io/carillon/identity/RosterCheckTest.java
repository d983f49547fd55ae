package io.carillon.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.core.Problem.FieldError;
import io.carillon.core.Role;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RosterCheckTest {

  private final RosterCheck check = new RosterCheck(Set.of("alice"), Set.of(1L), Set.of(5L));

  private static RosterLine line(int number, Long id, String username, Long college) {
    return new RosterLine(
        "line " + number,
        new NewUser(
            id == null ? OptionalLong.empty() : OptionalLong.of(id),
            username,
            "Name",
            college == null ? OptionalLong.empty() : OptionalLong.of(college),
            Role.STUDENT,
            Optional.empty()),
        Optional.empty(),
        List.of());
  }

  private List<FieldError> errors(RosterLine... lines) {
    return check.check(new Roster(List.of(lines))).errors();
  }

  @Test
  void acceptsWhatIsNew() {
    assertThat(errors(line(2, 2L, "bob", 5L), line(3, null, "alicia", null))).isEmpty();
  }

  @Test
  void findsWhatIsTaken() {
    assertThat(errors(line(2, 1L, "alice", 6L)))
        .containsExactly(
            new FieldError("line 2: username", "'alice' is taken"),
            new FieldError("line 2: id", "1 is taken"),
            new FieldError("line 2: college_id", "there is no college 6"));
  }

  @Test
  void blamesTheLaterOfTwoAlike() {
    assertThat(errors(line(2, 7L, "bob", null), line(3, 7L, "bob", null)))
        .containsExactly(
            new FieldError("line 3: username", "'bob' is on line 2 too"),
            new FieldError("line 3: id", "7 is on line 2 too"));
  }

  @Test
  void tellsOfThoseThatDifferOnlyInCaseOrComposition() {
    assertThat(
            errors(
                line(2, null, "Alice", null),
                line(3, null, "zo\u00eb", null),
                line(4, null, "ZOE\u0308", null)))
        .containsExactly(
            new FieldError(
                "line 2: username", "'Alice' differs only in case from 'alice', which is taken"),
            new FieldError(
                "line 4: username",
                "'ZOE\u0308' differs only in case from 'zo\u00eb', which is on line 3 too"));
  }

  @Test
  void doesNotCallMissingUsernamesAlike() {
    assertThat(errors(line(2, null, "", null), line(3, null, "", null))).isEmpty();
  }

  @Test
  void saysTheSameOnceWhenAskedTwice() {
    Roster once = check.check(new Roster(List.of(line(2, 1L, "alice", null))));
    assertThat(check.check(once).errors()).isEqualTo(once.errors());
  }
}
