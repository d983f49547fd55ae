package io.carillon.socket;

import io.carillon.core.Access;
import io.carillon.delivery.Connection;
import io.carillon.delivery.SessionRegistry;
import io.carillon.identity.AccessInDoubt;
import io.carillon.identity.Tokens;
import io.carillon.task.InTurn;
import io.carillon.wire.CloseCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Connections follow their user: who was moved to another college, renamed or given another role
 * has the new room, name and rights without connecting again. One whose token is no longer good is
 * closed.
 */
@ApplicationScoped
public class FollowedAccess {

  /** Connections whose tokens one query asks for. */
  private static final int MOST_AT_ONCE = 500;

  @Inject private SessionRegistry registry;
  @Inject private Tokens tokens;

  void follow(@Observes AccessInDoubt doubt) {
    List<Connection> concerned =
        registry.all().stream()
            .filter(connection -> doubt.concerns(connection.access().caller().userId()))
            .toList();
    List<List<Connection>> batches = new ArrayList<>();
    for (int from = 0; from < concerned.size(); from += MOST_AT_ONCE) {
      batches.add(concerned.subList(from, Math.min(from + MOST_AT_ONCE, concerned.size())));
    }
    InTurn.forEach(batches, this::check);
  }

  private void check(List<Connection> batch) {
    Map<Long, Access> good =
        tokens.good(batch.stream().map(connection -> connection.access().tokenId()).toList());
    InTurn.forEach(batch, connection -> follow(connection, good));
  }

  private void follow(Connection connection, Map<Long, Access> good) {
    Access now = good.get(connection.access().tokenId());
    if (now == null) {
      connection.close(CloseCode.TOKEN_ENDED);
    } else if (!now.equals(connection.access())) {
      Channel channel = Channel.labelled(connection.channel());
      registry.move(connection, now, channel.roomsOf(now.caller()));
    }
  }
}
