/**
 * How the nodes that share a database find each other. For now there is one node, and it makes sure
 * of that. Imports {@code core}, {@code config} and {@code delivery}; nobody imports it.
 */
package io.carillon.cluster;
