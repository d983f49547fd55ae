package io.carillon.api;

import io.carillon.core.Problem;
import io.carillon.metrics.CallMeters;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * A body on its way, collected by whichever thread brings more of it. What is too much is dropped,
 * not refused: a client that is still sending doesn't read an answer.
 */
final class IncomingBody implements ReadListener, AsyncListener {

  static final int BLOCK_BYTES = 8 << 10;

  /** One more than any call takes, so that whoever reads it sees that it is too large. */
  private static final int MAX_BYTES = LargeBody.MAX_BYTES + 1;

  private final AsyncContext context;
  private final ServletInputStream in;
  private final Shares room;
  private final String party;
  private final CallMeters meters;

  private ByteArrayOutputStream collected = new ByteArrayOutputStream();
  private Problem fault;
  private int blocks;
  private boolean whole;
  private boolean broken;
  private boolean awaited = true;

  /**
   * @param context of the request, which is sent on when the body has come, or won't
   * @param room a permit for each block that may be kept
   * @param party whose share of it this one counts against
   */
  IncomingBody(
      AsyncContext context, ServletInputStream in, Shares room, String party, CallMeters meters) {
    this.context = context;
    this.in = in;
    this.room = room;
    this.party = party;
    this.meters = meters;
  }

  /** Whether nothing more of it comes. */
  synchronized boolean isWhole() {
    return whole;
  }

  /** Whether reading it failed. */
  synchronized boolean isBroken() {
    return broken;
  }

  /** Its bytes; what it lacks is a problem of the caller's. */
  synchronized byte[] bytes() {
    if (fault != null) {
      throw fault;
    }
    return collected.toByteArray();
  }

  @Override
  public void onDataAvailable() throws IOException {
    byte[] block = new byte[BLOCK_BYTES];
    while (in.isReady()) {
      int read = in.read(block);
      if (read < 0) {
        return;
      }
      keep(block, read);
    }
  }

  private synchronized void keep(byte[] block, int length) {
    int kept = Math.min(length, MAX_BYTES - collected.size());
    if (fault != null || kept == 0) {
      return;
    }
    int more = collected.size() + kept - blocks * BLOCK_BYTES;
    int needed = (more + BLOCK_BYTES - 1) / BLOCK_BYTES;
    if (!room.take(party, needed)) {
      meters.bodyWithoutPlace();
      fail(BodyReader.tooMany(room.share() * BLOCK_BYTES + " bytes"));
      return;
    }
    blocks += needed;
    collected.write(block, 0, kept);
  }

  @Override
  public void onAllDataRead() {
    sendOn(true);
  }

  @Override
  public void onError(Throwable fault) {
    synchronized (this) {
      broken = awaited;
    }
    sendOn(false);
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    sendOn(false);
  }

  private void sendOn(boolean complete) {
    synchronized (this) {
      if (!awaited) {
        return;
      }
      awaited = false;
      whole = complete;
      if (!complete) {
        meters.bodyLate();
        fail(Problem.invalid("body", "did not come whole"));
      }
    }
    context.dispatch();
  }

  private synchronized void fail(Problem problem) {
    fault = problem;
    release();
  }

  private synchronized void release() {
    collected = new ByteArrayOutputStream();
    room.giveBack(party, blocks);
    blocks = 0;
  }

  /** The call may be parked, as any other. */
  @Override
  public void onStartAsync(AsyncEvent event) {
    event.getAsyncContext().addListener(this);
  }

  @Override
  public void onComplete(AsyncEvent event) {
    release();
  }

  @Override
  public void onError(AsyncEvent event) {
    // It will be complete.
  }
}
