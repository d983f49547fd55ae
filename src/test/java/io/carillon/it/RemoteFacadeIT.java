package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Person;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** What callers in other JVMs can rely on, seen through the example in {@code src/examples}. */
@DisplayName("The facade from another JVM")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OnlyOn(
    value = {"wildfly", "payara-server"},
    because = "Payara Micro has no remote views")
class RemoteFacadeIT {

  private static final String INTEGRATOR = "integrator";
  private static final String VISITOR = "visitor";
  private static final String PASSWORD = "Secret-1";

  /** A race in WildFly's client: {@code src/docs/integration.md}. */
  private static final String ANSWER_LOST = "answer lost";

  private final EjbPlatform platform = (EjbPlatform) Platform.chosen();
  private final EjbClientProgram client = new EjbClientProgram(platform);
  private final String address;
  private final Rest rest;
  private Campus campus;
  private Person student;

  RemoteFacadeIT(Carillon carillon) {
    this.address = platform.ejbAddress(platform.ejbPort(carillon.launched()));
    this.rest = new Rest(carillon);
    platform.addUser(carillon.launched(), INTEGRATOR, PASSWORD, "notifier");
    platform.addUser(carillon.launched(), VISITOR, PASSWORD, "guest");
  }

  @BeforeEach
  void createStudent() {
    campus = new Campus(rest);
    student = campus.student();
  }

  @Test
  void theExampleSendsANotification() {
    Program.Outcome sent = send(address, INTEGRATOR, PASSWORD, student.id());

    assertThat(sent.errors()).isEmpty();
    assertThat(sent.output()).containsExactly("Sent notification " + inbox().get(0).getInt("id"));
    assertThat(sent.status()).isZero();
    assertThat(inbox()).extracting(item -> item.getString("message")).containsExactly("there");
  }

  @Test
  @EnabledIfSystemProperty(
      named = "carillon.example",
      matches = ".+",
      disabledReason = "which names the jar that the example's pom makes, as in .ci/run")
  void theExampleRunsAsItsOwnPomBuildsIt() {
    Program.Outcome sent =
        Program.run(
            List.of(
                Platform.java(),
                "-jar",
                System.getProperty("carillon.example"),
                address,
                INTEGRATOR,
                PASSWORD,
                String.valueOf(student.id()),
                "Hello",
                "there"));

    assertThat(sent.requireSuccess().output())
        .containsExactly("Sent notification " + inbox().get(0).getInt("id"));
  }

  @Test
  void theExampleSaysInOneLineWhatIsWrong() throws IOException {
    assertNotSent(
        send(address, INTEGRATOR, "wrong", student.id()), "Not sent: wrong user or password");
    assertNotSent(
        send(address, "stranger", PASSWORD, student.id()), "Not sent: wrong user or password");
    assertNotSent(
        send(address, VISITOR, PASSWORD, student.id()),
        "Not sent: visitor has neither the role notifier nor the role admin.");
    assertNotSent(
        send(address, INTEGRATOR, PASSWORD, Integer.MAX_VALUE),
        "Not sent: There is no active user 2147483647.");
    assertNotSent(
        send(nobody(), INTEGRATOR, PASSWORD, student.id()),
        "Not sent: the server can't be reached");
    assertThat(inbox()).isEmpty();
  }

  @Test
  void everyCallAndEveryKindOfValueArrives() {
    List<String> answers =
        client
            .run(
                "EveryCall",
                address,
                INTEGRATOR,
                PASSWORD,
                String.valueOf(campus.id()),
                String.valueOf(student.id()))
            .requireSuccess()
            .output();

    assertThat(answers).hasSize(9);
    assertThat(answers.get(8))
        .isEqualTo(
            "INVALID title: is required "
                + "[FieldError[field=title, message=is required],"
                + " FieldError[field=message, message=is longer than 20000 characters]]");
    await().until(() -> inbox().size() == 8);
    assertThat(inbox())
        .extracting(item -> item.getString("title"))
        .contains("1", "2", "3", "4", "New Notice", "6", "7", "8");
    assertThat(inbox())
        .filteredOn(item -> item.getString("notification_type").equals("room_change"))
        .hasSize(2)
        .allSatisfy(
            item ->
                assertThat(item.getJsonObject("data").getJsonArray("tags"))
                    .hasToString("[\"x\",{\"y\":2}]"));
  }

  @Test
  @OnlyOn(value = "wildfly", because = "Payara Server's transactions want an XA data source then")
  void callsJoinATransactionOfTheCallersJvm() {
    List<String> printed =
        client
            .run("WildFlyTransaction", address, INTEGRATOR, PASSWORD, String.valueOf(student.id()))
            .requireSuccess()
            .output();

    // What the server did doesn't depend on whether its answer is read.
    assertThat(printed).hasSize(4);
    assertThat(printed.get(0)).isIn("as wanted", ANSWER_LOST);
    assertThat(printed.get(1)).isIn("as wanted", ANSWER_LOST);
    assertThat(printed.get(2)).isEqualTo("NOT_FOUND");
    assertThat(printed.get(3)).isIn("rolled back", ANSWER_LOST);
    assertThat(inbox())
        .extracting(item -> item.getString("title"))
        .containsExactly("two of two", "one of two");
  }

  private Program.Outcome send(String server, String user, String password, long userId) {
    return client.run(
        "SendNotification", server, user, password, String.valueOf(userId), "Hello", "there");
  }

  private static void assertNotSent(Program.Outcome outcome, String why) {
    assertThat(outcome.errors()).containsExactly(why);
    assertThat(outcome.output()).isEmpty();
    assertThat(outcome.status()).isEqualTo(1);
  }

  /** Where no server is. */
  private String nobody() throws IOException {
    try (ServerSocket probe = new ServerSocket(0)) {
      return platform.ejbAddress(probe.getLocalPort());
    }
  }

  private List<JsonObject> inbox() {
    return rest.get(student, "/api/notifications").is(200).items();
  }
}
