package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Answer;
import io.carillon.it.Rest.Person;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Connections that the server closes")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerClosesIT {

  private static final int ROUNDS = 40;
  private static final int SOCKETS = 15;
  private static final int SMALL_BUFFER = 8 << 10;

  /** More than Linux buffers of a connection that isn't read. */
  private static final int MORE_THAN_FITS = 8 << 20;

  private final Carillon carillon;
  private final Rest rest;
  private final Person admin;

  ServerClosesIT(Carillon carillon) {
    this.carillon = carillon;
    this.rest = new Rest(carillon);
    this.admin = rest.login("admin");
  }

  /** Containers pool requests: one given back twice would serve two callers at once. */
  @Test
  void disturbNoRequestOfOthers() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      List<Future<Integer>> callers = new ArrayList<>();
      for (String user : List.of("alice", "bob", "carol", "staff")) {
        Person person = rest.login(user);
        callers.add(threads.submit(() -> callUntil(done, person)));
      }
      for (int round = 0; round < ROUNDS; round++) {
        Person dave = rest.login("dave");
        List<ChatClient> clients = new ArrayList<>();
        for (int i = 0; i < SOCKETS; i++) {
          clients.add(ChatClient.connect(carillon, dave));
        }
        clients.forEach(ChatClient::assertSilent);
        rest.delete(admin, "/api/admin/users/" + dave.id() + "/tokens").is(204);
        for (ChatClient client : clients) {
          assertThat(client.closeCode()).isEqualTo(4401);
        }
        for (int i = 0; i < SOCKETS; i++) {
          HttpAnswer refused = Handshake.with(dave.token()).answer(carillon);
          assertThat(refused.status()).isEqualTo(403);
          assertThat(refused.body()).contains("token_invalid");
        }
      }
      done.set(true);
      for (Future<Integer> caller : callers) {
        assertThat(caller.get()).isPositive();
      }
    } finally {
      done.set(true);
      threads.shutdownNow();
    }
  }

  /** However early: some handshakes were answered only a moment ago. */
  @Test
  void areToldWhy() {
    for (int round = 0; round < ROUNDS; round++) {
      Person dave = rest.login("dave");
      List<RawSocket> sockets = new ArrayList<>();
      for (int i = 0; i < SOCKETS; i++) {
        sockets.add(Handshake.with(dave.token()).open(carillon));
      }
      rest.post(dave, "/api/logout").is(204);
      assertThat(sockets.stream().map(RawSocket::closeCode)).containsOnly(4401);
      sockets.forEach(RawSocket::close);
    }
  }

  /** Browsers take a close frame after the closing handshake for a fault, and forget its code. */
  @Test
  void areToldOnce() {
    Person dave = rest.login("dave");
    try (RawSocket socket = Handshake.with(dave.token()).open(carillon)) {
      rest.post(dave, "/api/logout").is(204);
      assertThat(socket.closeCode()).isEqualTo(4401);
      byte[] code = ByteBuffer.allocate(Short.BYTES).putShort((short) 4401).array();
      socket.send(RawSocket.frame(true, RawSocket.CLOSE, code));
      assertThat(socket.ends()).isTrue();
    }
  }

  /** What they hadn't read by then would else come behind it. */
  @Test
  void areToldLast() {
    String text = "x".repeat(30_000);
    for (int round = 0; round < 10; round++) {
      Person dave = rest.login("dave");
      try (RawSocket socket =
              Handshake.with(dave.token())
                  .open(carillon, RawSocket.connect(carillon.port(), SMALL_BUFFER));
          ChatClient sender = ChatClient.connect(carillon, admin)) {
        for (int i = 0; i < MORE_THAN_FITS / text.length(); i++) {
          sender.sendAccepted(dave, text);
        }
        rest.post(dave, "/api/logout").is(204);
        assertThat(socket.closeCode()).isIn(4401, 4408);
        socket.send(RawSocket.frame(true, RawSocket.CLOSE, new byte[0]));
        assertThat(socket.ends()).isTrue();
      }
    }
  }

  private int callUntil(AtomicBoolean done, Person person) {
    int calls = 0;
    while (!done.get()) {
      Answer me = rest.get(person, "/api/me").is(200);
      assertThat(me.json().getString("username")).isEqualTo(person.username());
      calls++;
    }
    return calls;
  }
}
