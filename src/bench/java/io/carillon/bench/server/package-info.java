/** What is measured: a Carillon started for it, or a server that runs already. */
package io.carillon.bench.server;
