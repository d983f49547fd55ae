package io.carillon.socket;

import io.carillon.delivery.SessionRegistry;
import io.carillon.metrics.ConnectionMeters;
import io.carillon.wire.CloseCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.stream.Stream;

/**
 * Announces at start which channels, refusals and close codes there will be: a counter that appears
 * with its first event hides that event from whoever watches its rate.
 */
@ApplicationScoped
public class MeteredLabels {

  @Inject private ConnectionMeters meters;
  @Inject private SessionRegistry registry;

  void announce(@Observes Startup started) {
    meters.announce(
        Stream.of(Refusal.values()).map(Refusal::reason).toList(),
        Stream.of(CloseCode.values()).map(CloseCode::code).toList());
    for (Channel channel : Channel.values()) {
      meters.watchConnections(channel.label(), () -> count(channel));
    }
  }

  private int count(Channel channel) {
    return (int)
        registry.all().stream()
            .filter(connection -> connection.channel().equals(channel.label()))
            .count();
  }
}
