package io.carillon.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.bulk.BulkMessage;
import io.carillon.bulk.BulkMessage.Status;
import io.carillon.bulk.BulkMessages;
import io.carillon.bulk.BulkRequest;
import io.carillon.bulk.BulkWork;
import io.carillon.core.Caller;
import io.carillon.delivery.SessionRegistry;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A college of two, both connected, for bulk messages to all of it. */
abstract class CollegeOfTwo extends InPayaraMicro {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  @Inject BulkMessages bulkMessages;
  @Inject BulkWork work;
  @Inject People people;
  @Inject Bulks bulks;
  @Inject Sql sql;
  @Inject private SessionRegistry registry;

  long college;
  Caller first;
  Caller second;
  Listener toFirst;
  Listener toSecond;

  @BeforeEach
  void connect() {
    college = people.college();
    first = people.memberOf(college);
    second = people.memberOf(college);
    toFirst = Listener.connect(first, registry);
    toSecond = Listener.connect(second, registry);
  }

  @AfterEach
  void disconnect() {
    toFirst.close();
    toSecond.close();
  }

  long create(String message) {
    return bulkMessages
        .create(
            new BulkRequest(college, Optional.empty(), Set.of(), "Title", message),
            OptionalLong.empty())
        .id();
  }

  void awaitStatus(long id, Status status) {
    await().atMost(LIMIT).until(() -> bulkMessages.get(id).status() == status);
  }

  void assertProgress(long id, long total, long sent, long failed) {
    BulkMessage bulk = bulkMessages.get(id);
    assertThat(List.of(bulk.total(), bulk.sent(), bulk.failed()))
        .as("total, sent, failed")
        .containsExactly(total, sent, failed);
  }
}
