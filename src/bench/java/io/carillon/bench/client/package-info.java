/**
 * The driver's side of the protocol: many WebSocket connections on one thread, as cheap as can be.
 */
package io.carillon.bench.client;
