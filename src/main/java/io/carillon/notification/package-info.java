/**
 * Notifications: stored in the transaction that causes them, shown live after its commit, kept in
 * an inbox for who was away. One row an announcement, not one a member. Imports {@code core},
 * {@code config}, {@code wire}, {@code identity}, {@code delivery} and {@code notice}.
 */
package io.carillon.notification;
