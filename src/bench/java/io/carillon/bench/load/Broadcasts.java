package io.carillon.bench.load;

import io.carillon.bench.client.EventLoop;
import io.carillon.bench.client.Marker;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** Notices to one audience, one after the other, and how long they took. */
public final class Broadcasts {

  /** Notices, and what they amounted to. */
  public static final class Series {
    private final Histogram latency = Latency.histogram();
    private long deliveries;
    private long missed;
    private long wholeNanos;
    private long firstToLastNanos;

    public long deliveries() {
      return deliveries;
    }

    public long missed() {
      return missed;
    }

    /** From triggers to the last deliveries, the HTTP calls included. */
    public Duration whole() {
      return Duration.ofNanos(wholeNanos);
    }

    /** The fan-out alone. */
    public Duration firstToLast() {
      return Duration.ofNanos(firstToLastNanos);
    }

    /** From a trigger to each of its deliveries. */
    public Histogram latency() {
      return latency;
    }
  }

  private final EventLoop loop;
  private final Audience audience;
  private final Function<String, CompletableFuture<Void>> publish;
  private final Duration gap;
  private final Duration timeout;
  private int published;

  /**
   * @param publish publishes a notice with this title
   * @param gap from a notice's last delivery to the next notice
   * @param timeout how long a notice may take to reach everybody
   */
  public Broadcasts(
      EventLoop loop,
      Audience audience,
      Function<String, CompletableFuture<Void>> publish,
      Duration gap,
      Duration timeout) {
    this.loop = loop;
    this.audience = audience;
    this.publish = publish;
    this.gap = gap;
    this.timeout = timeout;
  }

  public Series publish(int count) throws IOException {
    Series series = new Series();
    for (int i = 0; i < count; i++) {
      publishInto(series);
      loop.run(gap);
    }
    return series;
  }

  private void publishInto(Series series) throws IOException {
    int number = published++;
    String title = new Marker(0, number).text(0);
    audience.expect(number, series.latency, System.nanoTime());
    CompletableFuture<Void> call = publish.apply(title.strip());
    loop.run(timeout, () -> audience.allReached() || call.isCompletedExceptionally());
    loop.run(timeout, call::isDone);
    call.join();
    series.deliveries += audience.reached();
    series.missed += audience.missed();
    if (audience.reached() > 0) {
      series.wholeNanos += audience.wholeNanos();
      series.firstToLastNanos += audience.firstToLastNanos();
    }
  }
}
