package io.carillon.api;

import io.carillon.chat.MessageJournal;
import io.carillon.delivery.Connection;
import io.carillon.delivery.Drain;
import io.carillon.delivery.SessionRegistry;
import io.carillon.metrics.BulkMeters;
import io.carillon.metrics.ConnectionMeters;
import io.carillon.metrics.JournalMeters;
import io.carillon.metrics.LoginMeters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads the meters for people, who want a few numbers and no time series. */
@ApplicationScoped
public class Statistics {

  @Inject private LiveSessions sessions;
  @Inject private SessionRegistry registry;
  @Inject private Drain drain;
  @Inject private MessageJournal journal;
  @Inject private ConnectionMeters connectionMeters;
  @Inject private JournalMeters journalMeters;
  @Inject private LoginMeters loginMeters;
  @Inject private BulkMeters bulkMeters;

  public Stats now() {
    return new Stats(
        sessions.node(),
        drain.isOn(),
        registry.size(),
        registry.all().stream()
            .collect(Collectors.toMap(Connection::channel, c -> 1, Integer::sum, TreeMap::new)),
        registry.roomCount(),
        connectionMeters.opened(),
        connectionMeters.handshakesRefused(),
        connectionMeters.closes(),
        connectionMeters.outboxOverflows(),
        connectionMeters.framesReceived(),
        connectionMeters.framesSent(),
        journalMeters.acknowledged(),
        journalMeters.commits(),
        journalMeters.commitSeconds(),
        journalMeters.commitFailures(),
        journal.queued(),
        loginMeters.totals(),
        bulkMeters.recipients());
  }
}
