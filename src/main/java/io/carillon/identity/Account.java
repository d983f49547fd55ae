package io.carillon.identity;

import io.carillon.core.Caller;

/** A user as an administrator sees it. */
public record Account(Caller user, boolean active) {}
