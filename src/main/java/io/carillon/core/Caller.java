package io.carillon.core;

import java.util.OptionalLong;

/** The active user on whose behalf something is done. */
public record Caller(
    long userId, String username, String fullName, OptionalLong collegeId, Role role) {}
