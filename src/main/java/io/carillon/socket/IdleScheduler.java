package io.carillon.socket;

import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One daemon thread for Tyrus' timeouts. With its idle timeout off Tyrus schedules a task that does
 * nothing with a delay of zero or less on every frame: that one isn't queued at all.
 */
final class IdleScheduler extends ScheduledThreadPoolExecutor {

  private final ScheduledFuture<?> done = new Done();

  IdleScheduler() {
    super(
        1,
        task -> {
          Thread thread = new Thread(task, "carillon-tyrus-timeouts");
          thread.setDaemon(true);
          return thread;
        });
    setRemoveOnCancelPolicy(true);
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    return delay <= 0 ? done : super.schedule(command, delay, unit);
  }

  /** A task that is over already. */
  private static final class Done extends FutureTask<Void> implements ScheduledFuture<Void> {

    Done() {
      super(() -> null);
      run();
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return 0;
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(0, other.getDelay(TimeUnit.NANOSECONDS));
    }
  }
}
