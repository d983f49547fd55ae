package io.carillon.identity;

import io.carillon.core.Problem;
import io.carillon.core.Problem.FieldError;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Users to be created together. */
public record Roster(List<RosterLine> lines) {

  static final int MAX_PASSWORDS = 100;

  /**
   * A tenth to half a second each: all must be hashed before a proxy on the way loses patience.
   *
   * @throws Problem {@code INVALID} for more passwords than one call may hold
   */
  void requireFewPasswords() {
    if (lines.stream().filter(line -> line.password().isPresent()).count() > MAX_PASSWORDS) {
      throw Problem.invalid(
          "password",
          "may be given for %d users a call, since hashing takes long: send several calls, or create"
                  .formatted(MAX_PASSWORDS)
              + " users without a password");
    }
  }

  List<FieldError> errors() {
    return lines.stream().flatMap(line -> line.errors().stream()).toList();
  }

  List<NewUser> goodUsers() {
    return lines.stream().filter(RosterLine::good).map(RosterLine::user).toList();
  }

  /**
   * @throws Problem {@code INVALID} with everything that is wrong
   */
  void requireGood() {
    List<FieldError> errors = errors();
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
  }

  /** The same with the good lines' passwords hashed. */
  Roster hashed(UnaryOperator<List<String>> hashAll) {
    List<String> passwords =
        lines.stream().filter(RosterLine::good).flatMap(line -> line.password().stream()).toList();
    Iterator<String> hashes = hashAll.apply(passwords).iterator();
    return new Roster(
        lines.stream()
            .map(
                line ->
                    line.good() && line.password().isPresent()
                        ? line.withPasswordHash(hashes.next())
                        : line)
            .toList());
  }
}
