/**
 * The edge for REST and for those who watch the server: resources that translate and call one
 * service each, who may call, and faults as problem JSON; health, metrics and the MXBean. The only
 * user of {@code jakarta.ws.rs}. Imports the features it serves; nobody imports it.
 */
package io.carillon.api;
