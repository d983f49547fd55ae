package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Follows a channel over any number of connections: each frame once, whichever brought it. */
final class Follower {

  private final List<Long> ids = new ArrayList<>();
  private long since;

  /** What to ask for next. */
  long since() {
    return since;
  }

  /** In the order in which they were new. */
  List<Long> ids() {
    return ids;
  }

  /** Takes so many frames of a connection that has just begun. */
  void follow(SocketClient client, int frames) {
    boolean caughtUp = false;
    for (int i = 0; i < frames; i++) {
      caughtUp |= take(client.next(), caughtUp);
    }
  }

  /** Takes what a connection that has just begun has missed. */
  void catchUp(SocketClient client) {
    client.caughtUp().forEach(frame -> take(frame, false));
  }

  /** Takes so many frames of one that has caught up. */
  void followLive(SocketClient client, int frames) {
    for (int i = 0; i < frames; i++) {
      take(client.next(), true);
    }
  }

  /**
   * Takes one, and answers whether it is the end of what was missed. What has been seen counts only
   * once everything before it has come, which caught_up tells.
   */
  boolean take(JsonObject frame, boolean caughtUp) {
    long id = frame.getJsonNumber("id").longValue();
    boolean end = frame.getString("type").equals("caught_up");
    if (end) {
      assertThat(frame.getBoolean("complete")).isTrue();
    } else if (ids.isEmpty() || id > ids.get(ids.size() - 1)) {
      ids.add(id);
    } else {
      assertThat(Collections.binarySearch(ids, id)).as("%d, seen before", id).isNotNegative();
    }
    if (end || caughtUp) {
      since = Math.max(since, id);
    }
    return end;
  }
}
