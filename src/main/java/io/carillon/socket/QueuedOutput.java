package io.carillon.socket;

import io.carillon.delivery.Transport.Completion;
import io.carillon.wire.EncodedFrame;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The way out of one connection through the container's engine, which queues without a limit and
 * says only later what was written (WildFly 39). So a little may be on its way at a time and counts
 * as sent: what comes after it waits in the outbox, which is bounded.
 */
final class QueuedOutput {

  private static final int MOST_UNWRITTEN = 64 << 10;

  private final Session session;
  private long unwritten;
  private Optional<Throwable> fault = Optional.empty();
  private Optional<Completion> waiting = Optional.empty();

  QueuedOutput(Session session) {
    this.session = session;
  }

  /** Not again before the completion was called, which is when all frames are in the queue. */
  void send(List<EncodedFrame> frames, Completion completion) {
    try {
      for (EncodedFrame frame : frames) {
        int bytes = frame.utf8().length;
        queued(bytes);
        session.getAsyncRemote().sendText(frame.json(), result -> written(bytes, result));
      }
    } catch (RuntimeException e) {
      written(0, new SendResult(e));
    }
    synchronized (this) {
      waiting = Optional.of(completion);
    }
    complete();
  }

  private synchronized void queued(int bytes) {
    unwritten += bytes;
  }

  private void written(int bytes, SendResult result) {
    synchronized (this) {
      unwritten -= bytes;
      if (!result.isOK()) {
        fault = Optional.of(Optional.ofNullable(result.getException()).orElseGet(IOException::new));
      }
    }
    complete();
  }

  private void complete() {
    Optional<Completion> completed = Optional.empty();
    Optional<Throwable> failed;
    synchronized (this) {
      failed = fault;
      if (failed.isPresent() || unwritten <= MOST_UNWRITTEN) {
        completed = waiting;
        waiting = Optional.empty();
      }
    }
    if (failed.isPresent()) {
      completed.ifPresent(completion -> completion.failed(failed.get()));
    } else {
      completed.ifPresent(Completion::sent);
    }
  }
}
