package io.carillon.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.bench.client.Account;
import io.carillon.bench.client.Channel;
import io.carillon.bench.client.Connector;
import io.carillon.bench.client.Endpoint;
import io.carillon.bench.client.EventLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Chat with a server that loses, doubles and refuses")
class ChatLoadTest {

  private static final List<Account> USERS =
      LongStream.rangeClosed(1, 4).mapToObj(id -> new Account(id, 1, "" + id)).toList();

  private UnreliableServer server;
  private EventLoop loop;

  @BeforeEach
  void start() throws IOException {
    server = new UnreliableServer();
    loop = new EventLoop();
  }

  @AfterEach
  void stop() throws IOException {
    loop.close();
    server.close();
  }

  private ChatLoad chat(OptionalDouble rate) throws IOException {
    Connector.Manner manner = new Connector.Manner(2, Duration.ofSeconds(10), List.of());
    return new ChatLoad(
        loop,
        new Connector(loop, manner),
        List.of(new Endpoint(server.url(), Channel.CHAT, "http://127.0.0.1")),
        USERS,
        new ChatLoad.Shape(3, rate, 32, Duration.ofSeconds(1)));
  }

  @Test
  void countsEachMistakeAtARate() throws IOException {
    ChatLoad chat = chat(OptionalDouble.of(500));
    chat.start();
    loop.run(Duration.ofSeconds(30), () -> server.balance().sent() >= 300);
    Balance counted = chat.stop();

    assertThat(counted).isEqualTo(server.balance());
    assertThat(counted.lostAfterAck()).isPositive();
    assertThat(counted.duplicated()).isPositive();
    assertThat(chat.connections().open()).isEqualTo(USERS.size());
  }

  /**
   * Every message that doesn't finish takes a place in its sender's window until it is given up.
   */
  @Test
  void goesOnInAClosedLoopAlthoughMessagesAreLost() throws IOException {
    ChatLoad chat = chat(OptionalDouble.empty());
    chat.start();
    loop.run(Duration.ofSeconds(60), () -> server.balance().sent() >= 60);
    Balance counted = chat.stop();

    assertThat(counted).isEqualTo(server.balance());
    assertThat(counted.sent()).isGreaterThanOrEqualTo(60);
  }
}
