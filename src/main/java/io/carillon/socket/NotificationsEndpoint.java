package io.carillon.socket;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.ByteBuffer;

/** The notifications channel: what clients send is counted against the limits and ignored. */
@ServerEndpoint(value = "/ws/notifications/", configurator = TokenConfigurator.class)
public class NotificationsEndpoint extends ChannelEndpoint {

  @OnMessage
  public void text(String text) {
    intake().admits(text);
  }

  @OnMessage
  public void binary(ByteBuffer bytes) {
    intake().admits(bytes.remaining());
  }
}
