package io.carillon.delivery;

import io.carillon.wire.CloseCode;
import io.carillon.wire.EncodedFrame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was sent; completes sends at once, or when told to. */
public class RecordingTransport implements Transport {

  public final List<String> sent = new CopyOnWriteArrayList<>();
  final List<CloseCode> closed = new ArrayList<>();
  final Queue<Completion> pending = new ArrayDeque<>();
  int pings;
  boolean gone;
  private final boolean inline;

  public RecordingTransport(boolean inline) {
    this.inline = inline;
  }

  @Override
  public void send(List<EncodedFrame> frames, Completion completion) {
    frames.forEach(frame -> sent.add(frame.json()));
    if (inline) {
      completion.sent();
    } else {
      pending.add(completion);
    }
  }

  /** Also those that follow from it. */
  void completeAll() {
    while (!pending.isEmpty()) {
      pending.remove().sent();
    }
  }

  @Override
  public boolean ping() {
    pings++;
    return !gone;
  }

  @Override
  public void close(CloseCode code) {
    closed.add(code);
  }
}
