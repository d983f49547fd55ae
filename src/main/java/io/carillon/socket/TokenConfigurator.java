package io.carillon.socket;

import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;

/**
 * Lets a handshake through only when the filter has put a connection on it. The endpoint finds that
 * connection as the session's principal, which belongs to one session alone, as user properties of
 * the shared endpoint configuration would not.
 */
public class TokenConfigurator extends ServerEndpointConfig.Configurator {

  @Override
  public void modifyHandshake(
      ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
    if (!(request.getUserPrincipal() instanceof ConnectionPrincipal)) {
      // What the specification says stops a handshake; throwing would be a 500 on Payara 6.
      response.getHeaders().put(HandshakeResponse.SEC_WEBSOCKET_ACCEPT, List.of());
    }
  }
}
