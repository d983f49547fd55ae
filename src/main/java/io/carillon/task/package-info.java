/**
 * What is done again and again: one way to run it, which goes on whatever is thrown, keeps to
 * monotonic time, and is seen when it doesn't run. Nobody else schedules anything. Imports {@code
 * metrics} only.
 */
package io.carillon.task;
