package io.carillon.socket;

import io.carillon.config.AllowedHosts;
import io.carillon.config.RefusedOrigins;
import io.carillon.config.Settings;
import io.carillon.core.Access;
import io.carillon.delivery.Connection;
import io.carillon.delivery.Drain;
import io.carillon.delivery.Peer;
import io.carillon.delivery.SessionRegistry;
import io.carillon.delivery.Writers;
import io.carillon.identity.Tokens;
import io.carillon.metrics.ConnectionMeters;
import io.carillon.wire.CloseCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Decides on a handshake, and makes the connection of one that is admitted. */
@ApplicationScoped
public class Handshakes {

  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  /** What a handshake comes to. */
  sealed interface Outcome {

    /** The connection is in its rooms; it must end if the upgrade doesn't follow. */
    record Admitted(Connection connection) implements Outcome {}

    record Refused(Refusal why) implements Outcome {}
  }

  @Inject private Settings settings;
  @Inject private RefusedOrigins refusedOrigins;
  @Inject private Tokens tokens;
  @Inject private SessionRegistry registry;
  @Inject private Writers writers;
  @Inject private ConnectionQuota quota;
  @Inject private Drain drain;
  @Inject private ConnectionMeters meters;
  @Inject private CatchUp catchUp;

  /**
   * @param tokenParameters the values of the token parameter
   * @param sinceParameters those of the since parameter
   * @param address the client's address
   */
  Outcome decide(
      Channel channel,
      Optional<String> origin,
      List<String> tokenParameters,
      List<String> sinceParameters,
      String address) {
    if (drain.isOn()) {
      return new Outcome.Refused(Refusal.DRAINING);
    }
    Optional<Refusal> fault = originFault(origin).or(() -> parameterFault(tokenParameters));
    if (fault.isPresent()) {
      return new Outcome.Refused(fault.get());
    }
    String token = tokenParameters.get(0);
    Optional<Access> access = tokens.authenticate(token);
    if (access.isEmpty()) {
      return new Outcome.Refused(Refusal.TOKEN_INVALID);
    }
    OptionalLong lastSeen = lastSeen(sinceParameters);
    if (lastSeen.isEmpty() && !sinceParameters.isEmpty()) {
      return new Outcome.Refused(Refusal.SINCE_INVALID);
    }
    Connection connection =
        new Connection(
            new Peer(access.get(), address, channel.label(), lastSeen),
            channel.roomsOf(access.get().caller()),
            settings.limits().outboxFrames(),
            writers.of(channel.label()),
            this::ended);
    if (!quota.admit(connection)) {
      return new Outcome.Refused(Refusal.TOO_MANY_CONNECTIONS);
    }
    registry.join(connection);
    meters.connectionOpened();
    // What changed before the join was too early to close this connection, or to move it.
    Optional<Access> joined = tokens.authenticate(token);
    if (joined.isEmpty()) {
      connection.gone();
      return new Outcome.Refused(Refusal.TOKEN_INVALID);
    }
    if (!joined.equals(access)) {
      registry.move(connection, joined.get(), channel.roomsOf(joined.get().caller()));
    }
    return new Outcome.Admitted(connection);
  }

  private Optional<Refusal> originFault(Optional<String> origin) {
    AllowedHosts hosts = settings.access().allowedHosts();
    if (origin.isEmpty()) {
      boolean accepted = settings.access().nativeClients() || hosts.allowsAll();
      return accepted ? Optional.empty() : Optional.of(Refusal.ORIGIN_MISSING);
    }
    if (hosts.allowsOrigin(origin.get())) {
      return Optional.empty();
    }
    refusedOrigins.note(origin.get());
    return Optional.of(Refusal.ORIGIN_NOT_ALLOWED);
  }

  private static Optional<Refusal> parameterFault(List<String> tokens) {
    if (tokens.size() > 1) {
      return Optional.of(Refusal.TOKEN_REPEATED);
    }
    return tokens.isEmpty() || tokens.get(0).isEmpty()
        ? Optional.of(Refusal.TOKEN_MISSING)
        : Optional.empty();
  }

  /** Empty also when the parameter is there and wrong. */
  private static OptionalLong lastSeen(List<String> values) {
    if (values.size() != 1 || !DIGITS.matcher(values.get(0)).matches()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(values.get(0)));
    } catch (NumberFormatException e) {
      return OptionalLong.empty(); // More than there are ids.
    }
  }

  private void ended(Connection connection) {
    registry.leave(connection);
    quota.release(connection);
    catchUp.ended(connection);
    connection.closedWith().ifPresent(this::count);
  }

  private void count(CloseCode code) {
    meters.connectionClosed(code.code());
    if (code == CloseCode.TOO_SLOW) {
      meters.outboxOverflowed();
    }
  }
}
