/**
 * How the nodes that share a database work together: one alone, which makes sure of that, or
 * several that hand each other frames over a JMS topic and find in the database what didn't come.
 * Imports {@code core}, {@code wire}, {@code config}, {@code task} and {@code delivery}; nobody
 * imports it.
 */
package io.carillon.cluster;
