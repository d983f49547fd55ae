/**
 * One-to-one chat: takes a message, stores it, acknowledges it after its commit and hands it to the
 * receiver's connections; and what was said before. Imports {@code core}, {@code wire}, {@code
 * config}, {@code metrics}, {@code identity} and {@code delivery}.
 */
package io.carillon.chat;
