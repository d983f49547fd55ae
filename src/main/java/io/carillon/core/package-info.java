/**
 * The words every feature shares: who calls, with which role, and what can go wrong. Imports
 * nothing but the JDK, so that the client jar can carry it to other servers.
 */
package io.carillon.core;
