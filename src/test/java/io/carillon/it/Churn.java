package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.api.ServerMXBean;
import io.carillon.it.Rest.Person;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Clients that come and go in every way, some of them without a word. */
public final class Churn implements AutoCloseable {

  /** How a client goes. */
  private enum Way {
    CLOSES {
      @Override
      void go(Carillon carillon, Person person) {
        try (RawSocket socket = Handshake.with(person.token()).open(carillon)) {
          socket.send(RawSocket.frame(true, RawSocket.CLOSE, new byte[] {0x03, (byte) 0xE8}));
          assertThat(socket.closeCode()).isEqualTo(1000);
        }
      }
    },
    HANGS_UP {
      @Override
      void go(Carillon carillon, Person person) {
        Handshake.with(person.token()).open(carillon).close();
      }
    },
    VANISHES_BEHIND_THE_101 {
      @Override
      void go(Carillon carillon, Person person) {
        Handshake.with(person.token()).open(carillon).reset();
      }
    },
    VANISHES_BEFORE_THE_101 {
      @Override
      void go(Carillon carillon, Person person) {
        RawSocket socket = RawSocket.connect(carillon.port());
        socket.send(Handshake.with(person.token()).request(carillon));
        socket.reset();
      }
    },
    VANISHES_IN_ITS_HANDSHAKE {
      @Override
      void go(Carillon carillon, Person person) {
        byte[] request = Handshake.with(person.token()).request(carillon);
        RawSocket socket = RawSocket.connect(carillon.port());
        socket.send(Arrays.copyOf(request, request.length / 2));
        socket.reset();
      }
    },
    VANISHES_WAITING_FOR_AN_ANSWER {
      @Override
      void go(Carillon carillon, Person person) {
        RawSocket socket = Handshake.with(person.token()).open(carillon);
        socket.sendText("{\"receiver_id\":" + person.id() + ",\"message\":\"Goodbye\"}");
        socket.reset();
      }
    };

    abstract void go(Carillon carillon, Person person);
  }

  private static final int THREADS = 8;

  /** A fifth of what one user may have open, for those that are found out late. */
  private static final int PEOPLE = 5 * THREADS;

  /** The heartbeat's 50 s, and what closing takes. */
  private static final Duration SETTLED = Duration.ofSeconds(70);

  private final Carillon carillon;
  private final List<Person> people;
  private final Jmx jmx;
  private final ServerMXBean server;

  public Churn(Carillon carillon) throws Exception {
    this.carillon = carillon;
    Campus campus = new Campus(new Rest(carillon));
    this.people = Stream.generate(campus::student).limit(PEOPLE).toList();
    this.jmx = new Jmx(carillon);
    this.server = jmx.server();
  }

  /** Has so many clients come and go, in all ways alike; returns when the last has gone. */
  public void run(int clients) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> runs = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int first = thread;
        runs.add(
            threads.submit(
                () -> {
                  for (int i = first; i < clients; i += THREADS) {
                    Way way = Way.values()[i / THREADS % Way.values().length];
                    way.go(carillon, people.get(i % people.size()));
                  }
                }));
      }
      for (Future<?> run : runs) {
        run.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Nobody is left in the server's registry, within the heartbeat's time. */
  public void assertNobodyLeft() {
    await("everyone gone")
        .atMost(SETTLED)
        .untilAsserted(() -> assertThat(server.getConnections() + server.getRooms()).isZero());
  }

  public long liveHeap() throws Exception {
    return jmx.liveHeap();
  }

  @Override
  public void close() throws IOException {
    jmx.close();
  }
}
