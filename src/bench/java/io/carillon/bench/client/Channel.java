package io.carillon.bench.client;

/** What a client connects to. */
public enum Channel {
  CHAT("/ws/chat/"),
  NOTIFICATIONS("/ws/notifications/");

  private final String path;

  Channel(String path) {
    this.path = path;
  }

  String path() {
    return path;
  }
}
