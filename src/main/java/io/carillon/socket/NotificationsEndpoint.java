package io.carillon.socket;

import io.carillon.delivery.Connection;
import io.carillon.delivery.Missed;
import io.carillon.notification.MissedNotifications;
import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

/** The notifications channel: what clients send counts against the limits and is ignored. */
@ServerEndpoint(value = "/ws/notifications/", configurator = TokenConfigurator.class)
public class NotificationsEndpoint extends ChannelEndpoint {

  @Inject private MissedNotifications missedNotifications;

  @Override
  void opened(Connection opened) {
    // Nothing to prepare.
  }

  @Override
  Missed missed() {
    return missedNotifications;
  }

  @Override
  void received(String text) {
    // Server to client only, says the protocol.
  }

  @Override
  void receivedBinary() {
    // The same.
  }
}
