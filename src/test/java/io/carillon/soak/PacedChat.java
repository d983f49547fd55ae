package io.carillon.soak;

import io.carillon.it.Carillon;
import io.carillon.it.ChatClient;
import io.carillon.it.Rest;
import io.carillon.it.Rest.Person;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** One who writes to another, a message at a time, and how long each acknowledgement takes. */
public final class PacedChat implements AutoCloseable {

  private static final int PAUSE_MILLIS = 20;
  private static final double QUANTILE = 0.99;

  private final ChatClient client;
  private final Person receiver;

  private PacedChat(Carillon carillon) {
    Rest rest = new Rest(carillon);
    this.receiver = rest.login("bob");
    this.client = ChatClient.connect(carillon, rest.login("alice"));
  }

  public static PacedChat start(Carillon carillon) {
    return new PacedChat(carillon);
  }

  /** Writes for so long; answers the 99th percentile of the acknowledgements' times. */
  public Duration measure(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    long[] nanos = new long[(int) (time.toMillis() / PAUSE_MILLIS) + 1];
    int count = 0;
    while (System.nanoTime() < end) {
      long start = System.nanoTime();
      client.sendAccepted(receiver, "beside the hoarders");
      nanos[count++] = System.nanoTime() - start;
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    Arrays.sort(nanos, 0, count);
    return Duration.ofNanos(nanos[(int) (count * QUANTILE)]);
  }

  @Override
  public void close() {
    client.close();
  }
}
