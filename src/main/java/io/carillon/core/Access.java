package io.carillon.core;

import java.time.Instant;

/** What a valid access token stands for: its owner, and until when. */
public record Access(Caller caller, long tokenId, Instant expiresAt) {

  public boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
