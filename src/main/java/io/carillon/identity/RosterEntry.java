package io.carillon.identity;

import io.carillon.core.Fields;

/** The values of one user in a roster, by name, whatever the roster's format. */
public interface RosterEntry {

  /** Null when there is none; a value that isn't text is reported. */
  String text(String name, Fields fields);

  /** Null when there is none; a value that isn't a whole number is reported. */
  Long number(String name, Fields fields);
}
