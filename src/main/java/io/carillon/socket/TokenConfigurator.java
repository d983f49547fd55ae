package io.carillon.socket;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.InjectionTarget;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets a handshake through only when the filter has put a connection on it, and makes the
 * endpoints. An endpoint finds that connection as the session's principal, which belongs to one
 * session alone, as user properties of the shared endpoint configuration would not.
 */
public class TokenConfigurator extends ServerEndpointConfig.Configurator {

  private final Map<Class<?>, InjectionTarget<?>> targets = new ConcurrentHashMap<>();

  @Override
  public void modifyHandshake(
      ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
    if (!(request.getUserPrincipal() instanceof ConnectionPrincipal)) {
      // What the specification says stops a handshake; throwing would be a 500 on Payara 6.
      response.getHeaders().put(HandshakeResponse.SEC_WEBSOCKET_ACCEPT, List.of());
    }
  }

  /**
   * Tyrus 2.1 (Payara 6) would work out anew what to inject for each connection, under one lock,
   * and keep it, with the endpoint, in a static map until the session closes, which it doesn't when
   * the client vanishes behind its handshake. Nothing is injected here that would have to be
   * destroyed again.
   */
  @Override
  public <T> T getEndpointInstance(Class<T> type) {
    BeanManager beans = CDI.current().getBeanManager();
    return type.cast(made(targets.computeIfAbsent(type, t -> targetOf(beans, t)), beans));
  }

  private static <E> InjectionTarget<E> targetOf(BeanManager beans, Class<E> type) {
    return beans
        .getInjectionTargetFactory(beans.createAnnotatedType(type))
        .createInjectionTarget(null);
  }

  private static <E> E made(InjectionTarget<E> target, BeanManager beans) {
    CreationalContext<E> context = beans.createCreationalContext(null);
    E endpoint = target.produce(context);
    target.inject(endpoint, context);
    return endpoint;
  }
}
