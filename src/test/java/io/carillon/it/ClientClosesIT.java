package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Clients that close their connections")
@ExtendWith(CarillonExtension.class)
class ClientClosesIT {

  private static final int THREADS = 8;
  private static final int ROUNDS = 250;
  private static final int NORMAL = 1000;

  /** A close comes in between two frames, or between a frame's head and its end. */
  @Test
  void areAnsweredWhileTheyAreWrittenTo(Carillon carillon) throws Exception {
    Campus campus = new Campus(new Rest(carillon));
    Person sender = campus.student();
    Person receiver = campus.student();
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      Future<?> sending = threads.submit(() -> sendUntil(done, carillon, sender, receiver));
      List<Future<?>> closing = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        closing.add(threads.submit(() -> connectAndClose(carillon, receiver)));
      }
      for (Future<?> each : closing) {
        each.get();
      }
      done.set(true);
      sending.get();
    } finally {
      done.set(true);
      threads.shutdownNow();
    }
  }

  private static void sendUntil(
      AtomicBoolean done, Carillon carillon, Person sender, Person receiver) {
    try (ChatClient client = ChatClient.connect(carillon, sender)) {
      while (!done.get()) {
        client.sendAccepted(receiver, "x");
      }
    }
  }

  private static void connectAndClose(Carillon carillon, Person receiver) {
    byte[] close =
        RawSocket.frame(
            true, RawSocket.CLOSE, new byte[] {(byte) (NORMAL >> 8), (byte) (NORMAL & 0xFF)});
    for (int round = 0; round < ROUNDS; round++) {
      try (RawSocket socket = Handshake.with(receiver.token()).open(carillon)) {
        assertThat(socket.read().text()).contains("chat_message");
        socket.send(close);
        assertThat(socket.closeCode()).isEqualTo(NORMAL);
      }
    }
  }
}
