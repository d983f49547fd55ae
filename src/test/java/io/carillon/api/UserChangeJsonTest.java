package io.carillon.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.carillon.core.Problem;
import io.carillon.core.Problem.FieldError;
import io.carillon.core.Role;
import io.carillon.identity.UserChange;
import io.carillon.identity.UserChange.Membership;
import jakarta.json.Json;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserChangeJsonTest {

  private static UserChange read(String json) {
    return UserChangeJson.read(
        new JsonEntry(Json.createReader(new StringReader(json)).readObject()));
  }

  private static List<FieldError> refused(String json) {
    return catchThrowableOfType(Problem.class, () -> read(json)).errors();
  }

  @Test
  void tellsNoCollegeFromNoChange() {
    assertThat(read("{\"active\":true}").membership()).isEmpty();
    assertThat(read("{\"college_id\":null}").membership())
        .contains(new Membership(OptionalLong.empty()));
    assertThat(read("{\"college_id\":7}").membership())
        .contains(new Membership(OptionalLong.of(7)));
  }

  @Test
  void readsEverything() {
    assertThat(
            read(
                "{\"full_name\":\" Jo \",\"college_id\":1,\"role\":\"staff\",\"active\":false,"
                    + "\"password\":\" 7 chars\"}"))
        .isEqualTo(
            new UserChange(
                Optional.of("Jo"),
                Optional.of(new Membership(OptionalLong.of(1))),
                Optional.of(Role.STAFF),
                Optional.of(false),
                Optional.of(" 7 chars")));
  }

  @Test
  void reportsEveryBadValue() {
    assertThat(
            refused(
                "{\"full_name\":\"\",\"college_id\":\"1\",\"role\":\"boss\",\"active\":1,"
                    + "\"password\":5}"))
        .extracting(FieldError::field)
        .containsExactly("full_name", "college_id", "role", "active", "password");
  }

  @Test
  void refusesAPasswordOfFewerThanEightCharacters() {
    assertThat(refused("{\"password\":\"seven\uD83D\uDE00\uD83D\uDE00\"}"))
        .containsExactly(new FieldError("password", "must have at least 8 characters"));
    assertThat(read("{\"password\":\"eight \uD83D\uDE00\uD83D\uDE00\"}").password()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"full_name", "role", "active", "password"})
  void clearsNothingButTheCollege(String name) {
    assertThat(refused("{\"" + name + "\":null}"))
        .extracting(FieldError::field)
        .containsExactly(name);
  }

  @Test
  void refusesToChangeNothing() {
    assertThat(refused("{\"activ\":true}")).extracting(FieldError::field).containsExactly("body");
  }
}
