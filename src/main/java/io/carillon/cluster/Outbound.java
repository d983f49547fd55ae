package io.carillon.cluster;

import io.carillon.delivery.LiveFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Frames that wait to be sent to the other nodes: bounded, in frames and bytes. */
final class Outbound {

  private static final int MOST = 16_384;
  private static final long MOST_BYTES = 32L << 20;

  /** What is sent as one: enough to make the cost of a message small. */
  private static final int BATCH = 512;

  private static final int BATCH_BYTES = 256 << 10;

  private final BlockingQueue<LiveFrame> queue = new ArrayBlockingQueue<>(MOST);
  private final AtomicLong bytes = new AtomicLong();

  /** False when there is no room: the others find it in the database. */
  boolean offer(LiveFrame frame) {
    if (bytes.get() >= MOST_BYTES || !queue.offer(frame)) {
      return false;
    }
    bytes.addAndGet(size(frame));
    return true;
  }

  /** What is to be sent as one; empty when nothing comes within this time. */
  List<LiveFrame> take(long millis) throws InterruptedException {
    List<LiveFrame> batch = new ArrayList<>();
    LiveFrame frame = queue.poll(millis, TimeUnit.MILLISECONDS);
    int batchBytes = 0;
    while (frame != null) {
      batch.add(frame);
      batchBytes += size(frame);
      frame = batch.size() < BATCH && batchBytes < BATCH_BYTES ? queue.poll() : null;
    }
    bytes.addAndGet(-batchBytes);
    return batch;
  }

  /** Forgets what waits. */
  void clear() {
    List<LiveFrame> dropped = new ArrayList<>();
    queue.drainTo(dropped);
    dropped.forEach(frame -> bytes.addAndGet(-size(frame)));
  }

  private static int size(LiveFrame frame) {
    return frame.frame().utf8().length;
  }
}
