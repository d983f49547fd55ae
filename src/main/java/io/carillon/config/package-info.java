/**
 * What an administrator decides and what follows from it at start: typed settings, the allowed
 * hosts, the database connection and its schema. The only reader of configuration. Imports {@code
 * core} only.
 */
package io.carillon.config;
