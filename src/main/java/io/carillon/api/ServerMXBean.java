package io.carillon.api;

import java.util.SortedMap;

/** What JMX shows of this node: the attributes are those of {@link Stats}. */
public interface ServerMXBean {

  String getNode();

  boolean isDraining();

  int getConnections();

  SortedMap<String, Integer> getChannels();

  int getRooms();

  long getConnectionsOpened();

  SortedMap<String, Long> getHandshakesRefused();

  SortedMap<String, Long> getCloses();

  long getOutboxOverflows();

  long getFramesReceived();

  long getFramesSent();

  long getMessagesAcknowledged();

  long getCommits();

  double getCommitSeconds();

  long getCommitFailures();

  int getJournalQueue();

  SortedMap<String, Long> getLogins();

  SortedMap<String, Long> getBulkRecipients();

  /** Closes a user's live connections with 1001 and answers how many there were. */
  int disconnectUser(long userId);

  /** Lets nobody in and sends everybody away, over some seconds; readiness is down meanwhile. */
  void drain();

  /** Ends a drain. */
  void resume();

  /**
   * Before the process is stopped: what was accepted is stored and answered, then all connections
   * are closed with 1001. Returns when that is done, within some seconds. There is no way back.
   */
  void shutDown();
}
