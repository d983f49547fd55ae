package io.carillon.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.carillon.core.Problem;
import io.carillon.core.Problem.FieldError;
import io.carillon.core.Role;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RosterTest {

  private static RosterLine line(String password, FieldError... errors) {
    return new RosterLine(
        "line 2",
        new NewUser(
            OptionalLong.empty(),
            "bob",
            "Bob",
            OptionalLong.empty(),
            Role.STUDENT,
            Optional.empty()),
        Optional.ofNullable(password),
        List.of(errors));
  }

  @Test
  void hashesThePasswordsOfGoodLinesOnly() {
    FieldError error = new FieldError("line 2: id", "is taken");
    Roster hashed =
        new Roster(List.of(line("a"), line("b", error), line(null), line("c")))
            .hashed(passwords -> passwords.stream().map(p -> "hash of " + p).toList());

    assertThat(hashed.lines())
        .extracting(line -> line.user().passwordHash().orElse("none"))
        .containsExactly("hash of a", "none", "none", "hash of c");
  }

  @Test
  void namesTheLimitOfPasswords() {
    new Roster(Collections.nCopies(100, line("p"))).requireFewPasswords();
    new Roster(Collections.nCopies(5_000, line(null))).requireFewPasswords();

    Roster many = new Roster(Collections.nCopies(101, line("p")));
    assertThat(catchThrowableOfType(Problem.class, many::requireFewPasswords).errors().get(0))
        .satisfies(error -> assertThat(error.field()).isEqualTo("password"))
        .satisfies(error -> assertThat(error.message()).contains("100"));
  }

  @Test
  void neverShowsAPassword() {
    assertThat(new Roster(List.of(line("topsecret"))).toString()).doesNotContain("topsecret");
  }
}
