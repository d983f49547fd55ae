package io.carillon.api;

import java.util.SortedMap;

/**
 * The counters of this node since it started, and how things stand now.
 *
 * @param node the server process
 * @param channels live connections by channel
 * @param rooms rooms with somebody in them
 * @param handshakesRefused by reason
 * @param closes connections that the server closed, by code
 * @param logins by result
 * @param bulkRecipients of bulk messages, by result
 * @param commitSeconds all journal commits together
 */
public record Stats(
    String node,
    boolean draining,
    int connections,
    SortedMap<String, Integer> channels,
    int rooms,
    long connectionsOpened,
    SortedMap<String, Long> handshakesRefused,
    SortedMap<String, Long> closes,
    long outboxOverflows,
    long framesReceived,
    long framesSent,
    long messagesAcknowledged,
    long commits,
    double commitSeconds,
    long commitFailures,
    int journalQueue,
    SortedMap<String, Long> logins,
    SortedMap<String, Long> bulkRecipients) {}
