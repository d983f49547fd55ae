/**
 * The heart: who is connected, in which rooms, and how a frame gets to all of them. Knows
 * connections and rooms, not users' stores nor the WebSocket API: {@link
 * io.carillon.delivery.Transport} and {@link io.carillon.delivery.NodeBus} are its two boundaries.
 * Imports {@code core}, {@code wire}, {@code config} and {@code task}.
 */
package io.carillon.delivery;
