package io.carillon.core;

import java.util.Locale;

/** What a user may do. Written in lower case on the wire and in the database. */
public enum Role {
  STUDENT,
  STAFF,
  ADMIN;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException for any text but a wire name
   */
  public static Role ofWireName(String text) {
    for (Role role : values()) {
      if (role.wireName().equals(text)) {
        return role;
      }
    }
    throw new IllegalArgumentException("role must be one of student, staff, admin");
  }
}
