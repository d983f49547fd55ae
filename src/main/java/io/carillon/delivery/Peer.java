package io.carillon.delivery;

import io.carillon.core.Access;
import java.util.OptionalLong;

/**
 * Who is at the other end of a connection.
 *
 * @param address the client's address, for limits and logs
 * @param channel the name of the channel it has connected to
 * @param lastSeen the greatest id it has; present when it asks for what came after
 */
public record Peer(Access access, String address, String channel, OptionalLong lastSeen) {}
