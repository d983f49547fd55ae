/**
 * Bulk messages: one text to many people. Stored and queued in one transaction, split into pages
 * that several consumers share, each page in a short transaction of its own. The only user of
 * {@code jakarta.jms} besides {@code cluster}. Imports {@code core}, {@code config}, {@code
 * metrics}, {@code task}, {@code identity} and {@code notification}.
 */
package io.carillon.bulk;
