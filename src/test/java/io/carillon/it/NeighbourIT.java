package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Answer;
import io.carillon.it.Rest.Person;
import io.carillon.neighbour.Enrolment;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("The facade from another application on the same server")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OnlyOn(
    value = {"wildfly", "payara-server"},
    because = "Payara Micro has no remote views")
class NeighbourIT {

  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final Carillon carillon;
  private final Rest rest;
  private Campus campus;
  private Person student;

  NeighbourIT(Carillon carillon) {
    this.carillon = carillon;
    this.rest = new Rest(carillon);
    EjbPlatform platform = (EjbPlatform) Platform.chosen();
    platform.addUser(carillon.launched(), "neighbour", "Secret-1", "notifier");
    platform.deploy(carillon.launched(), neighbour());
    await("the neighbour's start")
        .atMost(START_LIMIT)
        .until(() -> rest.send(rest.request("/neighbour/enrol").GET()).status() == 405);
  }

  /** With its own copy of what it calls, as any client has it. */
  private static Path neighbour() {
    WebArchive war =
        ShrinkWrap.create(WebArchive.class, "neighbour.war")
            .addPackage(Enrolment.class.getPackage())
            .addAsWebInfResource("neighbour/glassfish-ejb-jar.xml", "glassfish-ejb-jar.xml")
            .addAsLibrary(Path.of(System.getProperty("carillon.client")).toFile());
    Path file = Path.of("target", "it", war.getName());
    war.as(ZipExporter.class).exportTo(file.toFile(), true);
    return file;
  }

  @BeforeEach
  void createStudent() {
    campus = new Campus(rest);
    student = campus.student();
  }

  @Test
  void sendsWithTheCallersTransaction() {
    Answer answer = call("enrol").is(200);

    assertThat(inbox()).hasSize(1);
    assertThat(answer.body()).isEqualTo(String.valueOf(inbox().get(0).getInt("id")));
  }

  @Test
  void sendsNothingWhenTheCallersTransactionRollsBack() {
    try (NotificationsClient live = NotificationsClient.connect(carillon, student)) {
      call("enrolInVain").is(200);
      campus.notify(student, "end");

      assertThat(live.titlesUpTo("end")).containsExactly("end");
    }
    assertThat(inbox()).extracting(item -> item.getString("title")).containsExactly("end");
  }

  @Test
  void aRefusedCallRollsTheCallersTransactionBack() {
    assertThat(call("enrolBeside").body()).isEqualTo("NOT_FOUND, to be rolled back");
    assertThat(inbox()).isEmpty();
  }

  @Test
  void saysWhatIsWrongWhenTheTransactionHasADataSourceThatIsNotXa() {
    int before = carillon.logLines().size();

    assertThat(call("enrolWithRecord").is(200).body())
        .startsWith("CONFLICT: ")
        .contains("make that one XA");
    assertThat(inbox()).isEmpty();
    assertThat(carillon.logLines().subList(before, carillon.logLines().size()))
        .anyMatch(line -> line.contains("refused: its transaction takes in no database"))
        // Payara writes traces of its own about it, through this bean.
        .noneMatch(line -> line.contains("SEVERE") && line.contains("RemoteFacade"));
  }

  private Answer call(String what) {
    String path = "/neighbour/" + what + "?title=Enrolled&user=" + student.id();
    return rest.send(rest.request(path).POST(BodyPublishers.noBody()));
  }

  private List<JsonObject> inbox() {
    return rest.get(student, "/api/notifications").is(200).items();
  }
}
