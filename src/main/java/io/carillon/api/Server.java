package io.carillon.api;

import io.carillon.delivery.Drain;
import io.carillon.delivery.Stopping;
import jakarta.enterprise.event.Event;
import java.util.SortedMap;

/** Reads {@link Statistics} and passes operations on. */
final class Server implements ServerMXBean {

  private final Statistics statistics;
  private final LiveSessions sessions;
  private final Drain drain;
  private final Event<Stopping> stopping;

  Server(Statistics statistics, LiveSessions sessions, Drain drain, Event<Stopping> stopping) {
    this.statistics = statistics;
    this.sessions = sessions;
    this.drain = drain;
    this.stopping = stopping;
  }

  @Override
  public String getNode() {
    return statistics.now().node();
  }

  @Override
  public boolean isDraining() {
    return statistics.now().draining();
  }

  @Override
  public int getConnections() {
    return statistics.now().connections();
  }

  @Override
  public SortedMap<String, Integer> getChannels() {
    return statistics.now().channels();
  }

  @Override
  public int getRooms() {
    return statistics.now().rooms();
  }

  @Override
  public long getConnectionsOpened() {
    return statistics.now().connectionsOpened();
  }

  @Override
  public SortedMap<String, Long> getHandshakesRefused() {
    return statistics.now().handshakesRefused();
  }

  @Override
  public SortedMap<String, Long> getCloses() {
    return statistics.now().closes();
  }

  @Override
  public long getOutboxOverflows() {
    return statistics.now().outboxOverflows();
  }

  @Override
  public long getFramesReceived() {
    return statistics.now().framesReceived();
  }

  @Override
  public long getFramesSent() {
    return statistics.now().framesSent();
  }

  @Override
  public long getMessagesAcknowledged() {
    return statistics.now().messagesAcknowledged();
  }

  @Override
  public long getCommits() {
    return statistics.now().commits();
  }

  @Override
  public double getCommitSeconds() {
    return statistics.now().commitSeconds();
  }

  @Override
  public long getCommitFailures() {
    return statistics.now().commitFailures();
  }

  @Override
  public int getJournalQueue() {
    return statistics.now().journalQueue();
  }

  @Override
  public SortedMap<String, Long> getLogins() {
    return statistics.now().logins();
  }

  @Override
  public SortedMap<String, Long> getBulkRecipients() {
    return statistics.now().bulkRecipients();
  }

  @Override
  public int disconnectUser(long userId) {
    return sessions.disconnect(userId);
  }

  @Override
  public void drain() {
    drain.start();
  }

  @Override
  public void resume() {
    drain.stop();
  }

  @Override
  public void shutDown() {
    stopping.fire(new Stopping());
  }
}
