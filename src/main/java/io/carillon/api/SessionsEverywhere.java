package io.carillon.api;

import io.carillon.delivery.NodeBus;
import io.carillon.delivery.NodeQuestion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The live connections of all nodes. */
@ApplicationScoped
public class SessionsEverywhere implements NodeQuestion {

  @Inject private LiveSessions sessions;
  @Inject private NodeBus bus;

  /** Oldest first. */
  LiveSessions.Listing list(LiveSessions.Search search) {
    LiveSessions.Listing here = sessions.list(search);
    int total = here.total();
    List<SessionJson> items = new ArrayList<>(here.items());
    for (String answer : bus.askOthers(name(), NodeJson.write(search))) {
      LiveSessions.Listing there = NodeJson.read(answer, LiveSessions.Listing.class);
      total += there.total();
      items.addAll(there.items());
    }
    return new LiveSessions.Listing(
        total,
        items.stream()
            .sorted(Comparator.comparing(SessionJson::connectedSince))
            .limit(search.limit())
            .toList());
  }

  @Override
  public String name() {
    return "sessions";
  }

  @Override
  public String answer(String detail) {
    return NodeJson.write(sessions.list(NodeJson.read(detail, LiveSessions.Search.class)));
  }
}
