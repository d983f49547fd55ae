/**
 * What programs in other JVMs and other applications on this server compile against, with {@code
 * Problem} and {@code Role}: {@code carillon-client.jar}. Imports {@code core}.
 */
package io.carillon.client;
