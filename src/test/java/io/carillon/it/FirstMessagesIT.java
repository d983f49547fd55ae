package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Person;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("First messages to many people")
@ExtendWith(CarillonExtension.class)
class FirstMessagesIT {

  private static final int PEOPLE = 50;

  /** As on the first morning of a term; a thread for each would be none for anything else. */
  @Test
  void waitForADatabaseThatIsSlowToFindThemAndNoneIsRefused(OnPostgres shared) throws SQLException {
    Carillon carillon = shared.carillon();
    Administrator administrator = new Administrator(new Rest(carillon));
    Person sender = administrator.minted("first-messages-sender");
    List<Person> people =
        IntStream.rangeClosed(0, PEOPLE).mapToObj(i -> person(administrator, i)).toList();
    List<ChatClient> clients =
        people.stream().map(person -> ChatClient.connect(carillon, sender)).toList();

    try (Connection connection = shared.postgres().connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table app_user in access exclusive mode");
      clients.get(0).send(people.get(0), "the first to be looked for");
      await().until(() -> shared.postgres().waiting() > 0);
      for (int i = 1; i <= PEOPLE; i++) {
        clients.get(i).send(people.get(i), "hello");
      }
      await().until(() -> Metrics.of(carillon).value("carillon_journal_queue") == PEOPLE);
      connection.rollback();
    }

    assertThat(clients)
        .allSatisfy(
            client -> assertThat(client.next().getString("type")).isEqualTo("message_sent"));
    clients.forEach(ChatClient::close);
  }

  private static Person person(Administrator administrator, int number) {
    String username = "first-messages-" + number;
    return new Person(username, "", administrator.create(username));
  }
}
