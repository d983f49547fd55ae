/**
 * Notices of a college: written as a draft, published, edited. Says by CDI event, from inside the
 * transaction, what changes for its members; who tells them is not its business. Imports {@code
 * core}, {@code config} and {@code identity}.
 */
package io.carillon.notice;
