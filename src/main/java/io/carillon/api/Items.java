package io.carillon.api;

import java.util.List;

/** A list as every call answers it, with room for more keys later. */
public record Items<T>(List<T> items) {}
