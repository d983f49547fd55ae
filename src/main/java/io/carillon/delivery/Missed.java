package io.carillon.delivery;

import io.carillon.core.Caller;
import io.carillon.core.Sized;
import io.carillon.wire.ServerFrame;
import java.util.List;

/** What someone has missed, as the database has it: looked through first, then read in steps. */
public interface Missed {

  /** The newest {@link Replay#LOOK_FOR} with a greater id, the newest first. */
  List<Sized> newestFirst(Caller caller, long lastSeen);

  /** The greatest id given out to anybody. */
  long newestId();

  /** The frames of all of them from one id to another, both included, oldest first. */
  List<? extends ServerFrame> between(Caller caller, long first, long last);
}
