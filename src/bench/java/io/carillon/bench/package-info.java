/** The benchmark: a load driver for servers that speak Carillon's protocol. See performance.md. */
package io.carillon.bench;
