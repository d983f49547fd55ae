/**
 * Notices of a college: written as a draft, published, edited. Says that one was published by a CDI
 * event from inside its transaction; who tells the members is not its business. Imports {@code
 * core}, {@code config} and {@code identity}.
 */
package io.carillon.notice;
