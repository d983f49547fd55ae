package io.carillon.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.carillon.core.Problem;
import io.carillon.core.Problem.FieldError;
import io.carillon.core.Role;
import io.carillon.identity.NewUser;
import io.carillon.identity.RosterLine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRosterTest {

  private static List<RosterLine> read(String csv) {
    return CsvRoster.read(csv.getBytes(StandardCharsets.UTF_8));
  }

  private static List<FieldError> refused(String csv) {
    return catchThrowableOfType(Problem.class, () -> read(csv)).errors();
  }

  private static List<FieldError> errorsOf(String csv) {
    return read(csv).stream().flatMap(line -> line.errors().stream()).toList();
  }

  @Test
  void readsEveryColumn() {
    RosterLine line =
        read("id,username,full_name,college_id,role,password\n7,zoe,Zoë Zhou,3,staff, secret p \n")
            .get(0);

    assertThat(line.place()).isEqualTo("line 2");
    assertThat(line.errors()).isEmpty();
    assertThat(line.password()).contains(" secret p ");
    assertThat(line.user())
        .isEqualTo(
            new NewUser(
                OptionalLong.of(7),
                "zoe",
                "Zoë Zhou",
                OptionalLong.of(3),
                Role.STAFF,
                Optional.empty()));
  }

  @Test
  void takesWhatSpreadsheetsWrite() {
    List<RosterLine> lines =
        read(
            "\uFEFFFull_Name , username,college_id\r\n"
                + "\"Doe, \"\"Jo\"\"\",jo,\r\n"
                + "\r\n"
                + " Ann ,\"ann\",\r\n"
                + ",,\r\n");

    assertThat(lines).extracting(RosterLine::place).containsExactly("line 2", "line 4");
    assertThat(lines)
        .extracting(line -> line.user().fullName())
        .containsExactly("Doe, \"Jo\"", "Ann");
    assertThat(lines)
        .extracting(RosterLine::user)
        .allMatch(user -> user.role() == Role.STUDENT && user.collegeId().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void takesTheSeparatorsThatSpreadsheetsHave(String separator) {
    String csv = "User name;Full Name;College-ID;ROLE\nzoe;\"Zhou, Zoë\";3;staff\n";
    NewUser user = read(csv.replace(";", separator)).get(0).user();

    assertThat(user.username()).isEqualTo("zoe");
    assertThat(user.fullName()).isEqualTo("Zhou, Zoë");
    assertThat(user.collegeId()).hasValue(3);
    assertThat(user.role()).isEqualTo(Role.STAFF);
  }

  @Test
  void dropsWhatNobodySees() {
    NewUser user =
        read("\u00A0username,\uFEFFfull_name,college_id,role\n"
                + "\u00A0zoe\u200B,Zoe\u0308\u00A0Zhou\uFEFF,\u00A03\u00A0,\u00A0staff\n"
                + "\u00A0,\u200B,,\n")
            .get(0)
            .user();

    assertThat(user.username()).isEqualTo("zoe");
    assertThat(user.fullName()).isEqualTo("Zo\u00eb Zhou");
    assertThat(user.collegeId()).hasValue(3);
    assertThat(user.role()).isEqualTo(Role.STAFF);
  }

  @Test
  void refusesWhatNobodySeesWhereItCouldNotBeTyped() {
    assertThat(
            errorsOf(
                "username,full_name,password\n"
                    + "a\u202Eb,A,secret-1\n"
                    + "c,\u0645\u06CC\u200C\u062E,secret\u00A02\n"))
        .extracting(FieldError::field)
        .containsExactly("line 2: username", "line 3: password");
  }

  @Test
  void reportsEveryBadValueUnderItsLine() {
    assertThat(
            errorsOf(
                "username,full_name,college_id,role,id\n"
                    + ",No Name,1,student,1\n"
                    + "ok,Fine,1,student,2\n"
                    + "x,,one,boss,0\n"
                    + "y\n"
                    + "z,Z,1,Student,99999999999999999999\n"))
        .extracting(FieldError::field)
        .containsExactly(
            "line 2: username",
            "line 4: id",
            "line 4: full_name",
            "line 4: college_id",
            "line 4: role",
            "line 5",
            "line 6: id",
            "line 6: role");
  }

  @Test
  void reportsWhatTheDatabaseCouldNotHold() {
    String longName = "x".repeat(301);
    assertThat(errorsOf("username,full_name\n" + "y".repeat(151) + "," + longName + "\n"))
        .extracting(FieldError::message)
        .containsExactly("is longer than 150 characters", "is longer than 300 characters");
    assertThat(errorsOf("username,full_name\na\u0000b,N\n"))
        .containsExactly(
            new FieldError("line 2: username", "holds a character that cannot be stored"));
  }

  @Test
  void noticesAQuoteThatIsNeverClosed() {
    assertThat(errorsOf("username,full_name,password\na,A,\"secret\nb,B,secret\n"))
        .containsExactly(
            new FieldError("line 2: password", "holds a line break or another control character"));
  }

  @Test
  void refusesAFirstLineThatIsNoHeader() {
    assertThat(refused("jo,Jo Doe\n"))
        .extracting(FieldError::field)
        .containsExactly("line 1: jo", "line 1: jo doe", "line 1: username", "line 1: full_name");
    assertThat(refused("username,full_name,username\na,A,b\n"))
        .containsExactly(new FieldError("line 1: username", "is there twice"));
    assertThat(refused("username|full_name\na|A\n").get(0).message())
        .contains("with commas, semicolons or tabs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF", "username,full_name", "username,full_name\n,\n"})
  void refusesARosterWithoutUsers(String csv) {
    assertThat(refused(csv)).extracting(FieldError::field).containsExactly("body");
  }

  @Test
  void refusesWhatIsNotCsvInUtf8() {
    assertThat(refused("username,full_name\na,\"A\"x\n").get(0).message())
        .contains("not CSV", "line 2");
    byte[] latin1 = "username,full_name\nzoe,Zo\u00eb\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(catchThrowableOfType(Problem.class, () -> CsvRoster.read(latin1)).errors())
        .containsExactly(
            new FieldError(
                "body",
                "is not UTF-8 but, it seems, Latin-1 or Windows-1252 on line 2: save the roster as"
                    + " 'CSV UTF-8'"));
    byte[] utf16 = "\uFEFFusername,full_name\na,A\n".getBytes(StandardCharsets.UTF_16LE);
    assertThat(catchThrowableOfType(Problem.class, () -> CsvRoster.read(utf16)).errors())
        .extracting(FieldError::message)
        .containsExactly("is UTF-16 and not UTF-8: save the roster as 'CSV UTF-8'");
  }

  @Test
  void takesFiveThousandAndNoMore() {
    String line = "a,A\n";
    assertThat(read("username,full_name\n" + line.repeat(5_000))).hasSize(5_000);
    assertThat(refused("username,full_name\n" + line.repeat(5_001)).get(0).message())
        .contains("5000", "5001");
  }
}
