package io.carillon.core;

import java.util.List;

/**
 * The items of a page, in its order.
 *
 * @param more whether there is a next page
 */
public record Part<T>(List<T> items, boolean more) {}
