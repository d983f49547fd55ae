package io.carillon.socket;

import io.carillon.config.Settings;
import io.carillon.delivery.Connection;
import io.carillon.metrics.ConnectionMeters;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Stands before the container's upgrade, the only place where Payara and WildFly both let a
 * handshake be refused with a status and body of ours, and where a connection can join its rooms
 * before the 101 leaves: {@code @OnOpen} runs after it.
 */
@WebFilter(filterName = "handshake", urlPatterns = "/*", asyncSupported = true)
public class HandshakeFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Inject private transient Handshakes handshakes;
  @Inject private transient Settings settings;
  @Inject private transient ConnectionMeters meters;
  @Inject private transient UnfinishedMessages unfinished;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!isOurs(request)) {
      chain.doFilter(request, response);
      return;
    }
    Optional<Channel> channel = Channel.at(request.getServletPath());
    Optional<Refusal> fault =
        channel.isEmpty() ? Optional.of(Refusal.NOT_FOUND) : UpgradeHeaders.fault(request);
    if (fault.isPresent()) {
      refuse(fault.get(), response);
    } else {
      Handshakes.Outcome outcome =
          handshakes.decide(
              channel.get(),
              Optional.ofNullable(request.getHeader("Origin")),
              parameter(request, "token"),
              parameter(request, "since"),
              settings.access().trustedProxies().clientAddress(request));
      if (outcome instanceof Handshakes.Outcome.Refused refused) {
        refuse(refused.why(), response);
      } else if (outcome instanceof Handshakes.Outcome.Admitted admitted) {
        Connection connection = admitted.connection();
        upgrade(
            connection,
            new AdmittedRequest(
                request,
                new ConnectionPrincipal(connection, unfinished.of(connection)),
                settings.limits()),
            response,
            chain);
      }
    }
  }

  private static List<String> parameter(HttpServletRequest request, String name) {
    String[] values = request.getParameterValues(name);
    return values == null ? List.of() : List.of(values);
  }

  private void refuse(Refusal why, HttpServletResponse response) throws IOException {
    meters.handshakeRefused(why.reason());
    why.answer(response);
  }

  /**
   * Whatever is under {@code /ws}, and what asks for a WebSocket elsewhere: Tyrus 2.1 (Payara 6)
   * looks at every such request, and answers 500 when the path has characters that URIs don't.
   */
  private static boolean isOurs(HttpServletRequest request) {
    return request.getServletPath().startsWith("/ws/") || UpgradeHeaders.askForWebSocket(request);
  }

  /** A handshake that the container refuses after all leaves no connection behind. */
  private static void upgrade(
      Connection connection,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    boolean upgraded = false;
    try {
      chain.doFilter(request, response);
      upgraded = response.getStatus() == HttpServletResponse.SC_SWITCHING_PROTOCOLS;
    } finally {
      if (upgraded) {
        UndertowInput.guard(request, connection);
      } else {
        connection.gone();
      }
    }
  }
}
