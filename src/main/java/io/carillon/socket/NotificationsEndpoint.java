package io.carillon.socket;

import io.carillon.core.Caller;
import io.carillon.delivery.Connection;
import io.carillon.notification.MissedNotifications;
import io.carillon.wire.ServerFrame;
import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;
import java.util.List;

/** The notifications channel: what clients send counts against the limits and is ignored. */
@ServerEndpoint(value = "/ws/notifications/", configurator = TokenConfigurator.class)
public class NotificationsEndpoint extends ChannelEndpoint {

  @Inject private MissedNotifications missedNotifications;

  @Override
  void opened(Connection opened) {
    // Nothing to prepare.
  }

  @Override
  List<ServerFrame> missed(Caller caller, long lastSeen) {
    return missedNotifications.of(caller, lastSeen);
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
