package io.carillon.delivery;

import io.carillon.core.Access;

/**
 * Who is at the other end of a connection.
 *
 * @param address the client's address, for limits and logs
 * @param channel the name of the channel it has connected to
 */
public record Peer(Access access, String address, String channel) {}
