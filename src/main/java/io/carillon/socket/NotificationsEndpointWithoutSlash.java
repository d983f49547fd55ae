package io.carillon.socket;

import jakarta.websocket.server.ServerEndpoint;

/** The same channel at its other address: containers match endpoint paths letter for letter. */
@ServerEndpoint(value = "/ws/notifications", configurator = TokenConfigurator.class)
public class NotificationsEndpointWithoutSlash extends NotificationsEndpoint {}
