package io.carillon.socket;

import io.carillon.core.Caller;
import io.carillon.delivery.Room;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The WebSocket endpoints, and the rooms each puts a connection in. */
enum Channel {
  CHAT("/ws/chat") {
    @Override
    Set<Room> roomsOf(Caller caller) {
      return Set.of(Room.chatOf(caller.userId()));
    }
  },
  NOTIFICATIONS("/ws/notifications") {
    @Override
    Set<Room> roomsOf(Caller caller) {
      Room own = Room.notificationsOf(caller.userId());
      return caller.collegeId().isPresent()
          ? Set.of(own, Room.notificationsOfCollege(caller.collegeId().getAsLong()))
          : Set.of(own);
    }
  };

  private final String path;

  Channel(String path) {
    this.path = path;
  }

  /** Its name for those who watch the server. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one that has this {@link #label}. */
  static Channel labelled(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }

  abstract Set<Room> roomsOf(Caller caller);

  /**
   * @param path the request's path in the application, with or without a trailing slash
   */
  static Optional<Channel> at(String path) {
    for (Channel channel : values()) {
      if (path.equals(channel.path) || path.equals(channel.path + "/")) {
        return Optional.of(channel);
      }
    }
    return Optional.empty();
  }
}
