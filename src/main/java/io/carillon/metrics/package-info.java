/**
 * What is counted and timed, and the text that monitoring reads. Features say what happened in
 * their own words ({@code meters.framesSent(n)}) and know no library; each meter is made once, at
 * start, so that counting looks nothing up. The only user of {@code io.micrometer}. Imports nothing
 * of ours.
 */
package io.carillon.metrics;
