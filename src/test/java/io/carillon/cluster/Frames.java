package io.carillon.cluster;

import io.carillon.delivery.LiveFrame;
import io.carillon.delivery.Room;
import io.carillon.delivery.Series;
import io.carillon.wire.EncodedFrame;
import java.util.List;

/** Frames for tests, each with its id as its text. */
final class Frames {

  static final long RECEIVER = 7;

  private Frames() {}

  static LiveFrame message(long id) {
    return new LiveFrame(
        Series.MESSAGES, id, List.of(Room.chatOf(RECEIVER)), new EncodedFrame(String.valueOf(id)));
  }
}
