/** What the driver does to a server, and the accounts it keeps of what came back. */
package io.carillon.bench.load;
