/**
 * The WebSocket edge: refuses or admits handshakes, turns frames into calls of the chat service and
 * answers into frames, and watches over live connections. The only user of {@code
 * jakarta.websocket}. Imports {@code core}, {@code wire}, {@code config}, {@code metrics}, {@code
 * task}, {@code identity}, {@code delivery}, {@code chat} and {@code notification}; nobody imports
 * it.
 */
package io.carillon.socket;
