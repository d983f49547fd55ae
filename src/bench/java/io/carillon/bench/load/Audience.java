package io.carillon.bench.load;

import io.carillon.bench.client.Client;
import io.carillon.bench.client.FrameType;
import io.carillon.bench.client.Text;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Everybody who is to get each broadcast, once. */
public final class Audience {

  private final List<Listener> listeners;
  private int current = -1;
  private Histogram latency = Latency.histogram();
  private long triggeredNanos;
  private long firstNanos;
  private long lastNanos;
  private int reached;
  private long duplicated;
  private long unexpected;

  public Audience(int size) {
    listeners = IntStream.range(0, size).mapToObj(i -> new Listener()).toList();
  }

  public Client.Listener listener(int index) {
    return listeners.get(index);
  }

  /**
   * The next broadcast is triggered now.
   *
   * @param number tells it apart from the others, and rises
   * @param into what gets the time from the trigger to each delivery
   */
  void expect(int number, Histogram into, long now) {
    current = number;
    latency = into;
    triggeredNanos = now;
    reached = 0;
  }

  boolean allReached() {
    return reached == listeners.size();
  }

  int reached() {
    return reached;
  }

  int missed() {
    return listeners.size() - reached;
  }

  /** From the trigger to the last delivery. */
  long wholeNanos() {
    return lastNanos - triggeredNanos;
  }

  long firstToLastNanos() {
    return lastNanos - firstNanos;
  }

  /** Deliveries of what somebody had already. */
  public long duplicated() {
    return duplicated;
  }

  /** Frames that are no broadcast of this run, or one that was no longer waited for. */
  public long unexpected() {
    return unexpected;
  }

  private void count(int number, long now) {
    if (number != current) {
      unexpected++;
      return;
    }
    if (reached == 0) {
      firstNanos = now;
    }
    reached++;
    lastNanos = now;
    Latency.record(latency, now - triggeredNanos);
  }

  private final class Listener implements Client.Listener {

    private int last = -1;

    @Override
    public void received(Text text) {
      int number = text.type() == FrameType.NOTIFY ? text.marker().sequence() : -1;
      if (number >= 0 && number <= last) {
        duplicated++;
      } else {
        last = Math.max(last, number);
        count(number, System.nanoTime());
      }
    }
  }
}
